/**
 * All that finding looks for wherever it looks, found in one walk: to walk through a post costs more than to tell apart the
 * few things that are found there.
 */
import { queryAll, remembered } from './dom.ts';
import { AD_MARKS, COMMENT_CONTAINERS, COMMENT_LINKS, DIALOG, REPLY_LINKS } from './selectors.ts';

/** What a part of the page is searched for. */
export const SOUGHT = {
  commentContainers: COMMENT_CONTAINERS,
  /** Comments that are no articles are known by their links alone. */
  bareCommentLinks: `${COMMENT_LINKS}:not(${COMMENT_CONTAINERS} *)`,
  replyLinks: REPLY_LINKS,
  adMarks: AD_MARKS.join(', '),
  dialogs: DIALOG,
};

const ANY = Object.values(SOUGHT).join(', ');
const walk = remembered((root: ParentNode) => queryAll(root, ANY));

/** Those things of these `kinds` that `root` holds, or is, in document order. */
export function findSought(root: ParentNode, ...kinds: (keyof typeof SOUGHT)[]): Element[] {
  return walk(root).filter((part) => kinds.some((kind) => part.matches(SOUGHT[kind])));
}
