/** Shows the queue: its frame at once, its lists as soon as the database is there; the unlock form where it is locked. */
import { render } from 'preact';
import { getLanguage } from '../i18n/language.ts';
import { loadPageTexts } from '../i18n/load-page-texts.ts';
import { followWipe } from '../platform/wipe-signal.ts';
import { preloadReview } from './late-parts.tsx';
import { type OpenedQueue, QueueApp } from './queue-app.tsx';

interface Options {
  /** Resolves with null where it is locked. */
  opening: Promise<OpenedQueue | null>;
  /** The tab that the popup lies over; null in a tab of our own. */
  tabId: number | null;
  initialFinding: string | null;
  initiallyDirect: boolean;
}

export async function showQueue({ opening, tabId, ...initial }: Options): Promise<void> {
  const root = document.getElementById('app');
  if (!root) return;
  followWipe(() => render(null, root));
  // Looked at below; a failure before that is not one that nobody sees.
  opening.catch(() => {});
  const language = await getLanguage();
  const [texts] = await Promise.all([loadPageTexts(language), tabId === null && preloadReview()]);
  const locale = { language, texts };
  const show = (opened: OpenedQueue | null, isBroken = false) =>
    render(<QueueApp opened={opened} isBroken={isBroken} tabId={tabId} initialLocale={locale} {...initial} />, root);
  show(null);
  try {
    const opened = await opening;
    if (opened) show(opened);
    else (await import('./unlock-app.tsx')).showLocked(root, locale, tabId);
  } catch (error) {
    console.error('The database cannot be opened', error);
    show(null, true);
  }
}
