/** Compares pictures by their pixels, decoded by a real browser. */
import type { Page } from 'playwright';

export interface PictureDifference {
  /** Sizes in device pixels. */
  first: { width: number; height: number };
  second: { width: number; height: number };
  /** Pixels whose colour differs at all; -1 where the sizes differ. */
  different: number;
}

/** Both pictures as base64. `page` is any page; nothing is loaded into it. */
export async function comparePictures(page: Page, first: string, second: string): Promise<PictureDifference> {
  return page.evaluate(
    async ([a, b]) => {
      const decode = async (base64: string) => {
        const options: ImageBitmapOptions = { colorSpaceConversion: 'none' };
        const bitmap = await createImageBitmap(new Blob([Uint8Array.fromBase64(base64)]), options);
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
        if (!context) throw new Error('No drawing context.');
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [one, two] = [await decode(a), await decode(b)];
      const size = ({ width, height }: ImageData) => ({ width, height });
      let different = one.width === two.width && one.height === two.height ? 0 : -1;
      const [p, q] = [new Uint32Array(one.data.buffer), new Uint32Array(two.data.buffer)];
      if (different === 0) for (let i = 0; i < p.length; i++) if (p[i] !== q[i]) different++;
      return { first: size(one), second: size(two), different };
    },
    [first, second] as const,
  );
}
