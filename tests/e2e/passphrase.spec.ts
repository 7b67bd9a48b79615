import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect as playwrightExpect } from 'playwright/test';
import { expect } from 'vitest';
import type { FindingRow } from '../../utils/storage/database.ts';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { tellingPhoto } from '../fixtures/photos.ts';
import { type BackendProcess, startBackend } from '../harness/backend-process.ts';
import { click, queryRole } from '../harness/closed-shadow.ts';
import { approveAll, joinNetwork, openList, sendAll } from '../harness/extension-actions.ts';
import { asStored, findOnDisk } from '../harness/find-on-disk.ts';
import { type ExtensionBrowser, launchChromium } from '../harness/launch-chromium.ts';
import { readStore } from '../harness/read-database.ts';
import { arm, test as base, flag, openServed, waitForActions } from './extension-test.ts';

const test = base.extend<{ backend: BackendProcess }>({
  backend: async ({ folder }, use) => {
    const backend = await startBackend(join(folder, 'backend'));
    await use(backend);
    await backend.stop();
  },
});

/** Deriving a key takes what it takes; on a busy machine some of them together take seconds. */
const PATIENT = { timeout: 20_000 };
const expectPage = playwrightExpect.configure(PATIENT);

const PASSPHRASE = 'empat kata yang acak';
const MARK = 'KalimatRahasiaUntukDisegel';
const LATER = 'KalimatRahasiaSaatTerkunci';

const openSettings = (page: Page) => page.getByRole('button', { name: 'Pengaturan' }).click();
const unlockButton = (page: Page) => page.getByRole('button', { name: 'Buka kunci' });

/** Every page of ours loads anew when sealing or lifting begins, and again when it is done: waits until no more comes. */
async function untilSteady(page: Page): Promise<void> {
  const loadsAgain = () =>
    page.waitForEvent('load', { timeout: 1_500 }).then(
      () => true,
      () => false,
    );
  while (await loadsAgain());
}

async function setPassphrase(page: Page): Promise<void> {
  await openSettings(page);
  await page.getByLabel('Kata sandi', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Ulangi kata sandi').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Pasang kata sandi' }).click();
  // What is there is sealed behind it.
  await expectPage(page.getByRole('button', { name: 'Pengaturan' })).toBeVisible();
  await expect.poll(async () => (await readStore(page, 'vault'))[0]?.state, PATIENT).toBe('on');
  await untilSteady(page);
}

async function lock(page: Page): Promise<void> {
  await openSettings(page);
  await page.getByRole('button', { name: 'Kunci sekarang' }).click();
  await expectPage(unlockButton(page)).toBeVisible();
}

async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Kata sandi', { exact: true }).fill(passphrase);
  await unlockButton(page).click();
}

const badge = async (browser: ExtensionBrowser) =>
  (await browser.worker()).evaluate(() =>
    (globalThis as unknown as { chrome: typeof import('webextension-polyfill') }).chrome.action.getBadgeText({}),
  );

test('a passphrase: nothing can be read without it, flagging goes on, and sending after it', {
  timeout: 180_000,
}, async ({ folder, backend }) => {
  const profile = join(folder, 'profile');
  const storage = join(profile, 'Default');
  let browser = await launchChromium({ profile, headless: true, practice: true });
  try {
    const html = renderFeed(SAMPLE_POSTS)
      .replace('Siap, satu komando.', MARK)
      .replace('Jadwal posyandu bulan ini.', LATER);
    const page = await openServed(browser, 'https://www.facebook.com/', html);
    await waitForActions(page, 4);
    await arm(browser, page);
    const review = await browser.openPage('review.html');
    // First of all: of what was there before, the browser's files keep something until it rewrites them.
    await setPassphrase(review);
    await joinNetwork(review, await backend.invite());
    await page.bringToFront();
    for (const index of [0, 1, 2]) await flag(page, index);
    await review.bringToFront();
    await expectPage(review.locator('[data-finding]')).toHaveCount(3);
    await review.getByRole('searchbox').fill('kalimatrahasia');
    await expectPage(review.locator('[data-finding]')).toHaveCount(1);
    await review.getByRole('searchbox').fill('');
    for (const row of await readStore(review, 'findings')) expect(Object.keys(row)).not.toContain('finding');
    for (const store of ['captures', 'files', 'thumbnails', 'custody', 'settings'])
      for (const row of await readStore(review, store)) expect(row, store).toHaveProperty('sealed');

    await lock(review);
    expect(await review.locator('body').innerText()).not.toMatch(/Contoh|facebook/i);
    await expect.poll(() => badge(browser), PATIENT).toBe('3');
    // Neither the worker's end nor its next start opens anything.
    await browser.killWorker();

    // Flagging goes on, with picture, classification and undo.
    await page.bringToFront();
    expect(await flag(page, 3)).toMatch(/Tersimpan/);
    await expect.poll(() => badge(browser), PATIENT).toBe('4');
    const [behaviour] = await queryRole(page, 'button', 'Ajakan');
    if (!behaviour) throw new Error('The toast offers no kinds of acts.');
    await click(page, behaviour);
    await expect.poll(async () => (await readStore(review, 'inbox')).length, PATIENT).toBe(2);
    const inbox = await readStore(review, 'inbox');
    expect(inbox.filter(({ kind }) => kind === 'finding')).toHaveLength(1);
    expect(await readStore(review, 'captures')).toHaveLength(3);

    // Every page of ours is as silent.
    for (const path of ['popup.html', 'package.html', 'recap.html', 'print.html'] as const) {
      const other = await browser.openPage(path);
      await expectPage(unlockButton(other)).toBeVisible();
      expect(await other.locator('body').innerText()).not.toMatch(/Contoh|facebook/i);
      if (path === 'popup.html') {
        // Over a page that the browser protects: its own tab.
        await other.getByRole('button', { name: 'Tandai halaman ini' }).click();
        await expectPage(other.getByRole('alert')).toContainText('tidak dapat ditandai');
      }
      await other.close();
    }
  } finally {
    await browser.close();
  }

  // Someone with the laptop: the files of the browser, all of them.
  for (const mark of [MARK, LATER, 'Sari Contoh', PASSPHRASE])
    expect(findOnDisk(storage, asStored(mark)), mark).toEqual([]);

  browser = await launchChromium({ profile, headless: true, practice: true });
  try {
    const review = await browser.openPage('review.html');
    await unlock(review, 'bukan kata sandinya');
    await expectPage(review.getByRole('alert')).toContainText('Kata sandi tidak cocok');
    await unlock(review);
    await expectPage(review.locator('[data-finding]')).toHaveCount(4);
    const rows = await readStore<FindingRow>(review, 'findings');
    expect(rows).toHaveLength(4);
    await review.locator('[data-finding]').first().click();
    await expectPage(review.locator('.shot-picture img').first()).toBeVisible();
    await review.getByRole('button', { name: 'Periksa bukti' }).click();
    await expectPage(review.getByText('Cocok: berkas')).toBeVisible();
    await review.getByRole('button', { name: 'Kembali' }).click();
    expect(await approveAll(review)).toBe(4);
    await sendAll(review);
    await openList(review, 'Terkirim');
    await expectPage(review.locator('[data-finding]')).toHaveCount(4);

    // Without it again, everything is as it was before there was one.
    await openSettings(review);
    await review.getByText('Lepas kata sandi', { exact: true }).first().click();
    await review.getByLabel('Kata sandi sekarang').last().fill(PASSPHRASE);
    await review.getByRole('button', { name: 'Lepas kata sandi' }).click();
    await expect.poll(() => readStore(review, 'vault'), PATIENT).toEqual([]);
    await untilSteady(review);
    for (const row of await readStore(review, 'captures')) expect(row).toHaveProperty('capture');
    await openList(review, 'Terkirim');
    await expectPage(review.locator('[data-finding]')).toHaveCount(4);

    // Forgotten: all that is left is to begin anew.
    await setPassphrase(review);
    await lock(review);
    await review.getByText('Lupa kata sandi?').click();
    await review.getByRole('button', { name: 'Hapus semuanya …' }).click();
    await review.getByRole('button', { name: 'Ya, hapus semuanya' }).click();
    await expectPage(review.getByText('Belum ada temuan')).toBeVisible();
    for (const store of ['captures', 'files', 'vault', 'inbox']) expect(await readStore(review, store)).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('locked while an observation is entered: nothing of it can be read, and unlocked it is there', async ({
  browser,
}) => {
  const review = await browser.openPage('review.html');
  await setPassphrase(review);
  await openList(review, 'Tinjau');
  await review.getByRole('button', { name: 'Catat temuan langsung' }).click();
  await review.getByLabel('Apa yang Anda lihat').fill(MARK);
  await review.locator('input[type=file]').setInputFiles({
    name: 'foto.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(tellingPhoto('jpeg')),
  });
  await expectPage(review.locator('.chosen-file')).toContainText('Data ini dibuang');
  await expect.poll(async () => (await readStore(review, 'settings')).length, PATIENT).toBe(2);
  for (const row of await readStore(review, 'settings')) expect(Object.keys(row).sort()).toEqual(['key', 'sealed']);

  const other = await browser.openPage('review.html');
  await lock(other);
  await other.close();
  await expectPage(unlockButton(review)).toBeVisible();
  expect(await review.locator('body').innerText()).not.toContain(MARK);
  await unlock(review);
  await expectPage(review.getByLabel('Apa yang Anda lihat')).toHaveValue(MARK);
  await expectPage(review.locator('.chosen-file strong')).toHaveText('foto.jpg');
  await review.getByRole('button', { name: 'Simpan temuan' }).click();
  await expectPage(review.getByRole('heading', { name: 'Temuan langsung' })).toBeVisible();
  expect(await readStore(review, 'settings')).toEqual([]);
});
