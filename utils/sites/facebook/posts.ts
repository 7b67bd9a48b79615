/** Where the posts are. Called again and again while the page changes: no layout, nothing is remembered. */
import { closestComment, findComments } from './comments.ts';
import { firstOwn, firstReferenced, isElement, labelOf, labelsOf, queryAll, readLine, type Scope } from './dom.ts';
import { findAuthor, findLabel } from './post-author.ts';
import { isPromoted } from './promoted.ts';
import {
  ACTION_MARKS,
  AUTHOR_HEADINGS,
  CHROME,
  LIST_EDGES,
  MEDIA,
  MESSAGE,
  NOT_A_POST,
  ONE_PER_POST,
  POST_CONTAINERS,
  POST_MARKS,
  REACTIONS_BAR,
  STAGE_EDGES,
  STAGES,
  VIEWERS,
} from './selectors.ts';
import { climbFromStage, isStaged } from './stage.ts';
import { COMMENT_ACTION, LIKE_ACTION, normalizeLabel, SHARE_ACTION } from './strings.ts';

const CONTAINERS = POST_CONTAINERS.join(', ');
const MARKS = POST_MARKS.join(', ');
const LOOSE = `${MARKS}, ${STAGES}`;
/** What the page says is a unit of its own. */
const DESCRIBED = '[aria-labelledby][aria-describedby], [aria-posinset]';
const IN_POSTS = [DESCRIBED, ...ONE_PER_POST].join(', ');

/** What was found in a part of the page. */
export interface FoundPosts {
  /** Outermost elements: a post shared in a post is no second one. */
  posts: Element[];
  /** Advertisements and proposals, which carry no action, nor do the comments below them. */
  promoted: Element[];
}

/** Every post in `root`, and the one that `root` stands in. */
export function findPosts(root: ParentNode): Element[] {
  return findAllPosts(root).posts;
}

/** Posts and promoted units in `root`, and the one that `root` stands in, because Facebook fills its units piece by piece. */
export function findAllPosts(root: ParentNode): FoundPosts {
  const kinds = new Map<Element, Kind>();
  const consider = (element: Element | null) => {
    if (element && !kinds.has(element)) kinds.set(element, classify(element));
  };
  const isKnown = (part: Element) => {
    for (let at: Element | null = part; at; at = at.parentElement) if (kinds.get(at)) return true;
    return false;
  };
  if (isElement(root)) {
    for (const element of containersAround(root)) consider(element);
    if (!isKnown(root)) consider(looseAround(root));
  }
  // What stands in a post is no other post.
  if (!isElement(root) || !isKnown(root)) {
    for (const element of queryAll(root, CONTAINERS)) consider(element);
    const loose = queryAll(root, LOOSE);
    for (const mark of loose) if (mark.matches(MARKS) && !isKnown(mark)) consider(climbToPost(mark));
    for (const stage of loose)
      if (stage.matches(STAGES) && !isKnown(stage) && !stage.closest(CHROME))
        consider(climbFromStage(stage, hasActions));
  }
  const all = [...kinds].filter(([element]) => {
    for (let at = element.parentElement; at; at = at.parentElement) if (kinds.get(at)) return false;
    return true;
  });
  const having = (wanted: Kind) => all.filter(([, kind]) => kind === wanted).map(([element]) => element);
  return { posts: having('post'), promoted: having('promoted') };
}

/** The outermost post that `element` stands in, or is; null outside of posts. */
export function closestPost(element: Element): Element | null {
  const outer = containersAround(element)
    .filter((container) => classify(container) === 'post')
    .at(-1);
  if (outer) return outer;
  const loose = looseAround(element);
  return loose && classify(loose) === 'post' ? loose : null;
}

/** The unit without a container of its own that `element` stands in. */
function looseAround(element: Element): Element | null {
  if (element.ownerDocument.querySelector(VIEWERS))
    for (let at: Element | null = element; at && !at.matches(STAGE_EDGES); at = at.parentElement) {
      const stage = at.querySelector(STAGES);
      const candidate = stage && climbFromStage(stage, hasActions);
      if (candidate?.contains(element)) return candidate;
    }
  for (let at: Element | null = element; at && !at.matches(LIST_EDGES); at = at.parentElement) {
    const mark = at.querySelector(MARKS);
    const candidate = mark && climbToPost(mark);
    if (candidate) return candidate.contains(element) ? candidate : null;
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

type Kind = 'post' | 'promoted' | null;

function classify(element: Element): Kind {
  if (NOT_A_POST.test(element.getAttribute('role') ?? 'none') && !isStaged(element)) return null;
  if (element.closest(CHROME) || closestComment(element) || isList(element)) return null;
  const scope: Scope = { element, nested: new Set(findComments(element)) };
  const line = firstReferenced(element, 'aria-describedby');
  const hasTime = line?.querySelector('a') != null;
  const heading = (hasTime && findLabel(scope)) || findHeading(scope, hasTime);
  if (!heading) return null;
  return isPromoted(scope, line, heading) ? 'promoted' : 'post';
}

/** The author line of a post that the page describes less well; null where it is no whole post. */
function findHeading(scope: Scope, hasTime: boolean): Element | null {
  const { element } = scope;
  const { heading, author, anonymous } = findAuthor(scope);
  const hasContent = hasTime || element.querySelector(MESSAGE) !== null || firstOwn(scope, MEDIA, 1).length > 0;
  const isWhole = author || anonymous ? hasContent || hasActions(element) : hasTime;
  return isWhole ? heading : null;
}

/** A wrapper around several posts. A post shared in a post is nested, so it does not count. */
function isList(element: Element): boolean {
  if (labelsOf(element).some(Boolean)) return false;
  const parts = queryAll(element, IN_POSTS).filter((part) => part !== element && !closestComment(part));
  if (ONE_PER_POST.some((selector) => parts.filter((mark) => mark.matches(selector)).length > 1)) return true;
  const posts = parts.filter((post) => post.matches(DESCRIBED) && labelsOf(post).some(Boolean));
  const last = posts.at(-1);
  return last !== undefined && posts[0] !== undefined && !posts[0].contains(last);
}

/** From something inside a post to the smallest element around it that has the post's actions. */
function climbToPost(mark: Element): Element | null {
  if (closestComment(mark) || mark.closest(CHROME)) return null;
  for (let at: Element | null = mark; at && !at.matches(LIST_EDGES); at = at.parentElement)
    if (at.matches(CONTAINERS) || (at.querySelector(AUTHOR_HEADINGS) && hasActions(at))) return at;
  return null;
}
