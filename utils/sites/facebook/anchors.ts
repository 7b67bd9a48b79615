/**
 * Where the action goes: at the end of a post's line of time and audience (else of its author), of a comment's row of time
 * and actions, or behind the name of a person who reacted. Never inside what takes clicks, a text, or another item.
 */
import type { ActionAnchor, ItemTarget } from '../site-adapter.ts';
import { readCommentParts } from './comments.ts';
import { owns, type Scope } from './dom.ts';
import { readPostParts } from './post-parts.ts';
import { readRowName } from './reactions.ts';
import { INTERACTIVE, MESSAGE } from './selectors.ts';

const LINES = { post: findPostLine, comment: findCommentLine, reaction: findNameLine };

/** The place for `target`'s action; the item's own corner where no line is safe. */
export function findAnchor(target: ItemTarget): ActionAnchor {
  const line = LINES[target.kind === 'post' || target.kind === 'reaction' ? target.kind : 'comment'](target.element);
  return line ? { parent: line, placement: 'inline' } : { parent: target.element, placement: 'corner' };
}

function findPostLine(element: Element): Element | null {
  const { scope, timeLine, heading } = readPostParts(element);
  // Beside the heading proper, not in it: the page may name the post after it.
  const byline = heading && /^h\d$/i.test(heading.tagName) ? heading.parentElement : heading;
  const places = [timeLine, byline];
  return places.find((place) => place && isSafe(place, scope)) ?? null;
}

function findCommentLine(element: Element): Element | null {
  const { scope, row, time, texts } = readCommentParts(element);
  // Inside the last entry: the row itself lays out its children, so a child of it would land at its start.
  const entry = row?.lastElementChild ?? null;
  const places = [entry, row, time?.link.closest(INTERACTIVE)?.parentElement ?? null];
  return places.find((place) => place && isSafe(place, scope) && !texts.some((text) => text.contains(place))) ?? null;
}

function findNameLine(element: Element): Element | null {
  const scope: Scope = { element, nested: new Set() };
  const line = readRowName(element)?.link.parentElement ?? null;
  return line && isSafe(line, scope) ? line : null;
}

function isSafe(place: Element, scope: Scope): boolean {
  if (place === scope.element || !owns(scope, place)) return false;
  if (place.closest(MESSAGE) || place.querySelector(MESSAGE)) return false;
  for (let at: Element | null = place; at && at !== scope.element; at = at.parentElement)
    if (at.matches(INTERACTIVE)) return false;
  return !/^(?:svg|img|video|ul|ol)$/i.test(place.tagName);
}
