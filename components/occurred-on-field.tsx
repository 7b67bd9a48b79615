import './direct.css';
import { useId } from 'preact/hooks';
import { useTexts } from '../utils/ui/language-context.ts';

interface Props {
  /** ISO 8601 at its precision; null while it is not known. */
  value: string | null;
  onChange(value: string | null): void;
}

/** When the act happened: a day, and the time if it is known. */
export function OccurredOnField({ value, onChange }: Props) {
  const texts = useTexts();
  const id = useId();
  const day = /^\d{4}-\d\d-\d\d/.exec(value ?? '')?.[0] ?? '';
  const time = /T(\d\d:\d\d)/.exec(value ?? '')?.[1] ?? '';
  return (
    <div class="when">
      <label for={`${id}-day`}>
        {texts.occurredOn}
        <input
          id={`${id}-day`}
          name="occurredOn"
          type="date"
          value={day}
          onInput={({ currentTarget }) => {
            // While a date is being typed the field is empty, and that is no answer.
            if (currentTarget.validity.badInput) return;
            onChange(currentTarget.value ? `${currentTarget.value}${time && `T${time}`}` : null);
          }}
        />
      </label>
      <label for={`${id}-time`}>
        {texts.occurredAt}
        <input
          id={`${id}-time`}
          name="occurredAt"
          type="time"
          value={time}
          disabled={!day}
          onInput={({ currentTarget }) => {
            if (!currentTarget.validity.badInput) onChange(day + (currentTarget.value && `T${currentTarget.value}`));
          }}
        />
      </label>
    </div>
  );
}
