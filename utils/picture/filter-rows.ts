/**
 * Rows of a PNG as its filters leave them (W3C PNG, 9.2). A row of a page, flat colours and letters, compresses best as it is:
 * the same letters come again. A row of a photo compresses far better as what differs from its neighbours. To tell them apart
 * takes a tenth of the time that trying does, and this is most of the time that a picture takes.
 */

/** Red, green, blue. */
export const CHANNELS = 3;

/** Writes a row filtered into `to`; returns how far it is from nothing: the less, the better it compresses. */
type Filter = (row: Uint8Array, above: Uint8Array, to: Uint8Array) => number;

const distance = (rest: number) => (rest < 128 ? rest : 256 - rest);

const fromLeft: Filter = (row, _above, to) => {
  let sum = 0;
  for (let at = 0; at < CHANNELS; at++) {
    const value = row[at] as number;
    to[at] = value;
    sum += distance(value);
  }
  for (let at = CHANNELS; at < row.length; at++) {
    const rest = ((row[at] as number) - (row[at - CHANNELS] as number)) & 0xff;
    to[at] = rest;
    sum += distance(rest);
  }
  return sum;
};

const fromAbove = (row: Uint8Array, above: Uint8Array, to: Uint8Array, length = row.length): number => {
  let sum = 0;
  for (let at = 0; at < length; at++) {
    const rest = ((row[at] as number) - (above[at] as number)) & 0xff;
    to[at] = rest;
    sum += distance(rest);
  }
  return sum;
};

/** From the nearest of left, above and the corner between them (Paeth). */
const fromNearest: Filter = (row, above, to) => {
  let sum = fromAbove(row, above, to, CHANNELS);
  for (let at = CHANNELS; at < row.length; at++) {
    const left = row[at - CHANNELS] as number;
    const up = above[at] as number;
    const corner = above[at - CHANNELS] as number;
    const byLeft = Math.abs(up - corner);
    const byUp = Math.abs(left - corner);
    const byCorner = Math.abs(left + up - 2 * corner);
    const guess = byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    const rest = ((row[at] as number) - guess) & 0xff;
    to[at] = rest;
    sum += distance(rest);
  }
  return sum;
};

/** Numbers of filters in the file. */
const UNFILTERED = 0;
const FROM_ABOVE = 2;
/** What is tried for a row of a photo, with its number in the file. */
const FILTERS: readonly (readonly [number: number, filter: Filter])[] = [
  [1, fromLeft],
  [FROM_ABOVE, fromAbove],
  [4, fromNearest],
];

/** More pixels in a row that all differ from the one before them are no letters: those have their ground between them. */
const LONGEST_LETTER = 24;

/**
 * `width` pixels from `from` on, RGBA as every machine that a browser runs on orders them, to RGB: a screenshot has no
 * transparency. Returns whether they are flat colours and letters: most are the same as the one before them, or at least
 * nowhere many of them differ.
 */
function copyRow(pixels: Uint32Array, from: number, width: number, to: Uint8Array, start: number): boolean {
  let differing = 0;
  let sinceSame = 0;
  let longest = 0;
  let before = pixels[from] as number;
  for (let next = from, at = start; next < from + width; next++, at += CHANNELS) {
    const pixel = pixels[next] as number;
    if (pixel === before) {
      sinceSame = 0;
    } else {
      differing++;
      if (++sinceSame > longest) longest = sinceSame;
      before = pixel;
    }
    to[at] = pixel;
    to[at + 1] = pixel >>> 8;
    to[at + 2] = pixel >>> 16;
  }
  return longest <= LONGEST_LETTER || 2 * differing <= width;
}

/**
 * Whether a row is the one above it with one colour in place of another, side by side: as where one colour passes into another
 * from top to bottom. No row comes again there.
 */
function isShade(pixels: Uint32Array, from: number, width: number): boolean {
  let first = -1;
  let last = -1;
  for (let at = from; at < from + width; at++) {
    if (pixels[at] === pixels[at - width]) continue;
    if (first < 0) first = at;
    else if (at !== last + 1 || pixels[at] !== pixels[first] || pixels[at - width] !== pixels[first - width])
      return false;
    last = at;
  }
  return first >= 0;
}

/** Filters the rows of a picture of this width, one call after the other, from top to bottom. */
export function createRowFilter(width: number): (rgba: Uint8ClampedArray) => Uint8Array<ArrayBuffer> {
  const length = width * CHANNELS;
  const row = new Uint8Array(length);
  const above = new Uint8Array(length);
  /** The last row of the call before. */
  const before = new Uint8Array(length);
  const tried = new Uint8Array(length);

  /** Writes what the best filter leaves of `row` to `to`, from `at` on; returns the filter's number. */
  function tryFilters(to: Uint8Array, at: number): number {
    let chosen = UNFILTERED;
    let least = Number.POSITIVE_INFINITY;
    for (const [number, filter] of FILTERS) {
      const sum = filter(row, above, tried);
      if (sum >= least) continue;
      [least, chosen] = [sum, number];
      to.set(tried, at);
    }
    return chosen;
  }

  return (rgba) => {
    const rows = rgba.length / (width * 4);
    const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rows * width);
    const filtered = new Uint8Array(rows * (length + 1));
    for (let y = 0; y < rows; y++) {
      const from = y * width;
      const at = y * (length + 1);
      const flat = copyRow(pixels, from, width, filtered, at + 1);
      // The first row of a part has none above it here.
      if (flat && (y === 0 || !isShade(pixels, from, width))) continue;
      copyRow(pixels, from, width, row, 0);
      if (y === 0) above.set(before);
      else copyRow(pixels, from - width, width, above, 0);
      if (flat) {
        fromAbove(row, above, tried);
        filtered.set(tried, at + 1);
      }
      filtered[at] = flat ? FROM_ABOVE : tryFilters(filtered, at + 1);
    }
    copyRow(pixels, (rows - 1) * width, width, before, 0);
    return filtered;
  };
}
