/** What makes two captures captures of one item, whoever made them. */
import { createHash } from 'node:crypto';
import type { Capture } from '../../../utils/contract/capture.ts';

/**
 * From the site's own ids where the page had them, else the cleaned address; null where there is neither, because a guess
 * would make witnesses of people who saw different things. A reaction is its author's, so the author is part of its key.
 * A hash, because pages may have anything in these texts, of any length.
 */
export function itemKeyOf(capture: Pick<Capture, 'site' | 'target' | 'ids' | 'permalink' | 'author'>): string | null {
  const { site, target, ids, permalink, author } = capture;
  const item = [ids.post, ids.comment, ids.reply];
  const place = item.some((id) => id !== null) ? item : permalink;
  const actor = target === 'reaction' ? (author.id ?? author.url) : '';
  if (place === null || actor === null) return null;
  return createHash('sha256')
    .update(JSON.stringify([site, place, actor]))
    .digest('hex');
}
