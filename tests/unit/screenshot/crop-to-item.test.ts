import { expect, test } from 'vitest';
import { cropToItem } from '../../../utils/screenshot/take-shot.ts';

const geometry = (x: number, y: number, width: number, height: number) => ({
  rect: { x, y, width, height },
  viewport: { width: 1000, height: 800 },
  devicePixelRatio: 1,
});
const picture = (scale: number) => ({ width: 1000 * scale, height: 800 * scale });

test.each([
  [1, { x: 100, y: 50, width: 300, height: 200, partly: false }],
  [1.25, { x: 125, y: 62, width: 375, height: 251, partly: false }],
  [2, { x: 200, y: 100, width: 600, height: 400, partly: false }],
])('at %d device pixels for one CSS pixel', (scale, expected) => {
  expect(cropToItem(geometry(100, 50, 300, 200), picture(scale))).toEqual(expected);
});

test('what is outside of the viewport is cut, and said', () => {
  expect(cropToItem(geometry(900, 700, 300, 200), picture(1))).toEqual({
    x: 900,
    y: 700,
    width: 100,
    height: 100,
    partly: true,
  });
  expect(cropToItem(geometry(-50, -50, 100, 100), picture(1))).toEqual({
    x: 0,
    y: 0,
    width: 50,
    height: 50,
    partly: true,
  });
});

test('an item out of view has no picture', () => {
  expect(cropToItem(geometry(0, 900, 300, 200), picture(1))).toBeNull();
  expect(cropToItem(geometry(10, 10, 0, 0), picture(1))).toBeNull();
});
