import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { FindingPage } from '../../utils/contract/api.ts';
import type { Capture } from '../../utils/contract/capture.ts';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { startBackend } from '../harness/backend-process.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';

const FEED = 'https://www.facebook.com/';
const answer = (address: string) =>
  address === FEED ? { contentType: 'text/html; charset=utf-8', body: renderFeed(SAMPLE_POSTS) } : null;

/** Clicks the `index`-th action. The page knows where our element is, not what is in it. */
async function clickAction(page: Page, index: number): Promise<void> {
  await page.waitForFunction((n) => document.querySelectorAll('pantau-asn').length >= n, {}, index + 1);
  const box = await page.evaluate((n) => {
    const host = document.querySelectorAll('pantau-asn')[n];
    host?.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = host?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, index);
  await page.mouse.click(box.x, box.y);
}

const clickText = (page: Page, selector: string, text: string) =>
  page.locator(`${selector} ::-p-text(${text})`).click();

/** Runs `task` on what one store of the extension holds. */
const readAll = <T>(page: Page, store: string): Promise<T[]> =>
  page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open('pantau-asn');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const all = open.result.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => resolve(JSON.parse(JSON.stringify(all.result)));
          all.onerror = () => reject(all.error);
        };
      }),
    store,
  ) as Promise<T[]>;

/** Size of each stored picture, decoded by the browser. */
const readFiles = (page: Page): Promise<{ sha256: string; width: number; height: number }[]> =>
  page.evaluate(async () => {
    const rows = await new Promise<{ sha256: string; blob: Blob }[]>((resolve, reject) => {
      const open = indexedDB.open('pantau-asn');
      open.onerror = () => reject(open.error);
      open.onsuccess = () => {
        const all = open.result.transaction('files').objectStore('files').getAll();
        all.onsuccess = () => resolve(all.result);
        all.onerror = () => reject(all.error);
      };
    });
    return Promise.all(
      rows
        .filter(({ blob }) => blob.type === 'image/png')
        .map(async ({ sha256, blob }) => {
          const { width, height } = await createImageBitmap(blob);
          return { sha256, width, height };
        }),
    );
  });

test('Firefox: flag a post and a comment, see them in the popup, approve, send', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-firefox-'));
  const backend = await startBackend(join(folder, 'backend'));
  const firefox = await launchFirefox();
  try {
    const page = await firefox.openPage(FEED, answer);
    await page.waitForFunction(() => document.querySelectorAll('pantau-asn').length === 4);
    // The shortcut flags the post in the middle of the window, and permits screenshots from then on.
    await firefox.pressShortcut();
    const popup = await firefox.openExtensionPage('popup.html');
    await popup.waitForFunction(() => document.querySelectorAll('[data-finding]').length === 1);
    await page.bringToFront();
    await clickAction(page, 1);
    await popup.bringToFront();
    await popup.waitForFunction(() => document.querySelectorAll('[data-finding]').length === 2);
    const captures = await readAll<{ id: string; capture: Capture }>(popup, 'captures');
    expect(captures.map(({ capture }) => capture.noScreenshot)).toEqual([null, null]);
    expect(captures.map(({ capture }) => capture.author.name).sort()).toEqual(['Budi Misal', 'Tono Permisalan']);
    // The stored pictures are the items and nothing around them.
    const described = captures.flatMap(({ capture }) => capture.files);
    for (const file of await readFiles(popup)) {
      const { width, height } = described.find(({ sha256 }) => sha256 === file.sha256) ?? {};
      expect(file).toMatchObject({ width, height });
      // The window is three times as high; a comment is shown with its post.
      expect(file.height).toBeLessThan(400);
    }

    await popup.locator('button[aria-label="Pengaturan"]').click();
    await popup.locator('input[name=invite]').fill(await backend.invite());
    await clickText(popup, 'button', 'Bergabung');
    await popup.waitForFunction(() => document.body.textContent.includes('Bergabung dengan'));
    await popup.locator('button[aria-label="Kembali"]').click();
    for (let left = 2; left > 0; left--) {
      await popup.locator('[data-finding]').click();
      await clickText(popup, 'button', 'Setujui');
      await popup.waitForFunction((n) => document.querySelectorAll('[data-finding]').length === n, {}, left - 1);
    }
    await clickText(popup, 'nav button', 'Siap kirim');
    await clickText(popup, 'button', 'Kirim semua');
    await popup.waitForFunction(() => document.body.textContent.includes('Tidak ada yang siap dikirim'), {
      timeout: 30_000,
    });

    const headers = { authorization: `Bearer ${await backend.coordinatorToken()}` };
    const held = FindingPage.parse(await (await fetch(`${backend.url}/v1/findings`, { headers })).json()).items;
    expect(held.flatMap(({ finding }) => finding.captureIds).sort()).toEqual(captures.map(({ id }) => id).sort());
  } finally {
    await firefox.close();
    await backend.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
