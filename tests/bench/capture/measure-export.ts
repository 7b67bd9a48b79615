/** Memory while many findings are exported as one package, to a file of the browser's private disk. */
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import type { ExtensionBrowser } from '../../harness/launch-chromium.ts';
import { openMemoryDatabase } from '../../unit/memory-database.ts';
import { sampleCapture, uuid } from '../../unit/sample.ts';
import { dump, writeRows } from '../popup/seed-browser.ts';
import { watchMemory } from './watch-memory.ts';

const PATIENCE_MS = 600_000;
/** As large as a post on a screen. */
const SIZE = { width: 1000, height: 800 };
/** Findings share them: five hundred of their own would take minutes to draw. */
const PICTURES = 20;

export interface ExportCost {
  peakMb: number;
  packageMb: number;
  seconds: number;
}

/** Pictures of which the lower half is as hard to compress as a photo: more than a megabyte each. */
async function drawPictures(page: Page): Promise<Uint8Array<ArrayBuffer>[]> {
  const drawn = await page.evaluate(
    async ({ width, height, count }) => {
      const all: string[] = [];
      for (let n = 0; n < count; n++) {
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext('2d', { alpha: false });
        if (!context) throw new Error('No drawing context.');
        const image = context.createImageData(width, height);
        for (let at = 0; at < image.data.length; at++) {
          const isPhoto = at > image.data.length / 2;
          image.data[at] = at % 4 === 3 ? 255 : isPhoto ? 64 + ((at / 4) % 128) + Math.random() * 40 : 240;
        }
        context.putImageData(image, 0, 0);
        const png = await canvas.convertToBlob({ type: 'image/png' });
        all.push(new Uint8Array(await png.arrayBuffer()).toBase64());
      }
      return all;
    },
    { ...SIZE, count: PICTURES },
  );
  return drawn.map((base64) => Uint8Array.from(Buffer.from(base64, 'base64')));
}

/** A database with findings whose pictures show more than the item: each gets its framed copy in the package. */
async function makeFindings(count: number, pictures: readonly Uint8Array<ArrayBuffer>[]) {
  const database = openMemoryDatabase();
  const captures = createCaptureRepository(database);
  for (let n = 0; n < count; n++) {
    const picture = pictures[n % pictures.length];
    if (!picture) throw new Error('There are no pictures.');
    const png = new Blob([picture], { type: 'image/png' });
    const { width, height } = SIZE;
    const shot = { png, x: -100, y: -200, width, height, item: { width: width - 200, height: 300 }, moved: false };
    const sealed = await sampleCapture(n + 1, null, undefined, [shot]);
    await captures.create({ ...sealed, signature: null, thumbnail: null }, uuid(100_000 + n));
  }
  return database;
}

/** Fills the queue with so many findings. */
export async function prepareExport(browser: ExtensionBrowser, count: number): Promise<void> {
  const review = await browser.openPage('review.html');
  await review.locator('.empty').first().waitFor();
  const database = await makeFindings(count, await drawPictures(review));
  await writeRows(review, await dump(database));
  database.close();
  await review.close();
}

/** Exports everything that is in review; a browser in which nothing else was done yet. */
export async function measureExport(browser: ExtensionBrowser): Promise<ExportCost> {
  // The person's choice is answered with a real file of the browser's private file system.
  await browser.context.addInitScript(() => {
    Object.assign(globalThis, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
        (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true }),
    });
  });
  const page = await browser.openPage('package.html');
  await page.getByLabel('Temuan yang diekspor').selectOption('review');
  await page.waitForTimeout(1_500);
  const memory = await watchMemory(browser.context);
  const began = performance.now();
  await page.getByRole('button', { name: 'Simpan paket' }).click();
  await expect(page.getByText(/^Tersimpan: pantau-asn-/)).toBeVisible({ timeout: PATIENCE_MS });
  const seconds = (performance.now() - began) / 1000;
  const peakMb = memory.stop();
  const bytes = await page.evaluate(async () => {
    let sum = 0;
    for await (const handle of (await navigator.storage.getDirectory()).values())
      if (handle instanceof FileSystemFileHandle) sum += (await handle.getFile()).size;
    return sum;
  });
  await page.close();
  return { peakMb, packageMb: bytes / 1024 / 1024, seconds };
}
