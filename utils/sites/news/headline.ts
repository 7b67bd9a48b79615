/** The headline: which element carries it, and how it reads without the site's name behind it. */
import { cleanText } from '../extraction.ts';
import type { PageLine } from './page-lines.ts';

/** Elements that are looked at; a page with more headings lists articles. */
const MAX_HEADINGS = 300;

export interface Headline {
  /** Null where only the metadata has it. */
  element: Element | null;
  text: string;
  /** What the reader sees differs from what the metadata says in more than signs and case. */
  disagrees: boolean;
}

/** Letters and digits only, for comparison: publishers drop signs from titles. */
export function letters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** `title` without " - Nama Situs" and the like, as long as what follows the separator is one of the site's `names`. */
export function stripSiteName(title: string, names: readonly string[]): string {
  const known = names.map(letters).filter((name) => name.length >= 3);
  let text = title.replace(/\s+/g, ' ').trim();
  for (let round = 0; round < 3; round++) {
    const found = /^(.{8,}\S)(?: [-–—|•·»:]{1,2} | ?\|)(?! )(.{3,60})$/.exec(text);
    const tail = letters(found?.[2] ?? '');
    const isSite = (name: string) => name.includes(tail) || (tail.length < name.length + 25 && tail.includes(name));
    if (!found?.[1] || tail.length < 3 || !known.some(isSite)) break;
    text = found[1].trim();
  }
  // "Nama Situs: Judul": some put it in front.
  const front = /^([^:|]{3,40})[:|] +(.{15,})$/.exec(text);
  return front?.[1] && front[2] && known.includes(letters(front[1])) ? front[2] : text;
}

/**
 * The page's headline, visible before declared.
 * @param titles what JSON-LD, OpenGraph and the document call it, most reliable first, without the site's name.
 */
export function findHeadline(document: Document, titles: readonly string[]): Headline | null {
  const wanted = titles.map(letters).filter((title) => title.length >= 6);
  let best: { element: Element; text: string; score: number } | null = null;
  const only: { element: Element; text: string; score: number }[] = [];
  const elements = document.querySelectorAll('h1, h2, h3, [itemprop="headline"]:not(meta)');
  for (let index = 0; index < Math.min(elements.length, MAX_HEADINGS); index++) {
    const element = elements[index];
    const text = cleanText(element?.textContent, 500);
    if (!element || !text || text.length < 6 || element.closest('nav, aside, footer, dialog, [role="navigation"]'))
      continue;
    const linked = element.closest('a') !== null || element.querySelector('a') !== null;
    const main = element.tagName === 'H1' && !linked;
    const like = likeness(letters(text), wanted);
    // Old systems link the headline to its own page.
    const score = like + (main ? 0.2 : 0) - (linked ? (like >= 0.7 ? 0.1 : 0.3) : 0);
    if (main && text.split(' ').length >= 4) only.push({ element, text, score });
    if (score >= 0.6 && (!best || score > best.score)) best = { element, text, score };
  }
  // A title made for search engines: the only h1 is what the reader takes for the headline.
  const chosen = best ?? (only.length === 1 ? only[0] : undefined);
  if (!chosen) return titles[0] ? { element: null, text: titles[0], disagrees: false } : null;
  const { element, text } = chosen;
  return { element, text, disagrees: wanted.length > 0 && likeness(letters(text), wanted) < 0.85 };
}

/** The block whose only text is `headline`, for pages that use no heading element. */
export function findHeadlineBlock(headline: Headline, lines: readonly PageLine[]): Element | null {
  const wanted = letters(headline.text);
  const isBlock = ({ text, block, linked }: PageLine) =>
    !linked && text.length < 500 && letters(text) === wanted && letters(block.textContent ?? '') === wanted;
  return wanted.length >= 15 ? (lines.find(isBlock)?.block ?? null) : null;
}

/** The last heading that stands before the text in `body` and is long enough for a headline. */
export function findHeadingBefore(body: Element | null, lines: readonly PageLine[]): Headline | null {
  const start = body ? lines.findIndex(({ text, block }) => body.contains(block) && text.length >= 60) : -1;
  const found = lines
    .slice(Math.max(0, start - 12), Math.max(0, start))
    .findLast(({ text, block, linked }) => !linked && /^H[1-4]$/.test(block.tagName) && text.split(' ').length >= 4);
  return found ? { element: found.block, text: found.text, disagrees: false } : null;
}

/** Both are the same title, but for signs, case and what was cut off its end. */
export const isSameTitle = (one: string, other: string): boolean => likeness(letters(one), [letters(other)]) >= 0.85;

/** 0 to 1: how much of the longer text is the shorter one, which it must hold as it is. */
function likeness(text: string, wanted: readonly string[]): number {
  let best = 0;
  for (const title of wanted) {
    const [short, long] = title.length < text.length ? [title, text] : [text, title];
    if (short === long) return 1;
    if (short.length >= 15 && long.includes(short)) best = Math.max(best, 0.7, short.length / long.length);
  }
  return best;
}
