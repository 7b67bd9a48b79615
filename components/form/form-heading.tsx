import { FORM_TEXTS } from '../../utils/i18n/form-texts.ts';
import { useTexts, useTextsOf } from '../../utils/ui/language-context.ts';
import type { Draft } from '../../utils/ui/use-draft.ts';

/** The form's name, whether what was typed is durable, and the step back. */
export function FormHeading({ draft }: { draft: Draft }) {
  const page = useTexts();
  const texts = useTextsOf(FORM_TEXTS);
  return (
    <div class="form-heading">
      <h2>{page.form}</h2>
      <span class="saved" role="status">
        {draft.saving > 0 ? page.saving : draft.finding.version > 1 ? page.savedAsDraft : ''}
      </span>
      <span class="spring" />
      {draft.undo && (
        <button type="button" class="button small" data-action="undo-edit" onClick={draft.undo}>
          {texts.undoEdit}
        </button>
      )}
    </div>
  );
}
