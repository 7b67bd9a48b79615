/** Which post a dialog of reactions belongs to. It may also belong to a comment: in doubt there is no answer, or a warning. */
import type { Extraction, WarningCode } from '../../contract/capture.ts';
import { emptyExtraction } from '../extraction.ts';
import type { PageContext } from '../site-adapter.ts';
import { closestComment, findComments } from './comments.ts';
import { queryAll, readLine, storyCode } from './dom.ts';
import { closestPost, findPosts } from './posts.ts';
import { findTabs, isReactionsDialog, readTab } from './reactions.ts';
import { extractPost } from './read-post.ts';
import { DIALOG, REACTIONS_BAR } from './selectors.ts';
import { readCount } from './strings.ts';
import { findSurface } from './surface.ts';
import { readFacebookLink } from './urls.ts';

export interface ReactedItem {
  post: Extraction | null;
  how: string;
  doubt: WarningCode | null;
}

/** Posts that are compared with the address of the page at most. */
const MAX_POSTS = 20;
/** "1,2 rb" is 1,150 to 1,249. */
const ROUNDED = 0.06;
const REACTED = /^\d+ (?:tanggapan|reaksi|reactions?)|(?:menanggapi|reacted)/i;

/** The post that `dialog` lists the reactions of. */
export function findReactedItem(dialog: Element, page: PageContext): ReactedItem {
  const found = findPost(dialog, page);
  if (!found.element) return { post: found.post, how: found.how, doubt: null };
  const listed = countListed(dialog);
  const shown = countShown(found.element);
  const comparable = listed !== null && shown !== null;
  if (comparable && Math.abs(listed - shown) > Math.max(listed, shown) * ROUNDED)
    // The dialog of a comment, most likely: the one who liked the comment may not have liked the post.
    return { post: null, how: found.how, doubt: 'layers-disagree' };
  const post = extractPost(found.element, page, findSurface(found.element, page));
  return { post, how: found.how, doubt: !comparable && hasReactedComments(found.element) ? 'unknown-shape' : null };
}

interface FoundPost {
  element: Element | null;
  post: Extraction | null;
  how: string;
}

function findPost(dialog: Element, page: PageContext): FoundPost {
  const around = dialog.parentElement && closestPost(dialog.parentElement);
  if (around) return { element: around, post: null, how: 'post around the dialog' };
  const behind = findPosts(page.document).filter((post) => !dialog.contains(post));
  const codes = new Set(queryAll(dialog, 'a[href]').flatMap((link) => storyCode(link) ?? []));
  const coded = behind.filter((post) =>
    queryAll(post, 'a[href]').some((link) => codes.size === 1 && codes.has(storyCode(link) ?? '')),
  );
  if (coded[0] && coded.length === 1) return { element: coded[0], post: null, how: 'story code of the links' };
  // A post that is open in a dialog of its own hides the feed: the list was opened there.
  const open = queryAll(page.document, DIALOG).filter(
    (other) => other !== dialog && !isReactionsDialog(other) && !other.closest('[hidden], [aria-hidden="true"]'),
  );
  const inDialog = behind.filter((post) => open.some((other) => other.contains(post)));
  const candidates = inDialog.length > 0 ? inDialog : behind;
  if (candidates[0] && candidates.length === 1)
    return { element: candidates[0], post: null, how: 'only post behind the dialog' };
  const opened = findOpened(dialog, page);
  if (opened && candidates.includes(opened)) return { element: opened, post: null, how: 'what was clicked before' };
  return findByAddress(candidates, page);
}

/** The post whose reactions the person opened: where they clicked last outside of the list. A comment's are not its post's. */
function findOpened(dialog: Element, page: PageContext): Element | null {
  const last = (page.clicked ?? []).find((element) => !dialog.contains(element));
  return last?.isConnected && !closestComment(last) ? closestPost(last) : null;
}

/** The post that the page's own address names. */
function findByAddress(candidates: Element[], page: PageContext): FoundPost {
  const nothing = { element: null, post: null, how: 'none' };
  const here = readFacebookLink(page.url.href);
  if (!here?.id || !/^(?:post|photo|video|reel)$/.test(here.kind)) return nothing;
  const { id } = here;
  const how = 'address of the page';
  const named = candidates.slice(0, MAX_POSTS).filter((element) => {
    const { ids } = extractPost(element, page, 'permalink');
    return ids.post === id || ids.aliases.includes(id);
  });
  if (named[0] && named.length === 1) return { element: named[0], post: null, how };
  if (candidates.length > 0) return nothing;
  const post = emptyExtraction('facebook', 'post', 'permalink');
  post.permalink = here.item;
  post.ids.post = id;
  return { element: null, post, how };
}

/** How many reactions the dialog says there are: on the tab of all, else on the others together. */
function countListed(dialog: Element): number | null {
  const tabs = findTabs(dialog);
  const all = tabs.find((tab) => readTab(tab) === null);
  const total = all ? readCount(readLine(all, 60)) : null;
  if (total !== null) return total;
  if (tabs.some((tab) => tab !== all && readTab(tab) === null)) return null;
  const counts = tabs.filter((tab) => tab !== all).map((tab) => readCount(readLine(tab, 60)));
  return counts.length > 0 && counts.every((count) => count !== null)
    ? counts.reduce((sum: number, count) => sum + (count ?? 0), 0)
    : null;
}

/** How many reactions the post shows, beside the bar that opens the dialog. */
function countShown(post: Element): number | null {
  const comments = findComments(post);
  const bar = queryAll(post, REACTIONS_BAR).find((one) => !comments.some((comment) => comment.contains(one)));
  return readCount(bar?.nextElementSibling ? readLine(bar.nextElementSibling, 60) : null);
}

function hasReactedComments(post: Element): boolean {
  return findComments(post).some((comment) =>
    queryAll(comment, '[aria-label]').some((part) => REACTED.test(part.getAttribute('aria-label') ?? '')),
  );
}
