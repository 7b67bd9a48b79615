import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { waitForActions, waitForFindings } from '../harness/firefox-actions.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';
import { checkWithTools } from '../harness/package-tools.ts';

const FEED = 'https://www.facebook.com/';
const answer = (address: string) =>
  address === FEED ? { contentType: 'text/html; charset=utf-8', body: renderFeed(SAMPLE_POSTS) } : null;

test('Firefox: a package goes through the private file system to the disk, and holds; removing everything works', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-firefox-'));
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads);
  const firefox = await launchFirefox({ downloads });
  try {
    const page = await firefox.openPage(FEED, answer);
    await waitForActions(page, 4);
    await firefox.pressShortcut();
    const popup = await firefox.openExtensionPage('popup.html');
    await waitForFindings(popup, 1);

    const packages = await firefox.openExtensionPage('package.html');
    await packages.waitForFunction(
      () => document.querySelector('select option[value=review]')?.textContent === 'Tinjau (1)',
    );
    await packages.select('select', 'review');
    await packages.locator('button ::-p-text(Simpan paket)').click();
    await packages.waitForFunction(() => document.body.textContent.includes('Tersimpan: pantau-asn-'), {
      timeout: 30_000,
    });
    const finished = () => readdirSync(downloads).filter((name) => name.endsWith('.zip'));
    await expect.poll(finished, { timeout: 20_000 }).toHaveLength(1);
    await expect.poll(() => readdirSync(downloads), { timeout: 20_000 }).toHaveLength(1);
    const report = checkWithTools(join(downloads, finished()[0] ?? ''), join(folder, 'unpacked'));
    expect(report.signatures).toBe(2);

    await popup.bringToFront();
    await popup.locator('button[aria-label="Pengaturan"]').click();
    await popup.locator('button ::-p-text(Hapus semuanya …)').click();
    // Until it loads anew it may show that the list is empty, which is not yet all.
    await popup.evaluate(() => document.documentElement.classList.add('before'));
    await popup.locator('button ::-p-text(Ya, hapus semuanya)').click();
    await popup.waitForFunction(
      () => !document.querySelector('.before') && document.body.textContent.includes('Belum ada temuan'),
      { timeout: 30_000 },
    );
    const left = await popup.evaluate(async () => {
      const names: string[] = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
      return names;
    });
    expect(left).toEqual([]);
  } finally {
    await firefox.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
