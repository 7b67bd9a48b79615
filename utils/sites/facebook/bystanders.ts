/**
 * Where an item shows people who have nothing to do with it: those who commented or reacted as well. Not its own author, nor
 * whoever made what it belongs to: they are what it is about. Best effort, for proposing what to cover in a copy.
 */
import type { Extraction } from '../../contract/capture.ts';
import type { ItemTarget, PageContext } from '../site-adapter.ts';
import { findComments } from './comments.ts';
import { linksIn, queryAll, readLine } from './dom.ts';
import { findReactions } from './reactions.ts';
import { DIALOG, REACTIONS_BAR } from './selectors.ts';

/** “Budi dan 12 lainnya”: the names beside the reactions; a number alone names nobody. */
const NAMES = /\p{L}{2,}.* (?:dan|and) /u;
const PICTURE = 'svg, img, image';

/** Elements that are a name or a picture of a bystander, in `context` (null: in the item itself). */
export function findBystanders(
  { element, kind }: ItemTarget,
  context: Element | null,
  extraction: Extraction,
  page: PageContext,
): Element[] {
  const shown = context ?? element;
  const known = new Set([extraction.author.url, extraction.context?.author.url]);
  if (kind === 'reaction') {
    const dialog = element.closest(DIALOG);
    const rows = dialog ? findReactions(dialog, page) : [];
    return rows.filter((row) => row !== element).flatMap((row) => peopleIn(row, known));
  }
  const comments = findComments(shown).filter((comment) => comment !== element && !comment.contains(element));
  // What stands in a nested comment stands in the one around it as well.
  const people = new Set(comments.flatMap((comment) => peopleIn(comment, known)));
  for (const bar of queryAll(shown, REACTIONS_BAR)) {
    const beside = bar.nextElementSibling;
    if (beside && NAMES.test(readLine(beside, 80) ?? '')) people.add(beside);
  }
  return [...people];
}

/** The names and pictures that link to other people than those who are known. */
function peopleIn(part: Element, known: ReadonlySet<string | null | undefined>): Element[] {
  return linksIn(queryAll(part, 'a[href]'))
    .filter(({ target }) => target.kind === 'profile' && !known.has(target.item))
    .map(({ link }) => (readLine(link, 60) === null ? (link.querySelector(PICTURE) ?? link) : link));
}
