import './vault.css';
import { useState } from 'preact/hooks';
import type { VaultTexts } from '../../utils/i18n/vault-texts.ts';
import { NewPassphrase } from './new-passphrase.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { Submit } from './submit.tsx';
import { useCommand } from './use-command.ts';

/** What the settings know of the passphrase; null: there is none. */
export type PassphraseState = {
  state: 'converting' | 'on' | 'removing';
  progress: { done: number; total: number } | null;
  /** Minutes. */
  lockAfter: number;
} | null;

interface Props {
  texts: VaultTexts;
  vault: PassphraseState;
  /** Each resolves with a sentence for the person when it did not work, null when it did. */
  onSet(passphrase: string): Promise<string | null>;
  onChange(current: string, passphrase: string): Promise<string | null>;
  onRemove(passphrase: string): Promise<string | null>;
  onLock(): void;
  onLockAfter(minutes: number): void;
}

/** Minutes. */
const CHOICES = [5, 15, 30, 60, 240];

/** Setting a passphrase, and everything about one that is set. */
export function PassphraseCard(props: Props) {
  return (
    <div class="card">
      <h2>{props.texts.title}</h2>
      {props.vault ? <IsSet {...props} vault={props.vault} /> : <NotSet {...props} />}
    </div>
  );
}

function NotSet({ texts, onSet }: Props) {
  const { busy, problem, run } = useCommand();
  return (
    <>
      <p class="hint">{texts.hint}</p>
      <p class="problem">{texts.warning}</p>
      <NewPassphrase
        texts={texts}
        label={texts.passphrase}
        action={texts.set}
        name="set"
        busy={busy}
        problem={problem}
        onSubmit={(passphrase) => void run(onSet(passphrase))}
      />
    </>
  );
}

function IsSet({ texts, vault, onLock, onLockAfter, ...props }: Props & { vault: NonNullable<PassphraseState> }) {
  const { done, total } = vault.progress ?? { done: 0, total: 0 };
  const share = Math.floor((100 * done) / Math.max(1, total));
  const doing = vault.state === 'on' ? null : texts[vault.state](share);
  return (
    <>
      <p role="status">
        {doing ?? texts.isOn}
        {doing && <progress max={100} value={share} aria-label={doing} />}
      </p>
      <button type="button" class="button primary" onClick={onLock}>
        {texts.lockNow}
      </button>
      <label>
        {texts.lockAfter}
        <select value={vault.lockAfter} onChange={(event) => onLockAfter(Number(event.currentTarget.value))}>
          {CHOICES.map((minutes) => (
            <option key={minutes} value={minutes}>
              {texts.minutes(minutes)}
            </option>
          ))}
        </select>
      </label>
      <Change texts={texts} {...props} />
      {vault.state !== 'removing' && <Remove texts={texts} {...props} />}
    </>
  );
}

function Change({ texts, onChange }: Pick<Props, 'texts' | 'onChange'>) {
  const { busy, problem, run } = useCommand();
  const [times, setTimes] = useState(0);
  const change = async (passphrase: string, current: string) => {
    if (await run(onChange(current, passphrase))) setTimes(times + 1);
  };
  return (
    <details>
      <summary>{texts.change}</summary>
      {times > 0 && (
        <p class="note note-sent" role="status">
          {texts.changed}
        </p>
      )}
      <NewPassphrase
        // What was typed goes when it is done.
        key={times}
        texts={texts}
        label={texts.fresh}
        action={texts.change}
        name="change"
        asksCurrent
        busy={busy}
        problem={problem}
        onSubmit={(passphrase, current) => void change(passphrase, current)}
      />
    </details>
  );
}

function Remove({ texts, onRemove }: Pick<Props, 'texts' | 'onRemove'>) {
  const { busy, problem, run } = useCommand();
  const [passphrase, setPassphrase] = useState('');
  return (
    <details>
      <summary>{texts.remove}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(onRemove(passphrase));
        }}
      >
        <p id="remove-hint" class="hint">
          {texts.removeHint}
        </p>
        <PassphraseField
          label={texts.current}
          name="remove-current"
          kind="current-password"
          describedBy="remove-hint"
          value={passphrase}
          shown={false}
          onInput={setPassphrase}
        />
        <Submit problem={problem} busy={busy} look="quiet" action={texts.remove} working={texts.working} />
      </form>
    </details>
  );
}
