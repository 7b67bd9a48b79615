import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { seedBrowser } from '../bench/popup/seed-browser.ts';
import { waitForFindings } from '../harness/firefox-actions.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';

/** What a finger could miss: controls that are shown and lower or narrower than 44 CSS pixels. Links in a text may be. */
const findSmall = (page: Page) =>
  page.evaluate(() => {
    const controls = document.querySelectorAll('button, select, textarea, summary, input, a.button');
    return Array.from(controls, (control) => {
      // The label of a box or a dot is the target.
      const label =
        control instanceof HTMLInputElement && /checkbox|radio|file/.test(control.type) && control.closest('label');
      const { width, height } = (label || control).getBoundingClientRect();
      return { name: control.textContent?.trim() || control.outerHTML.slice(0, 80), width, height };
    }).filter(({ width, height }) => width > 0 && height > 0 && (height < 44 || width < 44));
  });

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

test('Firefox on a phone: nothing is too small for a finger, nothing is wider than the screen', async () => {
  const firefox = await launchFirefox({ touch: true });
  try {
    const page = await firefox.openExtensionPage('popup.html');
    await page.waitForSelector('.empty');
    await seedBrowser(page, 3);
    await page.reload({ waitUntil: [] });
    await waitForFindings(page, 3);
    await page.setViewport({ width: 360, height: 640 });
    expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
    expect(await findSmall(page)).toEqual([]);
    expect(await isWide(page)).toBe(false);
    await page.locator('[data-finding]').click();
    await page.waitForSelector('.decide');
    expect(await findSmall(page)).toEqual([]);
    expect(await isWide(page)).toBe(false);
    await page.locator('button[aria-label="Kembali"]').click();
    await page.locator('button[aria-label="Pengaturan"]').click();
    await page.waitForSelector('input[name=site-facebook]');
    expect(await findSmall(page)).toEqual([]);
    expect(await isWide(page)).toBe(false);

    const review = await firefox.openExtensionPage('review.html');
    await review.setViewport({ width: 360, height: 640 });
    await waitForFindings(review, 3);
    expect(await findSmall(review)).toEqual([]);
    await review.locator('[data-finding]').click();
    await review.waitForSelector('form.full');
    expect(await findSmall(review)).toEqual([]);
    expect(await isWide(review)).toBe(false);
  } finally {
    await firefox.close();
  }
});
