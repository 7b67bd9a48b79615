/** People in the dialog of reactions: one entry each. The list is virtual, so entries come, go and are used again. */
import type { PageContext } from '../site-adapter.ts';
import {
  climb,
  isElement,
  labelOf,
  linksIn,
  queryAll,
  queryOwn,
  type ResolvedLink,
  readLine,
  type Scope,
} from './dom.ts';
import { COMMENT_LINKS, DIALOG, LIST_ITEM, POST_CONTAINERS, REACTION_TABS } from './selectors.ts';
import { findSought } from './sought.ts';
import { normalizeLabel, REACTIONS_DIALOG, readReaction } from './strings.ts';
import { recognizeViewer } from './viewer.ts';

/** Invisible copies: the panels of the other tabs, dialogs that were closed. */
const HIDDEN = '[hidden], [aria-hidden="true"]';
const MAX_ROWS = 1000;

/** Every entry in `root`, and the one that it stands in, without the volunteer's own. */
export function findReactions(root: ParentNode, page: PageContext): Element[] {
  const around = isElement(root) ? root.closest(DIALOG) : null;
  const dialogs = around ? [around] : findSought(root, 'dialogs');
  return dialogs.filter(isReactionsDialog).flatMap((dialog) => {
    const isOwn = recognizeViewer(page);
    return findRows(dialog)
      .filter(({ name }) => !isOwn?.(name))
      .map(({ row }) => row)
      .filter((row) => !isElement(root) || root.contains(row) || row.contains(root));
  });
}

/** Whether `dialog` lists who reacted: it has tabs, and its name or one of the tabs names reactions. */
export function isReactionsDialog(dialog: Element): boolean {
  const tabs = findTabs(dialog);
  if (tabs.length === 0 || dialog.closest(HIDDEN)) return false;
  if (dialog.querySelector(`${COMMENT_LINKS}, ${POST_CONTAINERS[0]}`)) return false;
  return REACTIONS_DIALOG.test(normalizeLabel(labelOf(dialog))) || tabs.some((tab) => readTab(tab) !== null);
}

/** The tabs of this dialog. */
export function findTabs(dialog: Element): Element[] {
  return queryAll(dialog, REACTION_TABS).filter((tab) => tab.closest(DIALOG) === dialog);
}

/** The reaction that a tab is about; null for "all" and for what cannot be told. */
export function readTab(tab: Element) {
  const labels = [labelOf(tab), ...queryAll(tab, 'img[alt], [aria-label]').map(altOf), readLine(tab, 80)];
  return labels.map(readReaction).find(Boolean) ?? null;
}

/** The accessible name of a picture. */
export function altOf(element: Element): string | null {
  return element.getAttribute('alt') ?? element.getAttribute('aria-label');
}

/** The link with the person's name in an entry; null where it names two people or nobody. */
export function readRowName(row: Element): ResolvedLink | null {
  const scope: Scope = { element: row, nested: new Set() };
  const people = linksIn(queryOwn(scope, 'a[href]')).filter(({ target }) => target.kind === 'profile');
  const name = people.find(({ link }) => readLine(link, 60) !== null);
  return name && people.every(({ target }) => target.item === name.target.item) ? name : null;
}

/** The entries of a dialog: the largest parts of it with one person each. */
function findRows(dialog: Element): { row: Element; name: ResolvedLink }[] {
  const tabs = findTabs(dialog)[0];
  const people = linksIn(queryAll(dialog, 'a[href]')).filter(
    ({ link, target }) => target.kind === 'profile' && link.closest(DIALOG) === dialog && !link.closest(HIDDEN_IN_LIST),
  );
  const rows = new Map<Element, { row: Element; name: ResolvedLink }>();
  people.forEach((person, index) => {
    if (rows.size >= MAX_ROWS || readLine(person.link, 60) === null) return;
    // Links come in the order of the page: only the neighbours can stand in the same part.
    const others = [nextOther(people, index, -1), nextOther(people, index, 1)];
    const item = person.link.closest(LIST_ITEM);
    const largest = climb(
      person.link,
      dialog,
      (parent) => !others.some((other) => other && parent.contains(other)) && !(tabs && parent.contains(tabs)),
    );
    const row = item && largest.contains(item) ? item : largest;
    if (row !== person.link) rows.set(row, { row, name: person });
  });
  return [...rows.values()];
}

/** Panels that are not shown; a hidden picture link inside an entry is none. */
const HIDDEN_IN_LIST = '[hidden], [role="tabpanel"][aria-hidden="true"]';

function nextOther(people: ResolvedLink[], from: number, step: 1 | -1): Element | null {
  const item = people[from]?.target.item;
  for (let at = from + step; at >= 0 && at < people.length; at += step) {
    const person = people[at];
    if (person && person.target.item !== item) return person.link;
  }
  return null;
}
