/** The custody log's chain: writing its next link, and finding the first that does not hold. Pure. */
import type { CustodyEvent } from '../contract/custody.ts';
import { recordSha256 } from './sha256.ts';

/** The event after `last` (null: the first). */
export function linkEvent(last: CustodyEvent | null, event: Omit<CustodyEvent, 'seq' | 'previous'>): CustodyEvent {
  return { ...event, seq: last ? last.seq + 1 : 0, previous: last && recordSha256(last) };
}

/**
 * The place of the first event that does not follow from the one before: out of order, of another finding, or not bound
 * to it by its hash. Null when the chain holds. Times are not judged: a device's clock may be set back.
 */
export function findBrokenLink(events: readonly CustodyEvent[]): number | null {
  for (const [index, event] of events.entries()) {
    const last = events[index - 1] ?? null;
    const { seq, previous } = linkEvent(last, event);
    if (event.seq !== seq || event.previous !== previous || (last && event.finding !== last.finding)) return index;
  }
  return null;
}
