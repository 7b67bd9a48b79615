/** Elements that show the volunteer: covered while a screenshot is taken, so that nobody can be recognised by it. Best effort. */
import type { PageContext } from '../site-adapter.ts';
import { labelOf, queryAll, readLine } from './dom.ts';
import { COMPOSER_TEXT, normalizeLabel, VIEWER_LABELS } from './strings.ts';
import { readFacebookLink } from './urls.ts';

/** Where the account menu, the left column, composers, notices and chats have their names. */
const LABELLED =
  '[role="banner"] [aria-label], :is([role="navigation"], [role="region"], [role="dialog"], [role="complementary"], [role="textbox"], form, [contenteditable])[aria-label]';
/** The volunteer's own profile is linked from the first entries of the columns and of the bar. */
const OWN_LINKS = ':is([role="navigation"], [role="banner"]) a[href]';
const WRITABLE = '[role="textbox"], [contenteditable]';
const MAX_ELEMENTS = 300;

/** The volunteer's name, picture, composers, notices and chats on `page`. */
export function findViewer({ document, url }: PageContext): Element[] {
  const found = new Set<Element>();
  for (const element of queryAll(document, LABELLED))
    if (VIEWER_LABELS.test(normalizeLabel(labelOf(element))))
      found.add(element.matches(WRITABLE) ? frameOf(element) : element);
  for (const button of queryAll(document, '[role="button"], [role="textbox"]'))
    if (!found.has(button) && COMPOSER_TEXT.test(normalizeLabel(labelOf(button) ?? readLine(button, 80))))
      found.add(frameOf(button));
  const own = findOwnProfile(document, url);
  if (own)
    for (const link of queryAll(document, 'a[href]'))
      if (readFacebookLink(link.getAttribute('href') ?? '')?.item === own) found.add(link);
  return [...found].slice(0, MAX_ELEMENTS);
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
function findOwnProfile(document: Document, url: URL): string | null {
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
