/** Memory while a very tall item is photographed, kept, shown in one piece and covered in a copy. */
import { expect } from 'playwright/test';
import type { ExtensionBrowser } from '../../harness/launch-chromium.ts';
import { flagTall, openTall } from './measure-tall.ts';
import { watchMemory } from './watch-memory.ts';

const PATIENCE_MS = 60_000;

/** Megabytes at most, above an extension that does nothing. */
export async function measureWhole(browser: ExtensionBrowser, rows: number): Promise<number> {
  const page = await openTall(browser, rows);
  const review = await browser.openPage('review.html');
  await page.bringToFront();
  await page.waitForTimeout(1_500);
  const memory = await watchMemory(browser.context);
  await flagTall(page);
  await review.bringToFront();
  await review.locator('[data-finding]').first().click();
  await expect(review.locator('.shot img')).toBeVisible({ timeout: PATIENCE_MS });
  await review.getByRole('button', { name: 'Samarkan gambar' }).click();
  await expect(review.locator('.redact-surface img')).toBeVisible({ timeout: PATIENCE_MS });
  await review.getByRole('button', { name: 'Tambah kotak' }).click();
  await review.getByRole('button', { name: 'Simpan salinan samaran' }).click();
  await expect(review.getByText('Salinan samaran: 1 kotak.')).toBeVisible({ timeout: PATIENCE_MS });
  const peak = memory.stop();
  await review.close();
  await page.close();
  return peak;
}
