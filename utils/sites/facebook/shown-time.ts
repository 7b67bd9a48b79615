/** The time of a post or comment: as it is shown (label, tooltip, visible text), and exactly where embedded JSON has it. */

import { instantOf, parsePageTime, timeFromEpoch } from '../../capture/page-time.ts';
import type { Extraction, PageTime } from '../../contract/capture.ts';
import { NO_TIME, note, warn } from '../extraction.ts';
import type { PageContext } from '../site-adapter.ts';
import { queryAll, readLine } from './dom.ts';

/** Most text nodes that a plain time consists of; a scrambled one has a decoy in every second node. */
const MAX_PLAIN_NODES = 3;
const DAY = 86_400_000;
/** How far the shown time may lie from the exact one, in milliseconds: its precision, and a day for an unknown zone. */
const TOLERANCE: Record<NonNullable<PageTime['precision']>, number> = {
  second: 1.1 * DAY,
  minute: 1.1 * DAY,
  hour: 1.1 * DAY,
  day: 2 * DAY,
  week: 9 * DAY,
  month: 33 * DAY,
  year: 370 * DAY,
};

/** Sets `publishedAt` from the element that shows the time and from `created` (seconds since 1970, from embedded JSON). */
export function setTime(
  extraction: Extraction,
  shownBy: Element | null,
  created: number | null,
  page: PageContext,
): void {
  const shown = shownBy ? readShownTime(shownBy, page) : { time: NO_TIME, how: null };
  const exact = created === null ? null : timeFromEpoch(created, page.offset);
  if (exact?.iso) {
    extraction.publishedAt = { ...exact, raw: shown.time.raw ?? exact.raw };
    note(extraction, 'publishedAt', 'embedded-json', 'creation time');
    if (isFarApart(shown.time, exact)) warn(extraction, 'layers-disagree', 'publishedAt');
    return;
  }
  extraction.publishedAt = shown.time;
  if (!shown.time.iso) {
    warn(extraction, shownBy ? 'time-unreadable' : 'time-missing', 'publishedAt');
    return;
  }
  note(extraction, 'publishedAt', shown.how === 'visible text' ? 'dom' : 'label', shown.how);
  if (shown.time.assumed.includes('relative')) warn(extraction, 'time-approximate', 'publishedAt');
}

/** The best reading of what `element` shows: tooltip, then accessible name, then visible text that is not scrambled. */
function readShownTime(element: Element, page: PageContext): { time: PageTime; how: string | null } {
  const language = page.document.documentElement.lang || null;
  let unread: PageTime | null = null;
  for (const [how, raw] of candidates(element)) {
    const time = parsePageTime(raw, { now: page.now, offset: page.offset, language });
    if (time.iso) return { time, how };
    unread ??= time;
  }
  return { time: unread ?? NO_TIME, how: null };
}

function* candidates(element: Element): Generator<[how: string, raw: string]> {
  const parts = [
    element,
    ...queryAll(element, '[aria-label], [aria-labelledby], [aria-describedby], use').slice(0, 10),
  ];
  for (const [attribute, how] of [
    ['aria-describedby', 'tooltip'],
    ['aria-label', 'aria-label'],
    ['aria-labelledby', 'aria-labelledby'],
  ] as const)
    for (const part of parts) {
      const value = part.getAttribute(attribute)?.slice(0, 300);
      const raw = value && (attribute === 'aria-label' ? value : textOfIds(part, value, attribute));
      if (raw) yield [how, raw];
    }
  for (const part of parts) {
    const target =
      part.tagName.toLowerCase() === 'use' && (part.getAttribute('href') ?? part.getAttribute('xlink:href'));
    const raw = target && /^#./.test(target) && element.ownerDocument.getElementById(target.slice(1))?.textContent;
    if (raw) yield ['svg text', raw.slice(0, 300)];
  }
  const open = openTooltip(element);
  if (open) yield ['tooltip', open];
  const visible = isPlain(element) ? readLine(element, 100) : null;
  if (visible) yield ['visible text', visible];
}

/** The one tooltip that is open while the pointer or the focus rests on the time: the page need not say that they belong together. */
function openTooltip(element: Element): string | null {
  if (!element.matches(':hover, :focus, :focus-within')) return null;
  const [only, ...others] = queryAll(element.ownerDocument, '[role="tooltip"]');
  return only && others.length === 0 ? readLine(only, 200) : null;
}

/** Text of the elements that an attribute refers to; for a description only a tooltip, which shows the full time. */
function textOfIds(part: Element, ids: string, attribute: string): string {
  return ids
    .split(/\s+/)
    .slice(0, 4)
    .map((id) => {
      const target = id ? part.ownerDocument.getElementById(id) : null;
      if (!target || target.contains(part)) return '';
      const isTooltip = target.getAttribute('role') === 'tooltip' || target.closest('[role="tooltip"]') !== null;
      return attribute === 'aria-describedby' && !isTooltip ? '' : (readLine(target, 200) ?? '');
    })
    .join(' ')
    .trim();
}

/** Whether the visible text is in order: Facebook hides times among decoys that only the layout takes out. */
function isPlain(element: Element): boolean {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let nodes = 0;
  while (walker.nextNode()) if (++nodes > MAX_PLAIN_NODES) return false;
  return nodes > 0 && !element.querySelector('[style*="position"], [style*="order"], [style*="none"]');
}

function isFarApart(shown: PageTime, exact: PageTime): boolean {
  const instant = instantOf(shown);
  const truth = instantOf(exact);
  if (instant === null || truth === null || !shown.precision) return false;
  return Math.abs(instant - truth) > TOLERANCE[shown.precision];
}
