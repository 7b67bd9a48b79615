import { expect, test } from 'vitest';
import { inBatches } from '../src/store/batches.ts';

test('what comes while one is worked on is worked on together, and each gets its own answer', async () => {
  const batches: number[][] = [];
  const double = inBatches(async (items: number[]) => {
    batches.push(items);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return items.map((item) => item * 2);
  });
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
  expect(batches).toEqual([[1], [2, 3]]);
  expect(await double(4)).toBe(8);
  const many = Array.from({ length: 200 }, (_, n) => n);
  expect(await Promise.all(many.map(double))).toEqual(many.map((n) => n * 2));
  expect(Math.max(...batches.map(({ length }) => length))).toBe(64);
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
