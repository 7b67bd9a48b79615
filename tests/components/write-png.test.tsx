/** Pictures that we write, as the browser's own decoder reads them. */
import { expect, test } from 'vitest';
import { createPngWriter } from '../../utils/picture/write-png.ts';
import { pngChunks } from '../harness/read-png.ts';

/** Rows as they come from a canvas: in one half letters, as it were, in the other a photo. */
function draw(width: number, rows: number, seed: number): Uint8ClampedArray {
  let state = seed + 1;
  return Uint8ClampedArray.from({ length: rows * width * 4 }, (_, at) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const column = (at >> 2) % width;
    return at % 4 === 3 ? 255 : column < width / 2 ? 240 - (column % 5) : state >>> 24;
  });
}

async function decode(png: Uint8Array<ArrayBuffer>): Promise<ImageData> {
  const options = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' } as const;
  const image = await createImageBitmap(new Blob([png], { type: 'image/png' }), options);
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d', { alpha: false });
  if (!context) throw new Error('No drawing context.');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

test.each([
  ['small', 7, [3, 2]],
  ['in parts that the compressor hands over one by one', 900, [256, 256, 100]],
])('a picture has size and pixels and nothing else: %s', async (_, width, strips) => {
  const parts = strips.map((rows, seed) => draw(width, rows, seed));
  const pixels = parts.flatMap((part) => [...part]);
  const height = strips.reduce((sum, rows) => sum + rows);
  const png = createPngWriter(width, height);
  for (const part of parts) await png.write(part);
  const bytes = await png.finish();
  expect(pngChunks(bytes)).toEqual(['IHDR', 'IDAT', 'IEND']);
  const shown = await decode(bytes);
  expect([shown.width, shown.height]).toEqual([width, height]);
  expect(shown.data.every((value, at) => value === pixels[at])).toBe(true);
});

test('a picture that lacks rows is none', async () => {
  const png = createPngWriter(7, 5);
  await png.write(draw(7, 4, 1));
  await expect(png.finish()).rejects.toThrow(RangeError);
});
