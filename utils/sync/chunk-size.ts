/** How much of a file goes into one request. Pure. */

/** At 50 kB/s still answered well within the 25 s that an answer may take. */
const FIRST_CHUNK = 256 * 1024;
const SMALLEST_CHUNK = 64 * 1024;
const LARGEST_CHUNK = 8 * 1024 * 1024;

/** What a request should take: short enough to lose little when it breaks, long enough not to be all waiting. */
const TARGET_MS = 4_000;

/** Bytes of the first request of a file; `slow` for a link that is known to be. */
export function firstChunkSize(slow: boolean): number {
  return slow ? SMALLEST_CHUNK : FIRST_CHUNK;
}

/** Bytes of the next request, where the last one carried `bytes` in `ms`: at most doubles, at most halves. */
export function nextChunkSize(bytes: number, ms: number): number {
  const fitting = (bytes / Math.max(1, ms)) * TARGET_MS;
  const size = Math.min(bytes * 2, Math.max(bytes / 2, fitting));
  return Math.round(Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, size)));
}
