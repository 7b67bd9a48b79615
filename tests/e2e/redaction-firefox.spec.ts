import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { FindingPage, StoredCapture } from '../../utils/contract/api.ts';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { startBackend } from '../harness/backend-process.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';

const FEED = 'https://www.facebook.com/';
const answer = (address: string) =>
  address === FEED ? { contentType: 'text/html; charset=utf-8', body: renderFeed(SAMPLE_POSTS) } : null;
const clickText = (page: Page, selector: string, text: string) =>
  page.locator(`${selector} ::-p-text(${text})`).click();

/** Whether every pixel of the boxes of the newest copy is black, and how many others differ from the original. */
const comparePixels = (page: Page) =>
  page.evaluate(async () => {
    const read = <T>(store: string): Promise<T[]> =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open('pantau-asn');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const all = open.result.transaction(store).objectStore(store).getAll();
          all.onsuccess = () => resolve(all.result);
          all.onerror = () => reject(all.error);
        };
      });
    interface Copy {
      sha256: string;
      derivedFrom: string[];
      boxes: { x: number; y: number; width: number; height: number }[];
    }
    const [row] = await read<{ finding: { redactions?: Copy[] } }>('findings');
    const files = await read<{ sha256: string; blob: Blob }>('files');
    const [copy] = row?.finding.redactions ?? [];
    if (!copy) throw new Error('There is no copy.');
    const decode = async (hash: string | undefined) => {
      const file = files.find(({ sha256 }) => sha256 === hash);
      if (!file) throw new Error(`There is no file ${hash}.`);
      const bitmap = await createImageBitmap(file.blob);
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!context) throw new Error('No drawing context.');
      context.drawImage(bitmap, 0, 0);
      return context.getImageData(0, 0, bitmap.width, bitmap.height);
    };
    const [before, after] = [await decode(copy.derivedFrom[0]), await decode(copy.sha256)];
    let [different, notBlack] = [0, 0];
    const [p, q] = [new Uint32Array(before.data.buffer), new Uint32Array(after.data.buffer)];
    for (let at = 0; at < p.length; at++) {
      const [x, y] = [at % before.width, Math.floor(at / before.width)];
      const isIn = copy.boxes.some(
        (box) => x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height,
      );
      if (isIn && q[at] !== 0xff000000) notBlack++;
      if (!isIn && p[at] !== q[at]) different++;
    }
    return { boxes: copy.boxes.length, different, notBlack, original: copy.derivedFrom[0] ?? '', copy: copy.sha256 };
  });

test('Firefox: a post is redacted, and only the copy is sent', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-firefox-'));
  const backend = await startBackend(join(folder, 'backend'));
  const firefox = await launchFirefox();
  try {
    const page = await firefox.openPage(FEED, answer);
    await page.waitForFunction(() => document.querySelectorAll('pantau-asn').length === 4);
    // Flags the post in the middle of the window: the one with two comments is the taller.
    await firefox.pressShortcut();
    const review = await firefox.openExtensionPage('review.html');
    await review.waitForFunction(() => document.querySelectorAll('[data-finding]').length === 1);
    await review.locator('button[aria-label="Pengaturan"]').click();
    await review.locator('input[name=invite]').fill(await backend.invite());
    await clickText(review, 'button', 'Bergabung');
    await review.waitForFunction(() => document.body.textContent.includes('Bergabung dengan'));
    await review.locator('button[aria-label="Kembali"]').click();
    await review.locator('[data-finding]').click();
    await clickText(review, 'button', 'Samarkan gambar');
    await review.waitForSelector('.redact-surface img');
    await clickText(review, 'button', 'Samarkan otomatis');
    await clickText(review, 'button', 'Tambah kotak');
    await review.keyboard.press('ArrowDown');
    await clickText(review, 'button', 'Simpan salinan samaran');
    await review.waitForSelector('.redaction-copy img');
    const found = await comparePixels(review);
    expect(found).toMatchObject({ different: 0, notBlack: 0 });
    expect(found.boxes).toBeGreaterThan(0);

    await review.locator('.redaction .choice input').click();
    await review.waitForSelector('.redaction .choice input:checked');
    await clickText(review, 'button', 'Setujui');
    await review.waitForSelector('nav button');
    await clickText(review, 'nav button', 'Siap kirim');
    await clickText(review, 'button', 'Kirim semua');
    await review.waitForFunction(() => document.body.textContent.includes('Tidak ada yang siap dikirim'), {
      timeout: 30_000,
    });
    const headers = { authorization: `Bearer ${await backend.coordinatorToken()}` };
    const get = (path: string) => fetch(`${backend.url}${path}`, { headers });
    const { items } = FindingPage.parse(await (await get('/v1/findings')).json());
    const id = items[0]?.finding.captureIds[0];
    const { withheld } = StoredCapture.parse(await (await get(`/v1/captures/${id}`)).json());
    expect(withheld).toContain(found.original);
    expect((await get(`/v1/blobs/${found.original}`)).status).toBe(404);
    expect((await get(`/v1/blobs/${found.copy}`)).status).toBe(200);
  } finally {
    await firefox.close();
    await backend.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
