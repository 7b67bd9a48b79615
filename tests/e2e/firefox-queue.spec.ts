/** The queue in Firefox: what Chromium's specs prove of it, where the browser could make a difference. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { CaptureRow, FindingRow } from '../../utils/storage/database.ts';
import { seedBrowser } from '../bench/popup/seed-browser.ts';
import { heldBy, startBackend } from '../harness/backend-process.ts';
import { startFaultyProxy } from '../harness/faulty-proxy.ts';
import {
  approveAll,
  clickAction,
  clickText,
  joinNetwork,
  sendAll,
  waitForActions,
  waitForFindings,
  waitForText,
} from '../harness/firefox-actions.ts';
import type { FirefoxBrowser } from '../harness/launch-firefox.ts';
import { readStore } from '../harness/read-database.ts';
import { answerFeed, FEED, test } from './firefox-test.ts';

/** The review page with this many findings. */
async function openSeeded(firefox: FirefoxBrowser, count: number): Promise<Page> {
  const page = await firefox.openExtensionPage('review.html');
  await page.waitForSelector('.empty');
  await seedBrowser(page, count);
  await page.reload({ waitUntil: [] });
  await waitForFindings(page, count);
  return page;
}

test('Firefox: flagged before the tab was permitted, the screenshot is added by the shortcut', async ({ firefox }) => {
  const page = await firefox.openPage(FEED, answerFeed);
  await waitForActions(page, 4);
  await clickAction(page, 0);
  const review = await firefox.openExtensionPage('review.html');
  await waitForFindings(review, 1);
  const [first] = await readStore<CaptureRow>(review, 'captures');
  expect(first?.capture.noScreenshot).toBe('not-permitted');
  await page.bringToFront();
  await firefox.pressShortcut();
  await expect
    .poll(
      async () => {
        const rows = await readStore<CaptureRow>(review, 'captures');
        return rows
          .filter(({ capture }) => capture.supplements === first?.id)
          .map(({ capture }) => capture.noScreenshot);
      },
      { timeout: 20_000 },
    )
    .toEqual([null]);
});

test('Firefox: the backend is down, and comes back: everything arrives, once', async ({ firefox, folder }) => {
  const data = join(folder, 'backend');
  let backend = await startBackend(data);
  const proxy = await startFaultyProxy(() => backend.url);
  try {
    const review = await openSeeded(firefox, 2);
    const popup = await firefox.openExtensionPage('popup.html');
    await waitForFindings(popup, 2);
    await joinNetwork(popup, await backend.invite(proxy.url));
    await approveAll(popup, 2);
    await backend.stop();
    await clickText(popup, 'nav button', 'Siap kirim');
    await clickText(popup, 'button', 'Kirim semua');
    await waitForText(popup, 'Server tidak terjangkau');
    expect((await readStore<FindingRow>(review, 'findings')).map(({ queue }) => queue)).toEqual([
      'outgoing',
      'outgoing',
    ]);
    backend = await startBackend(data);
    await sendAll(popup);
    const captures = await readStore<CaptureRow>(review, 'captures');
    const held = (await heldBy(backend)).flatMap(({ manifests }) => manifests);
    expect(held.sort()).toEqual(captures.map((row) => row.manifestSha256).sort());
  } finally {
    await proxy.stop();
    await backend.stop();
  }
});

test('Firefox: what is typed is kept; the keyboard reviews; what was dismissed comes back', async ({ firefox }) => {
  const review = await openSeeded(firefox, 3);
  const popup = await firefox.openExtensionPage('popup.html');
  await waitForFindings(popup, 3);
  await popup.locator('[data-finding]').click();
  const field = await popup.waitForSelector('textarea[name=narrative]');
  await field?.type('Terlihat pada hari Rabu');
  await popup.close();
  await expect
    .poll(async () => (await readStore<FindingRow>(review, 'findings')).map(({ finding }) => finding.narrative))
    .toContain('Terlihat pada hari Rabu');
  await review.bringToFront();
  await review.keyboard.press('j');
  await review.keyboard.press('Enter');
  await review.waitForSelector('form.full');
  await review.keyboard.press('a');
  await expect
    .poll(
      async () => (await readStore<FindingRow>(review, 'findings')).filter(({ queue }) => queue === 'outgoing').length,
    )
    .toBe(1);
});

test('Firefox: a site is switched off and on in the open tab', async ({ firefox }) => {
  const page = await firefox.openPage(FEED, answerFeed);
  await waitForActions(page, 4);
  const settings = await firefox.openExtensionPage('review.html');
  await settings.locator('button[aria-label="Pengaturan"]').click();
  await settings.locator('input[name=site-facebook]').click();
  await waitForActions(page, 0);
  await settings.locator('input[name=site-facebook]').click();
  await waitForActions(page, 4);
});

test('Firefox: the recap counts, and its table is saved', async ({ firefox, folder }) => {
  await openSeeded(firefox, 4);
  const recap = await firefox.openExtensionPage('recap.html');
  await recap.waitForSelector('[name=population]');
  await recap.select('[name=population]', 'collected');
  await recap.select('[name=audience]', 'inside');
  await waitForText(recap, 'n = 4 temuan');
  await clickText(recap, 'button', 'CSV');
  const saved = () => readdirSync(join(folder, 'downloads')).filter((name) => name.endsWith('.csv'));
  // The browser makes the file before it writes into it.
  const content = () => readFileSync(join(folder, 'downloads', saved()[0] ?? ''), 'utf8');
  await expect.poll(() => (saved().length === 1 ? content() : ''), { timeout: 20_000 }).toContain('Media sosial');
});
