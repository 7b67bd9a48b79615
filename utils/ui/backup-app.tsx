/** The page of backups. It writes what it restores itself, as the form for direct observations does: files are no messages. */
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  BackupRestorer,
  BackupSaver,
  type RestoreState,
  type SaveState,
} from '../../components/settings/backup-panel.tsx';
import { BackupError } from '../backup/encrypted-stream.ts';
import { type BackupTarget, readBackup } from '../backup/read-backup.ts';
import { type BackupSource, writeBackup } from '../backup/write-backup.ts';
import { BACKUP_TEXTS } from '../i18n/backup-texts.ts';
import { watchLanguage } from '../i18n/language.ts';
import { loadPageTexts } from '../i18n/load-page-texts.ts';
import { VAULT_TEXTS } from '../i18n/vault-texts.ts';
import { sendMessage } from '../messaging/send-message.ts';
import type { QueueQueries } from '../storage/queue-queries.ts';
import { createKdf } from '../vault/passphrase.ts';
import { type Locale, LocaleContext, useTextsOf } from './language-context.ts';
import { QUEUES } from './queues.ts';
import { clearStaged, saveStream } from './save-stream.ts';
import { throttle } from './throttle.ts';
import { useLiveQuery } from './use-live-query.ts';

interface Props {
  queries: QueueQueries;
  source: BackupSource;
  target: BackupTarget;
  initialLocale: Locale;
}

export function BackupApp({ initialLocale, ...props }: Props) {
  const [locale, setLocale] = useState(initialLocale);
  useEffect(
    () =>
      watchLanguage((next) => void loadPageTexts(next).then((words) => setLocale({ language: next, texts: words }))),
    [],
  );
  useEffect(() => {
    document.documentElement.lang = locale.language;
    document.title = BACKUP_TEXTS[locale.language].title;
  }, [locale.language]);
  useEffect(() => void clearStaged(), []);
  return (
    <LocaleContext.Provider value={locale}>
      <Backup {...props} />
    </LocaleContext.Provider>
  );
}

function Backup({ queries, source, target }: Omit<Props, 'initialLocale'>) {
  const texts = useTextsOf(BACKUP_TEXTS);
  const vault = useTextsOf(VAULT_TEXTS);
  const [saving, setSaving] = useState<SaveState>({ state: 'idle' });
  const [restoring, setRestoring] = useState<RestoreState>({ state: 'idle' });
  const counts = useLiveQuery(() => Promise.all(QUEUES.map(queries.count)), 'counts');
  const isEmpty = counts.state === 'ready' && counts.value.every((count) => count === 0);
  const running = useRef<AbortController | null>(null);

  async function save(passphrase: string) {
    const controller = new AbortController();
    running.current = controller;
    let findings = 0;
    const logged: BackupSource = {
      ...source,
      read: async (id) => {
        // Before it is read, so that its log tells of it. One that is merged into another has no way out of its own.
        await sendMessage('finding/export', { id }).catch(() => {});
        return source.read(id);
      },
    };
    const show = throttle((progress: { findings: number; total: number; bytes: number }) =>
      setSaving({ state: 'busy', ...progress }),
    );
    const open = () => {
      setSaving({ state: 'busy', findings: 0, total: 0, bytes: 0 });
      return writeBackup(logged, passphrase, createKdf(), (progress) => {
        findings = progress.findings;
        show(progress);
      });
    };
    try {
      const day = new Date().toISOString().slice(0, 10);
      const name = await saveStream(`cadangan-pantau-asn-${day}.pantau`, open, controller.signal);
      setSaving(name ? { state: 'saved', name, findings } : { state: 'cancelled' });
    } catch (error) {
      if (controller.signal.aborted) return setSaving({ state: 'cancelled' });
      console.error('The backup could not be written', error);
      setSaving({ state: 'failed' });
    }
  }

  async function restore(file: File, passphrase: string) {
    const controller = new AbortController();
    running.current = controller;
    setRestoring({ state: 'busy', phase: 'checking', findings: 0, total: 0 });
    const show = throttle((progress: Omit<RestoreState & { state: 'busy' }, 'state'>) =>
      setRestoring({ state: 'busy', ...progress }),
    );
    try {
      setRestoring({ state: 'done', report: await readBackup(file, passphrase, target, controller.signal, show) });
    } catch (error) {
      if (controller.signal.aborted) return setRestoring({ state: 'cancelled' });
      console.error('The backup could not be restored', error);
      setRestoring({ state: 'failed', code: error instanceof BackupError ? error.code : 'failed' });
    }
  }

  const cancel = () => running.current?.abort();
  return (
    <main class="packages">
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <BackupSaver
        texts={texts}
        vault={vault}
        status={isEmpty && saving.state === 'idle' ? { state: 'empty' } : saving}
        onSave={(passphrase) => void save(passphrase)}
        onCancel={cancel}
      />
      <BackupRestorer
        texts={texts}
        status={restoring}
        onRestore={(file, passphrase) => void restore(file, passphrase)}
        onCancel={cancel}
      />
    </main>
  );
}
