import { useState } from 'preact/hooks';
import { DISMISS_REASONS } from '../../utils/contract/codes.ts';
import type { DismissReason, Review } from '../../utils/contract/finding.ts';
import { REVIEW_TEXTS } from '../../utils/i18n/review-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';
import { LongField } from '../form/fields.tsx';
import { Dialog } from './dialog.tsx';

interface Props {
  onDismiss(because: NonNullable<Review['dismissed']>): void;
  onClose(): void;
}

/** Asks why; a number key chooses the reason, Enter confirms. */
export function DismissDialog({ onDismiss, onClose }: Props) {
  const texts = useTextsOf(REVIEW_TEXTS);
  const [reason, setReason] = useState<DismissReason>(DISMISS_REASONS[0]);
  const [note, setNote] = useState<string | null>(null);
  return (
    <Dialog title={texts.dismissTitle} onClose={onClose}>
      <form
        class="form"
        onKeyDown={({ key, target }) => {
          const chosen = DISMISS_REASONS[Number(key) - 1];
          if (chosen && !(target instanceof HTMLTextAreaElement)) setReason(chosen);
        }}
        onSubmit={(event) => {
          event.preventDefault();
          onDismiss({ reason, note });
        }}
      >
        <fieldset>
          <legend class="hidden">{texts.dismissTitle}</legend>
          {DISMISS_REASONS.map((name, index) => (
            <label key={name} class="choice">
              <input type="radio" name="reason" checked={reason === name} onChange={() => setReason(name)} />
              <span>
                <kbd>{index + 1}</kbd> {texts.dismissReason[name]}
              </span>
            </label>
          ))}
        </fieldset>
        <LongField name="dismissNote" label={texts.dismissNote} rows={2} value={note} onInput={setNote} />
        <div class="row">
          <button type="button" class="button" onClick={onClose}>
            {texts.cancel}
          </button>
          <span class="spring" />
          <button type="submit" class="button primary">
            {texts.dismissConfirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
