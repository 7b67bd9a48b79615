/** Boxes on a picture, in its pixels: whole numbers, never empty, never outside. Pure. */
import type { Box } from '../contract/primitives.ts';

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export const CORNERS = ['nw', 'ne', 'sw', 'se'] as const;
export type Corner = (typeof CORNERS)[number];

/** A smaller box covers nothing that can be read, and can hardly be hit. */
export const MIN_SIDE = 6;
/** Around a name or picture that is proposed: letters stick out of their boxes. */
const MARGIN = 2;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The part of the box that lies in the picture, in whole pixels, none too few; null where nothing does. */
export function boxInside({ x, y, width, height }: Box, picture: Size): Box | null {
  const left = Math.max(0, Math.floor(x));
  const top = Math.max(0, Math.floor(y));
  const right = Math.min(picture.width, Math.ceil(x + width));
  const bottom = Math.min(picture.height, Math.ceil(y + height));
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

/** Room for a box of this size, as near to (x, y) as the picture lets it. */
function place({ x, y, width, height }: Box, picture: Size): Box {
  const [wide, high] = [
    Math.round(clamp(width, Math.min(MIN_SIDE, picture.width), picture.width)),
    Math.round(clamp(height, Math.min(MIN_SIDE, picture.height), picture.height)),
  ];
  return {
    x: Math.round(clamp(x, 0, picture.width - wide)),
    y: Math.round(clamp(y, 0, picture.height - high)),
    width: wide,
    height: high,
  };
}

/** The box between two points, in any order. */
export function boxBetween(one: Point, other: Point, picture: Size): Box {
  const [left, right] = [one.x, other.x].map((x) => clamp(x, 0, picture.width)).sort((a, b) => a - b);
  const [top, bottom] = [one.y, other.y].map((y) => clamp(y, 0, picture.height)).sort((a, b) => a - b);
  const [x = 0, y = 0] = [left, top];
  return place({ x, y, width: (right ?? 0) - x, height: (bottom ?? 0) - y }, picture);
}

/** The box moved by so many pixels, as far as the picture goes. */
export const moveBox = (box: Box, by: Point, picture: Size): Box =>
  place({ ...box, x: box.x + by.x, y: box.y + by.y }, picture);

/** The box with one corner moved by so many pixels; the opposite corner stays. */
export function resizeBox(box: Box, corner: Corner, by: Point, picture: Size): Box {
  const [west, north] = [corner.includes('w'), corner.includes('n')];
  const fixed = { x: west ? box.x + box.width : box.x, y: north ? box.y + box.height : box.y };
  const moved = {
    x: (west ? box.x : box.x + box.width) + by.x,
    y: (north ? box.y : box.y + box.height) + by.y,
  };
  const x = west
    ? clamp(moved.x, 0, Math.max(0, fixed.x - MIN_SIDE))
    : clamp(moved.x, fixed.x + MIN_SIDE, picture.width);
  const y = north
    ? clamp(moved.y, 0, Math.max(0, fixed.y - MIN_SIDE))
    : clamp(moved.y, fixed.y + MIN_SIDE, picture.height);
  return boxBetween(fixed, { x, y }, picture);
}

const encloses = (outer: Box, inner: Box) =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height;

/** Boxes over what is proposed, with a margin, but for what lies under a box already. */
export function proposeBoxes(proposed: readonly Box[], boxes: readonly Box[], picture: Size): Box[] {
  const found: Box[] = [];
  for (const { x, y, width, height } of proposed) {
    const around = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
    const box = boxInside(around, picture);
    if (box && ![...boxes, ...found].some((other) => encloses(other, box))) found.push(box);
  }
  return found;
}
