/** Replaces pixels in a strip of a picture. Pure: bytes in, bytes changed. */
import type { Box } from '../contract/primitives.ts';

export type Colour = readonly [red: number, green: number, blue: number];

/** What covers: nothing shines through, nothing can be computed back. */
export const COVER: Colour = [0, 0, 0];
/** What frames the flagged item: no colour of a party, and rare on pages. */
export const FRAME: Colour = [21, 94, 171];

/** Rows of a picture, from its `y`-th on. */
export interface Strip {
  /** RGBA, row after row. */
  pixels: Uint8ClampedArray;
  y: number;
  width: number;
  height: number;
}

/** Gives every pixel of the box that lies in the strip this colour. */
export function fillBox({ pixels, y, width, height }: Strip, box: Box, colour: Colour): void {
  const [red, green, blue] = colour;
  const right = Math.min(width, box.x + box.width);
  const bottom = Math.min(y + height, box.y + box.height);
  for (let row = Math.max(y, box.y); row < bottom; row++)
    for (let column = Math.max(0, box.x); column < right; column++) {
      const at = ((row - y) * width + column) * 4;
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
      pixels[at + 3] = 255;
    }
}

/** The four sides of a frame `thickness` pixels thick around a box: outside of it, and where it stands at the edge of the picture on it. */
export function frameSides(box: Box, picture: { width: number; height: number }, thickness: number): Box[] {
  const left = Math.max(0, box.x - thickness);
  const top = Math.max(0, box.y - thickness);
  const right = Math.min(picture.width, box.x + box.width + thickness);
  const bottom = Math.min(picture.height, box.y + box.height + thickness);
  const [width, height] = [right - left, bottom - top];
  if (width <= 2 * thickness || height <= 2 * thickness) return [{ x: left, y: top, width, height }];
  return [
    { x: left, y: top, width, height: thickness },
    { x: left, y: bottom - thickness, width, height: thickness },
    { x: left, y: top, width: thickness, height },
    { x: right - thickness, y: top, width: thickness, height },
  ];
}
