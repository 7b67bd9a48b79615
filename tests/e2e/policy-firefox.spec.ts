import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clickText, waitForText } from '../harness/firefox-actions.ts';
import { FIREFOX_ID, launchFirefox } from '../harness/launch-firefox.ts';

/** As an administrator sets it: a native manifest, which Firefox reads from the home folder. */
function writePolicy(home: string, data: object): void {
  const folder = join(home, '.mozilla/managed-storage');
  mkdirSync(folder, { recursive: true });
  const manifest = { name: FIREFOX_ID, description: 'Contoh', type: 'storage', data };
  writeFileSync(join(folder, `${FIREFOX_ID}.json`), JSON.stringify(manifest));
}

test('Firefox: what an organisation sets is in force, and cannot be changed in the settings', async () => {
  const home = mkdtempSync(join(tmpdir(), 'pantau-asn-home-'));
  writePolicy(home, {
    backendUrl: 'https://pantau.example',
    language: 'en',
    retentionDays: 45,
    sitesOff: ['facebook'],
  });
  const firefox = await launchFirefox({ home });
  try {
    const page = await firefox.openExtensionPage('review.html');
    await page.locator('button[aria-label="Settings"]').click();
    await waitForText(page, 'Your organisation allows https://pantau.example only.');
    await page.waitForFunction(() => document.querySelector('select')?.value === '45');
    await page.waitForSelector('input[name=site-facebook]');
    const locked = await page.$$eval('input:disabled, select:disabled', (fields) => fields.map(({ name }) => name));
    expect(locked).toEqual(expect.arrayContaining(['language', 'site-facebook', 'site-news']));
    expect(await page.$eval('select', ({ disabled }) => disabled)).toBe(true);
    expect(await page.$eval('input[name=site-facebook]', ({ checked }) => checked)).toBe(false);
    await page.locator('input[name=invite]').fill(`https://lain.example/join#${'a'.repeat(43)}`);
    await clickText(page, 'button', 'Join');
    await waitForText(page, 'Your organisation has set this.');
  } finally {
    await firefox.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
});
