/** When a failed delivery is tried again. Pure. */

const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 15 * 60_000;

/**
 * Milliseconds to wait after the `attempts`-th failure (1, 2, …): doubles from 5 s to 15 min, with up to a quarter taken
 * off at random so that many devices do not come back in the same second. `retryAfter` (milliseconds) is a lower bound.
 */
export function retryDelay(attempts: number, retryAfter: number | null, random: () => number): number {
  const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts - 1, 20));
  return Math.max(retryAfter ?? 0, Math.round(delay * (1 - random() / 4)));
}

/** Reads a `Retry-After` header, seconds or a date, as milliseconds from `now`; null when absent or senseless. */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (!header) return null;
  const value = header.trim();
  // A date starts with the name of a day; `Date.parse` would also make one of "-5".
  const delay = /^\d{1,9}$/.test(value)
    ? Number(value) * 1000
    : /^[A-Z]/i.test(value)
      ? Date.parse(value) - now
      : Number.NaN;
  return Number.isFinite(delay) ? Math.min(Math.max(0, delay), 24 * 3_600_000) : null;
}
