/** What stands around the words of a post: the group that it is in, and its pictures and films. */
import type { Extraction } from '../../contract/capture.ts';
import { note } from '../extraction.ts';
import type { PageContext } from '../site-adapter.ts';
import { isBefore, linksIn, queryAll, queryOwn, readLine } from './dom.ts';
import type { PostParts } from './post-parts.ts';
import { MEDIA, MESSAGE } from './selectors.ts';
import { GROUP_PRIVACY, normalizeLabel } from './strings.ts';

/** "+5" on the last picture that is shown. */
const MORE = /^\+(\d{1,4})$/;

/** Sets the group's name and who can see what is in it. Call when audience and ids are set. */
export function setGroup(extraction: Extraction, { scope, message }: PostParts, page: PageContext): void {
  const { group: id } = extraction.ids;
  if (!id) return;
  const isThis = ({ target }: { target: { kind: string; group: string | null } }) =>
    target.kind === 'group' && target.group === id;
  // In the home feed the post names its group above its text; on the group's own page the heading of the page does.
  const own = linksIn(queryOwn(scope, 'a[href*="/groups/"]')).filter(
    (link) => isThis(link) && !link.link.closest(MESSAGE) && (!message || isBefore(link.link, message)),
  );
  const heading = linksIn(queryAll(page.document, 'h1 a[href*="/groups/"]')).filter(isThis);
  const named = [...own, ...heading].map(({ link }) => readLine(link)).find(Boolean) ?? null;
  const { audience } = extraction;
  const byAudience = audience === 'group' ? 'public' : audience === 'closed-group' ? 'private' : null;
  const privacy = byAudience ?? readPrivacy(heading[0]?.link ?? null);
  extraction.group = { name: named, privacy };
  if (named) note(extraction, 'group.name', 'dom', own.length > 0 ? 'author line' : 'heading of the page');
  if (privacy) note(extraction, 'group.privacy', byAudience ? 'inferred' : 'label', byAudience && 'audience');
}

/** What the group's page says below its name. */
function readPrivacy(heading: Element | null): 'public' | 'private' | null {
  const below = heading?.closest('h1')?.parentElement?.parentElement;
  const lines = below ? queryAll(below, 'span, div').slice(0, 40) : [];
  for (const line of lines) {
    const words = normalizeLabel(readLine(line, 60));
    const found = GROUP_PRIVACY.find(([pattern]) => pattern.test(words));
    if (found) return found[1];
  }
  return null;
}

/** Sets how many pictures and films the post has: those that are shown, and those that "+5" stands for. */
export function setMediaCount(extraction: Extraction, { scope, heading, timeLine, time }: PostParts): void {
  // The time of a photo's post leads to the photo as well.
  const words = [heading, timeLine, time?.link];
  const media = queryOwn(scope, MEDIA).filter(
    (part) => !part.closest(MESSAGE) && !words.some((line) => line?.contains(part)),
  );
  const links = linksIn(media.filter((part) => part.matches('a'))).filter(({ target }) =>
    /^(?:photo|video|reel)$/.test(target.kind),
  );
  const items = new Set(links.map(({ target }) => target.id ?? target.item));
  // A film without a link of its own; one that has a link stands inside of it or beside it.
  const films = media.filter((part) => part.matches('video'));
  const more = links.flatMap(({ link }) => {
    const [, count] = MORE.exec(readLine(link, 10) ?? '') ?? [];
    return count ? [Number(count)] : [];
  });
  // The picture with "+5" is itself the first of those five that are not shown.
  const hidden = Math.max(0, ...more.map((count) => count - 1));
  extraction.mediaCount = Math.max(items.size, films.length) + hidden;
}
