import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect as expectPage } from 'playwright/test';
import { describe, expect } from 'vitest';
import { canonicalJson } from '../../utils/capture/seal.ts';
import { FindingPage, StoredCapture } from '../../utils/contract/api.ts';
import type { Box } from '../../utils/contract/primitives.ts';
import { readZip } from '../../utils/export/read-zip.ts';
import type { CaptureRow, FindingRow } from '../../utils/storage/database.ts';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { type BackendProcess, startBackend } from '../harness/backend-process.ts';
import { joinNetwork, openList, sendAll } from '../harness/extension-actions.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { checkWithTools } from '../harness/package-tools.ts';
import { type ReadBlob, readStore } from '../harness/read-database.ts';
import { pngChunks } from '../harness/read-png.ts';
import { arm, test as base, flag, openServed, waitForActions } from './extension-test.ts';

const test = base.extend<{ backend: BackendProcess }>({
  backend: async ({ folder }, use) => {
    const backend = await startBackend(join(folder, 'backend'));
    await use(backend);
    await backend.stop();
  },
});

interface Stored {
  capture: CaptureRow['capture'];
  finding: FindingRow['finding'];
  files: Map<string, ReadBlob>;
}

async function readAll(review: Page): Promise<Stored> {
  const [row] = await readStore<CaptureRow>(review, 'captures');
  const [finding] = await readStore<FindingRow>(review, 'findings');
  const files = await readStore<{ sha256: string; blob: ReadBlob }>(review, 'files');
  if (!row || !finding) throw new Error('Nothing was kept.');
  return {
    capture: row.capture,
    finding: finding.finding,
    files: new Map(files.map(({ sha256, blob }) => [sha256, blob])),
  };
}

/** Flags the post with two other people's comments and opens it in the review page. */
async function flagPost(browser: ExtensionBrowser): Promise<Page> {
  const page = await openServed(browser, 'https://www.facebook.com/', renderFeed(SAMPLE_POSTS));
  await waitForActions(page, 4);
  await arm(browser, page);
  await flag(page, 0);
  await page.close();
  return browser.openPage('review.html');
}

async function openFirst(review: Page): Promise<void> {
  await review.locator('[data-finding]').first().click();
}

/** Opens the sent finding, and takes it back into review. */
async function reopenSent(review: Page): Promise<void> {
  await openList(review, 'Terkirim');
  await openFirst(review);
  await review.getByRole('button', { name: 'Ubah lagi' }).click();
  await expectPage(review.getByRole('button', { name: 'Setujui' })).toBeVisible();
}

/** Covers what is proposed, and saves. */
async function redact(review: Page): Promise<void> {
  await review.getByRole('button', { name: 'Samarkan gambar' }).click();
  await review.getByRole('button', { name: 'Samarkan otomatis' }).click();
  await expectPage(review.getByRole('slider')).toHaveCount(2);
  await review.getByRole('button', { name: 'Simpan salinan samaran' }).click();
  await expectPage(review.getByText('Salinan samaran: 2 kotak.')).toBeVisible();
}

/** Counts pixels in which two pictures differ, inside of the boxes and outside, and those in the boxes that are not black. */
const compare = (page: Page, original: string, copy: string, boxes: readonly Box[]) =>
  page.evaluate(
    async ([one, other, covered]) => {
      const decode = async (base64: string) => {
        const bitmap = await createImageBitmap(new Blob([Uint8Array.fromBase64(base64)]), {
          colorSpaceConversion: 'none',
        });
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
        if (!context) throw new Error('No drawing context.');
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [before, after] = [await decode(one), await decode(other)];
      const counts = { inside: 0, outside: 0, notBlack: 0 };
      const [p, q] = [new Uint32Array(before.data.buffer), new Uint32Array(after.data.buffer)];
      for (let at = 0; at < p.length; at++) {
        const [x, y] = [at % before.width, Math.floor(at / before.width)];
        const isIn = covered.some((box) => x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height);
        if (p[at] !== q[at]) counts[isIn ? 'inside' : 'outside']++;
        if (isIn && q[at] !== 0xff000000) counts.notBlack++;
      }
      return { ...counts, sameSize: before.width === after.width && before.height === after.height };
    },
    [original, copy, boxes] as const,
  );

const ask = (backend: BackendProcess, token: string, path: string, init: RequestInit = {}) =>
  fetch(`${backend.url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });

describe('a redacted copy', () => {
  test('has the pixels of other people’s names replaced, and nothing else; the original stays', async ({ browser }) => {
    const review = await flagPost(browser);
    const before = await readAll(review);
    // Where they stand was noted when it was captured; who they are was not.
    expect(before.capture.picture?.bystanders).toHaveLength(2);
    expect(JSON.stringify(before.capture)).not.toMatch(/Budi|Rina/);
    await openFirst(review);
    await redact(review);

    const after = await readAll(review);
    const [redaction, ...others] = after.finding.redactions ?? [];
    const tile = before.capture.picture?.tiles[0]?.sha256 ?? '';
    expect(others).toEqual([]);
    expect(redaction).toMatchObject({ captureId: before.capture.id, derivedFrom: [tile] });
    const [original, copy] = [after.files.get(tile), after.files.get(redaction?.sha256 ?? '')];
    expect(original).toEqual(before.files.get(tile));
    expect(original?.sha256).toBe(tile);
    expect(copy).toMatchObject({ sha256: redaction?.sha256, size: redaction?.bytes, type: 'image/png' });
    expect(pngChunks(Buffer.from(copy?.base64 ?? '', 'base64'))).toEqual(['IHDR', 'IDAT', 'IEND']);
    const found = await compare(review, original?.base64 ?? '', copy?.base64 ?? '', redaction?.boxes ?? []);
    expect(found).toMatchObject({ outside: 0, notBlack: 0, sameSize: true });
    expect(found.inside).toBeGreaterThan(200);

    const log = await readStore<{ event: { kind: string; detail: string | null } }>(review, 'custody');
    expect(log.map(({ event }) => event).filter(({ kind }) => kind === 'redacted')).toMatchObject([
      { detail: redaction?.sha256 },
    ]);
    await review.getByRole('button', { name: 'Periksa bukti' }).click();
    await expectPage(review.getByText('Cocok: berkas, catatan')).toBeVisible();
  });

  test('is sent in place of the original, which the backend can name but never had', async ({ browser, backend }) => {
    const review = await flagPost(browser);
    await joinNetwork(review, await backend.invite());
    await openFirst(review);
    await redact(review);
    await review.getByLabel('Kirim hanya salinan samaran').check();
    await expectPage(review.getByText('Gambar asli dan salinan isi halaman tetap di perangkat ini')).toBeVisible();
    await review.getByRole('button', { name: 'Setujui' }).click();
    await sendAll(review);

    const { capture, finding, files } = await readAll(review);
    const token = await backend.coordinatorToken();
    const basic = { authorization: `Basic ${Buffer.from(`k:${token}`).toString('base64')}` };
    const page = FindingPage.parse(await (await ask(backend, token, '/v1/findings')).json());
    expect(page.items[0]?.finding).toEqual(finding);
    const stored = StoredCapture.parse(await (await ask(backend, token, `/v1/captures/${capture.id}`)).json());
    expect(canonicalJson(stored.capture)).toBe(canonicalJson(capture));
    expect(stored.withheld.toSorted()).toEqual(capture.files.map(({ sha256 }) => sha256).toSorted());
    expect(capture.files.map(({ role }) => role).toSorted()).toEqual(['dom-excerpt', 'screenshot']);
    for (const { sha256 } of capture.files) {
      expect((await ask(backend, token, `/v1/blobs/${sha256}`)).status).toBe(404);
      expect((await ask(backend, token, `/koordinator/berkas/${sha256}`, { headers: basic })).status).toBe(404);
    }
    const copy = finding.redactions?.[0]?.sha256 ?? '';
    const bytes = Buffer.from(await (await ask(backend, token, `/v1/blobs/${copy}`)).arrayBuffer());
    expect(bytes.toString('base64')).toBe(files.get(copy)?.base64);

    // What a coordinator sees in a browser.
    const html = await (await ask(backend, token, `/koordinator/temuan/${finding.id}`, { headers: basic })).text();
    expect(html).toContain(`/koordinator/berkas/${copy}`);
    expect(html).toContain('Berkas asli ini tetap di perangkat pengirim');
    for (const { sha256 } of capture.files) {
      expect(html).toContain(sha256);
      expect(html).not.toContain(`/koordinator/berkas/${sha256}`);
    }

    // It is unmarked later: the page says what follows, and the originals go along with the next delivery.
    await reopenSent(review);
    await review.getByLabel('Kirim hanya salinan samaran').uncheck();
    await expectPage(review.getByText('Pengiriman berikutnya menyertakan gambar asli.')).toBeVisible();
    await review.getByRole('button', { name: 'Setujui' }).click();
    await sendAll(review);
    const complete = StoredCapture.parse(await (await ask(backend, token, `/v1/captures/${capture.id}`)).json());
    expect(complete.withheld).toEqual([]);
    for (const { sha256 } of capture.files) expect((await ask(backend, token, `/v1/blobs/${sha256}`)).status).toBe(200);

    // Marked again: what the server has, it has, and the page does not pretend otherwise.
    await reopenSent(review);
    await review.getByLabel('Kirim hanya salinan samaran').check();
    await expectPage(review.getByText('Server sudah menerima gambar asli temuan ini.')).toBeVisible();
  });
});

describe('a package of a redacted finding', () => {
  test('leaves the original out, is accepted by anyone’s tools, and says what is not there', async ({
    browser,
    folder,
  }) => {
    const review = await flagPost(browser);
    await openFirst(review);
    await redact(review);
    const { capture, finding, files } = await readAll(review);
    await browser.context.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
    const page = await browser.openPage('package.html');
    await page.getByLabel('Temuan yang diekspor').selectOption('review');
    await expectPage(page.getByLabel('Tinggalkan gambar asli yang sudah disamarkan')).toBeChecked();
    const save = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Simpan paket' }).click(),
      ]);
      await download.saveAs(join(folder, name));
      return readFileSync(join(folder, name));
    };
    const original = Buffer.from(files.get(capture.files[0]?.sha256 ?? '')?.base64 ?? '', 'base64');
    const copy = Buffer.from(files.get(finding.redactions?.[0]?.sha256 ?? '')?.base64 ?? '', 'base64');
    const without = await save('without.zip');
    expect([without.includes(original), without.includes(copy)]).toEqual([false, true]);
    // Nor are the names in the copy of the page's content.
    expect(without.toString('latin1')).not.toMatch(/Budi Misal|Rina Umpama/);
    expect(checkWithTools(join(folder, 'without.zip'), join(folder, 'unpacked')).signatures).toBe(2);
    await page.getByLabel('Pilih berkas ZIP').setInputFiles(join(folder, 'without.zip'));
    await expectPage(page.getByText('Paket utuh')).toBeVisible();
    await expectPage(page.getByText('Sebagian berkas asli ditinggalkan karena disamarkan.')).toBeVisible();

    await page.getByLabel('Tinggalkan gambar asli yang sudah disamarkan').uncheck();
    const whole = await save('whole.zip');
    expect([whole.includes(original), whole.includes(copy)]).toEqual([true, true]);
    checkWithTools(join(folder, 'whole.zip'), join(folder, 'unpacked'));
  });

  test('of a comment, the framed picture shows the post around it', async ({ browser, folder }) => {
    const served = await openServed(browser, 'https://www.facebook.com/', renderFeed(SAMPLE_POSTS));
    await waitForActions(served, 4);
    await arm(browser, served);
    await flag(served, 1);
    await served.close();
    await browser.context.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
    const page = await browser.openPage('package.html');
    await page.getByLabel('Temuan yang diekspor').selectOption('review');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Simpan paket' }).click(),
    ]);
    await download.saveAs(join(folder, 'comment.zip'));
    const entries = await readZip(new Blob([readFileSync(join(folder, 'comment.zip'))]));
    const base64 = async (end: string) => {
      const blob = entries.find(({ name }) => name.endsWith(end))?.blob;
      return blob ? Buffer.from(await blob.arrayBuffer()).toString('base64') : '';
    };
    const { capture } = await readAll(page);
    const item = capture.picture?.item ?? { x: 0, y: 0, width: 0, height: 0 };
    // What differs from the screenshot is a frame of a few pixels around the comment, and nothing in it.
    const inside = { x: item.x + 1, y: item.y + 1, width: item.width - 2, height: item.height - 2 };
    const found = await compare(page, await base64('screenshot.png'), await base64('outlined.png'), [inside]);
    expect(found).toMatchObject({ inside: 0, sameSize: true });
    expect(found.outside).toBeGreaterThan(item.width);
    expect(found.outside).toBeLessThan(14 * (item.width + item.height));
  });
});
