import type { Capture } from '../../utils/contract/capture.ts';
import { STAGES } from '../../utils/contract/codes.ts';
import type { Finding } from '../../utils/contract/finding.ts';
import type { Reference } from '../../utils/contract/reference.ts';
import { checkTimes } from '../../utils/domain/check-times.ts';
import { wibDay } from '../../utils/domain/days.ts';
import { findStage, type StageAnswer } from '../../utils/domain/find-stage.ts';
import { writeDay, writeMoment } from '../../utils/domain/indonesian-dates.ts';
import { readMoment } from '../../utils/domain/local-moment.ts';
import { FORM_TEXTS } from '../../utils/i18n/form-texts.ts';
import { useLanguage, useTextsOf } from '../../utils/ui/language-context.ts';
import { useDaySuggestions } from '../../utils/ui/use-day-suggestions.ts';
import type { Draft } from '../../utils/ui/use-draft.ts';
import { DateField, EntryField, TextField, Unsure } from './fields.tsx';
import { OccurredOnField } from './occurred-on-field.tsx';

interface Props {
  draft: Draft;
  reference: Reference;
  /** The first capture of the act. */
  first: Capture | null;
}

/** When it happened, was posted, became known and was captured; and the stage that follows. */
export function TimesSection({ draft, reference, first }: Props) {
  const texts = useTextsOf(FORM_TEXTS);
  const language = useLanguage();
  const { finding, change } = draft;
  const { occurredOn, knownOn } = finding;
  const published = first?.publishedAt.iso ?? null;
  const capturedDay = first ? wibDay(new Date(first.capturedAt.iso)) : null;
  const times = { occurredOn, publishedAt: published, knownOn, capturedAt: first?.capturedAt.iso ?? null };
  const suggestions = useDaySuggestions(first ?? undefined);
  const setOccurred = (value: string | null) =>
    change({ occurredOn: value, election: electionOf(value, reference, finding) });
  return (
    <fieldset class="section">
      <legend>{texts.sections.times}</legend>
      <OccurredOnField value={occurredOn} onChange={setOccurred} suggestions={suggestions} />
      {occurredOn && !readMoment(occurredOn).day && (
        <p class="note">{texts.occurredRough(writeMoment(occurredOn, language))}</p>
      )}
      {!occurredOn && published && (
        <button type="button" class="button" onClick={() => setOccurred(published)}>
          {texts.usePublished}: {writeMoment(published, language)}
        </button>
      )}
      <DateField name="knownOn" label={texts.knownOn} value={knownOn} onInput={(value) => change({ knownOn: value })} />
      <p class="hint">{texts.knownOnHint}</p>
      {knownOn && capturedDay && knownOn !== capturedDay && (
        <TextField
          name="knownOnReason"
          label={texts.knownOnReason}
          maxLength={1000}
          value={finding.knownOnReason}
          onInput={(knownOnReason) => change({ knownOnReason })}
        />
      )}
      <table class="times">
        <caption>{texts.timesTable}</caption>
        <tbody>
          {(
            [
              ['event', occurredOn && writeMoment(occurredOn, language)],
              ['published', published ? writeMoment(published, language) : (first?.publishedAt.raw ?? null)],
              ['known', knownOn && writeDay(knownOn, language)],
              ['captured', first && writeMoment(first.capturedAt.iso, language)],
            ] as const
          ).map(([key, words]) => (
            <tr key={key}>
              <th scope="row">{texts.timeNames[key]}</th>
              <td>
                {words || texts.timeUnknown}
                <br />
                <span class="hint">{texts.timeMeanings[key]}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {checkTimes(times, new Date()).map((problem) => (
        <p key={problem} class="problem">
          {texts.timeProblem[problem]}
        </p>
      ))}
      <StageFields draft={draft} reference={reference} />
    </fieldset>
  );
}

/** What the rules say for a day; null where they say nothing. */
function electionOf(occurredOn: string | null, { elections }: Reference, { reported }: Finding): Finding['election'] {
  const answer = findStage(occurredOn, elections, reported.regionId);
  if (answer.state === 'outside') return { electionId: null, stage: 'DI_LUAR' };
  if (answer.state === 'unknown') return null;
  const [{ electionId, stage }] = answer.candidates;
  return { electionId, stage };
}

function StageFields({ draft, reference }: { draft: Draft; reference: Reference }) {
  const texts = useTextsOf(FORM_TEXTS);
  const language = useLanguage();
  const { finding, change } = draft;
  const { election } = finding;
  const answer = findStage(finding.occurredOn, reference.elections, finding.reported.regionId);
  const nameOf = (id: string | null) =>
    reference.elections.find((one) => one.id === id)?.label[language] ?? texts.electionNone;
  return (
    <>
      <p class="hint">
        {explain(answer, (electionId, stage) => texts.stageFrom(nameOf(electionId), texts.stages[stage]), texts)}{' '}
        {answer.state === 'inside' && answer.candidates[0].certainty === 'uncertain' && <Unsure />}
      </p>
      {answer.state === 'inside' && answer.candidates.length > 1 && (
        <fieldset class="ask">
          <legend class="hint">{texts.stageSeveral}</legend>
          {answer.candidates.map(({ electionId, stage }) => (
            <button
              key={electionId}
              type="button"
              class="button"
              aria-pressed={election?.electionId === electionId}
              onClick={() => change({ election: { electionId, stage } })}
            >
              {nameOf(electionId)}: {texts.stages[stage]}
            </button>
          ))}
        </fieldset>
      )}
      <div class="pair">
        <EntryField
          name="electionId"
          label={texts.election}
          value={election?.electionId ?? null}
          entries={reference.elections}
          onInput={(electionId) => change({ election: { electionId, stage: election?.stage ?? 'DI_LUAR' } })}
        />
        <label>
          {texts.stage}
          <select
            name="stage"
            value={election?.stage ?? ''}
            onChange={(event) => {
              const stage = STAGES.find((name) => name === event.currentTarget.value);
              change({ election: stage ? { electionId: election?.electionId ?? null, stage } : null });
            }}
          >
            <option value="">{texts.none}</option>
            {STAGES.map((stage) => (
              <option key={stage} value={stage}>
                {texts.stages[stage]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  );
}

function explain(
  answer: StageAnswer,
  inside: (electionId: string, stage: (typeof STAGES)[number]) => string,
  texts: { stageOutside: string; stageNoDate: string; stageTooRough: string },
): string {
  if (answer.state === 'outside') return texts.stageOutside;
  if (answer.state === 'unknown') return answer.reason === 'no-date' ? texts.stageNoDate : texts.stageTooRough;
  const [{ electionId, stage }] = answer.candidates;
  return inside(electionId, stage);
}
