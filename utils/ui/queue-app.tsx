/**
 * The app behind the popup and the review page: lists, one open finding, settings. Reads the database live and changes
 * it through commands to the background only.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Alert } from '../../components/frame/alert.tsx';
import { DetailSkeleton, ListSkeleton } from '../../components/frame/skeleton.tsx';
import { type Notice, Snackbar } from '../../components/frame/snackbar.tsx';
import { TopBar } from '../../components/frame/top-bar.tsx';
import { FindingList } from '../../components/list/finding-list.tsx';
import { FlagRow } from '../../components/list/flag-row.tsx';
import { ListTools } from '../../components/list/list-tools.tsx';
import { QueueTabs } from '../../components/list/queue-tabs.tsx';
import { SyncBar } from '../../components/list/sync-bar.tsx';
import { MOST_DECIDED } from '../contract/limits.ts';
import type { DirectDesk } from '../direct/keep-direct.ts';
import { watchLanguage } from '../i18n/language.ts';
import { loadPageTexts } from '../i18n/load-page-texts.ts';
import { MessageError } from '../messaging/reply.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { browser } from '../platform/native-browser.ts';
import type { ListedQueue } from '../storage/database.ts';
import type { EvidenceQueries } from '../storage/evidence-queries.ts';
import type { QueueQueries } from '../storage/queue-queries.ts';
import { DirectView } from './direct-view.tsx';
import { type Locale, LocaleContext } from './language-context.ts';
import { Desk, Fill, Integrity, Keys, PopupDetail, Settings } from './late-parts.tsx';
import { useList } from './use-list.ts';
import { type provideFollowQuery, useLiveQuery } from './use-live-query.ts';

/** Fragment of the review page's address that opens the form for a direct observation. */
export const DIRECT = 'langsung';

/** What the app reads, once the database is there. */
export interface OpenedQueue {
  queries: QueueQueries;
  followQuery: Parameters<typeof provideFollowQuery>[0];
  /** Loads what reads the evidence itself; the same function at every render. */
  loadEvidence(): Promise<EvidenceQueries>;
  /**
   * Opens what keeps a direct observation; null in the popup, which closes when the browser asks for a file: there the form
   * opens in a tab.
   */
  openDesk: (() => Promise<DirectDesk>) | null;
}

interface Props {
  /** Null until the database is there: the frame is shown, and what needs no database works. */
  opened: OpenedQueue | null;
  /** The database cannot be opened. */
  isBroken: boolean;
  /** The tab that the popup was opened over; null in a tab of our own. */
  tabId: number | null;
  initialLocale: Locale;
  /** The finding to show first; null for the list. */
  initialFinding: string | null;
  initiallyDirect: boolean;
}

export function QueueApp({ opened, isBroken, tabId, initialLocale, initialFinding, initiallyDirect }: Props) {
  const queries = opened?.queries ?? null;
  const [locale, setLocale] = useState(initialLocale);
  const [open, setOpen] = useState(initialFinding);
  const [inSettings, setInSettings] = useState(false);
  const [inDirect, setInDirect] = useState(initiallyDirect);
  const stuck = useRef(false);
  const onStuck = useCallback((now: boolean) => {
    stuck.current = now;
  }, []);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const { language, texts } = locale;
  /** In a tab of our own: everything that reviewing needs. */
  const isReview = tabId === null;

  useEffect(
    () =>
      watchLanguage((next) => void loadPageTexts(next).then((words) => setLocale({ language: next, texts: words }))),
    [],
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = texts.appName;
  }, [language, texts]);

  const list = useList(queries, open);
  const { view, items, ids, total, countOf, afterList, place } = list;
  const { queue, order, words } = view;
  const detail = useLiveQuery(
    queries && (async () => (open ? { id: open, found: await queries.detail(open) } : null)),
    `detail ${open}`,
  );
  const delivery = useLiveQuery(queries?.delivery ?? null, afterList);

  // Once, and after what the person waits for.
  useEffect(() => {
    if (afterList) void sendMessage('sync/look', null).catch(() => undefined);
  }, [afterList === null]);

  // Before somebody searches in a long list or drags its scroll bar. The popup is opened for a moment.
  const walksFar = isReview && queries !== null && afterList !== null;
  useEffect(() => {
    if (!walksFar) return;
    const soon = requestIdleCallback(() => void queries.prepare().catch(() => undefined));
    return () => cancelIdleCallback(soon);
  }, [walksFar]);

  // How many the run began with: what has left the outbox since has arrived.
  const batch = useRef(0);
  const underWay =
    delivery.state === 'ready'
      ? delivery.value.rows.filter(({ state }) => state === 'queued' || state === 'sending').length +
        delivery.value.more
      : 0;
  batch.current = underWay === 0 ? 0 : Math.max(batch.current, underWay);

  const closeNotice = useCallback(() => setNotice(null), []);

  /** The sentence for what went wrong. */
  const explain = (error: unknown) => texts.error[error instanceof MessageError ? error.code : 'failed'];

  /** Runs a command; says what went wrong, or `done` with a way back. */
  async function run(task: Promise<unknown>, done?: Notice): Promise<boolean> {
    try {
      await task;
      if (done) setNotice(done);
      return true;
    } catch (error) {
      setNotice({ message: explain(error), isError: true, action: null });
      return false;
    }
  }

  const note = (message: string, action: Notice['action'] = null): Notice => ({ message, isError: false, action });

  /** Decides about the open finding and goes back to the list. */
  async function decide(task: Promise<unknown>, done: Notice) {
    if (await run(task, done)) setOpen(null);
  }

  const pick = (id: string) =>
    setPicked((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));

  function narrow(nextWords: string, nextOrder: typeof order, nextQueue = queue) {
    list.show({ queue: nextQueue, order: nextOrder, words: nextWords });
    setPicked([]);
  }

  function undo() {
    notice?.action?.run();
    setNotice(null);
  }

  /** What follows the open finding in the list. */
  function openNext() {
    const at = open === null ? -1 : ids.indexOf(open);
    setOpen((at >= 0 && ids[at + 1]) || null);
  }

  /** The same decision about everything that is selected, with one way back. */
  async function decideMany(status: 'approved' | 'dismissed') {
    const decision = sendMessage('findings/decide', { ids: [...picked], status, because: null });
    if (!(await run(decision))) return;
    const { done, blocked } = await decision;
    setPicked(blocked);
    const back = () => void run(sendMessage('findings/decide', { ids: done, status: 'draft', because: null }));
    setNotice(note(texts.decidedMany(done.length, blocked.length), { label: texts.undo, run: back }));
  }

  /** What becomes of it is said by the toast in the page, over which the popup lies. */
  async function flagPage(sent: Promise<unknown>) {
    if (await run(sent)) close();
  }

  function choose(name: ListedQueue) {
    narrow('', 'newest', name);
    setOpen(null);
    setInSettings(false);
  }

  async function join(invite: string): Promise<string | null> {
    try {
      const { network } = await sendMessage('device/enrol', { invite });
      setNotice(note(texts.joined(network)));
      return null;
    } catch (error) {
      return explain(error);
    }
  }

  /** The address says so as well: after a lock, or in a tab that is opened again, the form goes on. */
  const showDirect = useCallback((shown: boolean) => {
    setInDirect(shown);
    history.replaceState(null, '', shown ? `#${DIRECT}` : location.pathname);
  }, []);

  /** What was entered is there when the form is opened again. Asks before it is lost where that could not be. */
  async function leaveDirect() {
    if (stuck.current) {
      const { DIRECT_TEXTS } = await import('../i18n/direct-texts.ts');
      if (!confirm(DIRECT_TEXTS[language].confirmLeave)) return;
    }
    showDirect(false);
  }

  function recordDirect() {
    if (isReview) showDirect(true);
    else void browser.tabs.create({ url: browser.runtime.getURL(`/review.html#${DIRECT}`) }).then(() => close());
  }

  const inView = open !== null || inSettings || inDirect;
  const broken = isBroken || list.isBroken;
  const decidesMany = isReview && (queue === 'review' || queue === 'dismissed');
  const integrity = open !== null && opened && (
    <Integrity key={open} findingId={open} loadEvidence={opened.loadEvidence} />
  );

  return (
    <LocaleContext.Provider value={locale}>
      <TopBar
        title={inSettings ? texts.settings : inDirect ? texts.recordDirect : texts.appName}
        inTab={isReview}
        onBack={
          inView ? () => (inSettings ? setInSettings(false) : inDirect ? void leaveDirect() : setOpen(null)) : null
        }
        onRecord={recordDirect}
        onReview={() => void browser.tabs.create({ url: browser.runtime.getURL('/review.html') })}
        onSettings={inSettings ? null : () => setInSettings(true)}
      />
      {tabId !== null && !inView && (
        <FlagRow
          onFlag={() => void flagPage(sendMessage('tab/flag', { tabId }))}
          onPick={() => void flagPage(sendMessage('tab/pick', { tabId }))}
        />
      )}

      {broken && <Alert>{texts.storageBroken}</Alert>}
      {inSettings ? (
        <main class="scroll">
          {queries && (
            <Settings
              queries={queries}
              language={language}
              network={delivery.state === 'ready' ? (delivery.value.device?.network ?? null) : null}
              onJoin={join}
            />
          )}
        </main>
      ) : inDirect ? (
        <main class="scroll">
          {!broken && (
            <DirectView
              openDesk={opened?.openDesk ?? null}
              explain={explain}
              onStuck={onStuck}
              onDiscarded={() => showDirect(false)}
              onKept={(id) => {
                showDirect(false);
                if (queue !== 'review') narrow('', 'newest', 'review');
                setOpen(id);
              }}
            />
          )}
        </main>
      ) : (
        <>
          {open === null && <QueueTabs shown={queue} countOf={countOf} onChoose={choose} />}
          {tabId !== null && !inView && queries && list.live.state === 'ready' && (
            <Fill queries={queries} tabId={tabId} run={run} />
          )}
          {isReview && (
            <Keys
              order={ids}
              offset={place.offset}
              total={total}
              open={open}
              onOpen={setOpen}
              onPick={(id) => decidesMany && pick(id)}
              onUndo={notice?.action ? undo : null}
            />
          )}
          {open === null && !broken && (
            <ListTools
              words={words}
              order={order}
              found={list.isNarrowed && list.live.state === 'ready' ? list.live.value.total : null}
              selected={picked.length}
              most={total > MOST_DECIDED ? MOST_DECIDED : null}
              onDecide={decidesMany && (list.live.state === 'loading' || items.length > 0) ? decideMany : null}
              onPrepare={() => void queries?.prepare()}
              onWords={(next) => narrow(next, order)}
              onOrder={(next) => narrow(words, next)}
              onSelectAll={() => void queries?.listIds(view, MOST_DECIDED).then(setPicked)}
              onSelectNone={() => setPicked([])}
            />
          )}
          <main class="scroll" aria-busy={list.live.state === 'loading' && !broken}>
            {open !== null ? (
              !queries || detail.state !== 'ready' || detail.value?.id !== open ? (
                !broken && <DetailSkeleton />
              ) : !detail.value.found ? (
                <p class="empty">{texts.gone}</p>
              ) : isReview ? (
                <Desk
                  queries={queries}
                  detail={detail.value.found}
                  integrity={integrity}
                  run={run}
                  onOpen={setOpen}
                  onNext={openNext}
                />
              ) : (
                <PopupDetail
                  detail={detail.value.found}
                  id={open}
                  integrity={integrity}
                  run={run}
                  decide={decide}
                  note={note}
                />
              )
            ) : list.live.state === 'ready' ? (
              <FindingList
                queue={queue}
                items={items}
                total={total}
                {...place}
                picked={decidesMany ? picked : null}
                onPick={pick}
                none={list.isNarrowed ? texts.noneFound : null}
                onOpen={setOpen}
              />
            ) : (
              !broken && <ListSkeleton />
            )}
          </main>
        </>
      )}
      <div class="foot">
        {/* Below the list: it is known later, and must not push the list away. */}
        {!inView && delivery.state === 'ready' && (
          <SyncBar
            delivery={delivery.value}
            waiting={countOf('outgoing')}
            batch={batch.current}
            onSend={() => void run(sendMessage('sync/start', null))}
            onJoin={() => setInSettings(true)}
          />
        )}
        <Snackbar notice={notice} onClose={closeNotice} />
      </div>
    </LocaleContext.Provider>
  );
}
