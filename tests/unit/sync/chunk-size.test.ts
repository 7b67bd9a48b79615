import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstChunkSize, nextChunkSize } from '../../../utils/sync/chunk-size.ts';

const KB = 1024;

test('a request stays well within the time of an answer at 50 kB/s', () => {
  let size = firstChunkSize(false);
  for (let n = 0; n < 10; n++) size = nextChunkSize(size, size / 50);
  expect(size / 50_000).toBeLessThan(12.5);
  expect(size).toBeGreaterThan(150 * KB);
});

test('a fast link soon gets large requests, a slow one small ones', () => {
  let fast = firstChunkSize(false);
  for (let n = 0; n < 5; n++) fast = nextChunkSize(fast, 20);
  expect(fast).toBe(8 * 1024 * KB);
  expect(firstChunkSize(true)).toBe(64 * KB);
  expect(nextChunkSize(64 * KB, 60_000)).toBe(64 * KB);
});

test('sizes stay in their limits whatever was measured', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.double({ min: 0, max: 1e9, noNaN: true }), (bytes, ms) => {
      const size = nextChunkSize(bytes, ms);
      expect(Number.isInteger(size)).toBe(true);
      expect(size).toBeGreaterThanOrEqual(64 * KB);
      expect(size).toBeLessThanOrEqual(8 * 1024 * KB);
    }),
  );
});
