/** Firefox photographs what is out of sight by itself: the page is not scrolled. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { renderTallPost, STICKING } from '../fixtures/tall-post.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';

const FEED = 'https://www.facebook.com/';
const ROWS = 6000;

/** The picture that the first capture's screenshots make: the numbers of its rows, and pixels that must not be in it. */
const readPicture = (page: Page) =>
  page.evaluate(async (foreign) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const open = indexedDB.open('pantau-asn');
      open.onsuccess = () => resolve(open.result);
    });
    const all = <T>(store: string) =>
      new Promise<T[]>((resolve) => {
        const rows = database.transaction(store).objectStore(store).getAll();
        rows.onsuccess = () => resolve(rows.result);
      });
    const [row] = await all<CaptureRow>('captures');
    const files = await all<{ sha256: string; blob: Blob }>('files');
    const picture = row?.capture.picture;
    if (!picture) throw new Error(`No picture: ${row?.capture.noScreenshot}`);
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('No drawing context.');
    for (const { sha256, x, y } of picture.tiles) {
      const blob = files.find((file) => file.sha256 === sha256)?.blob;
      if (blob) context.drawImage(await createImageBitmap(blob), x, y);
    }
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    let foreignPixels = 0;
    for (let at = 0; at < data.length; at += 4)
      if (foreign.some(([r, g, b]) => data[at] === r && data[at + 1] === g && data[at + 2] === b)) foreignPixels++;
    const rows: number[] = [];
    for (let y = 0; y < picture.height; y++) {
      const [r = 0, g = 0, b = 0] = data.subarray((y * picture.width + 30) * 4, (y * picture.width + 30) * 4 + 3);
      if (r >= 64 && r < 72 && g < 64 && b < 64) rows.push(((r - 64) << 12) | (g << 6) | b);
    }
    return { rows, foreignPixels, tiles: picture.tiles.length, warnings: row.capture.warnings.map(({ code }) => code) };
  }, Object.values(STICKING));

test('a post of many views is kept whole, in parts that fit together', { timeout: 90_000 }, async () => {
  const firefox = await launchFirefox();
  try {
    const page = await firefox.openPage(FEED, (address) =>
      address === FEED ? { contentType: 'text/html; charset=utf-8', body: renderTallPost({ rows: ROWS }) } : null,
    );
    await page.waitForFunction(() => document.querySelectorAll('pantau-asn').length === 2);
    await page.evaluate(() => {
      addEventListener('scroll', () => {
        document.documentElement.dataset.scrolled = 'yes';
      });
    });
    await firefox.pressShortcut();
    const popup = await firefox.openExtensionPage('popup.html');
    await popup.waitForFunction(() => document.querySelectorAll('[data-finding]').length === 1);
    const { rows, foreignPixels, tiles, warnings } = await readPicture(popup);
    expect(rows).toEqual(Array.from({ length: ROWS }, (_, row) => row));
    expect(tiles).toBe(2);
    // The heading inside the post, once: it is 12 pixels high.
    expect(foreignPixels).toBeLessThan(14 * 1400);
    expect(warnings).not.toContain('item-moved');
    expect(await page.evaluate(() => document.documentElement.dataset.scrolled)).toBeUndefined();
  } finally {
    await firefox.close();
  }
});
