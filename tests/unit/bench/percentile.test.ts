import { expect, it } from 'vitest';
import { percentile } from '../../bench/percentile.ts';

const HUNDRED = Array.from({ length: 100 }, (_, n) => 100 - n);

it.each([
  [0, 1],
  [0.5, 50],
  [0.95, 95],
  [1, 100],
])('the percentile %d of the numbers 1 to 100 is %d', (share, value) => {
  expect(percentile(HUNDRED, share)).toBe(value);
});

it('what never came counts as later than everything', () => {
  expect(percentile([1, Number.POSITIVE_INFINITY, 2], 0.5)).toBe(2);
  expect(percentile([1, Number.POSITIVE_INFINITY, 2], 0.95)).toBe(Number.POSITIVE_INFINITY);
});

it('refuses to answer for no values', () => {
  expect(() => percentile([], 0.5)).toThrow();
});
