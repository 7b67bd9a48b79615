/** Facebook, as www and web show it: where posts, comments and replies are. */
import type { ActionAnchor, ItemTarget, PageContext, SiteFinder } from '../site-adapter.ts';
import { findAnchor } from './anchors.ts';
import { closestComment, commentKind, findComments } from './comments.ts';
import { isElement } from './dom.ts';
import { findPosts } from './posts.ts';
import { isLegacyHost, readFacebookLink } from './urls.ts';

/**
 * The finder for facebook.com. `findTargets` also returns the items that `root` stands in, because Facebook fills
 * a unit piece by piece and reuses its elements. The old m. and mbasic surfaces have no targets: better none than wrong.
 */
export function createFacebookFinder(): SiteFinder {
  return { id: 'facebook', findTargets, anchor: anchorOf };
}

function findTargets(root: ParentNode, page: PageContext): ItemTarget[] {
  try {
    if (isLegacyHost(page.url) || readFacebookLink(page.url.href)?.kind === 'wall') return [];
    const comments = new Set(findComments(root));
    const around = isElement(root) ? closestComment(root) : null;
    if (around) comments.add(around);
    return [
      ...findPosts(root).map((element): ItemTarget => ({ element, kind: 'post' })),
      ...[...comments].map((element): ItemTarget => ({ element, kind: commentKind(element) })),
    ];
  } catch {
    return [];
  }
}

function anchorOf(target: ItemTarget): ActionAnchor {
  try {
    return findAnchor(target);
  } catch {
    return { parent: target.element, placement: 'corner' };
  }
}
