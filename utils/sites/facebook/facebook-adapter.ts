/** Facebook, as www and web show it: finds posts, comments and replies and reads the one that a person flags. */
import type { Extraction } from '../../contract/capture.ts';
import { emptyExtraction, warn } from '../extraction.ts';
import type { ActionAnchor, ItemTarget, PageContext, SiteAdapter } from '../site-adapter.ts';
import { findAnchor } from './anchors.ts';
import { closestComment, commentKind, findComments } from './comments.ts';
import { isElement } from './dom.ts';
import { findPosts } from './posts.ts';
import { extractComment } from './read-comment.ts';
import { extractPost } from './read-post.ts';
import { findSurface } from './surface.ts';
import { isLegacyHost, readFacebookLink } from './urls.ts';
import { findViewer } from './viewer.ts';

/**
 * The adapter for facebook.com. `findTargets` also returns the items that `root` stands in, because Facebook fills
 * a unit piece by piece and reuses its elements. The old m. and mbasic surfaces have no targets: better none than wrong.
 */
export function createFacebookAdapter(): SiteAdapter {
  return { id: 'facebook', findTargets, anchor: anchorOf, extract, findViewerElements };
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

function extract(target: ItemTarget, page: PageContext): Extraction {
  try {
    const surface = findSurface(target.element, page);
    if (target.kind === 'comment' || target.kind === 'reply')
      return extractComment(target.element, target.kind, page, surface);
    if (target.kind === 'post') return extractPost(target.element, page, surface);
  } catch {
    // A page that breaks a reader is kept without the fields: the picture and the address remain.
  }
  const nothing = emptyExtraction('facebook', target.kind, 'feed');
  warn(nothing, 'unknown-shape');
  return nothing;
}

function findViewerElements(page: PageContext): Element[] {
  try {
    return findViewer(page);
  } catch {
    return [];
  }
}
