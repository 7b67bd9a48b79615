import { useTexts } from '../../utils/ui/language-context.ts';
import { FlagIcon, PickIcon } from '../frame/icons.tsx';

/** Flagging what no button stands beside: the page below the popup, or a part of it that is pointed at. */
export function FlagRow({ onFlag, onPick }: { onFlag(): void; onPick(): void }) {
  const texts = useTexts();
  return (
    <div class="flag-row">
      <button type="button" class="button" onClick={onFlag}>
        <FlagIcon /> {texts.flagPage}
      </button>
      <button type="button" class="button" onClick={onPick}>
        <PickIcon /> {texts.pickPart}
      </button>
    </div>
  );
}
