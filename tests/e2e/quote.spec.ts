import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { newsFixtures } from '../fixtures/news/articles.ts';
import { P2 } from '../fixtures/news/parts.ts';
import { click, waitForToast } from '../harness/closed-shadow.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { type ReadBlob, readStore } from '../harness/read-database.ts';
import { arm, openServed, test, waitForActions } from './extension-test.ts';

/** In the worker, where the functions given to `evaluate` run. */
declare const chrome: Browser;

const QUOTE = 'akan memeriksanya sesuai dengan aturan yang berlaku';
/** The colour of the mark, as the picture has it. */
const MARK = [0xff, 0xe1, 0x4d] as const;

/** Selects the quote by dragging over it, as a person does; resolves with the boxes of its lines. */
async function selectQuote(page: Page): Promise<{ x: number; y: number; width: number; height: number }[]> {
  const boxes = await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      node.parentElement?.scrollIntoView({ block: 'center' });
      return Array.from(range.getClientRects(), ({ x, y, width, height }) => ({ x, y, width, height }));
    }
    return [];
  }, QUOTE);
  const [first] = boxes;
  const last = boxes.at(-1);
  if (!first || !last) throw new Error('The quote is not on the page.');
  await page.mouse.move(first.x + 0.5, first.y + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(last.x + last.width, last.y + last.height / 2, { steps: 5 });
  await page.mouse.up();
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(QUOTE);
  return boxes;
}

/** Share of the pixels in the box that have the colour of the mark, in a picture that begins at `left`, `top`. */
const countMarked = (page: Page, base64: string): Promise<{ marked: number; width: number; height: number }> =>
  page.evaluate(
    async ([content, red, green, blue]) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.fromBase64(content)]), {
        colorSpaceConversion: 'none',
      });
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!context) throw new Error('No drawing context.');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let marked = 0;
      for (let at = 0; at < data.length; at += 4)
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) marked++;
      return { marked, width: bitmap.width, height: bitmap.height };
    },
    [base64, ...MARK] as const,
  );

/** Pixels with the colour of the mark in all screenshots of the capture. */
async function countAllMarked(review: Page, { capture }: CaptureRow): Promise<number> {
  const files = await readStore<{ sha256: string; blob: ReadBlob }>(review, 'files');
  const shots = files.filter(({ sha256 }) => capture.picture?.tiles.some((tile) => tile.sha256 === sha256));
  if (shots.length === 0) throw new Error(`There is no screenshot: ${capture.noScreenshot}`);
  let sum = 0;
  for (const { blob } of shots) sum += (await countMarked(review, blob.base64)).marked;
  return sum;
}

async function expectMarked(browser: ExtensionBrowser, area: number): Promise<CaptureRow> {
  const review = await browser.openPage('review.html');
  const [row] = await readStore<CaptureRow>(review, 'captures');
  if (!row) throw new Error('Nothing was kept.');
  expect(row.capture.quote).toMatchObject({ text: QUOTE });
  expect(row.capture.quote?.before).toContain('menerima informasi tersebut dan');
  expect(row.capture.quote?.after).toContain('Pejabat yang bersangkutan');
  expect(row.capture.quote?.url).toMatch(/#:~:text=/);
  expect(row.capture.provenance.quote).toEqual({ source: 'selection', detail: 'marked in the screenshot' });
  const marked = await countAllMarked(review, row);
  // The letters themselves take a part of the marked area.
  expect(marked / area).toBeGreaterThan(0.5);
  expect(marked / area).toBeLessThan(1.3);
  return row;
}

const areaOf = (boxes: { width: number; height: number }[]) =>
  boxes.reduce((sum, { width, height }) => sum + width * height, 0);

describe('selected words', () => {
  const [, article] = newsFixtures;
  if (!article) throw new Error('There is no article.');
  expect(P2).toContain(QUOTE);

  test('are marked in the picture, and nowhere afterwards', async ({ browser }) => {
    const page = await openServed(browser, article.url, article.html);
    const [action] = await waitForActions(page, 1);
    if (!action) throw new Error('There is no action.');
    await arm(browser, page);
    const boxes = await selectQuote(page);
    await click(page, action);
    await waitForToast(page, /Tersimpan/);
    // The page is as it was: the words are still selected, nothing of ours colours them.
    expect(await page.evaluate(() => [document.adoptedStyleSheets.length, CSS.highlights.size])).toEqual([0, 0]);
    expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(QUOTE);
    await expectMarked(browser, areaOf(boxes));
  });

  test.for([
    ['on a known news page', article.url],
    ['on any other page', 'https://situslain.example/berita/1234/judul-berita-yang-panjang'],
  ] as const)('from the context menu %s', async ([, url], { browser }) => {
    const page = await openServed(browser, url, article.html);
    await arm(browser, page);
    const boxes = await selectQuote(page);
    const [first] = boxes;
    if (!first) throw new Error('The quote is not on the page.');
    await page.mouse.click(first.x + 20, first.y + first.height / 2, { button: 'right' });
    const worker = await browser.worker();
    await worker.evaluate(async (selectionText) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      if (!tab) throw new Error('There is no active tab.');
      // The browser's own menu is out of a test's reach: the event that follows from it is sent.
      const event = chrome.contextMenus.onClicked as unknown as { dispatch(...args: unknown[]): void };
      event.dispatch({ menuItemId: 'flag', editable: false, selectionText }, tab);
    }, QUOTE);
    await waitForToast(page, /Tersimpan/);
    await expectMarked(browser, areaOf(boxes));
  });

  test('that are not selected any more are not marked', async ({ browser }) => {
    const page = await openServed(browser, article.url, article.html);
    const [action] = await waitForActions(page, 1);
    if (!action) throw new Error('There is no action.');
    await arm(browser, page);
    await click(page, action);
    await waitForToast(page, /Tersimpan/);
    const review = await browser.openPage('review.html');
    const [row] = await readStore<CaptureRow>(review, 'captures');
    expect(row && (await countAllMarked(review, row))).toBe(0);
  });
});

test('a reader’s comment under an article is flagged by pointing at it', async ({ browser }) => {
  const [, article] = newsFixtures;
  if (!article) throw new Error('There is no article.');
  const comments =
    '<section class="komentar"><h3>Komentar</h3><div class="comment" id="k1"><b>Pembaca Contoh</b><p>Ayo dukung Paslon Contoh 1, saya pegawai kecamatan.</p></div><div class="comment" id="k2"><b>Pembaca Lain</b><p>Biasa saja.</p></div></section>';
  const page = await openServed(browser, article.url, article.html.replace('<footer>', `${comments}<footer>`));
  await waitForActions(page, 1);
  const popup = await browser.clickToolbar(page);
  await popup.evaluate(
    `new Promise((done) => { const look = () => { const button = [...document.querySelectorAll('button')].find((b) => b.textContent.includes('Pilih bagian')); if (button) { button.click(); done(); } else setTimeout(look, 10); }; look(); })`,
  );
  await page.bringToFront();
  await page.waitForFunction(() => [...document.querySelectorAll('pantau-asn')].some((host) => !host.closest('h1')));
  await page.locator('#k1').scrollIntoViewIfNeeded();
  const box = await page.locator('#k1 p').boundingBox();
  const around = await page.locator('#k1').boundingBox();
  if (!box || !around) throw new Error('The comment is not shown.');
  // The comment with its writer: one step up from the words.
  await page.mouse.move(box.x + 20, box.y + box.height / 2);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await waitForToast(page, /Tersimpan/);
  const review = await browser.openPage('review.html');
  const [row] = await readStore<CaptureRow>(review, 'captures');
  expect(row?.capture).toMatchObject({
    target: 'page',
    text: expect.stringMatching(/^Pembaca Contoh\s+Ayo dukung Paslon Contoh 1, saya pegawai kecamatan\.$/),
    // The journalist did not write it.
    author: { name: null },
    permalink: article.expect.permalink,
    metadata: { headline: article.expect.headline },
    provenance: { text: { source: 'selection', detail: 'div#k1' } },
    noScreenshot: null,
  });
  expect(row?.capture.text).not.toContain('Biasa saja');
  expect(row?.capture.picture?.height).toBe(Math.ceil(around.y + around.height) - Math.floor(around.y));
});
