/** The original inside a post that shares it: kept as what the post is about, never as a part of its own words. */
import type { ParentItem } from '../../contract/capture.ts';
import { linksIn, queryOwn, readLine, readText, type Scope } from './dom.ts';
import { findAuthor } from './post-author.ts';
import { POST_KINDS, type PostParts } from './post-parts.ts';
import { MESSAGE } from './selectors.ts';
import { normalizeLabel, SHARED_SENTENCE } from './strings.ts';

export interface SharedItem {
  /** Null where the page says that something is shared and does not show what. */
  original: ParentItem | null;
}

/** What the post `parts` shares; null where it shares nothing. */
export function readShared(parts: PostParts): SharedItem | null {
  const original = parts.shared && readOriginal(parts.shared, parts);
  if (original) return { original };
  return saysShared(parts.heading) ? { original: null } : null;
}

function readOriginal(element: Element, parts: PostParts): ParentItem | null {
  const scope: Scope = { element, nested: new Set(parts.comments) };
  const { author, anonymous } = findAuthor(scope);
  const messages = queryOwn(scope, MESSAGE);
  const isSole = messages.every((message) => messages[0]?.contains(message));
  const text = messages[0] && isSole ? readText(messages[0], { max: 1000 }).text.slice(0, 1000) : null;
  const own = parts.time?.target;
  const posts = linksIn(queryOwn(scope, 'a[href]')).filter(
    ({ link, target }) =>
      POST_KINDS.test(target.kind) && !target.comment && !link.closest(MESSAGE) && (!own || target.item !== own.item),
  );
  // The line of the time comes first in a card; a picture above it belongs to the same post but has an address of its own.
  const item = posts.find(({ target }) => target.kind !== 'photo') ?? posts[0];
  // A person who is only named in an attachment has neither an address of a post nor words.
  if (!item && !((author || anonymous) && text)) return null;
  return {
    target: 'post',
    permalink: item?.target.item ?? null,
    id: item?.target.id ?? null,
    author: {
      name: author ? readLine(author.link) : anonymous,
      url: author?.target.item ?? null,
      id: author?.target.id ?? null,
    },
    text: text || null,
  };
}

/** Whether the author line goes on "membagikan sebuah postingan": outside of the names in it. */
function saysShared(heading: Element | null): boolean {
  if (!heading) return false;
  const { text } = readText(heading, { max: 300, skip: (part) => part.tagName === 'A' || part.tagName === 'OBJECT' });
  return SHARED_SENTENCE.test(normalizeLabel(text));
}
