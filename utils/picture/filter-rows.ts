/**
 * Rows of a PNG as its filters leave them (W3C PNG, 9.2): what differs from its neighbours, which compresses far better.
 * One loop for each filter: this is most of the time that a picture takes.
 */

/** Red, green, blue. */
export const CHANNELS = 3;

/** Writes a row filtered into `to`; returns how far it is from nothing: the less, the better it compresses. */
type Filter = (row: Uint8Array, above: Uint8Array, to: Uint8Array) => number;

const distance = (rest: number) => (rest < 128 ? rest : 256 - rest);

const fromLeft: Filter = (row, _above, to) => {
  let sum = 0;
  for (let at = 0; at < CHANNELS; at++) {
    const value = row[at] ?? 0;
    to[at] = value;
    sum += distance(value);
  }
  for (let at = CHANNELS; at < row.length; at++) {
    const rest = ((row[at] ?? 0) - (row[at - CHANNELS] ?? 0)) & 0xff;
    to[at] = rest;
    sum += distance(rest);
  }
  return sum;
};

const fromAbove: Filter = (row, above, to) => {
  let sum = 0;
  for (let at = 0; at < row.length; at++) {
    const rest = ((row[at] ?? 0) - (above[at] ?? 0)) & 0xff;
    to[at] = rest;
    sum += distance(rest);
  }
  return sum;
};

/** From the nearest of left, above and the corner between them (Paeth). */
const fromNearest: Filter = (row, above, to) => {
  let sum = fromAbove(row.subarray(0, CHANNELS), above, to);
  for (let at = CHANNELS; at < row.length; at++) {
    const left = row[at - CHANNELS] ?? 0;
    const up = above[at] ?? 0;
    const corner = above[at - CHANNELS] ?? 0;
    const byLeft = Math.abs(up - corner);
    const byUp = Math.abs(left - corner);
    const byCorner = Math.abs(left + up - 2 * corner);
    const guess = byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    const rest = ((row[at] ?? 0) - guess) & 0xff;
    to[at] = rest;
    sum += distance(rest);
  }
  return sum;
};

/** With their numbers in the file. */
const FILTERS: readonly (readonly [number: number, filter: Filter])[] = [
  [2, fromAbove],
  [1, fromLeft],
  [4, fromNearest],
];

/** RGBA to RGB: a screenshot has no transparency. `to` takes one row. */
function copyRow(rgba: Uint8ClampedArray, from: number, to: Uint8Array): void {
  for (let at = 0, pixel = from; at < to.length; at += CHANNELS, pixel += 4) {
    to[at] = rgba[pixel] ?? 0;
    to[at + 1] = rgba[pixel + 1] ?? 0;
    to[at + 2] = rgba[pixel + 2] ?? 0;
  }
}

/** Filters the rows of a picture of this width, one call after the other, from top to bottom. */
export function createRowFilter(width: number): (rgba: Uint8ClampedArray) => Uint8Array<ArrayBuffer> {
  const length = width * CHANNELS;
  let above = new Uint8Array(length);
  let row = new Uint8Array(length);
  let best = new Uint8Array(length);
  let tried = new Uint8Array(length);
  return (rgba) => {
    const rows = rgba.length / (width * 4);
    const filtered = new Uint8Array(rows * (length + 1));
    for (let y = 0; y < rows; y++) {
      copyRow(rgba, y * width * 4, row);
      let chosen = 0;
      let least = Number.POSITIVE_INFINITY;
      for (const [number, filter] of FILTERS) {
        const sum = filter(row, above, tried);
        if (sum < least) {
          [least, chosen] = [sum, number];
          [best, tried] = [tried, best];
        }
        // The same as the row above, as most of a page is.
        if (least === 0) break;
      }
      filtered[y * (length + 1)] = chosen;
      filtered.set(best, y * (length + 1) + 1);
      [above, row] = [row, above];
    }
    return filtered;
  };
}
