/** The queue moves from Chromium to Firefox in one encrypted file; there, a passphrase for the device as well. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect as expectPage } from 'playwright/test';
import type { ElementHandle, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';
import { arm, flag, openServed, test, waitForActions } from './extension-test.ts';

const FEED = 'https://www.facebook.com/';
const BACKUP = 'kata sandi cadangan';
const DEVICE = 'kata sandi perangkat';
const html = renderFeed(SAMPLE_POSTS);
const answer = (address: string) => (address === FEED ? { contentType: 'text/html; charset=utf-8', body: html } : null);

const says = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.body.innerText.includes(wanted), { timeout: 30_000 }, text);
const countFindings = (page: Page, count: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll('[data-finding]').length === wanted, {}, count);

async function restore(page: Page, file: string, passphrase: string): Promise<void> {
  const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(file);
  await page.locator('input[name=restore-passphrase]').fill(passphrase);
  await page.locator('button ::-p-text(Pulihkan)').click();
}

test('saved in Chromium, restored in Firefox, where its evidence holds and a passphrase seals it', {
  timeout: 180_000,
}, async ({ browser, folder }) => {
  const page = await openServed(browser, FEED, html);
  await waitForActions(page, 4);
  await arm(browser, page);
  for (const index of [0, 1, 2]) await flag(page, index);
  // A person is asked where to; here it goes where downloads go.
  await browser.context.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
  const backup = await browser.openPage('backup.html');
  await backup.getByLabel('Kata sandi cadangan').first().fill(BACKUP);
  await backup.getByLabel('Ulangi kata sandi').fill(BACKUP);
  const [download] = await Promise.all([
    backup.waitForEvent('download'),
    backup.getByRole('button', { name: 'Simpan cadangan' }).click(),
  ]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  await expectPage(backup.getByText(/^Tersimpan: .*\.pantau, 3 temuan\.$/)).toBeVisible();
  const bytes = readFileSync(file);
  for (const word of ['Sari Contoh', 'Budi Misal', 'IHDR', BACKUP]) expect(bytes.includes(word), word).toBe(false);

  const firefox = await launchFirefox();
  try {
    const target = await firefox.openExtensionPage('backup.html');
    await restore(target, file, 'bukan kata sandinya');
    await says(target, 'Kata sandi tidak cocok');
    await restore(target, file, BACKUP);
    await says(target, '3 temuan dipulihkan.');
    await restore(target, file, BACKUP);
    await says(target, '3 sudah ada di sini');

    const review = await firefox.openExtensionPage('review.html');
    await countFindings(review, 3);
    await review.locator('[data-finding]').click();
    await review.waitForSelector('.shot-picture img');
    await review.locator('button ::-p-text(Periksa bukti)').click();
    await says(review, 'Cocok: berkas');
    await review.locator('button[aria-label="Kembali"]').click();

    await review.locator('button[aria-label="Pengaturan"]').click();
    await review.locator('input[name=set-new]').fill(DEVICE);
    await review.locator('input[name=set-repeat]').fill(DEVICE);
    await review.locator('button ::-p-text(Pasang kata sandi)').click();
    await countFindings(review, 3);
    await review.locator('button[aria-label="Pengaturan"]').click();
    await says(review, 'Kata sandi terpasang');
    await review.locator('button ::-p-text(Kunci sekarang)').click();
    await says(review, 'Terkunci');
    expect(await review.evaluate(() => document.body.innerText)).not.toMatch(/Contoh|Misal/);

    const feed = await firefox.openPage(FEED, answer);
    await feed.waitForFunction(() => document.querySelectorAll('pantau-asn').length === 4);
    await firefox.pressShortcut();
    const waiting = () =>
      review.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const open = indexedDB.open('pantau-asn');
            open.onsuccess = () => {
              const count = open.result.transaction('inbox').objectStore('inbox').count();
              count.onsuccess = () => {
                open.result.close();
                resolve(count.result);
              };
            };
          }),
      );
    await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
    await review.bringToFront();
    await review.locator('input[name=passphrase]').fill(DEVICE);
    await review.locator('button[type=submit]').click();
    await countFindings(review, 4);
    await review.locator('[data-finding]').click();
    await review.waitForSelector('.shot-picture img');
  } finally {
    await firefox.close();
  }
});
