/** Items that are taller than the view: photographed in parts that fit together to the pixel, with the page put back. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { renderTallPost, STICKING } from '../fixtures/tall-post.ts';
import { click, waitForAction, waitForToast } from '../harness/closed-shadow.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { type ReadBlob, readStore } from '../harness/read-database.ts';
import { arm, openServed, test, waitForActions } from './extension-test.ts';

const FEED = 'https://www.facebook.com/';
const PATIENCE = { timeout: 120_000 };

interface Tile {
  base64: string;
  x: number;
  y: number;
}

/** What can be seen in a column of the picture: the numbers of the rows, and whether a colour is there that must not be. */
async function readRows(page: Page, tiles: Tile[], size: { width: number; height: number }) {
  return page.evaluate(
    async ([parts, { width, height }, foreign]) => {
      const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('No drawing context.');
      for (const { base64, x, y } of parts)
        context.drawImage(await createImageBitmap(new Blob([Uint8Array.fromBase64(base64)])), x, y);
      const { data } = context.getImageData(0, 0, width, height);
      const is = (at: number, [r, g, b]: readonly number[]) =>
        data[at] === r && data[at + 1] === g && data[at + 2] === b;
      let foreignPixels = 0;
      for (let at = 0; at < data.length; at += 4) if (foreign.some((colour) => is(at, colour))) foreignPixels++;
      // The column in which the rows are: the one with the most of them.
      let rows: number[] = [];
      for (let column = 0; column < Math.min(width, 200); column += 10) {
        const found: number[] = [];
        for (let y = 0; y < height; y++) {
          const at = (y * width + column) * 4;
          const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
          if (r >= 64 && r < 72 && g < 64 && b < 64) found.push(((r - 64) << 12) | (g << 6) | b);
        }
        if (found.length > rows.length) rows = found;
      }
      return { rows, foreignPixels };
    },
    [tiles, size, Object.values(STICKING)] as const,
  );
}

async function flagTall(browser: ExtensionBrowser, page: Page): Promise<CaptureRow> {
  await click(page, await waitForAction(page, 0));
  await waitForToast(page, /Tersimpan/, 60_000);
  const review = await browser.openPage('review.html');
  const [row] = await readStore<CaptureRow>(review, 'captures');
  if (!row) throw new Error('Nothing was kept.');
  return row;
}

async function readPicture({ capture }: CaptureRow, browser: ExtensionBrowser) {
  const review = await browser.openPage('review.html');
  const files = await readStore<{ sha256: string; blob: ReadBlob }>(review, 'files');
  if (!capture.picture) throw new Error(`No picture: ${capture.noScreenshot}`);
  const tiles = capture.picture.tiles.map(({ sha256, x, y }) => ({
    x,
    y,
    base64: files.find((file) => file.sha256 === sha256)?.blob.base64 ?? '',
  }));
  return { picture: capture.picture, tiles, ...(await readRows(review, tiles, capture.picture)) };
}

const upTo = (count: number) => Array.from({ length: count }, (_, row) => row);
const codes = ({ capture }: CaptureRow) => capture.warnings.map(({ code }) => code);

describe.each([1, 1.25, 1.5, 2])('with %d device pixels for one CSS pixel', (scale) => {
  test.override({ launchOptions: { scale } });

  test('no row is lost, none is doubled, and nothing else is in the picture', PATIENCE, async ({ browser }) => {
    const rows = 3000;
    const page = await openServed(browser, FEED, renderTallPost({ rows }));
    await waitForActions(page, 2);
    await arm(browser, page);
    const before = await page.evaluate(() => scrollY);
    const row = await flagTall(browser, page);
    const { picture, tiles, rows: seen, foreignPixels } = await readPicture(row, browser);
    expect(tiles.length).toBeGreaterThan(2);
    expect(seen).toEqual(upTo(rows));
    // The heading inside the post is a part of it, once.
    expect(foreignPixels).toBeLessThan(12 * scale * picture.width + picture.width);
    expect(codes(row)).not.toContain('item-moved');
    expect(codes(row)).not.toContain('item-partly-visible');
    expect(picture.item).toMatchObject({ x: 0, y: 0 });
    expect(Math.abs(picture.item.height - picture.height)).toBeLessThanOrEqual(2);
    expect(await page.evaluate(() => [scrollY, document.querySelectorAll('[data-pantau-asn-mask]').length])).toEqual([
      before,
      0,
    ]);
  });
});

test.for([0.8, 1.1, 1.5])('with the page zoomed by %d', PATIENCE, async (zoom, { browser }) => {
  const rows = 2500;
  const page = await openServed(browser, FEED, renderTallPost({ rows }));
  await waitForActions(page, 2);
  await arm(browser, page);
  const worker = await browser.worker();
  await worker.evaluate(async (factor) => {
    const { tabs } = (
      globalThis as unknown as {
        chrome: {
          tabs: {
            query(q: object): Promise<{ id: number; url?: string }[]>;
            setZoom(id: number, zoom: number): Promise<void>;
          };
        };
      }
    ).chrome;
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    if (tab) await tabs.setZoom(tab.id, factor);
  }, zoom);
  await page.waitForFunction((factor) => Math.abs(devicePixelRatio - factor) < 0.01, zoom);
  await page.waitForTimeout(300);
  const row = await flagTall(browser, page);
  const { rows: seen } = await readPicture(row, browser);
  expect(seen).toEqual(upTo(rows));
  expect(codes(row)).not.toContain('item-moved');
});

test('in a part of the page that scrolls by itself', PATIENCE, async ({ browser }) => {
  const page = await openServed(browser, FEED, renderTallPost({ rows: 2000, inside: true }));
  await waitForActions(page, 2);
  await arm(browser, page);
  const { rows: seen } = await readPicture(await flagTall(browser, page), browser);
  expect(seen).toEqual(upTo(2000));
  expect(await page.evaluate(() => document.querySelector('[role=main]')?.scrollTop)).toBe(0);
});

test('a comment is shown with its post, and the record says where it stands', PATIENCE, async ({ browser }) => {
  const page = await openServed(browser, FEED, renderTallPost({ rows: 100, comments: 1 }));
  await waitForActions(page, 3);
  await arm(browser, page);
  const post = await page.locator('[aria-posinset]').first().boundingBox();
  const comment = await page.locator('[role=article][aria-label]').boundingBox();
  await click(page, await waitForAction(page, 1));
  await waitForToast(page, /Tersimpan/);
  const review = await browser.openPage('review.html');
  const [row] = await readStore<CaptureRow>(review, 'captures');
  if (!post || !comment) throw new Error('Nothing is shown.');
  expect(row?.capture.target).toBe('comment');
  expect(row?.capture.picture?.width).toBe(Math.ceil(post.x + post.width) - Math.floor(post.x));
  expect(row?.capture.picture?.item).toMatchObject({
    x: Math.floor(comment.x) - Math.floor(post.x),
    y: Math.floor(comment.y) - Math.floor(post.y),
  });
});

test('what is longer than a picture can be ends between two comments, and says so', PATIENCE, async ({ browser }) => {
  const page = await openServed(browser, FEED, renderTallPost({ rows: 400, comments: 120 }));
  await waitForActions(page, 122);
  await arm(browser, page);
  const ends = await page.evaluate(() => {
    const top = document.querySelector('[aria-posinset]')?.getBoundingClientRect().top ?? 0;
    return [...document.querySelectorAll('[role=article][aria-label]')].map(
      (part) => part.getBoundingClientRect().bottom - top,
    );
  });
  const row = await flagTall(browser, page);
  const height = row.capture.picture?.height ?? 0;
  expect(ends.some((end) => Math.abs(end - height) <= 1)).toBe(true);
  expect(codes(row)).toContain('item-partly-visible');
});

test('a page that changes meanwhile is told of', PATIENCE, async ({ browser }) => {
  const html = renderTallPost({ rows: 3000 }).replace(
    '</body>',
    `<script>addEventListener('scroll', () => { document.querySelector('#rows').style.filter = 'hue-rotate(' + scrollY + 'deg)'; });</script></body>`,
  );
  const page = await openServed(browser, FEED, html);
  await waitForActions(page, 2);
  await arm(browser, page);
  expect(codes(await flagTall(browser, page))).toContain('item-moved');
});

/** Flags a post that takes several screenshots; resolves when some of them are there, and others are not yet. */
async function beginTall(browser: ExtensionBrowser, rows: number): Promise<{ page: Page; review: Page }> {
  const page = await openServed(browser, FEED, renderTallPost({ rows }));
  await waitForActions(page, 2);
  await arm(browser, page);
  const review = await browser.openPage('review.html');
  await page.bringToFront();
  await click(page, await waitForAction(page, 0));
  await expect
    .poll(async () => (await readStore<{ shots: unknown[] }>(review, 'staged'))[0]?.shots.length ?? 0, {
      timeout: 20_000,
    })
    .toBeGreaterThan(1);
  return { page, review };
}

test(
  'the worker is ended in the middle: the picture is whole, and the page is put back',
  PATIENCE,
  async ({ browser }) => {
    const rows = 5000;
    const { page, review } = await beginTall(browser, rows);
    await browser.killWorker();
    await waitForToast(page, /Tersimpan/, 60_000);
    const [row] = await readStore<CaptureRow>(review, 'captures');
    if (!row) throw new Error('Nothing was kept.');
    expect((await readPicture(row, browser)).rows).toEqual(upTo(rows));
    expect(await page.evaluate(() => scrollY)).toBe(0);
  },
);

test(
  'the extension goes away in the middle: the page is put back, and shows what was hidden',
  PATIENCE,
  async ({ browser }) => {
    const { page, review } = await beginTall(browser, 6000);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
    // As an update does, or a person who removes it. Soon, because this page goes with it.
    await review.evaluate(() => {
      const { chrome } = globalThis as unknown as { chrome: { runtime: { reload(): void } } };
      setTimeout(() => chrome.runtime.reload(), 100);
    });
    await expect
      .poll(() => page.evaluate(() => [scrollY, document.querySelectorAll('[data-pantau-asn-mask]').length]), {
        timeout: 30_000,
      })
      .toEqual([0, 0]);
  },
);

test('the page is closed in the middle: what was photographed until then is kept', PATIENCE, async ({ browser }) => {
  const { page, review } = await beginTall(browser, 6000);
  await page.close();
  expect(await readStore(review, 'captures')).toEqual([]);
  // Two minutes later, as a page of the extension sees them.
  await review.evaluate(async () => {
    const request = indexedDB.open('pantau-asn');
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const store = database.transaction('staged', 'readwrite').objectStore('staged');
    const all = store.getAll();
    await new Promise((resolve) => {
      all.onsuccess = () => {
        for (const row of all.result) store.put({ ...row, capturedAt: new Date(row.capturedAt.getTime() - 180_000) });
        store.transaction.oncomplete = resolve;
      };
    });
    database.close();
  });
  await browser.killWorker();
  await review.reload();
  await review.evaluate(() =>
    (
      globalThis as unknown as { chrome: { runtime: { sendMessage(m: object): Promise<unknown> } } }
    ).chrome.runtime.sendMessage({ type: 'sync/start', body: null }),
  );
  await expect.poll(async () => (await readStore<CaptureRow>(review, 'captures')).length, { timeout: 20_000 }).toBe(1);
  const [row] = await readStore<CaptureRow>(review, 'captures');
  expect(row?.capture.author.name).toBe('Sari Contoh');
  expect(row && codes(row)).toContain('item-partly-visible');
  expect(await readStore(review, 'staged')).toEqual([]);
});
