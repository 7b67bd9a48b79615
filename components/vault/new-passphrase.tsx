import './vault.css';
import { useState } from 'preact/hooks';
import { MIN_PASSPHRASE } from '../../utils/contract/limits.ts';
import type { VaultTexts } from '../../utils/i18n/vault-texts.ts';
import { PassphraseField } from './passphrase-field.tsx';
import { ShowChoice } from './show-choice.tsx';
import { Submit } from './submit.tsx';

interface Props {
  texts: VaultTexts;
  /** Label of the first field. */
  label: string;
  action: string;
  busy: boolean;
  /** There is nothing that it would be for. */
  disabled?: boolean;
  /** The passphrase that is to be replaced is asked for, too. */
  asksCurrent?: boolean;
  /** A sentence about what went wrong; null: nothing. */
  problem: string | null;
  /** Begins the fields' names and ids: there may be two such forms on a page. */
  name: string;
  onSubmit(passphrase: string, current: string): void;
}

/** A new passphrase, entered twice. */
export function NewPassphrase({
  texts,
  label,
  action,
  busy,
  disabled = false,
  asksCurrent = false,
  problem,
  name,
  onSubmit,
}: Props) {
  const [current, setCurrent] = useState('');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [shown, setShown] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);

  function submit(event: Event) {
    event.preventDefault();
    const short = [...first].length < MIN_PASSPHRASE;
    const found = short ? texts.tooShort(MIN_PASSPHRASE) : first === second ? null : texts.different;
    setWrong(found);
    if (found === null) onSubmit(first, current);
  }

  return (
    <form class="stack" onSubmit={submit}>
      {asksCurrent && (
        <PassphraseField
          label={texts.current}
          name={`${name}-current`}
          kind="current-password"
          value={current}
          shown={shown}
          onInput={setCurrent}
        />
      )}
      <PassphraseField
        label={label}
        name={`${name}-new`}
        kind="new-password"
        describedBy={`${name}-rule`}
        value={first}
        shown={shown}
        onInput={setFirst}
      />
      <p id={`${name}-rule`} class="hint">
        {texts.rule(MIN_PASSPHRASE)}
      </p>
      <PassphraseField
        label={texts.repeat}
        name={`${name}-repeat`}
        kind="new-password"
        value={second}
        shown={shown}
        onInput={setSecond}
      />
      <ShowChoice texts={texts} shown={shown} onShow={setShown} />
      <Submit problem={wrong ?? problem} busy={busy} disabled={disabled} action={action} working={texts.working} />
    </form>
  );
}
