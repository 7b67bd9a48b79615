import { useState } from 'preact/hooks';
import type { DeviceTexts } from '../../utils/i18n/device-texts.ts';
import type { VaultTexts } from '../../utils/i18n/vault-texts.ts';
import { WipeButton } from '../wipe-button.tsx';
import { PassphraseField } from './passphrase-field.tsx';

interface Props {
  texts: VaultTexts;
  device: DeviceTexts;
  wipeFailed: boolean;
  /** Resolves with a sentence for the person when it did not work. When it did, the page loads anew. */
  onUnlock(passphrase: string): Promise<string | null>;
  onWipe(): void;
}

/** All that is shown while it is locked. */
export function UnlockForm({ texts, device, wipeFailed, onUnlock, onWipe }: Props) {
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: Event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const failure = await onUnlock(passphrase);
    setBusy(false);
    setProblem(failure);
  }

  return (
    <div class="settings">
      <form class="card" onSubmit={submit}>
        <h1>{texts.lockedTitle}</h1>
        <p id="locked-hint" class="hint">
          {texts.lockedHint}
        </p>
        <PassphraseField
          label={texts.passphrase}
          name="passphrase"
          kind="current-password"
          describedBy="locked-hint"
          focus
          value={passphrase}
          shown={shown}
          onInput={setPassphrase}
        />
        <label class="choice">
          <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
          {texts.show}
        </label>
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" class="button primary" disabled={busy}>
          {busy ? texts.unlocking : texts.unlock}
        </button>
      </form>
      <details class="card">
        <summary>{texts.forgotten}</summary>
        <p class="hint">{texts.forgottenHint}</p>
        <WipeButton texts={device} unsent={null} failed={wipeFailed} onWipe={onWipe} />
      </details>
    </div>
  );
}
