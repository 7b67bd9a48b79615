import { useState } from 'preact/hooks';
import type { DeviceTexts } from '../../utils/i18n/device-texts.ts';

interface Props {
  texts: DeviceTexts;
  /** Findings that would be lost; null where that cannot be told. */
  unsent: number | null;
  failed: boolean;
  onWipe(): void;
}

/** Removes everything, and asks once. */
export function WipeButton({ texts, unsent, failed, onWipe }: Props) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      {failed && (
        <p class="problem" role="alert">
          {texts.wipeFailed}
        </p>
      )}
      {asking ? (
        <div role="alertdialog" aria-label={texts.wipeTitle} aria-describedby="wipe-ask">
          <p id="wipe-ask" class="problem">
            {unsent === null ? texts.wipeAskLocked : texts.wipeAsk(unsent)}
          </p>
          <div class="row">
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {texts.wipeNo}
            </button>
            <button type="button" class="button quiet" onClick={onWipe}>
              {texts.wipeYes}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" class="button quiet" onClick={() => setAsking(true)}>
          {texts.wipe}
        </button>
      )}
    </>
  );
}
