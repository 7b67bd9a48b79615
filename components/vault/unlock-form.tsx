import './vault.css';
import { useState } from 'preact/hooks';
import type { DeviceTexts } from '../../utils/i18n/device-texts.ts';
import type { VaultTexts } from '../../utils/i18n/vault-texts.ts';
import { WipeButton } from '../settings/wipe-button.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { ShowChoice } from './show-choice.tsx';
import { Submit } from './submit.tsx';
import { useCommand } from './use-command.ts';

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
  const { busy, problem, run } = useCommand();

  function submit(event: Event) {
    event.preventDefault();
    void run(onUnlock(passphrase));
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
        <ShowChoice texts={texts} shown={shown} onShow={setShown} />
        <Submit problem={problem} busy={busy} action={texts.unlock} working={texts.unlocking} />
      </form>
      <details class="card forgotten">
        <summary>{texts.forgotten}</summary>
        <p class="hint">{texts.forgottenHint}</p>
        <WipeButton texts={device} unsent={null} failed={wipeFailed} onWipe={onWipe} />
      </details>
    </div>
  );
}
