import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRowFilter } from '../../../utils/picture/filter-rows.ts';
import { COVER, fillBox, frameSides } from '../../../utils/picture/paint-pixels.ts';

const WIDTH = 7;

/** Rows of noise, RGBA, as they come from a canvas. */
function noise(rows: number, seed: number, width = WIDTH): Uint8ClampedArray {
  let state = seed + 1;
  return Uint8ClampedArray.from({ length: rows * width * 4 }, (_, at) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return at % 4 === 3 ? 255 : state >>> 24;
  });
}

/** Rows of two colours, one of which passes into another from top to bottom, RGBA. */
const gradient = (rows: number, seed: number, width = WIDTH) =>
  Uint8ClampedArray.from({ length: rows * width * 4 }, (_, at) => {
    const [column, row] = [(at >> 2) % width, Math.floor(at / (width * 4))];
    return at % 4 === 3 || column < 2 ? 255 : (seed + row) & 0xff;
  });

/** Rows that pass into each other in both directions, with a little noise, RGBA. */
const photo = (rows: number, seed: number, width = WIDTH) => {
  const grain = noise(rows, seed, width);
  return grain.map((value, at) => {
    const [column, row] = [(at >> 2) % width, Math.floor(at / (width * 4))];
    return at % 4 === 3 ? 255 : (seed + 3 * column + 5 * row + (value & 3)) & 0xff;
  });
};

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

/** Wider than a letter is, so that rows of noise are no letters. */
const WIDE = 40;

const KINDS = [noise, gradient, photo];

const filtersOf = (filtered: Uint8Array, width: number) => filtered.filter((_, at) => at % (width * 3 + 1) === 0);

describe('filters of a PNG', () => {
  test('lose nothing, however the rows come', () => {
    const used = new Set<number>();
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        (strips, seed) => {
          const filter = createRowFilter(WIDE);
          const parts = strips.map((rows, index) =>
            (KINDS[(seed >> index) % KINDS.length] as typeof noise)(rows, seed + index, WIDE),
          );
          const filtered = Uint8Array.from(parts.flatMap((part) => [...filter(part)]));
          for (const number of filtersOf(filtered, WIDE)) used.add(number);
          expect(unfilter(filtered, WIDE)).toEqual(parts.flatMap(rgb));
        },
      ),
    );
    // What is not used proves nothing.
    expect([...used].toSorted()).toEqual([0, 1, 2, 4]);
  });

  test('a gradient is what it differs by from the row above, letters are as they are, a photo never is', () => {
    const filters = (rgba: Uint8ClampedArray, width: number) => [...filtersOf(createRowFilter(width)(rgba), width)];
    expect(filters(gradient(4, 9), WIDTH)).toEqual([0, 2, 2, 2]);
    // Two strokes, not one area.
    const strokes = gradient(4, 9).fill(255);
    for (let row = 0; row < 4; row++)
      for (const column of [0, 6]) strokes.fill(row, (row * WIDTH + column) * 4, (row * WIDTH + column) * 4 + 3);
    expect(filters(strokes, WIDTH)).toEqual([0, 0, 0, 0]);
    // However many: what is between them is one colour.
    const letters = noise(4, 9, WIDE);
    for (let at = 0; at < letters.length; at += 4) if ((at >> 2) % 20 < 3) letters.fill(255, at, at + 4);
    expect(filters(letters, WIDE)).toEqual([0, 0, 0, 0]);
    expect(filters(photo(4, 9, WIDE), WIDE)).not.toContain(0);
    expect(filters(noise(4, 9, WIDE), WIDE)).not.toContain(0);
  });
});
