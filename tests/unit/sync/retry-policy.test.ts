import { expect, test } from 'vitest';
import { readRetryAfter, retryDelay } from '../../../utils/sync/retry-policy.ts';

test('the delay doubles from 5 s and stops at 15 min', () => {
  const delays = [1, 2, 3, 8, 9, 50].map((attempts) => retryDelay(attempts, null, () => 0));
  expect(delays).toEqual([5_000, 10_000, 20_000, 640_000, 900_000, 900_000]);
});

test('chance takes off at most a quarter', () => {
  expect(retryDelay(1, null, () => 0.999)).toBeGreaterThanOrEqual(3_750);
});

test('what the server asks for is a lower bound', () => {
  expect(retryDelay(1, 60_000, () => 0)).toBe(60_000);
  expect(retryDelay(9, 1_000, () => 0)).toBe(900_000);
});

test.each([
  [null, null],
  ['', null],
  ['7', 7_000],
  ['soon', null],
  ['-5', null],
  ['Sat, 21 Nov 2026 03:00:30 GMT', 30_000],
  ['Sat, 21 Nov 2026 02:00:00 GMT', 0],
  ['999999999', 86_400_000],
])('reads Retry-After %j as %j', (header, expected) => {
  expect(readRetryAfter(header, Date.UTC(2026, 10, 21, 3))).toBe(expected);
});
