/** Chromium's limit for pictures of tabs. Pure but for timers. */

/** So many are allowed within this time from the first of them, in milliseconds; more are refused. */
const LIMIT = 2;
const LIMIT_MS = 1_000;
/** Longest wait in all, in milliseconds. */
const PATIENCE_MS = 5_000;
const RETRY_MS = 20;

/** Whether the browser refused a picture because of its limit. */
export const isOverLimit = (error: unknown): boolean =>
  /MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND|quota/i.test(String(error));

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * What takes pictures as soon as the browser will have it. It rejects as the browser does, where a picture is refused for
 * another reason, or for this one for seconds.
 */
export function createPictureLimit(): <Picture>(photograph: () => Promise<Picture>) => Promise<Picture> {
  /** When the first of the last pictures was asked for, and how many more are allowed from then on. */
  let began = Number.NEGATIVE_INFINITY;
  let left = 0;

  /** Waits until the browser will take another one: to be refused costs time as well. */
  async function obey(): Promise<void> {
    for (;;) {
      const now = performance.now();
      const rest = began + LIMIT_MS - now;
      if (rest <= 0) {
        began = now;
        left = LIMIT;
      }
      if (left > 0) break;
      await wait(rest);
    }
    left--;
  }

  return async (photograph) => {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      await obey();
      try {
        return await photograph();
      } catch (error) {
        if (!isOverLimit(error) || performance.now() > end) throw error;
        // The browser counts from a later moment than we do: from when it heard of the first.
        await wait(RETRY_MS);
        began = Number.NEGATIVE_INFINITY;
      }
    }
  };
}
