/** Items that are taller than the view: how long they take against the browser's own limit, and how many bytes they are. */
import type { Page, Worker } from 'playwright';
import type { CaptureRow } from '../../../utils/storage/database.ts';
import { renderTallPost } from '../../fixtures/tall-post.ts';
import { click, waitForAction, waitForToast } from '../../harness/closed-shadow.ts';
import type { ExtensionBrowser } from '../../harness/launch-chromium.ts';
import { readStore } from '../../harness/read-database.ts';
import { readWrites, waitForWrite, watchWrites } from '../facebook/measure-click.ts';

const FEED = 'https://www.facebook.com/';
const PATIENCE_MS = 120_000;
/** After it the browser has forgotten the pictures that were taken before. */
const REST_MS = 1_500;

interface WorkerGlobals {
  chrome: { tabs: { captureVisibleTab(options: { format: 'png' }): Promise<string> } };
}

/** Takes so many pictures as fast as the browser lets anyone. Resolves with the milliseconds that it took. */
const takeBare = (worker: Worker, count: number): Promise<number> =>
  worker.evaluate(async (pictures) => {
    const { chrome } = globalThis as unknown as WorkerGlobals;
    const began = performance.now();
    for (let taken = 0; taken < pictures; ) {
      try {
        await chrome.tabs.captureVisibleTab({ format: 'png' });
        taken++;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
    return performance.now() - began;
  }, count);

export interface TallTimes {
  /** Screenshots that it took. */
  tiles: number;
  /** Milliseconds from click to durable capture, and of as many pictures that are taken and thrown away. */
  flagged: number;
  bare: number;
  /** Bytes of the screenshots, and of the browser's own PNG of the same item in one piece. */
  stored: number;
  own: number;
}

/** A page with a post of so many rows, armed. */
export async function openTall(browser: ExtensionBrowser, rows: number): Promise<Page> {
  const page = await browser.context.newPage();
  await page.route(FEED, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: renderTallPost({ rows }) }),
  );
  await page.goto(FEED);
  await waitForAction(page, 0);
  const popup = await browser.clickToolbar(page);
  await page.waitForTimeout(REST_MS);
  await popup.close();
  await page.bringToFront();
  return page;
}

/** Flags the post and waits until it is kept. */
export async function flagTall(page: Page): Promise<void> {
  await click(page, await waitForAction(page, 0));
  await waitForToast(page, /Tersimpan/, PATIENCE_MS);
}

/** The browser's own picture of the post as it is photographed: without what sticks to the window, and without our action. */
async function photographWhole(page: Page): Promise<Buffer> {
  const style = await page.addStyleTag({
    content:
      '.bar, .chat, pantau-asn { visibility: hidden !important } [style*=sticky] { position: static !important }',
  });
  const png = await page.locator('[aria-posinset]').first().screenshot();
  await style.evaluate((element) => element.parentNode?.removeChild(element));
  return png;
}

/** Flags a post of `views` views, and takes as many pictures bare. */
export async function measureTall(browser: ExtensionBrowser, views: number): Promise<TallTimes> {
  const height = 900;
  const page = await openTall(browser, views * height);
  const worker = await browser.worker();
  await watchWrites(worker);
  await page.waitForTimeout(REST_MS);
  const action = await waitForAction(page, 0);
  const began = Date.now();
  await click(page, action);
  await waitForWrite(worker, 0);
  const [kept] = await readWrites(worker);
  if (kept === undefined) throw new Error('Nothing was written.');
  const review = await browser.openPage('review.html');
  const rows = await readStore<CaptureRow>(review, 'captures');
  await review.close();
  const capture = rows.map((row) => row.capture).find(({ picture }) => (picture?.tiles.length ?? 0) > 1);
  if (!capture?.picture) throw new Error('It was not photographed in several pictures.');
  const stored = capture.files.filter(({ role }) => role === 'screenshot').reduce((sum, { bytes }) => sum + bytes, 0);
  await page.bringToFront();
  await page.waitForTimeout(REST_MS);
  const bare = await takeBare(worker, capture.picture.tiles.length);
  const own = (await photographWhole(page)).byteLength;
  await page.close();
  return { tiles: capture.picture.tiles.length, flagged: kept - began, bare, stored, own };
}
