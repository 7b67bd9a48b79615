/** Facebook, as www and web show it: reads the one item that a person flags. */
import type { Extraction } from '../../contract/capture.ts';
import { makeExcerpt } from '../excerpt.ts';
import { emptyExtraction, warn } from '../extraction.ts';
import { setQuote } from '../quote.ts';
import type { ItemTarget, PageContext, SiteReader } from '../site-adapter.ts';
import { findBystanders } from './bystanders.ts';
import { closestPost } from './posts.ts';
import { extractComment } from './read-comment.ts';
import { extractPost } from './read-post.ts';
import { extractReaction } from './read-reaction.ts';
import { DIALOG } from './selectors.ts';
import { findSurface } from './surface.ts';
import { cleanFacebookUrl } from './urls.ts';
import { findViewer } from './viewer.ts';

/** The reader for facebook.com. */
export function createFacebookReader(): SiteReader {
  return { extract, findContext, findViewerElements, findBystanders: bystanders, makeExcerpt: excerpt };
}

function extract(target: ItemTarget, page: PageContext): Extraction {
  const extraction = read(target, page);
  try {
    setQuote(extraction, target.element);
  } catch {
    // An odd selection costs the quote, not the capture.
  }
  return extraction;
}

function read(target: ItemTarget, page: PageContext): Extraction {
  try {
    const surface = findSurface(target.element, page);
    if (target.kind === 'comment' || target.kind === 'reply')
      return extractComment(target.element, target.kind, page, surface);
    if (target.kind === 'reaction') return extractReaction(target.element, page, surface);
    if (target.kind === 'post') return extractPost(target.element, page, surface);
  } catch {
    // A page that breaks a reader is kept without the fields: the picture and the address remain.
  }
  const nothing = emptyExtraction('facebook', target.kind, 'feed');
  warn(nothing, 'unknown-shape');
  return nothing;
}

function findContext({ element, kind }: ItemTarget): Element | null {
  try {
    if (kind === 'reaction') return element.closest(DIALOG);
    return kind === 'comment' || kind === 'reply' ? closestPost(element) : null;
  } catch {
    return null;
  }
}

function bystanders(target: ItemTarget, extraction: Extraction, page: PageContext): Element[] {
  try {
    return findBystanders(target, findContext(target), extraction, page);
  } catch {
    return [];
  }
}

/** The item without the items in it: its comments are other people's. */
function excerpt({ element }: ItemTarget, page: PageContext): string | null {
  try {
    const nested = element.querySelectorAll('[role="article"]');
    const without = new Set([...findViewerElements(page), ...nested]);
    // The item may stand in what shows the volunteer as well, and would be lost with it.
    without.delete(element);
    return makeExcerpt(element, { without, cleanLink: (href) => href && cleanFacebookUrl(href, page.url) });
  } catch {
    return null;
  }
}

function findViewerElements(page: PageContext): Element[] {
  try {
    return findViewer(page);
  } catch {
    return [];
  }
}
