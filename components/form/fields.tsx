/** The kinds of fields that the form is made of. An emptied field is none, never an empty text. */
import { useState } from 'preact/hooks';
import type { ListEntry } from '../../utils/contract/reference.ts';
import { FORM_TEXTS } from '../../utils/i18n/form-texts.ts';
import { useLanguage, useTextsOf } from '../../utils/ui/language-context.ts';

interface FieldProps {
  name: string;
  label: string;
  value: string | null;
  maxLength?: number;
  hint?: string;
  onInput(value: string | null): void;
}

export function TextField({ name, label, value, maxLength = 300, hint, onInput }: FieldProps) {
  return (
    <label>
      {label}
      <input
        name={name}
        maxLength={maxLength}
        value={value ?? ''}
        placeholder={hint}
        autoComplete="off"
        onInput={(event) => onInput(event.currentTarget.value || null)}
      />
    </label>
  );
}

/** A day, `2026-11-21`. */
export function DateField({ name, label, value, onInput }: FieldProps) {
  return (
    <label>
      {label}
      <input
        type="date"
        name={name}
        value={value ?? ''}
        onInput={({ currentTarget }) => {
          // While a date is being typed the field is empty, and that is no answer.
          if (!currentTarget.validity.badInput) onInput(currentTarget.value || null);
        }}
      />
    </label>
  );
}

export function LongField({
  name,
  label,
  value,
  maxLength = 2000,
  hint,
  rows = 3,
  onInput,
}: FieldProps & { rows?: number }) {
  return (
    <label>
      {label}
      <textarea
        name={name}
        rows={rows}
        maxLength={maxLength}
        placeholder={hint}
        value={value ?? ''}
        onInput={(event) => onInput(event.currentTarget.value || null)}
      />
    </label>
  );
}

/** One of a list of the reference data; what is unsure says so. A stored value that the list lacks is kept and shown. */
export function EntryField({
  name,
  label,
  value,
  entries,
  onInput,
}: FieldProps & { entries: readonly Pick<ListEntry, 'id' | 'label' | 'certainty'>[] }) {
  const texts = useTextsOf(FORM_TEXTS);
  const language = useLanguage();
  return (
    <label>
      {label}
      <select name={name} value={value ?? ''} onChange={(event) => onInput(event.currentTarget.value || null)}>
        <option value="">{texts.none}</option>
        {value && !entries.some(({ id }) => id === value) && <option value={value}>{value}</option>}
        {entries.map((entry) => (
          <option key={entry.id} value={entry.id}>
            {entry.label[language]}
            {entry.certainty === 'uncertain' ? ` (${texts.unsure})` : ''}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Choice({
  label,
  checked,
  type = 'checkbox',
  name,
  onChange,
}: {
  label: string;
  checked: boolean;
  type?: 'checkbox' | 'radio';
  name?: string;
  onChange(checked: boolean): void;
}) {
  return (
    <label class="choice">
      <input type={type} name={name} checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** Marks what nobody has checked. */
export function Unsure() {
  const texts = useTextsOf(FORM_TEXTS);
  return (
    <span class="unsure" title={texts.unsureHint}>
      {texts.unsure}
    </span>
  );
}

/** `items` with `item` in it or not. */
export function toggled<T>(items: readonly T[], item: T, inside: boolean): T[] {
  const others = items.filter((other) => other !== item);
  return inside ? [...others, item] : others;
}

/** Shown once the person asks for it. */
export function useShown(): [boolean, () => void] {
  const [shown, setShown] = useState(false);
  return [shown, () => setShown(true)];
}
