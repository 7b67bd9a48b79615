import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRowFilter } from '../../../utils/picture/filter-rows.ts';
import { COVER, fillBox, frameSides } from '../../../utils/picture/paint-pixels.ts';

const WIDTH = 7;

/** Rows of noise, RGBA, as they come from a canvas. */
function noise(rows: number, seed: number): Uint8ClampedArray {
  let state = seed + 1;
  return Uint8ClampedArray.from({ length: rows * WIDTH * 4 }, (_, at) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return at % 4 === 3 ? 255 : state >>> 24;
  });
}

/** Rows of two colours, one of which passes into another from top to bottom, RGBA. */
const gradient = (rows: number, seed: number) =>
  Uint8ClampedArray.from({ length: rows * WIDTH * 4 }, (_, at) => {
    const [column, row] = [(at >> 2) % WIDTH, Math.floor(at / (WIDTH * 4))];
    return at % 4 === 3 || column < 2 ? 255 : (seed + row) & 0xff;
  });

describe('covering', () => {
  test('replaces each pixel of the box and no other, in whatever strip it lies', () => {
    const whole = noise(12, 3);
    const box = { x: 2, y: 3, width: 3, height: 6 };
    const covered = [0, 5, 10].flatMap((y) => {
      const height = Math.min(5, 12 - y);
      const pixels = whole.slice(y * WIDTH * 4, (y + height) * WIDTH * 4);
      fillBox({ pixels, y, width: WIDTH, height }, box, COVER);
      return [...pixels];
    });
    for (let y = 0; y < 12; y++)
      for (let x = 0; x < WIDTH; x++) {
        const at = (y * WIDTH + x) * 4;
        const isIn = x >= 2 && x < 5 && y >= 3 && y < 9;
        expect(covered.slice(at, at + 4)).toEqual(isIn ? [...COVER, 255] : [...whole.slice(at, at + 4)]);
      }
  });

  test('a box that sticks out of the picture covers what is in it', () => {
    const pixels = noise(4, 1);
    fillBox({ pixels, y: 0, width: WIDTH, height: 4 }, { x: 5, y: 2, width: 90, height: 90 }, COVER);
    expect([...pixels.slice((2 * WIDTH + 5) * 4, 3 * WIDTH * 4)]).toEqual([...COVER, 255, ...COVER, 255]);
    expect([...pixels.slice((2 * WIDTH + 4) * 4, (2 * WIDTH + 5) * 4)]).toEqual([
      ...noise(4, 1).slice((2 * WIDTH + 4) * 4, (2 * WIDTH + 5) * 4),
    ]);
  });
});

describe('a frame', () => {
  test('stands around the box, and on it only at the edge of the picture', () => {
    const sides = frameSides({ x: 10, y: 10, width: 20, height: 20 }, { width: 100, height: 30 }, 3);
    expect(sides).toEqual([
      { x: 7, y: 7, width: 26, height: 3 },
      { x: 7, y: 27, width: 26, height: 3 },
      { x: 7, y: 7, width: 3, height: 23 },
      { x: 30, y: 7, width: 3, height: 23 },
    ]);
  });
});

/** Undoes the filters of a PNG (W3C PNG, 9.2), written apart from the code that makes them. */
function unfilter(bytes: Uint8Array, width: number): number[] {
  const length = width * 3;
  const pixels: number[] = [];
  for (let row = 0; row * (length + 1) < bytes.length; row++) {
    const filter = bytes[row * (length + 1)];
    for (let at = 0; at < length; at++) {
      const a = at < 3 ? 0 : (pixels[row * length + at - 3] ?? 0);
      const b = row === 0 ? 0 : (pixels[(row - 1) * length + at] ?? 0);
      const c = row === 0 || at < 3 ? 0 : (pixels[(row - 1) * length + at - 3] ?? 0);
      const nearest = [a, b, c].toSorted((p, q) => Math.abs(a + b - c - p) - Math.abs(a + b - c - q))[0] ?? 0;
      const guess = { 0: 0, 1: a, 2: b, 4: nearest }[filter ?? -1] ?? Number.NaN;
      pixels.push(((bytes[row * (length + 1) + 1 + at] ?? 0) + guess) & 0xff);
    }
  }
  return pixels;
}

const rgb = (rgba: Uint8ClampedArray) => [...rgba].filter((_, at) => at % 4 !== 3);

describe('filters of a PNG', () => {
  test('lose nothing, however the rows come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        (strips, seed) => {
          const filter = createRowFilter(WIDTH);
          const parts = strips.map((rows, index) => ((seed >> index) % 2 ? noise : gradient)(rows, seed + index));
          const filtered = parts.flatMap((part) => [...filter(part)]);
          expect(unfilter(Uint8Array.from(filtered), WIDTH)).toEqual(parts.flatMap(rgb));
        },
      ),
    );
  });

  test('a gradient is what it differs by from the row above, letters are as they are', () => {
    const rowLength = WIDTH * 3 + 1;
    const filters = (rgba: Uint8ClampedArray) =>
      [...createRowFilter(WIDTH)(rgba)].filter((_, at) => at % rowLength === 0);
    expect(filters(gradient(4, 9))).toEqual([0, 2, 2, 2]);
    // Two strokes, not one area.
    const letters = gradient(4, 9).fill(255);
    for (let row = 0; row < 4; row++)
      for (const column of [0, 6]) letters.fill(row, (row * WIDTH + column) * 4, (row * WIDTH + column) * 4 + 3);
    expect(filters(letters)).toEqual([0, 0, 0, 0]);
  });
});
