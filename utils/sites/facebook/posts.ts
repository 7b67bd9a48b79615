/** Where the posts are. Called again and again while the page changes: no layout, nothing is remembered. */
import { closestComment, findComments } from './comments.ts';
import { isElement, labelOf, queryAll, queryOwn, readLine, referenced, type Scope } from './dom.ts';
import { findAuthor } from './post-author.ts';
import {
  ACTION_MARKS,
  AD_MARKS,
  CHROME,
  LIST_EDGES,
  MEDIA,
  MESSAGE,
  NOT_A_POST,
  POST_CONTAINERS,
  POST_MARKS,
  REACTIONS_BAR,
} from './selectors.ts';
import { COMMENT_ACTION, LIKE_ACTION, normalizeLabel, SHARE_ACTION, SPONSORED } from './strings.ts';

const CONTAINERS = POST_CONTAINERS.join(', ');
const MARKS = POST_MARKS.join(', ');

/**
 * Every post in `root`, and the one that `root` stands in, because Facebook fills its units piece by piece.
 * Outermost elements: a post shared in a post is no second one.
 */
export function findPosts(root: ParentNode): Element[] {
  const found = new Set<Element>();
  const seen = new Set<Element>();
  const consider = (element: Element | null) => {
    if (!element || seen.has(element)) return;
    seen.add(element);
    if (isPost(element)) found.add(element);
  };
  if (isElement(root)) for (const element of containersAround(root)) consider(element);
  for (const element of queryAll(root, CONTAINERS)) consider(element);
  for (const mark of queryAll(root, MARKS))
    if (!containersAround(mark).some((container) => found.has(container))) consider(climbToPost(mark));
  return [...found].filter((element) => {
    for (let at = element.parentElement; at; at = at.parentElement) if (found.has(at)) return false;
    return true;
  });
}

/** The outermost post that `element` stands in, or is; null outside of posts. */
export function closestPost(element: Element): Element | null {
  const posts = containersAround(element).filter(isPost);
  const outer = posts.at(-1);
  if (outer) return outer;
  for (let at: Element | null = element; at && !at.matches(LIST_EDGES); at = at.parentElement) {
    const mark = at.querySelector(MARKS);
    const candidate = mark && climbToPost(mark);
    if (candidate?.contains(element)) return isPost(candidate) ? candidate : null;
  }
  return null;
}

/** Whether the element holds at least two of a post's actions (like, comment, share) or its reactions. */
export function hasActions(element: Element): boolean {
  if (element.querySelector(REACTIONS_BAR)) return true;
  if (ACTION_MARKS.filter((selector) => element.querySelector(selector)).length >= 2) return true;
  const kinds = new Set<RegExp>();
  for (const button of queryAll(element, '[role="button"]').slice(0, 100)) {
    if (button.closest(MESSAGE) || closestComment(button)) continue;
    const label = normalizeLabel(labelOf(button) ?? readLine(button, 80));
    for (const kind of [LIKE_ACTION, COMMENT_ACTION, SHARE_ACTION]) if (kind.test(label)) kinds.add(kind);
    if (kinds.size >= 2) return true;
  }
  return false;
}

/** `element` and its ancestors that may be posts, innermost first. */
function containersAround(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = element.closest(CONTAINERS); at; at = at.parentElement?.closest(CONTAINERS) ?? null) found.push(at);
  return found;
}

function isPost(element: Element): boolean {
  if (NOT_A_POST.test(element.getAttribute('role') ?? 'none')) return false;
  if (element.closest(CHROME) || closestComment(element) || isList(element)) return false;
  const scope: Scope = { element, nested: new Set(findComments(element)) };
  const { heading, author, anonymous } = findAuthor(scope);
  if (!heading) return false;
  const line = referenced(element, 'aria-describedby')[0] ?? null;
  const hasTime = line !== null && line.querySelector('a') !== null;
  const hasContent = hasTime || element.querySelector(MESSAGE) !== null || queryOwn(scope, MEDIA).length > 0;
  return (author || anonymous ? hasContent || hasActions(element) : hasTime) && !isSponsored(scope, line, heading);
}

/** A wrapper around several posts. A post shared in a post is nested, so it does not count. */
function isList(element: Element): boolean {
  if (referenced(element, 'aria-labelledby').some(Boolean)) return false;
  const posts = queryAll(element, '[aria-labelledby][aria-describedby], [aria-posinset]').filter(
    (post) => post !== element && !closestComment(post) && referenced(post, 'aria-labelledby').some(Boolean),
  );
  const last = posts.at(-1);
  return last !== undefined && posts[0] !== undefined && !posts[0].contains(last);
}

function isSponsored(scope: Scope, line: Element | null, heading: Element): boolean {
  if (queryOwn(scope, AD_MARKS.join(', ')).some((mark) => !mark.closest(MESSAGE))) return true;
  const marks = line
    ? [line, ...queryAll(line, 'a, [aria-labelledby], [aria-label]')]
    : queryOwn(scope, 'a, [aria-labelledby]').filter((part) => !heading.contains(part) && !part.closest(MESSAGE));
  return marks.slice(0, 12).some((part) => {
    const label = normalizeLabel(labelOf(part) ?? readLine(part, 100));
    return SPONSORED.test(label) && (line !== null || label.length < 30);
  });
}

/** From something inside a post to the smallest element around it that has the post's actions. */
function climbToPost(mark: Element): Element | null {
  if (closestComment(mark) || mark.closest(CHROME)) return null;
  for (let at: Element | null = mark; at && !at.matches(LIST_EDGES); at = at.parentElement)
    if (at.matches(CONTAINERS) || hasActions(at)) return at;
  return null;
}
