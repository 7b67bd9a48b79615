import { useEffect, useRef } from 'preact/hooks';
import { MAX_PASSPHRASE } from '../../utils/contract/limits.ts';

interface Props {
  label: string;
  name: string;
  value: string;
  shown: boolean;
  /** For password managers: one that is known, or a new one. */
  kind: 'current-password' | 'new-password';
  /** Id of what explains the field. */
  describedBy?: string;
  /** Begins there: nothing else can be done on the page. */
  focus?: boolean;
  onInput(value: string): void;
}

/** One field for a passphrase. */
export function PassphraseField({ label, name, value, shown, kind, describedBy, focus = false, onInput }: Props) {
  const field = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  const attributes = {
    ref: field,
    id: name,
    name,
    value,
    required: true as const,
    maxLength: MAX_PASSPHRASE,
    autoComplete: kind,
    autoCapitalize: 'none' as const,
    spellcheck: false,
    'aria-describedby': describedBy,
    onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  };
  return (
    <label htmlFor={name}>
      {label}
      {shown ? <input type="text" {...attributes} /> : <input type="password" {...attributes} />}
    </label>
  );
}
