/** The lines around an article's headline that say when it was published and when it was changed. */
import { type PageTimeOptions, parsePageTime } from '../../capture/page-time.ts';
import type { TimeClaim } from './article-times.ts';
import type { PageLine } from './page-lines.ts';

const UPDATED = /diperbar?ui|diperbaharui|diubah|updated?\b|terakhir|modified/i;
const DATED =
  /\d{1,2}(?:[\s/.-]{1,3}\d{1,2}[\s/.,-]{1,3}|[\s/.-]{0,3}[A-Za-z]{3,9}[\s/.,'-]{0,3})\d{2,4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|\b(?:lalu|ago)\b/;
/** Longer lines are text. */
export const MAX_LABEL = 140;

export interface DateLine extends TimeClaim {
  line: string;
}

/**
 * The date line, as the reader sees it.
 * @param after lines between headline and text, nearest first; @param before those above the headline, nearest first;
 * @param later those behind the text.
 */
export function findDateLine(
  { after, before, later }: Record<'after' | 'before' | 'later', readonly PageLine[]>,
  options: PageTimeOptions,
): DateLine | null {
  for (const group of [after, before, later]) {
    let dateOnly: DateLine | null = null;
    for (const [index, { text, block, linked }] of group.entries()) {
      if (text.length > MAX_LABEL || !DATED.test(text) || isUpdate(text) || (linked && group !== after)) continue;
      // "20 November 2026" and "19:16 WIB" in blocks of their own.
      const next = group === before ? '' : (group[index + 1]?.text ?? '');
      const time = parsePageTime(/^(?:pukul\s)?\d{1,2}[:.]\d\d\b/i.test(next) ? `${text} ${next}` : text, options);
      if (!time.iso || time.precision === 'month') continue;
      const found: DateLine = {
        time,
        source: 'dom',
        detail: `${block.tagName.toLowerCase()} near the headline`,
        line: text,
      };
      if (time.iso.includes('T')) return found;
      dateOnly ??= found;
    }
    if (dateOnly) return dateOnly;
  }
  return null;
}

/** The line that says when the article was changed. */
export function findUpdateLine(lines: readonly PageLine[], options: PageTimeOptions): TimeClaim | null {
  for (const { text } of lines) {
    const at = text.length <= MAX_LABEL * 2 ? text.search(UPDATED) : -1;
    const time = at < 0 ? null : parsePageTime(text.slice(at), options);
    if (time?.iso?.includes('T')) return { time, source: 'dom', detail: 'line that says so' };
  }
  return null;
}

/** The line only says when the article was changed; "Terbit … Diperbarui …" says both, the publication first. */
function isUpdate(text: string): boolean {
  const at = text.search(UPDATED);
  return at >= 0 && !/\d{4}/.test(text.slice(0, at));
}
