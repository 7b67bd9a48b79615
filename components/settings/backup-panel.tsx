/** The page of backups: writing one, and reading one back. */
import '../package/package.css';
import '../vault/vault.css';
import { useState } from 'preact/hooks';
import type { RestoreReport } from '../../utils/backup/read-backup.ts';
import type { BackupTexts } from '../../utils/i18n/backup-texts.ts';
import type { VaultTexts } from '../../utils/i18n/vault-texts.ts';
import { FileButton } from '../frame/file-button.tsx';
import { NewPassphrase } from '../vault/new-passphrase.tsx';
import { PassphraseField } from '../vault/passphrase-field.tsx';

export type SaveState =
  | { state: 'idle' | 'cancelled' | 'empty' | 'failed' }
  | { state: 'busy'; findings: number; total: number; bytes: number }
  | { state: 'saved'; name: string; findings: number };

export type RestoreState =
  | { state: 'idle' | 'cancelled' }
  | { state: 'busy'; phase: 'checking' | 'writing'; findings: number; total: number }
  | { state: 'done'; report: RestoreReport }
  | { state: 'failed'; code: keyof BackupTexts['error'] };

interface SaveProps {
  texts: BackupTexts;
  vault: VaultTexts;
  status: SaveState;
  onSave(passphrase: string): void;
  onCancel(): void;
}

/** Writing a backup: its passphrase, and how far it is. */
export function BackupSaver({ texts, vault, status, onSave, onCancel }: SaveProps) {
  const busy = status.state === 'busy';
  return (
    <section class="card" aria-labelledby="save-title">
      <h2 id="save-title">{texts.saveTitle}</h2>
      <p class="hint">{texts.saveHint}</p>
      <p class="problem">{texts.warning}</p>
      <NewPassphrase
        texts={vault}
        label={texts.passphrase}
        action={texts.save}
        name="backup"
        busy={busy}
        disabled={status.state === 'empty'}
        problem={null}
        onSubmit={onSave}
      />
      {busy && (
        <button type="button" class="button" onClick={onCancel}>
          {texts.cancel}
        </button>
      )}
      <div role="status" class="wide">
        {status.state === 'busy' && (
          <>
            <progress value={status.findings} max={Math.max(1, status.total)} aria-label={texts.saveTitle} />
            <p>{texts.saving(status.findings, status.total, status.bytes)}</p>
          </>
        )}
        {status.state === 'saved' && <p class="note note-sent">{texts.saved(status.name, status.findings)}</p>}
        {status.state === 'cancelled' && <p class="note">{texts.cancelled}</p>}
        {status.state === 'empty' && <p class="note">{texts.empty}</p>}
        {status.state === 'failed' && <p class="problem">{texts.error.failed}</p>}
      </div>
    </section>
  );
}

interface RestoreProps {
  texts: BackupTexts;
  status: RestoreState;
  onRestore(file: File, passphrase: string): void;
  onCancel(): void;
}

/** Reading one: the file, its passphrase, how far it is, and what came of it. */
export function BackupRestorer({ texts, status, onRestore, onCancel }: RestoreProps) {
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const busy = status.state === 'busy';
  const submit = (event: Event) => {
    event.preventDefault();
    if (file) onRestore(file, passphrase);
  };
  return (
    <section class="card" aria-labelledby="restore-title">
      <h2 id="restore-title">{texts.restoreTitle}</h2>
      <p class="hint">{texts.restoreHint}</p>
      <form class="stack" onSubmit={submit}>
        <div class="row">
          <FileButton
            label={texts.file}
            name="backup-file"
            accept=".pantau"
            disabled={busy}
            onFiles={([chosen]) => chosen && setFile(chosen)}
          />
          <span role="status">{file?.name}</span>
        </div>
        <PassphraseField
          label={texts.passphrase}
          name="restore-passphrase"
          kind="current-password"
          value={passphrase}
          shown={false}
          onInput={setPassphrase}
        />
        <div class="row">
          <button type="submit" class="button primary" disabled={busy || !file}>
            {texts.restore}
          </button>
          {busy && (
            <button type="button" class="button" onClick={onCancel}>
              {texts.cancel}
            </button>
          )}
        </div>
      </form>
      <div role="status" class="wide">
        {status.state === 'busy' && (
          <>
            <progress
              value={status.phase === 'writing' ? status.findings : undefined}
              max={Math.max(1, status.total)}
              aria-label={texts.restoreTitle}
            />
            <p>
              {status.phase === 'checking'
                ? texts.checking(status.findings)
                : texts.writing(status.findings, status.total)}
            </p>
          </>
        )}
        {status.state === 'done' && (
          <div class="note note-sent">
            {texts.report(status.report).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        )}
        {status.state === 'cancelled' && <p class="note">{texts.cancelled}</p>}
      </div>
      {status.state === 'failed' && (
        <p class="problem" role="alert">
          {texts.error[status.code]}
        </p>
      )}
    </section>
  );
}
