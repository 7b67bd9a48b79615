/** What a press on an action prepares: it counts for the click that comes of it, where the page has not changed meanwhile. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { renderFeed, SAMPLE_POSTS, withAccount } from '../fixtures/facebook-post.ts';
import { locate, waitForAction, waitForToast } from '../harness/closed-shadow.ts';
import { comparePictures } from '../harness/compare-pictures.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { type ReadBlob, readStore } from '../harness/read-database.ts';
import { arm, openServed, test, waitForActions } from './extension-test.ts';

const FEED = 'https://www.facebook.com/';
const feed = withAccount(renderFeed(SAMPLE_POSTS));
const LAST_POST = 3;

/** The feed, with a monitor's extension on it, and its actions there. */
async function openFeed(browser: ExtensionBrowser): Promise<Page> {
  const page = await openServed(browser, FEED, feed);
  await waitForActions(page, 4);
  await arm(browser, page);
  return page;
}

/** Presses the action and keeps it pressed, long enough for what that prepares. */
async function press(page: Page): Promise<void> {
  const { x, y, width, height } = await locate(page, await waitForAction(page, LAST_POST));
  await page.mouse.move(x + width / 2, y + height / 2);
  // The reading part has come by the time that anybody presses.
  await page.waitForTimeout(500);
  await page.mouse.down();
  await page.waitForTimeout(100);
}

const masks = (page: Page) => page.locator('[data-pantau-asn-mask]').count();
const readPictures = async (page: Page) => {
  const captures = await readStore<CaptureRow>(page, 'captures');
  const files = await readStore<{ sha256: string; blob: ReadBlob }>(page, 'files');
  return captures
    .toSorted((a, b) => a.capture.capturedAt.iso.localeCompare(b.capture.capturedAt.iso))
    .map(({ capture }) => ({
      capture,
      png: files.find(({ sha256 }) => sha256 === capture.files.find(({ role }) => role === 'screenshot')?.sha256)?.blob,
    }));
};

describe('a press on an action', () => {
  test('takes the picture that a click alone takes, and has the page covered until it is kept', async ({ browser }) => {
    const page = await openFeed(browser);
    await press(page);
    expect(await masks(page)).toBeGreaterThan(0);
    const letGoAt = Date.now();
    await page.mouse.up();
    await waitForToast(page, /Tersimpan/);
    expect(await masks(page)).toBe(0);

    await page.reload();
    await waitForActions(page, 4);
    await arm(browser, page);
    // Pressed and let go of at once.
    const { x, y, width, height } = await locate(page, await waitForAction(page, LAST_POST));
    await page.mouse.click(x + width / 2, y + height / 2);
    await waitForToast(page, /Tersimpan/);

    const review = await browser.openPage('review.html');
    const [pressed, clicked] = await readPictures(review);
    expect(Date.parse(pressed?.capture.capturedAt.iso ?? '')).toBeLessThan(letGoAt);
    expect(pressed?.capture.masks).toEqual(clicked?.capture.masks);
    expect(pressed?.capture.masks).not.toEqual([]);
    expect(pressed?.capture.text).toBe(clicked?.capture.text);
    const { different } = await comparePictures(review, pressed?.png?.base64 ?? '', clicked?.png?.base64 ?? '');
    expect(different).toBe(0);
  });

  test('let go of elsewhere keeps nothing and uncovers the page; the next click is as always', async ({ browser }) => {
    const page = await openFeed(browser);
    await press(page);
    expect(await masks(page)).toBeGreaterThan(0);
    await page.mouse.move(5, 5);
    await page.mouse.up();
    await expect.poll(() => masks(page)).toBe(0);
    const review = await browser.openPage('review.html');
    expect(await readStore(review, 'captures')).toEqual([]);
    await page.bringToFront();
    await press(page);
    await page.mouse.up();
    await waitForToast(page, /Tersimpan/);
    expect(await readStore(review, 'captures')).toHaveLength(1);
  });

  test('what comes into the item while it is pressed is what is kept', async ({ browser }) => {
    const page = await openFeed(browser);
    await press(page);
    await page
      .locator('[data-ad-preview=message] > div')
      .last()
      .evaluate((text) => {
        text.textContent = 'Jadwal posyandu bulan depan.';
      });
    await page.mouse.up();
    await waitForToast(page, /Tersimpan/);
    const review = await browser.openPage('review.html');
    const [row] = await readPictures(review);
    expect(row?.capture.text).toBe('Jadwal posyandu bulan depan.');
    expect(row?.capture.noScreenshot).toBeNull();
  });

  test('held for long, the page shows itself again, and letting go still flags', async ({ browser }) => {
    const page = await openFeed(browser);
    await press(page);
    await expect.poll(() => masks(page), { timeout: 3_000 }).toBe(0);
    await page.mouse.up();
    await waitForToast(page, /Tersimpan/);
    const review = await browser.openPage('review.html');
    const [row] = await readPictures(review);
    expect(row?.capture.masks).not.toEqual([]);
    expect(row?.capture.noScreenshot).toBeNull();
  });
});
