import type { Reference } from '../../utils/contract/reference.ts';
import { bawasluDeadline, deadlineState } from '../../utils/domain/bawaslu-deadline.ts';
import { wibDay } from '../../utils/domain/days.ts';
import { writeMoment } from '../../utils/domain/indonesian-dates.ts';
import { type CaptureFacts, missingForChannel } from '../../utils/domain/missing-for-channel.ts';
import { FORM_TEXTS } from '../../utils/i18n/form-texts.ts';
import { useLanguage, useTextsOf } from '../../utils/ui/language-context.ts';
import type { Draft } from '../../utils/ui/use-draft.ts';
import { Choice, toggled, Unsure } from './fields.tsx';

interface Props {
  draft: Draft;
  reference: Reference;
  facts: CaptureFacts;
}

/** Where it is to be reported, and what each of those still needs. */
export function DestinationSection({ draft, reference, facts }: Props) {
  const texts = useTextsOf(FORM_TEXTS);
  const language = useLanguage();
  const { finding, change } = draft;
  const now = new Date();
  const deadline = finding.knownOn ? bawasluDeadline(finding.knownOn, reference.holidays) : null;
  return (
    <fieldset class="section">
      <legend>{texts.sections.destinations}</legend>
      <p class="hint">{texts.destinationsHint}</p>
      {reference.channels
        // A closed channel is a record of the past.
        .filter(({ id, status }) => status !== 'closed' || finding.destinations.includes(id))
        .map((channel) => {
          const chosen = finding.destinations.includes(channel.id);
          const missing = chosen ? missingForChannel(channel.id, finding, facts, wibDay(now)) : [];
          const words = (required: boolean) =>
            missing.filter((one) => one.required === required).map(({ field }) => texts.missing[field]);
          return (
            <div key={channel.id} class="destination">
              <Choice
                label={[channel.label[language], channel.status !== 'active' && texts.channelStatus[channel.status]]
                  .filter(Boolean)
                  .join(' · ')}
                checked={chosen}
                onChange={(inside) => change({ destinations: toggled(finding.destinations, channel.id, inside) })}
              />
              <p class="hint">
                {channel.useWhen[language]} {channel.note?.[language]} {channel.certainty === 'uncertain' && <Unsure />}
              </p>
              {channel.id === 'BAWASLU' && chosen && deadline && (
                <p class={deadlineState(deadline, now) === 'safe' ? 'note' : 'problem'}>
                  {deadlineState(deadline, now) === 'passed'
                    ? texts.deadlinePassed
                    : `${texts.deadline(writeMoment(deadline.until, language))}: ${texts.deadlineState[deadlineState(deadline, now)]}.`}{' '}
                  {texts.deadlineNote}
                </p>
              )}
              {chosen && words(true).length === 0 && <p class="note">{texts.complete}</p>}
              {words(true).length > 0 && (
                <p class="problem">
                  {texts.missingRequired} {words(true).join(', ')}
                </p>
              )}
              {words(false).length > 0 && (
                <p class="hint">
                  {texts.missingUseful} {words(false).join(', ')}
                </p>
              )}
            </div>
          );
        })}
    </fieldset>
  );
}
