import type { Capture } from '../../utils/contract/capture.ts';
import type { Reference, ViolationCode } from '../../utils/contract/reference.ts';
import { heldOn, suggestCodes } from '../../utils/domain/suggest-codes.ts';
import { FORM_TEXTS } from '../../utils/i18n/form-texts.ts';
import { useLanguage, useTextsOf } from '../../utils/ui/language-context.ts';
import type { Draft } from '../../utils/ui/use-draft.ts';
import { Unsure } from './fields.tsx';

interface Props {
  draft: Draft;
  reference: Reference;
  captures: readonly Capture[];
}

/** Suggested codes with their reason, and the person's choice. */
export function CodeSection({ draft, reference, captures }: Props) {
  const texts = useTextsOf(FORM_TEXTS);
  const language = useLanguage();
  const { finding, change } = draft;
  const { behaviours, flags, election, occurredOn, chosenCode } = finding;
  const reactions = captures.flatMap(({ reaction }) => (reaction ? [reaction.kind] : []));
  const input = { behaviours, flags, reactions, stage: election?.stage ?? null, occurredOn };
  const { suggestions, bothSides, noSupport } = suggestCodes(input, reference.codes);
  const choose = (code: string | null) =>
    change({ chosenCode: code, suggestedCodes: suggestions.map((suggestion) => suggestion.code) });
  const known = (code: string) => reference.codes.find(({ id }) => id === code);
  const chosen = chosenCode === null ? undefined : known(chosenCode);
  const name = (code: ViolationCode) => `${code.id} · ${texts.category[code.category]} · ${code.label[language]}`;
  return (
    <fieldset class="section">
      <legend>{texts.sections.code}</legend>
      {noSupport && <p class="note">{texts.noSupport}</p>}
      {bothSides && <p class="note">{texts.suggestionBoth}</p>}
      {suggestions.length === 0 && !noSupport && <p class="hint">{texts.suggestionNone}</p>}
      {suggestions.map(({ code, reason }) => {
        const record = known(code);
        return (
          record && (
            <button
              key={code}
              type="button"
              class="button suggestion"
              aria-pressed={chosenCode === code}
              onClick={() => choose(code)}
            >
              <strong>{name(record)}</strong>
              <span class="hint">{texts.reason[reason]}</span>
              {record.certainty === 'uncertain' && <Unsure />}
            </button>
          )
        );
      })}
      <label>
        {texts.chosenCode}
        <select
          name="chosenCode"
          value={chosenCode ?? ''}
          onChange={(event) => choose(event.currentTarget.value || null)}
        >
          <option value="">{texts.none}</option>
          {chosenCode && !chosen && <option value={chosenCode}>{chosenCode}</option>}
          {reference.codes.map((code) => (
            <option key={code.id} value={code.id}>
              {name(code)}
              {heldOn(code, occurredOn) ? '' : ` (${texts.notInForce})`}
            </option>
          ))}
        </select>
      </label>
      {chosen && (
        <div class="note">
          <p>
            {chosen.label[language]} {chosen.certainty === 'uncertain' && <Unsure />}
          </p>
          {chosen.note && <p class="hint">{chosen.note[language]}</p>}
          {chosen.legalBases.length > 0 && (
            <>
              <strong>{texts.legalBases}</strong>
              <ul>
                {reference.legalBases
                  .filter(({ id }) => chosen.legalBases.includes(id))
                  .map((basis) => (
                    <li key={basis.id}>
                      {basis.label[language]} {basis.certainty === 'uncertain' && <Unsure />}
                    </li>
                  ))}
              </ul>
            </>
          )}
          {chosen.sanction && (
            <p class="hint">
              {texts.sanction[chosen.sanction]}. {texts.sanctionNote}
            </p>
          )}
        </div>
      )}
    </fieldset>
  );
}
