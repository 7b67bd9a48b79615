/** Which of Facebook's surfaces an item stands on, and what the page says about itself. */
import type { Extraction, Surface } from '../../contract/capture.ts';
import { cleanText, note } from '../extraction.ts';
import type { PageContext } from '../site-adapter.ts';
import { VIEWERS } from './selectors.ts';
import { readFacebookLink } from './urls.ts';

const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,3}$/i;

/** The surface of `element` on `page`: a dialog over another surface, else what the address says. */
export function findSurface(element: Element, page: PageContext): Surface {
  const dialog = element.closest('[role="dialog"]');
  if (
    dialog &&
    !dialog.querySelector(VIEWERS) &&
    page.document.querySelector('[role="main"], [role="feed"]') &&
    !page.document.querySelector('[role="dialog"] [role="main"]')
  )
    return 'dialog';
  const path = page.url.pathname.toLowerCase();
  if (/^\/(?:groups\/[^/]+\/search|search)(?:\/|$)/.test(path)) return 'search';
  const link = readFacebookLink(page.url.href);
  if (link?.kind === 'post') return 'permalink';
  if (link?.kind === 'photo' || link?.kind === 'album') return 'photo';
  if (link?.kind === 'reel' || /^\/reels?(?:\/|$)/.test(path)) return 'reel';
  if (link?.kind === 'video' || /^\/watch(?:\/|$)/.test(path)) return 'watch';
  if (link?.kind === 'group' || /^\/groups\/(?!feed|discover)[^/]/.test(path)) return 'group';
  if (/^\/(?:home\.php)?$/.test(path) || link?.kind === 'other') return 'feed';
  return link?.kind === 'profile' ? 'profile' : 'feed';
}

/** Sets title and language; `text` is the element that the item's text was read from. */
export function setMetadata(extraction: Extraction, page: PageContext, text: Element | null): void {
  // "(3) Facebook": how many notices wait is the volunteer's matter.
  const title = cleanText(page.document.title.replace(/^\(\d+\+?\)\s*/, ''), 1000);
  extraction.metadata.documentTitle = title;
  if (title) note(extraction, 'metadata.documentTitle', 'meta', 'title');
  // The page's own language is that of the interface, not of what a person wrote in it.
  const marked = text?.querySelector('[lang]') ?? text?.closest('[lang]:not(html)');
  const language = marked?.getAttribute('lang') ?? '';
  if (!LANGUAGE.test(language)) return;
  extraction.metadata.language = language.replaceAll('_', '-');
  note(extraction, 'metadata.language', 'dom', 'lang');
}
