/** Firefox photographs what is out of sight by itself: the page is not scrolled. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { renderTallPost, STICKING } from '../fixtures/tall-post.ts';
import { waitForActions, waitForFindings } from '../harness/firefox-actions.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';
import { type ReadBlob, readStore } from '../harness/read-database.ts';

const FEED = 'https://www.facebook.com/';
const ROWS = 6000;

/** The picture that the first capture's screenshots make: the numbers of its rows, and pixels that must not be in it. */
async function readPicture(page: Page) {
  const [row] = await readStore<CaptureRow>(page, 'captures');
  const files = await readStore<{ sha256: string; blob: ReadBlob }>(page, 'files');
  const picture = row?.capture.picture;
  if (!picture) throw new Error(`No picture: ${row?.capture.noScreenshot}`);
  const tiles = picture.tiles.map(({ sha256, x, y }) => {
    const blob = files.find((file) => file.sha256 === sha256)?.blob;
    return { x, y, base64: blob?.base64 ?? '' };
  });
  const seen = await page.evaluate(
    async ({ width, height, parts, foreign }) => {
      const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('No drawing context.');
      for (const { base64, x, y } of parts)
        context.drawImage(await createImageBitmap(new Blob([Uint8Array.fromBase64(base64)])), x, y);
      const { data } = context.getImageData(0, 0, width, height);
      let foreignPixels = 0;
      for (let at = 0; at < data.length; at += 4)
        if (foreign.some(([r, g, b]) => data[at] === r && data[at + 1] === g && data[at + 2] === b)) foreignPixels++;
      const rows: number[] = [];
      for (let y = 0; y < height; y++) {
        const [r = 0, g = 0, b = 0] = data.subarray((y * width + 30) * 4, (y * width + 30) * 4 + 3);
        if (r >= 64 && r < 72 && g < 64 && b < 64) rows.push(((r - 64) << 12) | (g << 6) | b);
      }
      return { rows, foreignPixels };
    },
    { width: picture.width, height: picture.height, parts: tiles, foreign: Object.values(STICKING) },
  );
  return { ...seen, tiles: tiles.length, warnings: row.capture.warnings.map(({ code }) => code) };
}

test('a post of many views is kept whole, in parts that fit together', { timeout: 90_000 }, async () => {
  const firefox = await launchFirefox();
  try {
    const page = await firefox.openPage(FEED, (address) =>
      address === FEED ? { contentType: 'text/html; charset=utf-8', body: renderTallPost({ rows: ROWS }) } : null,
    );
    await waitForActions(page, 2);
    await page.evaluate(() => {
      addEventListener('scroll', () => {
        document.documentElement.dataset.scrolled = 'yes';
      });
    });
    await firefox.pressShortcut();
    const popup = await firefox.openExtensionPage('popup.html');
    await waitForFindings(popup, 1);
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
