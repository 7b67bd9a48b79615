/** Copies of a picture: with parts covered, with the flagged item framed. The originals are read and never changed. */
import type { Picture } from '../contract/capture.ts';
import type { Box } from '../contract/primitives.ts';
import { drawPicture, type TiledPicture } from './draw-picture.ts';
import { COVER, FRAME, fillBox, frameSides } from './paint-pixels.ts';

/** What the item must leave free of the picture to be framed, in device pixels. */
const AROUND = 8;
/** Share of the picture's width that the frame is thick. */
const THICKNESS = 1 / 300;

/** Whether the picture shows more than the flagged item. */
export const showsMore = ({ width, height, item }: Pick<Picture, 'width' | 'height' | 'item'>): boolean =>
  item.width + AROUND < width || item.height + AROUND < height;

/** The part of the picture that the flagged item takes up; null where nothing of it is in the picture. */
export function itemBox({ width, height, item }: Picture): Box | null {
  const [x, y] = [Math.max(0, item.x), Math.max(0, item.y)];
  const right = Math.min(width, item.x + item.width);
  const bottom = Math.min(height, item.y + item.height);
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : null;
}

/** A PNG in which every pixel of the boxes is replaced. */
export function redactPicture(shown: TiledPicture, boxes: readonly Box[]): Promise<Blob> {
  return drawPicture(shown, (strip) => {
    for (const box of boxes) fillBox(strip, box, COVER);
  });
}

/** A PNG with a frame around the flagged item, and the boxes covered. */
export function outlinePicture(shown: TiledPicture, boxes: readonly Box[] = []): Promise<Blob> {
  const { picture } = shown;
  const item = itemBox(picture);
  const thickness = Math.max(2, Math.round(picture.width * THICKNESS));
  const sides = item ? frameSides(item, picture, thickness) : [];
  return drawPicture(shown, (strip) => {
    for (const box of boxes) fillBox(strip, box, COVER);
    for (const side of sides) fillBox(strip, side, FRAME);
  });
}
