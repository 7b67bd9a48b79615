import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { seedBrowser } from '../bench/popup/seed-browser.ts';
import { tellingPhoto } from '../fixtures/photos.ts';
import { test } from './extension-test.ts';

/** Violations as a person can read them. */
async function check(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // It would open pages of its own to look into frames; ours have none.
    .setLegacyMode()
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe.for(['light', 'dark'] as const)('axe-core finds nothing, %s', (colorScheme) => {
  test.override({ launchOptions: { colorScheme } });

  test('in the empty list, the settings and a refused invite', async ({ browser }) => {
    const page = await browser.openPage('popup.html');
    await page.locator('.empty').waitFor();
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(colorScheme === 'dark');
    expect(await check(page)).toEqual([]);
    await page.getByRole('button', { name: 'Pengaturan' }).click();
    await page.getByLabel('Tautan undangan').fill('https://contoh.example/bukan');
    await page.getByRole('button', { name: 'Bergabung' }).click();
    await page.getByRole('alert').first().waitFor();
    expect(await check(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hapus semuanya …' }).click();
    expect(await check(page)).toEqual([]);
  });

  test('on the page of packages, with a package that is refused', async ({ browser }) => {
    const page = await browser.openPage('package.html');
    const file = { name: 'laporan.zip', mimeType: 'application/zip', buffer: Buffer.from('bukan') };
    await page.getByLabel('Pilih berkas ZIP').setInputFiles(file);
    await page.getByText('Paket ditolak').waitFor();
    const table = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('id,channel\n1,gosip\n') };
    await page.locator('input[name=exchange]').setInputFiles(table);
    await page.getByText('1 baris ditolak').waitFor();
    await page.getByText('Kamus kolom').click();
    expect(await check(page)).toEqual([]);
  });

  test('with a passphrase in the settings, while it is locked, and on the page of backups', async ({ browser }) => {
    const page = await browser.openPage('popup.html');
    await page.getByRole('button', { name: 'Pengaturan' }).click();
    await page.locator('[name=set-new]').fill('pendek');
    await page.locator('[name=set-repeat]').fill('pendek');
    await page.getByRole('button', { name: 'Pasang kata sandi' }).click();
    await page.getByRole('alert').waitFor();
    expect(await check(page)).toEqual([]);
    for (const name of ['set-new', 'set-repeat']) await page.locator(`[name=${name}]`).fill('empat kata yang acak');
    await page.getByRole('button', { name: 'Pasang kata sandi' }).click();
    await page.locator('.empty').waitFor();
    await page.getByRole('button', { name: 'Pengaturan' }).click();
    for (const summary of ['Ganti kata sandi', 'Lepas kata sandi'])
      await page.locator('summary').getByText(summary, { exact: true }).click();
    expect(await check(page)).toEqual([]);
    const backup = await browser.openPage('backup.html');
    await backup.locator('[name=restore-passphrase]').waitFor();
    expect(await check(backup)).toEqual([]);
    await page.getByRole('button', { name: 'Kunci sekarang' }).click();
    await page.locator('[name=passphrase]').fill('bukan ini');
    await page.getByRole('button', { name: 'Buka kunci' }).click();
    await page.getByRole('alert').waitFor();
    await page.locator('summary').click();
    expect(await check(page)).toEqual([]);
  });

  test('in a list and in one finding', async ({ browser }) => {
    const page = await browser.openPage('review.html');
    await seedBrowser(page, 5);
    await page.reload();
    await page.locator('[data-finding]').first().waitFor();
    expect(await check(page)).toEqual([]);
    await page.locator('[data-finding]').first().click();
    await page.locator('.decide').waitFor();
    await page.getByText('Rantai penguasaan bukti', { exact: true }).click();
    await page.getByRole('button', { name: 'Periksa bukti' }).click();
    await page.getByText('Cocok: berkas').waitFor();
    expect(await check(page)).toEqual([]);
  });

  test('while a picture is redacted, and when only the copy is to be sent', async ({ browser }) => {
    const page = await browser.openPage('review.html');
    await seedBrowser(page, 1);
    await page.reload();
    await page.locator('[data-finding]').first().click();
    await page.getByRole('button', { name: 'Samarkan gambar' }).click();
    await page.getByRole('button', { name: 'Tambah kotak' }).click();
    await page.getByRole('slider').waitFor();
    expect(await check(page)).toEqual([]);
    await page.getByRole('button', { name: 'Simpan salinan samaran' }).click();
    await page.getByLabel('Kirim hanya salinan samaran').check();
    await page.getByText('server menerima salinan samaran').waitFor();
    expect(await check(page)).toEqual([]);
    const packages = await browser.openPage('package.html');
    await packages.getByLabel('Temuan yang diekspor').selectOption('review');
    await packages.getByLabel('Tinggalkan gambar asli yang sudah disamarkan').waitFor();
    expect(await check(packages)).toEqual([]);
  });

  test('in the form for a direct observation, with a photo and a refused file', async ({ browser }) => {
    const page = await browser.openPage('review.html');
    await page.getByRole('button', { name: 'Catat temuan langsung' }).click();
    await page.locator('input[type=file]').setInputFiles([
      { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(tellingPhoto('jpeg')) },
      { name: 'kosong.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
    ]);
    await page.locator('.chosen-file [role=alert]').waitFor();
    expect(await check(page)).toEqual([]);
  });

  test('in the dialogs, with everything asked for a channel, and on paper', async ({ browser }) => {
    const page = await browser.openPage('review.html');
    await seedBrowser(page, 2);
    await page.reload();
    await page.locator('[data-finding]').first().click();
    await page.locator('form.full').waitFor();
    for (const box of await page.locator('.destination input').all()) await box.check();
    await page.locator('form.full [name=nip]').fill('123');
    await page.locator('form.full [name=region]').fill('Malang');
    await page.getByRole('button', { name: 'Tambah saksi' }).click();
    await page.locator('[name=filingChannel]').selectOption('BAWASLU');
    expect(await check(page)).toEqual([]);
    await page.locator('h1').first().click();
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
    expect(await check(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    await page.locator('dialog[open]').waitFor();
    expect(await check(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const printed = browser.context.waitForEvent('page');
    await page.getByRole('button', { name: 'Cetak formulir' }).click();
    const paper = await printed;
    await paper.locator('.paper h1').waitFor();
    expect(await check(paper)).toEqual([]);
  });
});
