import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPictureLimit } from '../../../utils/screenshot/picture-limit.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Chromium's own count: two within a second from the first. It hears of each call so many milliseconds later, in turn. */
function createChromium(lags: readonly number[]) {
  let calls = 0;
  let ends = 0;
  let left = 0;
  const counts = { taken: 0, refused: 0 };
  const photograph = async () => {
    await wait(lags[calls++ % lags.length] ?? 0);
    const now = performance.now();
    if (now >= ends) {
      ends = now + 1_000;
      left = 2;
    }
    if (left === 0) {
      counts.refused++;
      throw new Error('This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.');
    }
    left--;
    counts.taken++;
    await wait(40);
    return counts.taken;
  };
  return { photograph, counts };
}

/** Resolves with the milliseconds that it takes by the clock of the test. */
async function timeOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  let took: number | null = null;
  const working = work().then(() => {
    took = performance.now() - began;
  });
  while (took === null) await vi.advanceTimersByTimeAsync(5);
  await working;
  return took;
}

test.each([
  ['all calls at once', [0]],
  ['the first ones late', [30, 30, 2, 2, 2, 2, 2, 2, 2]],
  ['every other one late', [25, 0, 15, 5, 30, 0, 20, 3]],
  ['each a little sooner than the one before', [40, 35, 30, 25, 20, 15, 10, 5, 0, 0, 0, 0]],
])(
  'seven pictures need hardly more than the three seconds of the limit where the browser hears of %s',
  async (_, lags) => {
    const { photograph, counts } = createChromium(lags);
    const withinLimit = createPictureLimit();
    const took = await timeOf(async () => {
      for (let number = 1; number <= 7; number++) {
        expect(await withinLimit(photograph)).toBe(number);
        await wait(130);
      }
    });
    // The last one, and what comes after it.
    expect(took).toBeLessThan(3_000 + 40 + 130 + 150);
    expect(counts.refused).toBeLessThan(7);
  },
);

test('what other pictures used up is waited for', async () => {
  const { photograph } = createChromium([0]);
  await timeOf(async () => void (await Promise.all([photograph(), photograph()])));
  const took = await timeOf(async () => void (await createPictureLimit()(photograph)));
  expect(took).toBeLessThan(1_050);
});

test('a picture that is refused again and again, or for another reason, is refused with what the browser said', async () => {
  const limit = 'exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota';
  const took = await timeOf(async () => {
    await expect(createPictureLimit()(() => Promise.reject(new Error(limit)))).rejects.toThrow(limit);
  });
  expect(took).toBeGreaterThan(4_900);
  expect(took).toBeLessThan(7_000);
  const photograph = vi.fn(() => Promise.reject(new Error('No active tab.')));
  await expect(createPictureLimit()(photograph)).rejects.toThrow('No active tab.');
  expect(photograph).toHaveBeenCalledTimes(1);
});
