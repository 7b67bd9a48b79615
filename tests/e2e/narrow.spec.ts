/**
 * Reflow (WCAG 1.4.10): at 320 CSS pixels, and at 180 (a phone's 360 at a zoom of 200 %), no page scrolls sideways and nothing
 * is cut off. Tables, and what stands in them, may scroll by themselves.
 */
import type { Page } from 'playwright';
import { expect as expectPage } from 'playwright/test';
import { expect } from 'vitest';
import { seedBrowser } from '../bench/popup/seed-browser.ts';
import { tellingPhoto } from '../fixtures/photos.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { setLanguage } from '../harness/set-language.ts';
import { test } from './extension-test.ts';

const WIDTHS = [320, 180];
const HEIGHT = 640;

/** What is wider than its room, or reaches out of the window; empty where all is well. */
function findTooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page: ${scrollWidth}`);
    for (const element of document.querySelectorAll('body *')) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('table, svg, .table-scroll'))
        continue;
      const style = getComputedStyle(element);
      // What only screen readers meet.
      if (style.clipPath !== 'none' && element.clientWidth <= 1) continue;
      const name = `${element.localName}.${String(element.getAttribute('class'))} “${element.textContent.slice(0, 30)}”`;
      const isField = element.matches('input, textarea, select');
      const isCut = style.textOverflow === 'ellipsis';
      const { right, left, width } = element.getBoundingClientRect();
      if (width > 0 && (right > clientWidth + 1 || left < -1)) found.push(`${name}: ${left} to ${right}`);
      else if (!isField && !isCut && style.display !== 'inline' && element.scrollWidth > element.clientWidth + 1)
        found.push(`${name}: holds ${element.scrollWidth} in ${element.clientWidth}`);
    }
    return found.slice(0, 12);
  });
}

async function expectToFit(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.waitForTimeout(100);
    expect.soft(await findTooWide(page), `${name} at ${width}`).toEqual([]);
  }
}

const back = (page: Page) => page.locator('.top button').first().click();
const openSettings = (page: Page) => page.locator('.top button').last().click();

async function lookThroughQueue(browser: ExtensionBrowser, path: 'popup.html' | 'review.html', about: string) {
  const page = await browser.openPage(path);
  const name = `${path} ${about}`;
  await page.locator('[data-finding]').first().waitFor();
  await expectToFit(page, `${name}: list`);
  await page.locator('[data-finding]').first().click();
  await page.locator('.decide').waitFor();
  await page.locator('.evidence-tools').waitFor();
  for (const summary of await page.locator('.detail summary').all()) await summary.click();
  if (path === 'review.html') {
    for (const box of await page.locator('.destination input').all()) await box.check();
    await page.locator('[name=filingChannel]').selectOption('BAWASLU');
  }
  await expectToFit(page, `${name}: finding`);
  await back(page);
  await openSettings(page);
  await page.locator('.settings fieldset').first().waitFor();
  for (const summary of await page.locator('.settings summary').all()) await summary.click();
  await expectToFit(page, `${name}: settings`);
  await back(page);
  return page;
}

test.for(['id', 'en'] as const)(
  'every page fits into 320 and 180 pixels, %s',
  { timeout: 180_000 },
  async (language, { browser }) => {
    const first = await browser.openPage('review.html');
    await setLanguage(first, language);
    await expectPage(first.locator('.empty')).toBeVisible();
    await expectToFit(first, 'review.html: empty');
    await seedBrowser(first, 5);
    await first.close();

    await (await lookThroughQueue(browser, 'popup.html', language)).close();
    const review = await lookThroughQueue(browser, 'review.html', language);
    await review.locator('.top button').first().click();
    await review.locator('input[type=file]').setInputFiles([
      {
        name: 'foto-dengan-nama-yang-panjang-sekali.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from(tellingPhoto('jpeg')),
      },
      { name: 'kosong.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
    ]);
    await review.locator('.chosen-file [role=alert]').waitFor();
    await expectToFit(review, `direct ${language}`);
    await review.close();

    for (const path of ['welcome.html', 'guide.html', 'package.html', 'backup.html', 'recap.html'] as const) {
      const page = await browser.openPage(path);
      await page.locator('h1').first().waitFor();
      for (const summary of await page.locator('summary').all()) await summary.click();
      await expectToFit(page, `${path} ${language}`);
      await page.close();
    }
  },
);
