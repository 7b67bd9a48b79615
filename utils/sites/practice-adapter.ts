/** The adapter for the one invented post of our own welcome page, on which flagging is practised. */
import { cleanText, emptyExtraction, note, setText } from './extraction.ts';
import type { SiteFinder, SiteReader } from './site-adapter.ts';

/** Marks the post, and below it its parts: `author`, `line` (with the time) and `text`. */
const PART = 'data-practice';
const find = (element: ParentNode, part: string) => element.querySelector<HTMLElement>(`[${PART}="${part}"]`);

export const practiceFinder: SiteFinder = {
  id: 'page',
  findTargets: (root) => {
    const post = find(root instanceof Element ? (root.parentNode ?? root) : root, 'post');
    return post ? [{ element: post, kind: 'post' }] : [];
  },
  anchor: ({ element }) => {
    const parent = find(element, 'line');
    return parent && { parent, placement: 'inline' };
  },
};

export const practiceReader: SiteReader = {
  findContext: () => null,
  findViewerElements: () => [],
  makeExcerpt: () => null,
  extract: ({ element }) => {
    const extraction = emptyExtraction('page', 'post', 'page');
    extraction.audience = 'public';
    extraction.author = { name: cleanText(find(element, 'author')?.textContent, 300), url: null, id: null };
    note(extraction, 'author.name', 'dom', 'data-practice');
    setText(extraction, find(element, 'text')?.textContent?.trim() ?? null);
    note(extraction, 'text', 'dom', 'data-practice');
    const time = element.querySelector('time');
    if (time)
      extraction.publishedAt = {
        raw: cleanText(time.textContent, 300),
        iso: time.dateTime,
        precision: 'minute',
        zone: time.dateTime.slice(-6),
        assumed: [],
      };
    note(extraction, 'publishedAt', 'dom', 'time');
    return extraction;
  },
};
