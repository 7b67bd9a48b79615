/** Firefox ends the event page when it has nothing to do; an update or a crash ends it in the middle. Nothing is lost by it. */
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CaptureRow, FindingRow } from '../../utils/storage/database.ts';
import { heldBy, startBackend } from '../harness/backend-process.ts';
import { DELIVERY, startFaultyProxy } from '../harness/faulty-proxy.ts';
import {
  approveAll,
  clickAction,
  clickText,
  joinNetwork,
  waitForActions,
  waitForFindings,
  waitForText,
} from '../harness/firefox-actions.ts';
import { PRACTICE_LAPOR } from '../harness/practice-site.ts';
import { readStore } from '../harness/read-database.ts';
import { answerFeed, FEED, test } from './firefox-test.ts';

test('Firefox: the background is ended between flags, and in the middle of sending: all of it arrives, once', {
  timeout: 240_000,
}, async ({ firefox, folder }) => {
  const data = join(folder, 'backend');
  const backend = await startBackend(data);
  const proxy = await startFaultyProxy(() => backend.url);
  try {
    const page = await firefox.openPage(FEED, answerFeed);
    await waitForActions(page, 4);
    await clickAction(page, 0);
    const review = await firefox.openExtensionPage('review.html');
    await waitForFindings(review, 1);

    await firefox.endBackground();
    await page.bringToFront();
    await clickAction(page, 1);
    await waitForFindings(review, 2);
    // Permitted by the shortcut: what the ended one knew of the tab is not needed for it.
    await firefox.endBackground();
    await firefox.pressShortcut();
    const pictured = async () =>
      (await readStore<CaptureRow>(review, 'captures')).filter(({ capture }) => !capture.noScreenshot).length;
    // The shortcut flags what is in the middle first, where that is neither of the two.
    await expect.poll(pictured, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
    const flagged = (await readStore<FindingRow>(review, 'findings')).length;

    await review.bringToFront();
    await joinNetwork(review, await backend.invite(proxy.url));
    await approveAll(review, flagged);
    // It asks, and is ended before it hears anything.
    proxy.setFault('silence', DELIVERY);
    await clickText(review, 'nav button', 'Siap kirim');
    await clickText(review, 'button', 'Kirim semua');
    await expect.poll(() => proxy.seen.some((line) => DELIVERY.test(line)), { timeout: 20_000 }).toBe(true);
    await firefox.endBackground();
    proxy.setFault('none');
    // Nobody does anything: its own alarm brings it back.
    await expect
      .poll(async () => (await readStore<FindingRow>(review, 'findings')).map(({ queue }) => queue), {
        timeout: 120_000,
        interval: 1_000,
      })
      .toEqual(Array.from({ length: flagged }, () => 'sent'));
    const captures = await readStore<CaptureRow>(review, 'captures');
    const held = (await heldBy(backend)).flatMap(({ manifests }) => manifests);
    expect(held.sort()).toEqual(captures.map((row) => row.manifestSha256).sort());
  } finally {
    await proxy.stop();
    await backend.stop();
  }
});

test('Firefox: the form of SP4N-LAPOR! is filled in by a click in the popup, and not sent', {
  timeout: 120_000,
}, async ({ firefox }) => {
  const page = await firefox.openPage(FEED, answerFeed);
  await waitForActions(page, 4);
  await firefox.pressShortcut();
  await clickAction(page, 0);
  const review = await firefox.openExtensionPage('review.html');
  await review.waitForSelector('[data-finding]');
  await review.locator('[data-finding]').click();
  await review.waitForSelector('form.full');
  await review.locator('[name=agency]').fill('SDN 1 Contoh');
  await review.locator('[name=supported]').fill('Paslon Contoh');
  await clickText(review, 'button', 'Buka SP4N-LAPOR! dan siapkan pengisian');

  const lapor = await firefox.openPage(PRACTICE_LAPOR);
  await lapor.bringToFront();
  const said = await firefox.clickInPopup('[data-action=fill]', /Terisi/);
  expect(said).toContain('judul');
  await lapor.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=judul]')?.value !== '');
  const form = await lapor.evaluate(() => ({
    title: document.querySelector<HTMLInputElement>('[name=judul]')?.value,
    text: document.querySelector<HTMLTextAreaElement>('[name=isi]')?.value,
    files: Array.from(document.querySelector<HTMLInputElement>('#lampiran')?.files ?? [], ({ size, type }) => ({
      size,
      type,
    })),
    sent: document.querySelector('#sent')?.textContent,
  }));
  expect(form.title).toContain('netralitas ASN');
  expect(form.text).toContain('Paslon Contoh');
  expect(form.files.length).toBeLessThanOrEqual(1);
  for (const { size } of form.files) expect(size).toBeLessThanOrEqual(2_000_000);
  expect(form.sent).toBe('');
  await waitForText(review, 'SP4N-LAPOR!');
});
