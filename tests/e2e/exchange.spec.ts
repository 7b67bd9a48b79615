import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { FindingRow } from '../../utils/storage/database.ts';
import { seedBrowser } from '../bench/popup/seed-browser.ts';
import { waitForFindings, waitForText } from '../harness/firefox-actions.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';
import { readStore } from '../harness/read-database.ts';
import { test } from './extension-test.ts';

test('a table from Chromium is imported in Firefox as drafts, once; a hostile file changes nothing', async ({
  browser,
  folder,
}) => {
  const review = await browser.openPage('review.html');
  await seedBrowser(review, 3);
  const page = await browser.openPage('package.html');
  await page.locator('select[name=exchangeList]').selectOption('review');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Simpan CSV' }).click();
  const path = join(folder, 'temuan.csv');
  await (await download).saveAs(path);
  expect(readFileSync(path, 'utf8').trim().split('\r\n')).toHaveLength(4);
  await page.getByText('3 temuan tersimpan').waitFor();

  await page.locator('input[name=exchange]').setInputFiles({
    name: 'jahat.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('<html><script>alert(1)</script>'),
  });
  await page.getByText('bukan JSON Lines dan bukan CSV').waitFor();
  expect(await readStore(page, 'findings')).toHaveLength(3);

  const firefox = await launchFirefox();
  try {
    const other = await firefox.openExtensionPage('package.html');
    const input = await other.waitForSelector('input[name=exchange]');
    for (const said of ['3 temuan baru di daftar Tinjau; 0 sudah ada', '0 temuan baru di daftar Tinjau; 3 sudah ada']) {
      await (input as typeof input & { uploadFile(file: string): Promise<void> }).uploadFile(path);
      await waitForText(other, '3 baris dapat diimpor');
      await other.locator('button ::-p-text(Impor 3 baris sebagai draf)').click();
      await waitForText(other, said);
    }
    const rows = await readStore<FindingRow>(other, 'findings');
    expect(rows.map(({ queue, finding }) => [queue, finding.status])).toEqual(Array(3).fill(['review', 'draft']));
    const popup = await firefox.openExtensionPage('popup.html');
    await waitForFindings(popup, 3);
  } finally {
    await firefox.close();
  }
});
