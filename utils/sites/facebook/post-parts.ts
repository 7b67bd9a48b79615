/** What belongs to one post, not to its comments or to a post shared in it. */
import { findComments } from './comments.ts';
import {
  climb,
  isBefore,
  linksIn,
  owns,
  queryAll,
  queryOwn,
  readLine,
  referenced,
  type Scope,
  storyCode,
} from './dom.ts';
import { findAuthor, type PostAuthor } from './post-author.ts';
import { hasActions } from './posts.ts';
import { AUTHOR_LINKS, MESSAGE, REACTIONS_BAR } from './selectors.ts';
import { findCaption, isStaged } from './stage.ts';
import { type FacebookLink, readFacebookLink } from './urls.ts';

/** Kinds of address that a post's time can lead to. */
export const POST_KINDS = /^(?:post|photo|album|video|reel|event)$/;

export interface PostParts extends PostAuthor {
  scope: Scope;
  /** Line with time and audience. */
  timeLine: Element | null;
  /** What shows the time; `target` is null before Facebook has filled in the address. */
  time: { link: Element; target: FacebookLink | null } | null;
  message: Element | null;
  /** The message is what the page describes as such, but has not the marks of one. */
  odd: boolean;
  comments: readonly Element[];
  shared: Element | null;
}

/** Takes a post apart. */
export function readPostParts(element: Element): PostParts {
  const comments = findComments(element);
  const outer: Scope = { element, nested: new Set(comments) };
  const byline = findAuthor(outer);
  const { heading } = byline;
  const described = referenced(element, 'aria-describedby').map((part) =>
    part && owns(outer, part) && !(heading && part.contains(heading)) ? part : null,
  );
  const isLine = described[0] && !described[0].querySelector(MESSAGE) && !described[0].matches(MESSAGE);
  const line = isLine ? (described[0] ?? null) : null;
  const named = described.find((part) => part?.matches(MESSAGE)) ?? null;
  const shared = heading && findShared(outer, byline, named, line);
  const scope: Scope = shared ? { element, nested: new Set([...comments, shared]) } : outer;
  const marked = findMessage(scope, described, named, heading);
  const time = findTime(scope, byline, line, marked.message);
  const timeLine = line ?? (time && heading ? findTimeLine(time.link, heading, element) : null);
  const caption = heading && !marked.message && isStaged(element) ? findCaption(scope, heading, timeLine) : null;
  const { message, odd } = caption ? { message: caption, odd: true } : marked;
  return { ...byline, scope, timeLine, time, message, odd, comments, shared };
}

function findMessage(
  scope: Scope,
  described: (Element | null)[],
  named: Element | null,
  heading: Element | null,
): { message: Element | null; odd: boolean } {
  if (named && owns(scope, named)) return { message: named, odd: false };
  if (described.length >= 2) {
    // The page names the place of the text: the second of its references. Where that leads nowhere, there is none.
    const second = described[1];
    const isText =
      second && owns(scope, second) && !second.querySelector(`${MESSAGE}, h2, h3, h4, video, [role="article"]`);
    return { message: isText ? second : null, odd: Boolean(isText) };
  }
  const first = queryOwn(scope, MESSAGE).find((part) => heading && isBefore(heading, part));
  return { message: first ?? null, odd: false };
}

/** The post shared in this one: the part around a second author line, without anything of the first. */
function findShared(scope: Scope, byline: PostAuthor, named: Element | null, line: Element | null): Element | null {
  const { heading, author } = byline;
  if (!heading) return null;
  const bar = queryOwn(scope, REACTIONS_BAR)[0];
  const isOther = (link: Element) =>
    !heading.contains(link) &&
    link !== author?.link &&
    !line?.contains(link) &&
    !link.closest(MESSAGE) &&
    isBefore(heading, link) &&
    (!bar || isBefore(link, bar));
  const story = author && storyCode(author.link);
  const isForeign = (link: Element) => Boolean(story && storyCode(link) && storyCode(link) !== story);
  // Without the page's own reference to the text any other person's link may begin a shared post.
  const second = linksIn(queryOwn(scope, named ? AUTHOR_LINKS.join(', ') : 'a[href]')).find(
    ({ link, target }) =>
      isOther(link) && (isForeign(link) || (target.kind === 'profile' && readLine(link, 60) !== null)),
  )?.link;
  if (!second) return null;
  const text = named ?? queryOwn(scope, MESSAGE).find((part) => isBefore(heading, part) && isBefore(part, second));
  const keep = [heading, author?.link, text, line, bar];
  return climb(
    second,
    scope.element,
    (parent) => !keep.some((part) => part && parent.contains(part)) && !hasActions(parent),
  );
}

/** The link of the time: in its line, else by Facebook's own code, else the first address of a post above text and media. */
function findTime(scope: Scope, byline: PostAuthor, line: Element | null, message: Element | null): PostParts['time'] {
  const { heading, author } = byline;
  const story = author && storyCode(author.link);
  const free = queryOwn(scope, 'a[href]').filter(
    (link) => !heading?.contains(link) && link !== author?.link && !link.closest(MESSAGE),
  );
  const posts = linksIn(free).filter(({ link, target }) => {
    const code = storyCode(link);
    return POST_KINDS.test(target.kind) && !target.comment && (!story || !code || code === story);
  });
  if (line) {
    const inLine = posts.find(({ link }) => line.contains(link));
    if (inLine) return inLine;
    const empty = queryAll(line, 'a, [role="link"]').find(
      (link) => link !== author?.link && !/^(?:profile|group)$/.test(kindOf(link)),
    );
    return empty ? { link: empty, target: null } : null;
  }
  const coded = posts.find(({ link }) => /[?&]__tn__=(?:%2C|,)O/i.test(link.getAttribute('href') ?? ''));
  if (coded) return coded;
  if (!heading) return null;
  const media = queryOwn(scope, 'video, img[height], [data-video-id]').find((part) => isBefore(heading, part));
  const end = message ?? media ?? null;
  return posts.find(({ link }) => isBefore(heading, link) && (!end || isBefore(link, end))) ?? null;
}

function kindOf(link: Element): string {
  return readFacebookLink(link.getAttribute('href') ?? '')?.kind ?? 'other';
}

function findTimeLine(time: Element, heading: Element, element: Element): Element {
  return climb(time, element, (parent) => !parent.contains(heading) && !parent.querySelector(`${MESSAGE}, img, video`));
}
