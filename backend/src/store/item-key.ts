/** What makes two captures captures of one item, whoever made them. */
import type { Capture } from '../../../utils/contract/capture.ts';

/**
 * The site's own ids where the page had them, else the cleaned address; null where there is neither, because a guess would
 * make witnesses of people who saw different things. A reaction is its author's, so the author is part of its key.
 */
export function itemKeyOf(capture: Pick<Capture, 'site' | 'target' | 'ids' | 'permalink' | 'author'>): string | null {
  const { site, target, ids, permalink, author } = capture;
  const item = [ids.post, ids.comment, ids.reply].filter((id) => id !== null).join('/');
  const place = item || permalink;
  if (place === null) return null;
  if (target !== 'reaction') return `${site} ${place}`;
  const who = author.id ?? author.url;
  return who === null ? null : `${site} ${place} reaction ${who}`;
}
