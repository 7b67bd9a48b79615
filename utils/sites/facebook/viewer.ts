/** Elements that show the volunteer: covered while a screenshot is taken, so that nobody can be recognised by it. Best effort. */
import type { PageContext } from '../site-adapter.ts';
import { labelOf, linksIn, queryAll, type ResolvedLink, readLine } from './dom.ts';
import { COMPOSER_NAME, COMPOSER_TEXT, normalizeLabel, VIEWER_LABELS } from './strings.ts';
import { readFacebookLink } from './urls.ts';

/** Where the account menu, the left column, composers, notices and chats have their names. */
const LABELLED =
  '[role="banner"] [aria-label], :is([role="navigation"], [role="region"], [role="dialog"], [role="complementary"], [role="textbox"], [role="button"], form, [contenteditable])[aria-label]';
/** The volunteer's own profile is linked from the first entries of the columns and of the bar. */
const OWN_LINKS = ':is([role="navigation"], [role="banner"]) a[href]';
const WRITABLE = '[role="textbox"], [contenteditable]';
const MAX_ELEMENTS = 300;

/** The volunteer's name, picture, composers, notices and chats on `page`. */
export function findViewer(page: PageContext): Element[] {
  const { document } = page;
  const found = new Set<Element>();
  for (const element of queryAll(document, LABELLED))
    if (VIEWER_LABELS.test(normalizeLabel(labelOf(element))))
      found.add(element.matches(WRITABLE) ? frameOf(element) : element);
  for (const button of queryAll(document, '[role="button"], [role="textbox"]'))
    if (!found.has(button) && COMPOSER_TEXT.test(normalizeLabel(labelOf(button) ?? readLine(button, 80))))
      found.add(frameOf(button));
  const isOwn = recognizeViewer(page);
  for (const person of isOwn ? linksIn(queryAll(document, 'a[href]')) : []) if (isOwn?.(person)) found.add(person.link);
  return [...found].slice(0, MAX_ELEMENTS);
}

/**
 * Tells links to the volunteer's own profile, by the column of the page, else by the name in a composer: viewers of photos
 * and films have no column. Null where nothing says who the volunteer is.
 */
export function recognizeViewer(page: PageContext): ((person: ResolvedLink) => boolean) | null {
  const own = findOwnProfile(page);
  const composers = queryAll(page.document, `:is(${WRITABLE}, form)[aria-label]`);
  const names = composers.flatMap((part) => COMPOSER_NAME.exec(normalizeLabel(labelOf(part)))?.[1] ?? []);
  if (!own && names.length === 0) return null;
  return ({ link, target }) =>
    target.kind === 'profile' &&
    (target.item === own || names.includes(normalizeLabel(labelOf(link) ?? readLine(link, 80))));
}

/** What belongs to a composer: its form, or the volunteer's picture beside it. */
function frameOf(element: Element): Element {
  const holdsPosts = (part: Element) => part.querySelector('[role="article"], [role="feed"]') !== null;
  const frame = element.closest('form, [role="form"], [role="region"]');
  if (frame && !holdsPosts(frame)) return frame;
  const beside = element.parentElement;
  return beside?.querySelector('a[href], img, svg') && !holdsPosts(beside) ? beside : element;
}

/**
 * Canonical address of the volunteer's profile: the first profile with a picture in the column or bar of the page. Never the
 * person whose page this is: that may be the one who is reported.
 */
function findOwnProfile({ document, url }: PageContext): string | null {
  const shown = readFacebookLink(url.href)?.item;
  for (const link of queryAll(document, OWN_LINKS).slice(0, 80)) {
    const target = readFacebookLink(link.getAttribute('href') ?? '');
    if (
      target?.kind === 'profile' &&
      link.querySelector('image, img') &&
      !link.closest('[role="main"], [role="article"]')
    )
      return target.item === shown ? null : target.item;
  }
  return null;
}
