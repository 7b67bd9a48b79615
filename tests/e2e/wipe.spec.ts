import { join } from 'node:path';
import { expect as expectPage } from 'playwright/test';
import { expect } from 'vitest';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { asStored, findOnDisk } from '../harness/find-on-disk.ts';
import { launchChromium } from '../harness/launch-chromium.ts';
import { readStore } from '../harness/read-database.ts';
import { arm, flag, openServed, test, waitForActions } from './extension-test.ts';

const MARK = 'KalimatRahasiaUntukDihapus';

test('removing everything asks once and leaves nothing: no database, no file, not a word of it on the disk', async ({
  folder,
}) => {
  const profile = join(folder, 'profile');
  const browser = await launchChromium({ profile, headless: true, practice: true });
  const storage = join(profile, 'Default/IndexedDB');
  const needles = asStored(MARK);
  // Where every picture begins.
  const picture = Buffer.from('\x89PNG\r\n', 'latin1');
  try {
    const html = renderFeed(SAMPLE_POSTS).replace('Siap, satu komando.', MARK);
    const page = await openServed(browser, 'https://www.facebook.com/', html);
    await waitForActions(page, 4);
    await arm(browser, page);
    for (const index of [0, 1, 2]) await flag(page, index);
    await page.close();
    const review = await browser.openPage('review.html');
    expect((await readStore<CaptureRow>(review, 'captures')).map(({ capture }) => capture.text)).toContain(MARK);
    expect(findOnDisk(storage, needles)).not.toEqual([]);
    expect(findOnDisk(storage, [picture])).not.toEqual([]);
    await review.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const writable = await (await root.getFileHandle('package.zip', { create: true })).createWritable();
      await writable.write('sisa ekspor');
      await writable.close();
    });

    await review.getByRole('button', { name: 'Pengaturan' }).click();
    await review.getByRole('button', { name: 'Hapus semuanya …' }).click();
    await expectPage(review.getByText('3 temuan belum terkirim')).toBeVisible();
    await review.getByRole('button', { name: 'Tidak jadi' }).click();
    expect(await readStore(review, 'captures')).toHaveLength(3);
    await review.getByRole('button', { name: 'Hapus semuanya …' }).click();
    // Another page that shows evidence loads anew as well.
    const other = await browser.openPage('popup.html');
    await other.locator('[data-finding]').first().click();
    await expectPage(other.getByRole('button', { name: 'Setujui' })).toBeVisible();
    await review.bringToFront();
    const loadedAnew = [review, other].map((page) => page.waitForEvent('load'));
    await review.getByRole('button', { name: 'Ya, hapus semuanya' }).click();
    // Before, they may show that the lists are empty, which is not yet all.
    await Promise.all(loadedAnew);
    await expectPage(review.getByText('Belum ada temuan')).toBeVisible();
    await expectPage(other.getByText('Belum ada temuan')).toBeVisible();

    // Chromium rewrites its files on a thread of their own, which may end a moment after it has said that all is deleted.
    await expect.poll(() => findOnDisk(storage, needles), { timeout: 5_000 }).toEqual([]);
    for (const store of ['captures', 'files', 'thumbnails', 'findings', 'custody', 'keys', 'settings', 'receipts'])
      expect(await readStore(review, store), store).toEqual([]);
    expect(await review.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([
      'pantau-asn',
    ]);
    const files = await review.evaluate(async () => {
      const names: string[] = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
      return names;
    });
    expect(files).toEqual([]);

    // It works on, as if it had just been installed.
    const again = await openServed(browser, 'https://www.facebook.com/baru', renderFeed(SAMPLE_POSTS));
    await waitForActions(again, 4);
    // Not permitted to photograph in this tab: what is left on the disk is none of this.
    await flag(again, 3);
    expect(await readStore(review, 'captures')).toHaveLength(1);
  } finally {
    await browser.close();
  }
  // A picture that was on the screen has a file for as long as the browser has it in memory. It goes with the next start.
  const restarted = await launchChromium({ profile, headless: true, practice: true });
  try {
    await restarted.openPage('review.html');
    await expect.poll(() => findOnDisk(storage, [...needles, picture]), { timeout: 20_000 }).toEqual([]);
  } finally {
    await restarted.close();
  }
});

test('a page that opens while everything is being removed does not say so before it is', async ({ browser }) => {
  const worker = await browser.worker();
  await worker.evaluate(
    () =>
      new Promise<void>((granted) => {
        const held = new Promise((release) => {
          Object.assign(globalThis, { release });
          void navigator.locks.request('pantau-asn-wipe', () => {
            granted();
            return held;
          });
        });
      }),
  );
  const popup = await browser.openPage('popup.html');
  const waiting = () => popup.evaluate(async () => (await navigator.locks.query()).pending?.length);
  await expect.poll(waiting).toBe(1);
  // Longer than it takes to open the database and to draw the list.
  await popup.waitForTimeout(700);
  expect(await popup.getByText('Belum ada temuan').count()).toBe(0);
  await worker.evaluate('release()');
  await expectPage(popup.getByText('Belum ada temuan')).toBeVisible();
});

test('a page that hangs does not keep the rest from being removed', async ({ browser }) => {
  // It has what the others let go of, and hears of nothing.
  const hanging = await browser.openPage('guide.html');
  await hanging.evaluate(
    () =>
      new Promise<void>((granted) => {
        const taken = navigator.locks.request('pantau-asn-wipe', { mode: 'shared' }, () => {
          granted();
          return new Promise(() => {});
        });
        taken.catch(() => document.documentElement.classList.add('taken'));
      }),
  );
  const review = await browser.openPage('review.html');
  await review.evaluate(async () => {
    const writable = await (
      await (await navigator.storage.getDirectory()).getFileHandle('package.zip', { create: true })
    ).createWritable();
    await writable.write('sisa ekspor');
    await writable.close();
  });
  await review.getByRole('button', { name: 'Pengaturan' }).click();
  await review.getByRole('button', { name: 'Hapus semuanya …' }).click();
  const loadedAnew = review.waitForEvent('load');
  await review.getByRole('button', { name: 'Ya, hapus semuanya' }).click();
  await loadedAnew;
  await expectPage(review.getByText('Belum ada temuan')).toBeVisible();
  await expectPage(hanging.locator('html.taken')).toBeAttached();
  await expect
    .poll(() =>
      review.evaluate(async () => (await Array.fromAsync((await navigator.storage.getDirectory()).keys())).length),
    )
    .toBe(0);
});
