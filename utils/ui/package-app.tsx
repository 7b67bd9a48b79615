/** The page of packages: writes one from the findings on this device, and checks any, offline. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type CheckState, PackageChecker } from '../../components/package/package-checker.tsx';
import { type ExportState, PackageExporter, type Selection } from '../../components/package/package-exporter.tsx';
import type { ExchangeFinding } from '../contract/exchange.ts';
import type { Signature } from '../contract/signature.ts';
import { checkPackage } from '../export/check-package.ts';
import { packageName } from '../export/package-layout.ts';
import { ExportError, type PackageSource, writePackage } from '../export/write-package.ts';
import { watchLanguage } from '../i18n/language.ts';
import { loadPageTexts } from '../i18n/load-page-texts.ts';
import { PACKAGE_READ_ME } from '../i18n/package-read-me.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { derivePicture } from '../picture/derive-picture.ts';
import { createUuid } from '../platform/ids.ts';
import { browser } from '../platform/native-browser.ts';
import type { ListedQueue } from '../storage/database.ts';
import type { EvidenceQueries } from '../storage/evidence-queries.ts';
import type { QueueQueries } from '../storage/queue-queries.ts';
import { ExchangeSection } from './exchange-section.tsx';
import { type Locale, LocaleContext } from './language-context.ts';
import { clearStaged, saveStream } from './save-stream.ts';
import { throttle } from './throttle.ts';
import { useEvidenceTexts } from './use-evidence-texts.ts';
import { useLiveQuery } from './use-live-query.ts';

interface Props {
  queries: QueueQueries;
  evidence: EvidenceQueries;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Signature>;
  /** Keeps imported rows as drafts. */
  keepImported(rows: readonly ExchangeFinding[]): Promise<{ kept: number; known: number }>;
  initialLocale: Locale;
  /** The one finding to export; null to choose a list. */
  findingId: string | null;
}

const QUEUES = ['review', 'outgoing', 'sent', 'dismissed'] as const;
const NONE: Record<ListedQueue, number> = { review: 0, outgoing: 0, sent: 0, dismissed: 0 };
export function PackageApp({ initialLocale, ...props }: Props) {
  const [locale, setLocale] = useState(initialLocale);
  useEffect(
    () =>
      watchLanguage((next) => void loadPageTexts(next).then((words) => setLocale({ language: next, texts: words }))),
    [],
  );
  useEffect(() => {
    document.documentElement.lang = locale.language;
  }, [locale.language]);
  useEffect(() => void clearStaged(), []);
  return (
    <LocaleContext.Provider value={locale}>
      <Packages {...props} />
    </LocaleContext.Provider>
  );
}

function Packages({ keepImported, ...props }: Omit<Props, 'initialLocale'>) {
  const texts = useEvidenceTexts();
  const [check, setCheck] = useState<CheckState>({ state: 'idle' });
  const live = useLiveQuery(async () => {
    const all = await Promise.all(QUEUES.map(props.queries.count));
    return Object.fromEntries(QUEUES.map((name, index) => [name, all[index] ?? 0])) as Record<ListedQueue, number>;
  }, 'counts');
  const counts = live.state === 'ready' ? live.value : NONE;
  useEffect(() => {
    document.title = texts.packageTitle;
  }, [texts]);

  async function checkFile(file: File) {
    const { name } = file;
    setCheck({ state: 'busy', name, share: 0 });
    try {
      const result = await checkPackage(
        file,
        throttle((share) => setCheck({ state: 'busy', name, share })),
      );
      setCheck(
        result.ok ? { state: 'good', name, report: result.report } : { state: 'bad', name, problem: result.problem },
      );
    } catch (error) {
      console.error('The package cannot be read', error);
      setCheck({ state: 'unreadable' });
    }
  }

  return (
    <main class="packages">
      <h1>{texts.packageTitle}</h1>
      <Exporter {...props} counts={counts} />
      <PackageChecker status={check} onFile={(file) => void checkFile(file)} />
      {props.findingId === null && <ExchangeSection evidence={props.evidence} counts={counts} keep={keepImported} />}
    </main>
  );
}

interface ExporterProps extends Omit<Props, 'initialLocale' | 'keepImported'> {
  counts: Record<ListedQueue, number>;
}

function Exporter({ queries, evidence, sign, findingId, counts }: ExporterProps) {
  const [queue, setQueue] = useState<ListedQueue>('sent');
  const [status, setStatus] = useState<ExportState>({ state: 'idle' });
  // Whoever covered something meant it: taking the originals along is a choice.
  const [withholdOriginals, setWithhold] = useState(true);
  const running = useRef<AbortController | null>(null);
  const redacted = useLiveQuery(
    () => (findingId ? evidence.hasRedacted([findingId]) : evidence.listIds(queue).then(evidence.hasRedacted)),
    `redacted ${findingId ?? queue}`,
  );
  const one = useLiveQuery(async () => (findingId ? await queries.detail(findingId) : null), `title ${findingId}`);
  const title = one.state === 'ready' ? (one.value?.row.summary.title ?? '–') : '';
  const selection: Selection = findingId ? { finding: findingId, title } : { queue };

  async function write() {
    const controller = new AbortController();
    running.current = controller;
    try {
      const id = createUuid();
      const exportedAt = new Date();
      const findingIds = findingId ? [findingId] : await evidence.listIds(queue);
      const total = findingIds.length;
      const software = `Pantau ASN ${browser.runtime.getManifest().version}`;
      const source: PackageSource = {
        sign,
        derive: (kind, found, redaction) => derivePicture(kind, found.capture, redaction, evidence.getFile),
        getFile: evidence.getFile,
        read: async (finding: string) => {
          // Before it is read, so that the log in the package tells of the package.
          await sendMessage('finding/export', { id: finding });
          return evidence.read(finding);
        },
      };
      const onProgress = throttle((progress: { findings: number; bytes: number }) =>
        setStatus({ state: 'busy', total, ...progress }),
      );
      const open = () => {
        setStatus({ state: 'busy', findings: 0, total, bytes: 0 });
        return writePackage(
          source,
          { id, findingIds, exportedAt, software, withholdOriginals, readMe: PACKAGE_READ_ME },
          onProgress,
        );
      };
      const name = await saveStream(`${packageName(id, exportedAt)}.zip`, open, controller.signal);
      setStatus(name ? { state: 'saved', name } : { state: 'cancelled' });
    } catch (error) {
      if (controller.signal.aborted) return setStatus({ state: 'cancelled' });
      console.error('The package could not be written', error);
      if (error instanceof ExportError) setStatus({ state: 'failed', code: error.code, detail: error.message });
      else setStatus({ state: 'failed', code: 'failed', detail: null });
    }
  }

  return (
    <PackageExporter
      selection={selection}
      counts={counts}
      status={status}
      withhold={redacted.state === 'ready' && redacted.value ? withholdOriginals : null}
      onWithhold={setWithhold}
      onSelect={setQueue}
      onSave={() => void write()}
      onCancel={() => running.current?.abort()}
    />
  );
}
