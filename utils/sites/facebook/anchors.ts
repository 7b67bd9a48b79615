/**
 * Where the action goes: at the end of a post's line of time and audience (else of its author), of a comment's row of time
 * and actions, or behind the name of a person who reacted. Never inside what takes clicks, a text, or another item.
 */
import type { ActionAnchor, ItemTarget } from '../site-adapter.ts';
import { readCommentParts } from './comments.ts';
import { firstReferenced, owns, type Scope } from './dom.ts';
import { readPostParts } from './post-parts.ts';
import { readRowName } from './reactions.ts';
import {
  COMMENT_CONTAINERS,
  COMMENT_LINKS,
  COMMENT_ROW,
  INTERACTIVE,
  MESSAGE,
  POST_CONTAINERS,
  TEXT_BLOCK,
} from './selectors.ts';

const LINES = { post: findPostLine, comment: findCommentLine, reaction: findNameLine };

/** The place for `target`'s action; the item's own corner where no line is safe. */
export function findAnchor(target: ItemTarget): ActionAnchor {
  const line = LINES[target.kind === 'post' || target.kind === 'reaction' ? target.kind : 'comment'](target.element);
  return line ? { parent: line, placement: 'inline' } : { parent: target.element, placement: 'corner' };
}

function findPostLine(element: Element): Element | null {
  const described = firstReferenced(element, 'aria-describedby');
  if (described && isTimeLine(element, described)) return described;
  const { scope, timeLine, heading } = readPostParts(element);
  // Beside the heading proper, not in it: the page may name the post after it.
  const byline = heading && /^h\d$/i.test(heading.tagName) ? heading.parentElement : heading;
  const places = [timeLine, byline];
  return places.find((place) => place && isSafe(place, scope)) ?? null;
}

/** Whether the page's own reference to the line of time and audience may be trusted without reading the whole post. */
function isTimeLine(post: Element, line: Element): boolean {
  const heading = firstReferenced(post, 'aria-labelledby');
  return (
    heading !== null &&
    !line.contains(heading) &&
    line.querySelector('a, [role="link"]') !== null &&
    line.closest(`${COMMENT_CONTAINERS}, ${POST_CONTAINERS.join(', ')}`) === post &&
    isSafe(line, { element: post, nested: new Set() })
  );
}

function findCommentLine(element: Element): Element | null {
  if (element.matches(COMMENT_CONTAINERS)) {
    // A comment's own row is its last: a list in its text comes before, and has no link to the comment.
    const row = findLastRow(element);
    const last = row?.querySelector(COMMENT_LINKS) ? row.lastElementChild : null;
    if (last && isSafe(last, { element, nested: new Set() })) return last;
  }
  const { scope, row, time, texts } = readCommentParts(element);
  // Inside the last entry: the row itself lays out its children, so a child of it would land at its start.
  const entry = row?.lastElementChild ?? null;
  const places = [entry, row, time?.link.closest(INTERACTIVE)?.parentElement ?? null];
  return places.find((place) => place && isSafe(place, scope) && !texts.some((text) => text.contains(place))) ?? null;
}

function findLastRow(comment: Element): Element | undefined {
  const rows = comment.querySelectorAll(COMMENT_ROW);
  for (let n = rows.length - 1; n >= 0; n--) {
    const row = rows[n];
    if (row?.closest(COMMENT_CONTAINERS) === comment && !row.closest(TEXT_BLOCK)) return row;
  }
  return undefined;
}

function findNameLine(element: Element): Element | null {
  const scope: Scope = { element, nested: new Set() };
  const line = readRowName(element)?.link.parentElement ?? null;
  return line && isSafe(line, scope) ? line : null;
}

const UNSAFE = `${INTERACTIVE}, ${MESSAGE}`;

function isSafe(place: Element, scope: Scope): boolean {
  if (place === scope.element || !owns(scope, place) || place.querySelector(MESSAGE)) return false;
  const around = place.closest(UNSAFE);
  if (around && around !== scope.element && scope.element.contains(around)) return false;
  return !/^(?:svg|img|video|ul|ol)$/i.test(place.tagName);
}
