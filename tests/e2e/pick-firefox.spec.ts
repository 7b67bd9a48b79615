/** Firefox on a phone: a part of a page is chosen with a finger where there is no action, on a narrow screen. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { PHONE_PAGE } from '../fixtures/phone-page.ts';
import { waitForFindings } from '../harness/firefox-actions.ts';
import { type FirefoxBrowser, launchFirefox } from '../harness/launch-firefox.ts';
import { readStore } from '../harness/read-database.ts';

const { address, html } = PHONE_PAGE;
const SCREEN = { width: 360, height: 640 };
const answer = (asked: string) => (asked === address ? { contentType: 'text/html; charset=utf-8', body: html } : null);

/** Our buttons, once those with these names are there: large enough for a finger, and all of each on the screen. */
async function waitForButtons(firefox: FirefoxBrowser, names: readonly string[]) {
  const find = () => firefox.findHidden('button');
  await expect.poll(async () => (await find()).map(({ name }) => name)).toEqual(expect.arrayContaining([...names]));
  const buttons = await find();
  for (const { name, x, y, width, height } of buttons) {
    expect(Math.min(width, height), `${name} for a finger`).toBeGreaterThanOrEqual(44);
    expect(Math.min(x, y), `${name} on the screen`).toBeGreaterThanOrEqual(0);
    expect(x + width, `${name} on the screen`).toBeLessThanOrEqual(SCREEN.width);
    expect(y + height, `${name} on the screen`).toBeLessThanOrEqual(SCREEN.height);
  }
  return buttons;
}

async function press(firefox: FirefoxBrowser, page: Page, name: string): Promise<void> {
  const button = (await waitForButtons(firefox, [name])).find((one) => one.name === name);
  if (!button) throw new Error(`There is no ${name}.`);
  await page.touchscreen.tap(button.x + button.width / 2, button.y + button.height / 2);
}

const frameOf = async (firefox: FirefoxBrowser) => (await firefox.findHidden('.frame'))[0];

test('Firefox on a phone: a part is tapped, made larger, and kept with its picture', { timeout: 60_000 }, async () => {
  const firefox = await launchFirefox({ touch: true });
  try {
    const page = await firefox.openPage(address, answer);
    await page.setViewport(SCREEN);
    await firefox.clickInPopup('.flag-row .button:nth-child(2)', /Pilih bagian/);
    await waitForButtons(firefox, ['Batal', 'Perkecil', 'Perbesar', 'Tandai']);
    const words = await page.$eval('#words', (element) => element.getBoundingClientRect().toJSON());
    // A tap chooses and keeps nothing yet; the page does not see it.
    await page.touchscreen.tap(words.x + 40, words.y + 8);
    await expect.poll(() => frameOf(firefox)).toMatchObject({ y: words.y, height: words.height });
    await press(firefox, page, 'Perbesar');
    await expect.poll(async () => (await frameOf(firefox))?.height).toBeGreaterThan(words.height);
    expect(page.url()).toBe(address);
    await press(firefox, page, 'Tandai');
    await waitForButtons(firefox, ['Urungkan', 'Lengkapi', 'Tutup', 'Ajakan']);
    expect(page.url()).toBe(address);

    const review = await firefox.openExtensionPage('review.html');
    await waitForFindings(review, 1);
    const [row] = await readStore<CaptureRow>(review, 'captures');
    expect(row?.capture.text).toContain('Budi Percobaan');
    expect(row?.capture.text).toContain('Sebagai camat saya mengajak');
    expect(row?.capture.text).not.toContain('Hujan lagi');
    expect(row?.capture.noScreenshot).toBeNull();
  } finally {
    await firefox.close();
  }
});

test('Firefox on a phone: “Batal” leaves the page as it was, and nothing is kept', { timeout: 60_000 }, async () => {
  const firefox = await launchFirefox({ touch: true });
  try {
    const page = await firefox.openPage(address, answer);
    await page.setViewport(SCREEN);
    const before = await page.content();
    await firefox.clickInPopup('.flag-row .button:nth-child(2)', /Pilih bagian/);
    await press(firefox, page, 'Batal');
    await page.waitForFunction(() => document.querySelector('pantau-asn') === null);
    expect(await page.content()).toBe(before);
    const review = await firefox.openExtensionPage('review.html');
    await review.waitForSelector('.empty');
    expect(await readStore(review, 'captures')).toEqual([]);
  } finally {
    await firefox.close();
  }
});
