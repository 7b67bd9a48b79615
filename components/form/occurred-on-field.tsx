import '../direct/direct.css';
import { useId } from 'preact/hooks';
import { readMoment, writeLocalMoment } from '../../utils/domain/local-moment.ts';
import { useDayFormat, useTexts } from '../../utils/ui/language-context.ts';
import type { DaySuggestion } from '../../utils/ui/use-day-suggestions.ts';

interface Props {
  /** ISO 8601 at its precision; null while it is not known. */
  value: string | null;
  onChange(value: string | null): void;
  /** Days that the evidence speaks of; none is taken by itself. */
  suggestions?: readonly DaySuggestion[];
}

/** When the act happened: a day, and the time if it is known. */
export function OccurredOnField({ value, onChange, suggestions = [] }: Props) {
  const texts = useTexts();
  const id = useId();
  const moment = readMoment(value);
  return (
    <div class="when">
      <label for={`${id}-day`}>
        {texts.occurredOn}
        <input
          id={`${id}-day`}
          name="occurredOn"
          type="date"
          value={moment.day}
          onInput={({ currentTarget }) => {
            // While a date is being typed the field is empty, and that is no answer.
            if (currentTarget.validity.badInput) return;
            onChange(writeLocalMoment({ ...moment, day: currentTarget.value }));
          }}
        />
      </label>
      <label for={`${id}-time`}>
        {texts.occurredAt}
        <input
          id={`${id}-time`}
          name="occurredAt"
          type="time"
          value={moment.clock}
          disabled={!moment.day}
          onInput={({ currentTarget }) => {
            if (currentTarget.validity.badInput) return;
            onChange(writeLocalMoment({ ...moment, clock: currentTarget.value }));
          }}
        />
      </label>
      {suggestions.length > 0 && <Suggestions value={value} suggestions={suggestions} onChoose={onChange} />}
    </div>
  );
}

function Suggestions({
  value,
  suggestions,
  onChoose,
}: {
  value: string | null;
  suggestions: readonly DaySuggestion[];
  onChoose(iso: string): void;
}) {
  const texts = useTexts();
  const formatDay = useDayFormat();
  return (
    <fieldset class="suggested">
      <legend class="hint">{texts.suggestedDates}</legend>
      {suggestions.map(({ iso, context, notes }) => (
        <button
          key={iso}
          type="button"
          class="button suggestion"
          aria-pressed={value?.slice(0, 10) === iso}
          onClick={() => onChoose(iso)}
        >
          <strong>{formatDay(iso)}</strong>
          {notes.length > 0 && <em>{notes.join(', ')}</em>}
          <span class="hint">{context}</span>
        </button>
      ))}
    </fieldset>
  );
}
