/** The database is there and cannot be opened, or was last opened by a newer version: nothing is lost, and a person knows what to do. */
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect as expectPage } from 'playwright/test';
import { expect } from 'vitest';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { click, waitForAction, waitForToast } from '../harness/closed-shadow.ts';
import { type ExtensionBrowser, launchChromium } from '../harness/launch-chromium.ts';
import { readStore } from '../harness/read-database.ts';
import { setLanguage } from '../harness/set-language.ts';
import { flag, openServed, test, waitForActions } from './extension-test.ts';

const FEED = 'https://www.facebook.com/';
const ID = /Basis data perangkat tidak dapat dibuka\. Mulai ulang peramban\. Jangan hapus ekstensi ini/;
const EN = /The device’s database cannot be opened\. Restart the browser\. Do not remove this extension/;

const launch = (folder: string): Promise<ExtensionBrowser> =>
  launchChromium({ profile: join(folder, 'profile'), headless: true, practice: true });

const openFeed = async (browser: ExtensionBrowser): Promise<Page> => {
  const page = await openServed(browser, FEED, renderFeed(SAMPLE_POSTS));
  await waitForActions(page, 4);
  return page;
};

/** Keeps one finding, and closes the browser. */
async function keepOne(folder: string): Promise<void> {
  const browser = await launch(folder);
  try {
    await flag(await openFeed(browser), 0);
  } finally {
    await browser.close();
  }
}

/** Where the browser keeps the extension's database. */
function findDatabase(folder: string): string {
  const all = join(folder, 'profile/Default/IndexedDB');
  const [name, ...others] = readdirSync(all).filter((entry) => /^chrome-extension_.*\.leveldb$/.test(entry));
  if (!name || others.length > 0) throw new Error(`Which of ${readdirSync(all).join(', ')}?`);
  return join(all, name);
}

test('files that the browser cannot open: every page says what to do, nothing is called saved, nothing is lost', {
  timeout: 180_000,
}, async ({ folder }) => {
  await keepOne(folder);
  const database = findDatabase(folder);
  const aside = join(folder, 'aside');
  // As a disk or another program can leave it: there is something, and it is no database.
  renameSync(database, aside);
  writeFileSync(database, 'bukan basis data');
  const broken = await launch(folder);
  try {
    for (const path of ['popup.html', 'review.html'] as const) {
      const page = await broken.openPage(path);
      await expectPage(page.getByRole('alert')).toHaveText(ID);
      await expectPage(page.locator('[data-finding], [aria-busy="true"]')).toHaveCount(0);
      await page.getByRole('button', { name: 'Pengaturan' }).click();
      await expectPage(page.getByRole('alert')).toHaveText(ID);
      await setLanguage(page, 'en');
      await expectPage(page.getByRole('alert')).toHaveText(EN);
      await setLanguage(page, 'id');
      await page.close();
    }
    for (const path of ['welcome.html', 'backup.html', 'recap.html', 'package.html', 'print.html'] as const) {
      const page = await broken.openPage(path);
      await expectPage(page.getByRole('alert')).toHaveText(ID);
      await page.close();
    }
    const feed = await openFeed(broken);
    await click(feed, await waitForAction(feed, 1));
    expect(await waitForToast(feed, /Coba lagi/)).not.toContain('Tersimpan');
  } finally {
    await broken.close();
  }
  rmSync(database);
  renameSync(aside, database);
  const mended = await launch(folder);
  try {
    const popup = await mended.openPage('popup.html');
    await expectPage(popup.locator('[data-finding]')).toHaveCount(1);
    await expectPage(popup.getByRole('alert')).toHaveCount(0);
  } finally {
    await mended.close();
  }
});

test('a database that a newer version has opened: what is in it is shown, kept and added to', {
  timeout: 120_000,
}, async ({ folder }) => {
  await keepOne(folder);
  const browser = await launch(folder);
  try {
    const page = await browser.openPage('guide.html');
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const open = indexedDB.open('pantau-asn', 9_990);
          open.onupgradeneeded = () => open.result.createObjectStore('later').add('kelak', 1);
          open.onerror = () => reject(open.error);
          open.onsuccess = () => {
            open.result.close();
            resolve();
          };
        }),
    );
    await flag(await openFeed(browser), 1);
    const popup = await browser.openPage('popup.html');
    await expectPage(popup.locator('[data-finding]')).toHaveCount(2);
    expect(await readStore(popup, 'captures')).toHaveLength(2);
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([
      'pantau-asn',
    ]);
  } finally {
    await browser.close();
  }
});
