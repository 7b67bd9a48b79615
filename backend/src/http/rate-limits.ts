/**
 * Limits on how often one may ask. In memory, for each instance: a limit that cost a write for each request would be the
 * load that it is to prevent, and with several instances a caller gets at most that many times as much, which is as good
 * against what this is for: a device that runs wild, and guessing. Addresses are kept for minutes and never logged.
 */

/** So many at once, and so many a second after that. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** More callers than this at once: the ones that have waited longest are forgotten. */
const MOST_CALLERS = 50_000;

/** Buckets of tokens, one for each caller, that fill again with time. `now` in milliseconds. */
export function createRateLimit({ burst, perSecond }: Rate, now: () => number) {
  const buckets = new Map<string, { tokens: number; at: number }>();

  function refill(caller: string): { tokens: number; at: number } {
    const at = now();
    const bucket = buckets.get(caller);
    const tokens = bucket ? Math.min(burst, bucket.tokens + (Math.max(0, at - bucket.at) / 1000) * perSecond) : burst;
    return { tokens, at };
  }

  return {
    /** Takes one. Null where that is all right; else the whole seconds after which it will be. */
    take(caller: string): number | null {
      const { tokens, at } = refill(caller);
      const allowed = tokens >= 1;
      // Set anew, so that the order of the map is that of the last calls.
      buckets.delete(caller);
      buckets.set(caller, { tokens: allowed ? tokens - 1 : tokens, at });
      if (buckets.size > MOST_CALLERS) for (const oldest of buckets.keys()) if (buckets.delete(oldest)) break;
      return allowed ? null : Math.max(1, Math.ceil((1 - tokens) / perSecond));
    },
  };
}
