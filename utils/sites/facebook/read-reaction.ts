/**
 * Reads one person's reaction: who, which, and to what. A list of names says nothing of the item that it belongs to, so
 * the post is kept only where nothing else can be meant.
 */
import type { Extraction, ParentItem, ReactionKind, Surface } from '../../contract/capture.ts';
import { emptyExtraction, note, warn } from '../extraction.ts';
import type { PageContext } from '../site-adapter.ts';
import { queryAll, readLine } from './dom.ts';
import { findReactedItem } from './reacted-item.ts';
import { altOf, findTabs, readRowName, readTab } from './reactions.ts';
import { applyAuthor, warnAudience } from './read-post.ts';
import { DIALOG } from './selectors.ts';
import { normalizeLabel, readReaction } from './strings.ts';
import { setMetadata } from './surface.ts';

/** Tab with what does not fit: more reactions than have a tab. */
const MORE_TAB = /^(?:lainnya|lebih banyak|more)/;

/** Everything that the page says about the entry `element` of a dialog of reactions. */
export function extractReaction(element: Element, page: PageContext, surface: Surface): Extraction {
  const extraction = emptyExtraction('facebook', 'reaction', surface);
  const dialog = element.closest(DIALOG);
  const person = readRowName(element);
  warn(extraction, 'lone-reaction');
  applyAuthor(extraction, person, null, null);
  setKind(extraction, element, dialog, person && readLine(person.link));
  setMetadata(extraction, page, null);
  const item = dialog && findReactedItem(dialog, page);
  if (item?.post) {
    const { permalink, ids, author, text, audience } = item.post;
    const post: ParentItem = {
      target: item.post.target,
      permalink,
      id: ids.post,
      author,
      text: text?.slice(0, 1000) ?? null,
    };
    extraction.context = post;
    extraction.audience = audience;
    note(extraction, 'context', item.how === 'address of the page' ? 'url' : 'dom', item.how);
    note(extraction, 'audience', 'inferred', 'audience of the post');
  } else warn(extraction, 'parent-missing', 'context');
  if (item?.doubt) warn(extraction, item.doubt, 'context');
  warnAudience(extraction);
  return extraction;
}

/** Sign on the entry, else the open tab, else the only tab. Two signs that differ are none. */
function setKind(extraction: Extraction, row: Element, dialog: Element | null, name: string | null): void {
  // A person may be called like a reaction; that name may be on the picture as well.
  const signs = queryAll(row, 'img[alt], [role="img"][aria-label], svg[aria-label], i[aria-label]').filter(
    (sign) => normalizeLabel(altOf(sign)) !== normalizeLabel(name),
  );
  const shown = new Set(signs.flatMap((sign) => readReaction(altOf(sign)) ?? []));
  const tabs = dialog ? findTabs(dialog) : [];
  const open = tabs.find((tab) => tab.getAttribute('aria-selected') === 'true');
  const byTab = open ? readTab(open) : null;
  const known = new Set(tabs.flatMap((tab) => readTab(tab) ?? []));
  const hasMore = tabs.some((tab) => MORE_TAB.test(normalizeLabel(readLine(tab, 60))));
  const only = tabs.length === known.size + 1 && !hasMore && known.size === 1 ? [...known][0] : undefined;
  const [sign] = shown;
  let kind: ReactionKind = (shown.size === 1 ? sign : shown.size === 0 ? (byTab ?? only) : undefined) ?? 'unknown';
  if (sign && byTab && sign !== byTab) {
    kind = 'unknown';
    warn(extraction, 'layers-disagree', 'reaction');
  }
  extraction.reaction = { kind };
  if (kind === 'unknown') warn(extraction, 'unknown-shape', 'reaction');
  else if (sign) note(extraction, 'reaction', 'label', 'sign on the entry');
  else note(extraction, 'reaction', byTab ? 'label' : 'inferred', byTab ? 'open tab' : 'only tab');
}
