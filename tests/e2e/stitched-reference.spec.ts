/**
 * Whole pictures of items on real saved pages, against what the browser renders of the same item in one piece: the same
 * pixels, without a row lost or doubled and without anything that sticks.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { openSavedPage } from '../check-sites/serve-page.ts';
import { comparePictures } from '../harness/compare-pictures.ts';
import { type ExtensionBrowser, launchChromium } from '../harness/launch-chromium.ts';
import { readStore } from '../harness/read-database.ts';
import { listRealPages, readRealPage, realPagesFolder } from '../harness/real-pages.ts';
import { arm, flag } from './extension-test.ts';

const PATIENCE = 120_000;
const MASK = 'data-pantau-asn-mask';
const UNSTUCK = 'data-pantau-asn-unstuck';

interface Noted {
  hidden: Element[];
  unstuck: Element[];
}

/**
 * From now on the page remembers what was hidden and what was made to scroll along while it is photographed. Without bars to
 * scroll with: a picture in one piece has none, and lines would break elsewhere. Without frames: what the browser shows in
 * one that it could not load changes by itself; nor with what moves.
 */
const noteMasks = (tab: Page) =>
  tab.evaluate(
    ([mask, unstuck]) => {
      const bars = document.createElement('style');
      bars.textContent = `* { scrollbar-width: none !important } iframe { visibility: hidden !important }
        *, *::before, *::after { animation: none !important; transition: none !important }`;
      document.head.append(bars);
      const noted: Noted = { hidden: [], unstuck: [] };
      Object.assign(globalThis, { noted });
      new MutationObserver((records) => {
        for (const { target, attributeName } of records)
          if (target instanceof Element && attributeName && target.hasAttribute(attributeName))
            (attributeName === mask ? noted.hidden : noted.unstuck).push(target);
      }).observe(document, { subtree: true, attributes: true, attributeFilter: [mask, unstuck] });
    },
    [MASK, UNSTUCK] as const,
  );

/** Brings the page into the state in which it was photographed. */
const repeatMasks = (tab: Page) =>
  tab.evaluate(() => {
    const { noted } = globalThis as unknown as { noted: Noted };
    for (const element of noted.hidden) element.setAttribute('data-test-hidden', '');
    for (const element of noted.unstuck) element.setAttribute('data-test-unstuck', '');
    const style = document.createElement('style');
    style.textContent = `
      [data-test-hidden], [data-test-hidden] *, [data-test-hidden]::before, [data-test-hidden]::after,
      [data-test-hidden] *::before, [data-test-hidden] *::after { visibility: hidden !important }
      pantau-asn { display: none !important }
      [data-test-unstuck] { position: relative !important; inset: auto !important }`;
    document.head.append(style);
    scrollTo(0, 0);
  });

/**
 * Where the photographed item stands in the page, in CSS pixels: the ancestor of the first action that has its size. Null
 * where something scrolls it inside of the page: of that no browser renders the whole.
 */
const findItem = (tab: Page, size: { width: number; height: number }) =>
  tab.evaluate(({ width, height }) => {
    const scrolls = (element: Element) =>
      element !== document.documentElement &&
      element !== document.body &&
      /auto|scroll/.test(getComputedStyle(element).overflowY) &&
      element.scrollHeight > element.clientHeight;
    let found: { x: number; y: number } | null = null;
    for (let at = document.querySelector('pantau-asn')?.parentElement ?? null; at; at = at.parentElement) {
      const box = at.getBoundingClientRect();
      const isIt = Math.abs(box.width - width) <= 1 && Math.abs(box.height - height) <= 1;
      if (isIt && !found) found = { x: Math.floor(box.x + scrollX), y: Math.floor(box.y + scrollY) };
      if (found && scrolls(at)) return null;
    }
    return found;
  }, size);

/** The whole picture as the review page puts it together. */
async function readStitched(browser: ExtensionBrowser, findingId: string): Promise<string> {
  const review = await browser.context.newPage();
  await review.goto(`chrome-extension://${browser.id}/review.html#${findingId}`);
  const image = review.locator('.shot img');
  await image.waitFor({ timeout: PATIENCE });
  const base64 = await image.evaluate(async (element) => {
    const blob = await (await fetch((element as HTMLImageElement).src)).blob();
    return new Uint8Array(await blob.arrayBuffer()).toBase64();
  });
  await review.close();
  return base64;
}

describe('whole pictures on real saved pages', () => {
  const folder = realPagesFolder();
  if (!folder) {
    console.warn('PANTAU_REAL_PAGES is not set: stitched pictures are not compared on real saved pages.');
    it('are absent', (ctx) => ctx.skip('PANTAU_REAL_PAGES is not set'));
    return;
  }
  const pages = listRealPages(folder).filter(
    ({ kind, expect: truth }) =>
      (kind === 'facebook' && (truth.posts?.length ?? 0) > 0) || (kind === 'news-article' && truth.action !== 'none'),
  );
  let profile: string;
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), 'pantau-asn-reference-'));
    browser = await launchChromium({ profile, headless: true, practice: true });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const seen = new Set<string>();
  let compared = 0;
  let inParts = 0;

  it.for(pages)('$file', { timeout: PATIENCE }, async ({ file, url }, { skip }) => {
    const tab = await browser.context.newPage();
    try {
      await openSavedPage(tab, { url, html: readRealPage(folder, file) }, null);
      // Somebody is there: before, a news page is not looked at.
      await tab.mouse.move(1, 1);
      const there = await tab.waitForSelector('pantau-asn', { state: 'attached', timeout: 8_000 }).catch(() => null);
      if (!there) return skip('The page has no action of its own.');
      await arm(browser, tab);
      await noteMasks(tab);
      await flag(tab, 0, 60_000);
      const review = await browser.openPage('review.html');
      const rows = await readStore<CaptureRow>(review, 'captures');
      const row = rows.find(({ id }) => !seen.has(id));
      for (const { id } of rows) seen.add(id);
      const picture = row?.capture.picture;
      if (!row || !picture) throw new Error(`There is no picture: ${row?.capture.noScreenshot}`);
      const stitched = await readStitched(browser, row.findingId);
      await tab.bringToFront();
      await repeatMasks(tab);
      const place = await findItem(tab, picture.item);
      if (!place) return skip('A part of the page scrolls it.');
      const clip = {
        x: place.x - picture.item.x,
        y: place.y - picture.item.y,
        width: picture.width,
        height: picture.height,
      };
      const reference = (await tab.screenshot({ fullPage: true, clip })).toString('base64');
      const difference = await comparePictures(review, stitched, reference);
      console.log(`${file}: ${picture.width} × ${picture.height} in ${picture.tiles.length}: ${difference.different}`);
      expect(difference).toEqual({
        first: { width: picture.width, height: picture.height },
        second: { width: picture.width, height: picture.height },
        different: 0,
      });
      compared++;
      if (picture.tiles.length > 1) inParts++;
      await review.close();
    } finally {
      await tab.close();
    }
  });

  it('were enough to mean something', () => {
    expect(compared).toBeGreaterThan(5);
    expect(inParts).toBeGreaterThan(2);
  });
});
