import { afterEach, expect, test, vi } from 'vitest';
import { inBatches } from '../../../utils/async/in-batches.ts';

afterEach(() => vi.useRealTimers());

/** Doubles; notes what came together. */
function watched(options?: Parameters<typeof inBatches>[1]) {
  const batches: number[][] = [];
  const double = inBatches(async (items: number[]) => {
    batches.push(items);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return items.map((item) => item * 2);
  }, options);
  return { batches, double };
}

test('what comes while one is worked on is worked on together, and each gets its own answer', async () => {
  const { batches, double } = watched();
  const first = double(1);
  await Promise.resolve();
  expect(await Promise.all([first, double(2), double(3)])).toEqual([2, 4, 6]);
  expect(batches).toEqual([[1], [2, 3]]);
  expect(await double(4)).toBe(8);
  const many = Array.from({ length: 200 }, (_, n) => n);
  expect(await Promise.all(many.map(double))).toEqual(many.map((n) => n * 2));
  expect(Math.max(...batches.map(({ length }) => length))).toBe(64);
});

test('the first waits for others, but not once there are enough', async () => {
  vi.useFakeTimers();
  const { batches, double } = watched({ most: 3, wait: 100 });
  const two = [double(1), double(2)];
  await vi.advanceTimersByTimeAsync(99);
  expect(batches).toEqual([]);
  await vi.advanceTimersByTimeAsync(2);
  expect(await Promise.all(two)).toEqual([2, 4]);
  const four = [3, 4, 5, 6].map(double);
  await vi.advanceTimersByTimeAsync(1);
  expect(batches).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  await vi.advanceTimersByTimeAsync(101);
  expect(await Promise.all(four)).toEqual([6, 8, 10, 12]);
});

test('one that fails does not fail for the others', async () => {
  const check = inBatches(async (items: number[]) => {
    if (items.includes(3)) throw new Error('not this one');
    return items;
  });
  const answers = await Promise.allSettled([1, 2, 3, 4].map(check));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await check(5)).toBe(5);
});
