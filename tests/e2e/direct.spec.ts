import type { Page } from 'playwright';
import { expect as expectPage } from 'playwright/test';
import { expect } from 'vitest';
import { FindingPage, StoredCapture } from '../../utils/contract/api.ts';
import { findLeftovers, readPhotoMetadata } from '../../utils/direct/read-photo.ts';
import type { CaptureRow, FindingRow } from '../../utils/storage/database.ts';
import { plainDocument, SECRETS, tellingPhoto } from '../fixtures/photos.ts';
import { startBackend } from '../harness/backend-process.ts';
import { approveAll, joinNetwork, openList, sendAll } from '../harness/extension-actions.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { type ReadBlob, readStore } from '../harness/read-database.ts';
import { openServed, test } from './extension-test.ts';

const SEEN = 'Seorang lurah membagikan kaus bergambar Paslon Contoh 1 di halaman balai desa.';

async function openForm(browser: ExtensionBrowser): Promise<Page> {
  const review = await browser.openPage('review.html');
  await review.getByRole('button', { name: 'Catat temuan langsung' }).click();
  await expectPage(review.getByLabel('Apa yang Anda lihat')).toBeVisible();
  return review;
}

const fileOf = (name: string, mimeType: string, bytes: Uint8Array) => ({ name, mimeType, buffer: Buffer.from(bytes) });
const choose = (page: Page, ...files: ReturnType<typeof fileOf>[]) =>
  page.locator('input[type=file]').setInputFiles(files);

/** Drops a file on the field, as a person does from a folder. */
async function drop(page: Page, name: string, type: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([content, label, mime]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.fromBase64(content)], label, { type: mime }));
      return data;
    },
    [Buffer.from(bytes).toString('base64'), name, type] as const,
  );
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: transfer });
}

test('two photos: shown what they tell, cleaned, reviewed, approved, sent like any other', async ({
  browser,
  folder,
}) => {
  const backend = await startBackend(`${folder}/backend`);
  try {
    const review = await openForm(browser);
    await choose(review, fileOf('IMG_1.jpg', 'image/jpeg', tellingPhoto('jpeg', 6)));
    await drop(review, 'tangkapan.png', 'image/png', tellingPhoto('png'));
    const chosen = review.locator('.chosen-file');
    await expectPage(chosen).toHaveCount(2);
    await expectPage(chosen.first()).toContainText('-7.25000, 112.75000');
    await expectPage(chosen.first()).toContainText('Ponsel Contoh X-1000');
    await expectPage(chosen.first()).toContainText('20 Nov 2026, 10.15');
    await expectPage(chosen.first()).toContainText('Artist: Ani Contoh');
    await expectPage(chosen.last()).toContainText('Data ini dibuang dari salinan yang dikirim');

    // Nothing is taken over by itself.
    await expectPage(review.getByLabel('Tanggal kejadian')).toHaveValue('');
    await chosen.first().getByRole('button', { name: 'Pakai sebagai tanggal' }).click();
    await expectPage(review.getByLabel('Tanggal kejadian')).toHaveValue('2026-11-20');
    await expectPage(review.getByLabel('Jam')).toHaveValue('10:15');

    await review.getByRole('button', { name: 'Simpan temuan' }).click();
    await expectPage(review.getByRole('alert').getByText('Tuliskan apa yang Anda lihat')).toBeVisible();
    await review.getByLabel('Apa yang Anda lihat').fill(SEEN);
    await review.getByLabel('Tempat').fill('Balai Desa Contoh');
    await review.getByLabel('Saksi').fill('B.M., warga\nKetua RT');
    await review.getByRole('button', { name: 'Simpan temuan' }).click();

    // It opens in review, with both photos, and its words can be revised.
    await expectPage(review.getByRole('heading', { name: 'Temuan langsung' })).toBeVisible();
    await expectPage(review.locator('.attachments img')).toHaveCount(2);
    await expectPage(review.getByLabel('Uraian')).toHaveValue(SEEN);
    await expectPage(review.getByLabel('Kanal')).toHaveValue('langsung');
    // What was noted is in the form already: when, since when it is known, where, who else saw it.
    await expectPage(review.locator('[name=occurredOn]')).toHaveValue('2026-11-20');
    await expectPage(review.locator('[name=knownOn]')).toHaveValue('2026-11-20');
    await expectPage(review.locator('[name=place]')).toHaveValue('Balai Desa Contoh');
    await expectPage(review.locator('[name=witness-1]')).toHaveValue('Ketua RT');
    await review.getByLabel('Jabatan', { exact: true }).fill('Lurah');
    await review.getByRole('button', { name: 'Kembali' }).click();
    await expectPage(review.locator('[data-finding] img.thumbnail')).toHaveCount(1);

    const [row] = await readStore<CaptureRow>(review, 'captures');
    expect(row?.capture).toMatchObject({
      site: 'direct',
      target: 'direct',
      surface: 'direct',
      observedUrl: null,
      text: SEEN,
      observation: {
        occurredOn: '2026-11-20T10:15',
        place: 'Balai Desa Contoh',
        witnesses: ['B.M., warga', 'Ketua RT'],
      },
      noScreenshot: null,
    });
    const files = row?.capture.files ?? [];
    expect(files.map(({ role, mediaType }) => [role, mediaType])).toEqual([
      ['photo', 'image/jpeg'],
      ['photo', 'image/png'],
    ]);
    // The picture lies on its side in the file; its size is that of what is seen.
    expect([files[0]?.width, files[0]?.height]).toEqual([32, 48]);
    const kept = await readStore<{ sha256: string; blob: ReadBlob }>(review, 'files');
    const originals = files.map(({ derivedFrom }) => kept.find(({ sha256 }) => sha256 === derivedFrom));
    expect(originals.map((file) => file?.blob.base64)).toEqual([
      Buffer.from(tellingPhoto('jpeg', 6)).toString('base64'),
      Buffer.from(tellingPhoto('png')).toString('base64'),
    ]);

    await joinNetwork(review, await backend.invite());
    expect(await approveAll(review)).toBe(1);
    await sendAll(review);
    await openList(review, 'Terkirim');
    await expectPage(review.locator('[data-finding]')).toHaveCount(1);

    const headers = { authorization: `Bearer ${await backend.coordinatorToken()}` };
    const held = FindingPage.parse(await (await fetch(`${backend.url}/v1/findings`, { headers })).json()).items;
    expect(held[0]?.finding).toMatchObject({ channel: 'langsung', narrative: SEEN, occurredOn: '2026-11-20T10:15' });
    const answer = await fetch(`${backend.url}/v1/captures/${row?.id}`, { headers });
    expect(StoredCapture.parse(await answer.json()).receipt.sha256).toBe(row?.manifestSha256);
    for (const file of files) {
      const copy = new Uint8Array(
        await (await fetch(`${backend.url}/v1/blobs/${file.sha256}`, { headers })).arrayBuffer(),
      );
      expect(copy.length).toBe(file.bytes);
      expect(findLeftovers(copy)).toEqual([]);
      for (const secret of SECRETS) expect(Buffer.from(copy).toString('latin1')).not.toContain(secret);
      // The original has not left the device.
      expect((await fetch(`${backend.url}/v1/blobs/${file.derivedFrom}`, { headers })).status).toBe(404);
    }
    const [first] = files;
    const turned = new Uint8Array(
      await (await fetch(`${backend.url}/v1/blobs/${first?.sha256}`, { headers })).arrayBuffer(),
    );
    expect(readPhotoMetadata(turned).orientation).toBe(6);
  } finally {
    await backend.stop();
  }
});

test('files that cannot be taken say why and what to do; a document is taken as it is', async ({ browser }) => {
  const review = await openForm(browser);
  const heic = Uint8Array.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', (letter) => letter.charCodeAt(0));
  await choose(
    review,
    fileOf('a.heic', 'image/heic', heic),
    fileOf('b.jpg', 'image/jpeg', new TextEncoder().encode('<svg onload="alert(1)"/>')),
    fileOf('c.jpg', 'image/jpeg', tellingPhoto('jpeg').slice(0, 200)),
    fileOf('d.png', 'image/png', new Uint8Array()),
    fileOf('e.pdf', 'application/pdf', plainDocument()),
  );
  const chosen = review.locator('.chosen-file');
  await expectPage(chosen.nth(0)).toContainText('Simpan dahulu sebagai JPEG');
  await expectPage(chosen.nth(1)).toContainText('Jenis berkas ini tidak dapat dipakai');
  await expectPage(chosen.nth(2)).toContainText('rusak atau tidak dapat dibaca');
  await expectPage(chosen.nth(3)).toContainText('Berkas ini kosong');
  await expectPage(chosen.nth(4)).toContainText('Dokumen dikirim utuh');
  await choose(review, fileOf('f.pdf', 'application/pdf', new Uint8Array(25 * 1024 * 1024 + 1)));
  await expectPage(chosen.nth(5)).toContainText('paling besar 25 MB');
  await review.getByLabel('Apa yang Anda lihat').fill(SEEN);
  await review.getByRole('button', { name: 'Simpan temuan' }).click();
  await expectPage(review.getByRole('link', { name: 'Dokumen PDF' })).toBeVisible();
  const [row] = await readStore<CaptureRow>(review, 'captures');
  expect(row?.capture.files.map(({ role, derivedFrom }) => [role, derivedFrom])).toEqual([['document', null]]);
});

test('the popup leads to the form in a tab, where choosing a file closes nothing', async ({ browser }) => {
  const page = await openServed(browser, 'https://contoh.example/', '<title>Contoh</title><p>Isi</p>');
  const opened = browser.context.waitForEvent('page');
  const popup = await browser.clickToolbar(page);
  await popup.evaluate(
    `new Promise((done) => { const look = () => { const button = document.querySelector('[aria-label="Catat temuan langsung"]'); if (button) { button.click(); done(); } else setTimeout(look, 10); }; look(); })`,
  );
  const review = await opened;
  await expectPage(review.getByLabel('Apa yang Anda lihat')).toBeVisible();
  // What was entered is not lost by a slip, and there again.
  await review.getByLabel('Tempat').fill('Balai Desa Contoh');
  await review.getByRole('button', { name: 'Kembali' }).click();
  await expectPage(review.getByText('Belum ada temuan')).toBeVisible();
  await review.getByRole('button', { name: 'Catat temuan langsung' }).click();
  await expectPage(review.getByLabel('Tempat')).toHaveValue('Balai Desa Contoh');
  const discard = review.getByRole('button', { name: 'Buang isian' });
  const answer = (yes: boolean) =>
    review.waitForEvent('dialog').then((dialog) => (yes ? dialog.accept() : dialog.dismiss()));
  await Promise.all([answer(false), discard.click()]);
  await expectPage(review.getByLabel('Tempat')).toHaveValue('Balai Desa Contoh');
  await Promise.all([answer(true), discard.click()]);
  await expectPage(review.getByText('Belum ada temuan')).toBeVisible();
  expect(await readStore<FindingRow>(review, 'findings')).toEqual([]);
  expect(await readStore(review, 'settings')).toEqual([]);
});

test('a tab that dies, and another beside it: each form goes on where it was, and is kept once', async ({
  browser,
}) => {
  const first = await openForm(browser);
  await first.getByLabel('Apa yang Anda lihat').fill(SEEN);
  await first.getByLabel('Tanggal kejadian').fill('2026-11-20');
  await choose(
    first,
    fileOf('satu.jpg', 'image/jpeg', tellingPhoto('jpeg')),
    fileOf('dua.pdf', 'application/pdf', plainDocument()),
  );
  await expectPage(first.locator('.chosen-file').last()).toContainText('Dokumen dikirim utuh');
  await first.getByRole('button', { name: 'Keluarkan satu.jpg' }).click();
  await choose(first, fileOf('tiga.png', 'image/png', tellingPhoto('png')));
  await expectPage(first.locator('.chosen-file').last()).toContainText('Data ini dibuang');
  await expect.poll(async () => (await readStore(first, 'settings')).length).toBe(3);

  // What is open in one tab is not offered in the other.
  const second = await openForm(browser);
  await expectPage(second.getByLabel('Apa yang Anda lihat')).toHaveValue('');
  await second.getByLabel('Tempat').fill('Lapangan Contoh');
  await expect.poll(async () => (await readStore(second, 'settings')).length).toBe(4);
  await second.close();

  const session = await browser.context.newCDPSession(first);
  const crashed = first.waitForEvent('crash');
  void session.send('Page.crash').catch(() => {});
  await crashed;
  await first.close();

  // The newest first: a tab that is opened again shows its form by itself.
  const again = await browser.context.newPage();
  await again.goto(second.url());
  await expectPage(again.getByRole('status').getByText('Isian Anda yang belum selesai')).toBeVisible();
  await expectPage(again.getByLabel('Tempat')).toHaveValue('Lapangan Contoh');
  const other = await openForm(browser);
  await expectPage(other.getByLabel('Apa yang Anda lihat')).toHaveValue(SEEN);
  await expectPage(other.getByLabel('Tanggal kejadian')).toHaveValue('2026-11-20');
  await expectPage(other.locator('.chosen-file strong')).toHaveText(['dua.pdf', 'tiga.png']);
  await other.getByRole('button', { name: 'Simpan temuan' }).click();
  await expectPage(other.getByRole('heading', { name: 'Temuan langsung' })).toBeVisible();
  await expectPage(other.locator('.attachments img')).toHaveCount(1);
  const [row, ...others] = await readStore<CaptureRow>(other, 'captures');
  expect(row?.capture.files.map(({ mediaType }) => mediaType)).toEqual(['application/pdf', 'image/png']);
  expect(others).toEqual([]);
  // Only the other form's is left.
  expect(await readStore(other, 'settings')).toHaveLength(1);
});
