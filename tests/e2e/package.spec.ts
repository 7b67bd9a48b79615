import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect as expectPage } from 'playwright/test';
import { expect } from 'vitest';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { checkWithTools } from '../harness/package-tools.ts';
import { readStore } from '../harness/read-database.ts';
import { arm, flag, openServed, test, waitForActions } from './extension-test.ts';

async function flagTwo(browser: ExtensionBrowser): Promise<void> {
  const page = await openServed(browser, 'https://www.facebook.com/', renderFeed(SAMPLE_POSTS));
  await waitForActions(page, 4);
  await arm(browser, page);
  await flag(page, 0);
  await flag(page, 1);
  await page.close();
}

/** The page of packages, without the browser's own question where to save: that window no test can reach. */
async function openPackages(browser: ExtensionBrowser): Promise<Page> {
  await browser.context.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
  return browser.openPage('package.html');
}

async function exportList(page: Page, file: string): Promise<void> {
  await page.getByLabel('Temuan yang diekspor').selectOption('review');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Simpan paket' }).click(),
  ]);
  await download.saveAs(file);
  await expectPage(page.getByText(/^Tersimpan: pantau-asn-/)).toBeVisible();
}

const choose = (page: Page, file: string) => page.getByLabel('Pilih berkas ZIP').setInputFiles(file);

test('an exported package is accepted by unzip, sha256sum, openssl (and bagit.py where there is one), and by our own page, offline', async ({
  browser,
  folder,
}) => {
  await flagTwo(browser);
  const page = await openPackages(browser);
  const zip = join(folder, 'package.zip');
  await exportList(page, zip);
  const report = checkWithTools(zip, join(folder, 'unpacked'));
  console.log(`checked with ${report.tools.join(', ')}: ${report.signatures} signatures`);
  expect(report.signatures).toBe(3);

  await browser.context.setOffline(true);
  await choose(page, zip);
  await expectPage(page.getByText('Paket utuh')).toBeVisible();
  // Exporting is itself in the log of each finding, and so in the package.
  const kinds = (await readStore<{ event: { kind: string } }>(page, 'custody')).map(({ event }) => event.kind);
  expect(kinds.filter((kind) => kind === 'exported')).toHaveLength(2);
});

test('a package with a changed picture, record or log is refused by them and by us, and the first mismatch is named', async ({
  browser,
  folder,
}) => {
  await flagTwo(browser);
  const page = await openPackages(browser);
  const zip = join(folder, 'package.zip');
  await exportList(page, zip);
  const bytes = readFileSync(zip);
  const ways: [place: number, name: RegExp][] = [
    [bytes.indexOf(Buffer.from('\x89PNG', 'latin1')) + 200, /screenshot\.png/],
    [bytes.indexOf('"schema":"pantau-asn/capture/1"') + 12, /capture\.json/],
    [bytes.indexOf('"kind":"captured"') + 9, /custody\.jsonl/],
  ];
  for (const [place, name] of ways) {
    const flipped = Buffer.from(bytes);
    flipped[place] = (flipped[place] ?? 0) ^ 1;
    const path = join(folder, 'flipped.zip');
    writeFileSync(path, flipped);
    expect(() => checkWithTools(path, join(folder, 'refused'))).toThrow();
    await choose(page, path);
    await expectPage(page.getByText('Paket ditolak')).toBeVisible();
    await expectPage(page.locator('.problem')).toContainText(name);
  }
});

test('straight to the disk where the browser can', async ({ browser }) => {
  await flagTwo(browser);
  // The person's choice is answered with a real file of the browser's private file system.
  await browser.context.addInitScript(() => {
    Object.assign(globalThis, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
        (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true }),
    });
  });
  const page = await browser.openPage('package.html');
  await page.getByLabel('Temuan yang diekspor').selectOption('review');
  await page.getByRole('button', { name: 'Simpan paket' }).click();
  await expectPage(page.getByText(/^Tersimpan: pantau-asn-/)).toBeVisible();
  const sizes = await page.evaluate(async () => {
    const found: number[] = [];
    for await (const handle of (await navigator.storage.getDirectory()).values())
      if (handle.kind === 'file') found.push((await (handle as FileSystemFileHandle).getFile()).size);
    return found;
  });
  expect(sizes).toHaveLength(1);
  expect(sizes[0]).toBeGreaterThan(5_000);
});

test('the finding shows its log, verifies, and names what was changed on the disk', async ({ browser }) => {
  await flagTwo(browser);
  const review = await browser.openPage('review.html');
  await review.locator('[data-finding]').first().click();
  await review.getByRole('button', { name: 'Periksa bukti' }).click();
  await expectPage(review.getByText('Cocok: berkas, catatan')).toBeVisible();
  await review.getByText('Rantai penguasaan bukti', { exact: true }).click();
  await expectPage(review.locator('.log li')).toContainText([/Ditangkap/, /Dilihat/]);
  // Someone with the laptop changes a picture behind our back.
  await review.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const open = indexedDB.open('pantau-asn');
      open.onsuccess = () => resolve(open.result);
    });
    const files = database.transaction('files', 'readwrite').objectStore('files');
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const all = files.getAllKeys();
      all.onsuccess = () => resolve(all.result);
    });
    for (const sha256 of keys) files.put({ sha256, blob: new Blob(['lain'], { type: 'image/png' }) });
    database.close();
  });
  await review.getByRole('button', { name: 'Periksa bukti' }).click();
  await expectPage(review.getByText('Sebuah berkas tidak lagi sama dengan saat ditangkap.')).toBeVisible();
});

test('a copy of the page’s content is shown without any right: nothing runs, nothing is loaded', async ({
  browser,
}) => {
  await flagTwo(browser);
  const review = await browser.openPage('review.html');
  const requests: string[] = [];
  await browser.context.route('https://jahat.example/**', (route) => {
    requests.push(route.request().url());
    return route.abort();
  });
  await review.locator('[data-finding]').first().click();
  await review.getByText('Salinan isi halaman').click();
  const frame = review.frameLocator('iframe.excerpt');
  await expectPage(frame.locator('body')).toContainText('Budi Misal');

  // The worst that could lie there: someone has put a page of their own into the database.
  await review.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const open = indexedDB.open('pantau-asn');
      open.onsuccess = () => resolve(open.result);
    });
    const files = database.transaction('files', 'readwrite').objectStore('files');
    const rows = await new Promise<{ sha256: string; blob: Blob }[]>((resolve) => {
      const all = files.getAll();
      all.onsuccess = () => resolve(all.result);
    });
    const hostile = `<script>top.document.title = 'kena'; fetch('https://jahat.example/s')</script>
      <img src="https://jahat.example/i" onerror="top.document.title = 'kena'"><iframe src="https://jahat.example/f"></iframe>
      <link rel="stylesheet" href="https://jahat.example/c"><style>@import "https://jahat.example/m"; body { background: url(https://jahat.example/b) }</style>
      <meta http-equiv="refresh" content="0;url=https://jahat.example/r"><form action="https://jahat.example/a"><button>kirim</button></form>
      <a href="https://jahat.example/l" target="_top">tautan</a><p>isi jahat</p>`;
    const put = database.transaction('files', 'readwrite').objectStore('files');
    for (const { sha256, blob } of rows)
      if (blob.type === 'text/html') put.put({ sha256, blob: new Blob([hostile], { type: 'text/html' }) });
    await new Promise((resolve) => put.transaction.addEventListener('complete', resolve));
    database.close();
  });
  await review.reload();
  await review.locator('[data-finding]').first().click();
  await review.getByText('Salinan isi halaman').click();
  await expectPage(frame.getByText('isi jahat')).toBeVisible();
  await frame.getByRole('button', { name: 'kirim' }).click();
  await frame.getByText('tautan').click();
  await expectPage(review.getByText('Keutuhan bukti')).toBeVisible();
  expect(await review.title()).toBe('Pantau ASN');
  expect(requests).toEqual([]);
});
