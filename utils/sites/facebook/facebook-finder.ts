/** Facebook, as www and web show it: where posts, comments, replies and reactions are. */
import type { ActionAnchor, ItemTarget, PageContext, SiteFinder } from '../site-adapter.ts';
import { findAnchor } from './anchors.ts';
import { closestComment, commentKind, findComments } from './comments.ts';
import { inOneLook, isElement, queryAll } from './dom.ts';
import { findAllPosts } from './posts.ts';
import { findReactions } from './reactions.ts';
import { findSought } from './sought.ts';
import { filmIdIn } from './stage.ts';
import { isLegacyHost, readPageLink } from './urls.ts';

/** Pages without items: login, and stories, which are gone after a day and have no address that lasts. */
const NO_ITEMS = /^(?:wall|story)$/;

/**
 * The finder for facebook.com. `findTargets` also returns the items that `root` stands in, because Facebook fills
 * a unit piece by piece and reuses its elements. The old m. and mbasic surfaces have no targets: better none than wrong.
 */
export function createFacebookFinder(): SiteFinder {
  return { id: 'facebook', findTargets, anchor: anchorOf };
}

function findTargets(root: ParentNode, page: PageContext): ItemTarget[] {
  try {
    return inOneLook(() => lookForTargets(root, page));
  } catch {
    return [];
  }
}

function lookForTargets(root: ParentNode, page: PageContext): ItemTarget[] {
  if (isLegacyHost(page.url) || NO_ITEMS.test(readPageLink(page.url)?.kind ?? '')) return [];
  const comments = new Set(findComments(root));
  const around = isElement(root) ? closestComment(root) : null;
  if (around) comments.add(around);
  const { posts, promoted } = findAllPosts(root);
  const replyLinks = findSought(around ?? root, 'replyLinks');
  const isFree = (comment: Element) => !promoted.some((unit) => unit.contains(comment));
  return [
    ...pickShown(posts, page).map((element): ItemTarget => ({ element, kind: 'post' })),
    ...[...comments].filter(isFree).map((element): ItemTarget => ({ element, kind: commentKind(element, replyLinks) })),
    ...findReactions(root, page).map((element): ItemTarget => ({ element, kind: 'reaction' })),
  ];
}

/** Reels are loaded ahead: of several films on a page the one that its address names, where one has that id. */
function pickShown(posts: Element[], page: PageContext): Element[] {
  const here = readPageLink(page.url);
  if (here?.kind !== 'reel') return posts;
  const named = (element: Element) => filmIdIn(element) === here.id;
  const isOther = (element: Element) => filmIdIn(element) !== null && !named(element);
  return [...queryAll(page.document, '[data-video-id]')].some((film) => film.getAttribute('data-video-id') === here.id)
    ? posts.filter((element) => !isOther(element))
    : posts;
}

function anchorOf(target: ItemTarget): ActionAnchor {
  try {
    return findAnchor(target);
  } catch {
    return { parent: target.element, placement: 'corner' };
  }
}
