import type { Capture } from '../../utils/contract/capture.ts';
import { writeNarrative } from '../../utils/domain/write-narrative.ts';
import { FORM_TEXTS } from '../../utils/i18n/form-texts.ts';
import { useTexts, useTextsOf } from '../../utils/ui/language-context.ts';
import type { Draft } from '../../utils/ui/use-draft.ts';
import { LongField } from './fields.tsx';

/** What was seen, in the person's words; may begin with the captured facts. */
export function AccountField({ draft, captures }: { draft: Draft; captures: readonly Capture[] }) {
  const page = useTexts();
  const texts = useTextsOf(FORM_TEXTS);
  const { finding, change } = draft;
  const start = () => {
    const facts = writeNarrative(finding, captures);
    // What the person has written stays, below.
    change({ narrative: finding.narrative ? `${facts}\n\n${finding.narrative}` : facts });
  };
  return (
    <>
      <LongField
        name="narrative"
        label={page.narrative}
        hint={page.narrativeHint}
        rows={6}
        maxLength={20_000}
        value={finding.narrative}
        onInput={(narrative) => change({ narrative })}
      />
      <button type="button" class="button" onClick={start}>
        {texts.startNarrative}
      </button>
    </>
  );
}
