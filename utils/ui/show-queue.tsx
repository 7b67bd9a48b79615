/** Shows the queue: its frame at once, its lists as soon as the database is there; the unlock form where it is locked. */
import { render } from 'preact';
import { Alert } from '../../components/frame/alert.tsx';
import { FlagRow } from '../../components/list/flag-row.tsx';
import { preloadReview } from './late-parts.tsx';
import { type OpenedQueue, QueueApp } from './queue-app.tsx';
import { openOrLock, preparePage } from './show-page.tsx';
import { provideFollowQuery } from './use-live-query.ts';

interface Options {
  /** Resolves with null where it is locked. */
  opening: Promise<OpenedQueue | null>;
  /** The tab that the popup lies over; null in a tab of our own. */
  tabId: number | null;
  initialFinding: string | null;
  initiallyDirect: boolean;
}

export async function showQueue({ opening, tabId, ...initial }: Options): Promise<void> {
  // Looked at below: by then nobody would have seen that it failed.
  opening.catch(() => {});
  const [page] = await Promise.all([preparePage(), tabId === null && preloadReview()]);
  const show = (opened: OpenedQueue | null, isBroken = false) =>
    render(
      <QueueApp opened={opened} isBroken={isBroken} tabId={tabId} initialLocale={page.locale} {...initial} />,
      page.root,
    );
  show(null);
  try {
    const opened = await openOrLock(opening, page, tabId === null ? null : { tabId, FlagRow, Alert });
    if (!opened) return;
    provideFollowQuery(opened.followQuery);
    show(opened);
  } catch (error) {
    console.error('The database cannot be opened', error);
    show(null, true);
  }
}
