/**
 * Where the action goes: at the end of a post's line of time and audience, or of a comment's row of time and actions.
 * Never inside anything that takes clicks, inside a text, or inside another item.
 */
import type { ActionAnchor, ItemTarget } from '../site-adapter.ts';
import { readCommentParts } from './comments.ts';
import { owns, type Scope } from './dom.ts';
import { readPostParts } from './post-parts.ts';
import { INTERACTIVE, MESSAGE } from './selectors.ts';

/** The place for `target`'s action; the item's own corner where no line is safe. */
export function findAnchor(target: ItemTarget): ActionAnchor {
  const line = target.kind === 'post' ? findPostLine(target.element) : findCommentLine(target.element);
  return line ? { parent: line, placement: 'inline' } : { parent: target.element, placement: 'corner' };
}

function findPostLine(element: Element): Element | null {
  const { scope, timeLine } = readPostParts(element);
  return timeLine && isSafe(timeLine, scope) ? timeLine : null;
}

function findCommentLine(element: Element): Element | null {
  const { scope, row, time, texts } = readCommentParts(element);
  // Inside the last entry: the row itself lays out its children, so a child of it would land at its start.
  const entry = row?.lastElementChild ?? null;
  const places = [entry, row, time?.link.closest(INTERACTIVE)?.parentElement ?? null];
  return places.find((place) => place && isSafe(place, scope) && !texts.some((text) => text.contains(place))) ?? null;
}

function isSafe(place: Element, scope: Scope): boolean {
  if (place === scope.element || !owns(scope, place)) return false;
  if (place.closest(MESSAGE) || place.querySelector(MESSAGE)) return false;
  for (let at: Element | null = place; at && at !== scope.element; at = at.parentElement)
    if (at.matches(INTERACTIVE)) return false;
  return !/^(?:svg|img|video|ul|ol)$/i.test(place.tagName);
}
