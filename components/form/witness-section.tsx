import type { Witness } from '../../utils/contract/finding.ts';
import { FORM_TEXTS } from '../../utils/i18n/form-texts.ts';
import { useTextsOf } from '../../utils/ui/language-context.ts';
import type { Draft } from '../../utils/ui/use-draft.ts';
import { Choice, LongField, TextField } from './fields.tsx';

const MAX = 20;

/** Who else saw it, and whether they agree to be named. */
export function WitnessSection({ draft }: { draft: Draft }) {
  const texts = useTextsOf(FORM_TEXTS);
  const { witnesses } = draft.finding;
  const set = (index: number, fields: Partial<Witness>) =>
    draft.change({ witnesses: witnesses.map((one, at) => (at === index ? { ...one, ...fields } : one)) });
  return (
    <fieldset class="section">
      <legend>{texts.sections.witnesses}</legend>
      {witnesses.map((witness, index) => (
        <fieldset key={index}>
          <legend>{texts.witness(index + 1)}</legend>
          <div class="pair">
            <TextField
              name={`witness-${index}`}
              label={texts.witnessName}
              value={witness.name}
              onInput={(name) => set(index, { name: name ?? '' })}
            />
            <TextField
              name={`witness-contact-${index}`}
              label={texts.witnessContact}
              value={witness.contact}
              onInput={(contact) => set(index, { contact })}
            />
          </div>
          <LongField
            name={`witness-statement-${index}`}
            label={texts.witnessStatement}
            rows={2}
            maxLength={4000}
            value={witness.statement}
            onInput={(statement) => set(index, { statement })}
          />
          <Choice
            label={texts.witnessConsent}
            checked={witness.consent}
            onChange={(consent) => set(index, { consent })}
          />
          <button
            type="button"
            class="button small"
            onClick={() => draft.change({ witnesses: witnesses.filter((_, at) => at !== index) })}
          >
            {texts.witnessRemove} {index + 1}
          </button>
        </fieldset>
      ))}
      {witnesses.length < MAX && (
        <button
          type="button"
          class="button"
          onClick={() =>
            draft.change({ witnesses: [...witnesses, { name: '', contact: null, statement: null, consent: false }] })
          }
        >
          {texts.witnessAdd}
        </button>
      )}
    </fieldset>
  );
}
