/** What makes two readings the same item, whatever element it stands in: pages recycle elements. */
import type { Extraction } from '../contract/capture.ts';

/** Equal for the same item and different for others, as far as the page tells. Only compared, never kept. */
export function identityOf({ target, permalink, ids, author, text, context, reaction, metadata }: Extraction): string {
  const known = permalink ?? ids.reply ?? ids.comment ?? ids.post;
  if (known) return JSON.stringify([target, known, ids.comment, ids.reply]);
  return JSON.stringify([
    target,
    author.url ?? author.name,
    text?.slice(0, 500),
    metadata.headline,
    context?.permalink ?? context?.id,
    reaction?.kind,
  ]);
}
