/** Puts the screenshots of one picture together, strip by strip. Runs in pages and in workers. */
import type { Picture } from '../contract/capture.ts';
import { free } from './free.ts';
import type { Strip } from './paint-pixels.ts';
import { createPngWriter } from './write-png.ts';

/** A picture with the bytes of its screenshots, in the order of `tiles`; null where one is gone from the device. */
export interface TiledPicture {
  picture: Picture;
  tiles: readonly (Blob | null)[];
}

/** In memory at a time, besides the screenshot that is read. */
const STRIP_ROWS = 256;

// Without these two options the browser may convert colours or multiply alpha, and a pixel would change.
const UNCHANGED: ImageBitmapOptions = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };

/** The screenshot that was read last: neighbouring strips show the same one. */
function createTileReader(tiles: readonly (Blob | null)[]) {
  let open: { index: number; bitmap: ImageBitmap } | null = null;
  const close = () => {
    open?.bitmap.close();
    open = null;
  };
  return {
    close,
    read: async (index: number): Promise<ImageBitmap | null> => {
      const blob = tiles[index];
      if (!blob) return null;
      if (open?.index !== index) {
        close();
        open = { index, bitmap: await createImageBitmap(blob, UNCHANGED) };
      }
      return open.bitmap;
    },
  };
}

/**
 * The whole picture as a freshly encoded PNG, after `paint` has changed each strip of it. What is gone from the device is
 * black: it must not look like the page. Rejects where a screenshot cannot be read.
 */
export async function drawPicture(
  { picture, tiles }: TiledPicture,
  paint: (strip: Strip) => void = () => {},
): Promise<Blob> {
  const { width, height } = picture;
  const rows = Math.min(STRIP_ROWS, height);
  const canvas = new OffscreenCanvas(width, rows);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('No drawing context.');
  const png = createPngWriter(width, height);
  const reader = createTileReader(tiles);
  try {
    for (let y = 0; y < height; y += rows) {
      context.fillRect(0, 0, width, rows);
      for (const [index, place] of picture.tiles.entries()) {
        // Where one ends the next begins: those below the strip are not opened.
        const below = picture.tiles[index + 1]?.y ?? height;
        if (place.y >= y + rows || Math.max(below, place.y + 1) <= y) continue;
        const tile = await reader.read(index);
        if (tile) context.drawImage(tile, place.x, place.y - y);
      }
      const length = Math.min(rows, height - y);
      const { data } = context.getImageData(0, 0, width, length);
      const pixels = data instanceof Uint8ClampedArray ? data : new Uint8ClampedArray(data);
      paint({ pixels, y, width, height: length });
      await png.write(pixels);
      free(pixels);
    }
  } finally {
    reader.close();
    // Its pixels would stay until the next collection, which nothing else calls for.
    canvas.width = 0;
  }
  const bytes = await png.finish();
  const file = new Blob([bytes], { type: 'image/png' });
  free(bytes);
  return file;
}

/** The whole picture: the screenshot itself where there is but one. */
export async function stitchPicture(shown: TiledPicture): Promise<Blob> {
  const [only] = shown.tiles;
  return shown.tiles.length === 1 && only ? only : drawPicture(shown);
}
