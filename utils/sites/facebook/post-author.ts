/** Who wrote a post: the author line and the link in it. An author that is not surely the post's own is left out. */
import {
  firstOwn,
  firstReferenced,
  isBefore,
  labelsOf,
  linksIn,
  owns,
  queryOwn,
  type ResolvedLink,
  readLine,
  type Scope,
  storyCode,
} from './dom.ts';
import { AUTHOR_HEADINGS, MESSAGE, REACTIONS_BAR } from './selectors.ts';
import { findPair, isStaged } from './stage.ts';
import { ANONYMOUS, normalizeLabel } from './strings.ts';

export interface PostAuthor {
  /** Line with the author; null where the post has none. */
  heading: Element | null;
  author: ResolvedLink | null;
  /** Name of an author who hides in a group: "Peserta anonim". */
  anonymous: string | null;
  /** Found without the page's own reference from post to author line, and without a picture that confirms it. */
  unsure: boolean;
}

/** Reads the author line of the post whose own part is `scope`. */
export function findAuthor(scope: Scope): PostAuthor {
  const { element } = scope;
  const isFree = (part: Element) => owns(scope, part) && !part.closest(MESSAGE);
  const labelled = findLabel(scope);
  if (labelled)
    return readHeading(scope, labelled) ?? { heading: labelled, author: null, anonymous: null, unsure: false };
  const end = firstOwn(scope, MESSAGE, 1)[0] ?? null;
  const line = firstReferenced(element, 'aria-describedby');
  const headings = queryOwn(scope, AUTHOR_HEADINGS).filter(
    (part) => isFree(part) && !part.closest('a') && (!end || isBefore(part, end)) && (!line || isBefore(part, line)),
  );
  const story = firstStory(scope);
  const isOwn = ({ author }: PostAuthor) => !author || !story || (storyCode(author.link) ?? story) === story;
  const read = headings
    .slice(0, 8)
    .flatMap((heading) => readHeading(scope, heading) ?? [])
    .filter(isOwn);
  const confirmed = read.find((found) => found.author && hasPicture(scope, found.author, found.heading));
  if (confirmed) return confirmed;
  // The page announces an author line and has none: the next heading may be that of a shared post.
  const first = element.hasAttribute('aria-labelledby') ? undefined : read[0];
  const pair = headings.length === 0 && isStaged(element) ? findPair(scope) : null;
  if (pair) return { heading: pair.link.parentElement, author: pair, anonymous: null, unsure: true };
  return first
    ? { ...first, unsure: true }
    : { heading: headings[0] ?? null, author: null, anonymous: null, unsure: true };
}

/** The author line, where the page itself names the post after it. */
export function findLabel(scope: Scope): Element | null {
  return labelsOf(scope.element).find((part) => part && owns(scope, part) && !part.closest(MESSAGE)) ?? null;
}

/** Code of the story that the post's first link belongs to. */
function firstStory(scope: Scope): string | null {
  for (const link of firstOwn(scope, 'a[href]', 10)) {
    const code = storyCode(link);
    if (code) return code;
  }
  return null;
}

function readHeading(scope: Scope, heading: Element): PostAuthor | null {
  const author = readLink(scope, heading);
  if (author) return { heading, author, anonymous: null, unsure: false };
  const name = anonymousName(readLine(heading)) ?? anonymousBelow(scope, heading);
  return name ? { heading, author: null, anonymous: name, unsure: false } : null;
}

/** The first link with a name in it: the rest of the line is a sentence ("X bersama Y", "X membagikan …"). */
function readLink(scope: Scope, heading: Element): ResolvedLink | null {
  const around = heading.closest('a[href]');
  const links = linksIn([...heading.querySelectorAll('a[href]'), ...(around && owns(scope, around) ? [around] : [])]);
  const first = links.find(({ target, link }) => /^(?:profile|group)$/.test(target.kind) && readLine(link, 60));
  if (first?.target.kind !== 'group') return first ?? null;
  // In the home feed the heading of a group's post is the group; the author stands below it.
  const members = linksIn(queryOwn(scope, 'a[href*="/user/"]'));
  return (
    members.find(
      ({ link, target }) => target.kind === 'profile' && readLine(link, 60) && isHead(scope, link, heading),
    ) ?? null
  );
}

/** Whether `part` stands below the heading and above text and reactions of its post. */
function isHead(scope: Scope, part: Element, heading: Element): boolean {
  if (part.closest(MESSAGE) || !isBefore(heading, part)) return false;
  const end = firstOwn(scope, `${MESSAGE}, ${REACTIONS_BAR}`, 1)[0];
  return !end || isBefore(part, end);
}

/** Whether one of the post's first links, its picture, leads to the same profile. */
function hasPicture(scope: Scope, author: ResolvedLink, heading: Element | null): boolean {
  const links = linksIn(firstOwn(scope, 'a[href]', 3));
  return links.some(({ link, target }) => target.item === author.target.item && !heading?.contains(link));
}

function anonymousName(name: string | null): string | null {
  return name && ANONYMOUS.test(normalizeLabel(name)) ? name : null;
}

function anonymousBelow(scope: Scope, heading: Element): string | null {
  const parts = queryOwn(scope, 'strong, object, [dir="auto"]').filter((part) => isHead(scope, part, heading));
  for (const part of parts.slice(0, 12)) {
    const name = anonymousName(readLine(part, 60));
    if (name) return name;
  }
  return null;
}
