/** Rows of a PNG as its filters leave them (W3C PNG, 9.2): what differs from its neighbours, which compresses far better. */

/** Red, green, blue. */
export const CHANNELS = 3;

/** Filters that are tried, by their number in the file: left, above, and the nearer of left, above and the corner. */
const FILTERS = [2, 1, 4] as const;

/** RGBA to RGB: a screenshot has no transparency. `to` takes one row. */
function copyRow(rgba: Uint8ClampedArray, from: number, to: Uint8Array): void {
  for (let at = 0, pixel = from; at < to.length; at += CHANNELS, pixel += 4) {
    to[at] = rgba[pixel] ?? 0;
    to[at + 1] = rgba[pixel + 1] ?? 0;
    to[at + 2] = rgba[pixel + 2] ?? 0;
  }
}

function paeth(left: number, above: number, corner: number): number {
  const fromLeft = Math.abs(above - corner);
  const fromAbove = Math.abs(left - corner);
  const fromCorner = Math.abs(left + above - 2 * corner);
  if (fromLeft <= fromAbove && fromLeft <= fromCorner) return left;
  return fromAbove <= fromCorner ? above : corner;
}

/** Writes `row` filtered into `to`; returns how far it is from nothing: the less, the better it compresses. */
function applyFilter(filter: (typeof FILTERS)[number], row: Uint8Array, above: Uint8Array, to: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < row.length; at++) {
    const left = at < CHANNELS ? 0 : (row[at - CHANNELS] ?? 0);
    const up = above[at] ?? 0;
    let guess = up;
    if (filter === 1) guess = left;
    else if (filter === 4) guess = paeth(left, up, at < CHANNELS ? 0 : (above[at - CHANNELS] ?? 0));
    const rest = ((row[at] ?? 0) - guess) & 0xff;
    to[at] = rest;
    sum += rest < 128 ? rest : 256 - rest;
  }
  return sum;
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
      let chosen: number = FILTERS[0];
      let least = Number.POSITIVE_INFINITY;
      for (const filter of FILTERS) {
        const sum = applyFilter(filter, row, above, tried);
        if (sum < least) {
          [least, chosen] = [sum, filter];
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
