/** Puts the screenshots of one picture together. Runs in pages and in workers. */
import type { Picture } from '../contract/capture.ts';

/** A picture with the bytes of its screenshots, in the order of `tiles`; null where one is gone from the device. */
export interface TiledPicture {
  picture: Picture;
  tiles: readonly (Blob | null)[];
}

// Without these two options the browser may convert colours or multiply alpha, and a pixel would change.
const UNCHANGED: ImageBitmapOptions = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };

/** The whole picture as one PNG: the screenshot itself where there is but one. Rejects where a screenshot cannot be read. */
export async function stitchPicture({ picture, tiles }: TiledPicture): Promise<Blob> {
  const [only] = tiles;
  if (tiles.length === 1 && only) return only;
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('No drawing context.');
  for (const [index, blob] of tiles.entries()) {
    const place = picture.tiles[index];
    // What is gone stays black: it must not look like the page.
    if (!blob || !place) continue;
    const tile = await createImageBitmap(blob, UNCHANGED);
    context.drawImage(tile, place.x, place.y);
    tile.close();
  }
  return canvas.convertToBlob({ type: 'image/png' });
}
