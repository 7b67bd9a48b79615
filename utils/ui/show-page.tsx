/** What every page of ours that reads the database begins with: its words, and the unlock form where it is locked. */
import { type ComponentChild, render } from 'preact';
import { Alert } from '../../components/frame/alert.tsx';
import { getLanguage } from '../i18n/language.ts';
import { loadPageTexts } from '../i18n/load-page-texts.ts';
import { followWipe } from '../platform/wipe-signal.ts';
import type { Locale } from './language-context.ts';
import type { OverTab } from './unlock-app.tsx';

interface Page {
  root: HTMLElement;
  locale: Locale;
}

/** The place to draw in, and the words. Lets go of everything when it is locked, unlocked or removed. */
export async function preparePage(): Promise<Page> {
  const root = document.getElementById('app');
  if (!root) throw new Error('The page has no place to draw in.');
  followWipe(() => render(null, root));
  const language = await getLanguage();
  return { root, locale: { language, texts: await loadPageTexts(language) } };
}

/** Waits for what the page reads; draws the unlock form where that is null. Rejects where it cannot be opened. */
export async function openOrLock<T>(
  opening: Promise<T | null>,
  { root, locale }: Page,
  over: OverTab | null = null,
): Promise<T | null> {
  const opened = await opening;
  if (opened === null) (await import('./unlock-app.tsx')).showLocked(root, locale, over);
  return opened;
}

/** Draws a page as soon as its database is open, or says that it cannot be opened. */
export async function showPage<T>(opening: Promise<T | null>, draw: (opened: T, locale: Locale) => ComponentChild) {
  // Looked at below: by then nobody would have seen that it failed.
  opening.catch(() => {});
  const page = await preparePage();
  try {
    const opened = await openOrLock(opening, page);
    if (opened !== null) render(draw(opened, page.locale), page.root);
  } catch (error) {
    console.error('The database cannot be opened', error);
    render(<Alert>{page.locale.texts.storageBroken}</Alert>, page.root);
  }
}
