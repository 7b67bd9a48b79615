import { NETWORK_TEXTS } from '../../utils/i18n/network-texts.ts';
import type { LinkUse } from '../../utils/storage/database.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';

const CHOICES: readonly LinkUse[] = ['auto', 'saving'];

/** How much of the link sending may use. */
export function LinkUseChoice({ use, onChoose }: { use: LinkUse; onChoose(use: LinkUse): void }) {
  const texts = useTextsOf(NETWORK_TEXTS);
  return (
    <fieldset class="card" aria-describedby="link-hint">
      <legend>{texts.linkTitle}</legend>
      {CHOICES.map((choice) => (
        <label key={choice} class="choice">
          <input type="radio" name="link" checked={use === choice} onChange={() => onChoose(choice)} />
          <span>{texts.link[choice]}</span>
        </label>
      ))}
      <p id="link-hint" class="hint">
        {texts.linkHint}
      </p>
    </fieldset>
  );
}
