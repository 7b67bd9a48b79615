/** Comments and replies: where they are and what belongs to one of them. Finding reads no layout and no text. */
import {
  climb,
  labelOf,
  linksIn,
  owns,
  queryAll,
  queryOwn,
  type ResolvedLink,
  readLine,
  remembered,
  type Scope,
} from './dom.ts';
import { COMMENT_CONTAINERS, COMMENT_LINKS, COMMENT_ROW, INTERACTIVE } from './selectors.ts';
import { findSought } from './sought.ts';
import { ANONYMOUS, COMMENT_LABEL, normalizeLabel, REPLY_LABEL } from './strings.ts';
import { type FacebookLink, readFacebookLink } from './urls.ts';

/** How far an author may stand above the time of a comment that is no article. */
const MAX_CLIMB = 14;

export interface CommentParts {
  scope: Scope;
  /** Link whose text is the author's name; null for a hidden or missing author. */
  author: ResolvedLink | null;
  /** What shows the name of an author who hides: "Peserta anonim". */
  anonymous: Element | null;
  /** Link of the time: the address of the comment. */
  time: ResolvedLink | null;
  /** Row with time and actions. */
  row: Element | null;
  /** The outermost elements that hold the text, in order. */
  texts: Element[];
}

/** Every comment and reply in `root`, outermost elements, in document order. */
export const findComments = remembered((root: ParentNode): readonly Element[] => {
  const found = new Set<Element>();
  const bareLinks: Element[] = [];
  for (const part of findSought(root, 'commentContainers', 'bareCommentLinks')) {
    if (!part.matches(COMMENT_CONTAINERS)) bareLinks.push(part);
    else if (isComment(part)) found.add(part);
    else bareLinks.push(...queryAll(part, COMMENT_LINKS).filter((link) => link.closest(COMMENT_CONTAINERS) === part));
  }
  const bare = bareLinks.flatMap((link) => findBareComment(link) ?? []);
  if (bare.length === 0) return [...found];
  return [...new Set([...found, ...bare])].sort((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
});

/** Whether `element` is the outermost element of a comment: an article with a name that links to a comment or says that it is one. */
const isComment = remembered((element: Element): boolean => {
  if (!element.matches(COMMENT_CONTAINERS) || element.hasAttribute('aria-labelledby')) return false;
  const link = element.querySelector(COMMENT_LINKS);
  if (link?.closest(COMMENT_CONTAINERS) === element) return true;
  const label = normalizeLabel(element.getAttribute('aria-label'));
  if (!COMMENT_LABEL.test(label) && !REPLY_LABEL.test(label)) return false;
  return link !== null || element.querySelector('a[href], [dir="auto"]') !== null;
});

/** The comment that `element` stands in, or is. */
export function closestComment(element: Element): Element | null {
  for (let at = element.closest(COMMENT_CONTAINERS); at; at = at.parentElement?.closest(COMMENT_CONTAINERS) ?? null)
    if (isComment(at)) return at;
  return null;
}

/** `reply` where the comment answers another comment. `links` are those of replies, in the comment and around it. */
export function commentKind(element: Element, links: readonly Element[]): 'comment' | 'reply' {
  if (REPLY_LABEL.test(normalizeLabel(element.getAttribute('aria-label')))) return 'reply';
  const isOwn = (link: Element) =>
    element.contains(link) &&
    link.closest(COMMENT_CONTAINERS) === (element.matches(COMMENT_CONTAINERS) ? element : null);
  return links.some(isOwn) ? 'reply' : 'comment';
}

/** What belongs to the comment itself, not to a comment nested in it. */
export function readCommentParts(element: Element): CommentParts {
  const scope: Scope = { element, nested: new Set(findComments(element).filter((nested) => nested !== element)) };
  const links = linksIn(queryOwn(scope, 'a[href]'));
  const profiles = links.filter(({ target }) => target.kind === 'profile');
  // A mention in the text may name another comment only by its time link: the last one is the comment's own.
  const times = links.filter(
    ({ link, target }) => target.url !== target.item && !link.closest('[dir="auto"][lang]') && target.comment,
  );
  const time = times.filter(({ link }) => link.closest(COMMENT_ROW)).at(-1) ?? times.at(-1) ?? null;
  const author = pickAuthor(profiles, time?.target ?? null);
  const row = findRow(scope, time?.link ?? null);
  const anonymous = author ? null : findAnonymous(scope);
  const texts = findTexts(scope, author?.link ?? anonymous, time?.link ?? null, row);
  return { scope, author, anonymous, time, row, texts };
}

/**
 * The first profile link with a name in it that is proved to be the author's: it carries the comment's own id, or the
 * picture beside the comment leads to the same profile. A name in the text or in a nested comment does neither.
 */
function pickAuthor(profiles: ResolvedLink[], time: FacebookLink | null): ResolvedLink | null {
  const own = [time?.comment, time?.reply].filter(Boolean);
  const named = (target: FacebookLink) => [target.comment, target.reply].filter(Boolean);
  const isForeign = (target: FacebookLink) =>
    own.length > 0 && named(target).length > 0 && !named(target).some((id) => own.includes(id));
  const name = profiles.find(({ link }) => readLine(link, 60) !== null);
  if (!name || isForeign(name.target)) return null;
  if (named(name.target).length > 0) return name;
  const picture = profiles.find(({ link }) => readLine(link, 60) === null);
  return picture?.target.item === name.target.item && !isForeign(picture.target) ? name : null;
}

function findAnonymous(scope: Scope): Element | null {
  const first = queryOwn(scope, '[dir="auto"], object').slice(0, 6);
  return first.find((element) => ANONYMOUS.test(normalizeLabel(readLine(element, 60)))) ?? null;
}

function findRow(scope: Scope, time: Element | null): Element | null {
  const row = time?.closest(COMMENT_ROW);
  if (row && owns(scope, row)) return row;
  return queryOwn(scope, COMMENT_ROW).find((list) => !list.closest('[dir="auto"][lang]')) ?? null;
}

/** The text stands in the bubble: the smallest ancestor of the author's name that holds text and not the row of the time. */
function findTexts(scope: Scope, name: Element | null, time: Element | null, row: Element | null): Element[] {
  if (!name) return [];
  const blocks = queryOwn(scope, '[dir="auto"]').filter(
    (block) => !block.closest(INTERACTIVE) && !block.contains(name) && !row?.contains(block) && !block.closest('form'),
  );
  let texts: Element[] = [];
  climb(name, scope.element.parentElement ?? scope.element, (parent) => {
    if (texts.length > 0 || (time && parent.contains(time)) || (row && parent.contains(row))) return false;
    texts = blocks.filter((block) => parent.contains(block));
    return parent !== scope.element;
  });
  return outermost(texts);
}

/** Of elements in document order, those that stand in none of the others. */
function outermost(elements: Element[]): Element[] {
  let last: Element | null = null;
  return elements.filter((element) => {
    if (last?.contains(element)) return false;
    last = element;
    return true;
  });
}

/** A comment that is no article (reels, some groups): the time link and an author link with the same comment id. */
function findBareComment(link: Element): Element | null {
  const target = readFacebookLink(link.getAttribute('href') ?? '');
  if (!target?.comment || target.kind === 'profile' || !readLabel(link)) return null;
  const id = target.reply ?? target.comment;
  let at = link.parentElement;
  for (let depth = 0; at && depth < MAX_CLIMB; depth++, at = at.parentElement) {
    if (at.matches('[role="feed"], [role="main"], [role="dialog"], body')) return null;
    for (const other of at.querySelectorAll('a[href*="comment_id="]')) {
      const person = readFacebookLink(other.getAttribute('href') ?? '');
      if (person?.kind === 'profile' && (person.reply ?? person.comment) === id && person.commentPost) return at;
    }
  }
  return null;
}

function readLabel(link: Element): string | null {
  return labelOf(link) ?? readLine(link, 60);
}
