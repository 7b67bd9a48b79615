/**
 * `npm run screens`: pictures of what people see, in both languages, light and dark, narrow and wide, into `.data/screens`.
 * For looking at, one by one; nothing is compared.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { seedBrowser } from './bench/popup/seed-browser.ts';
import { click, waitForAction, waitForToast } from './harness/closed-shadow.ts';
import { type ExtensionBrowser, launchChromium } from './harness/launch-chromium.ts';
import { PRACTICE_FEED } from './harness/practice-site.ts';

const OUT = join(import.meta.dirname, '../.data/screens');
const SIZES = {
  tall: { width: 360, height: 1200 },
  popup: { width: 360, height: 580 },
  wide: { width: 1280, height: 800 },
};
const ACTION = { id: 'Laporkan pelanggaran ASN', en: 'Report ASN violation' };

type Language = 'id' | 'en';

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

/** Runs `task` in a fresh browser with `findings` findings. */
async function withBrowser(
  colorScheme: 'light' | 'dark',
  findings: number,
  task: (browser: ExtensionBrowser, page: Page) => Promise<void>,
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'pantau-asn-screens-'));
  const browser = await launchChromium({ profile, headless: true, practice: true, colorScheme });
  try {
    const page = await browser.openPage('review.html');
    await seedBrowser(page, findings);
    await task(browser, page);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const setLanguage = (page: Page, language: Language) =>
  page.evaluate(
    (value) =>
      (globalThis as unknown as { chrome: typeof import('webextension-polyfill') }).chrome.storage.local.set({
        language: value,
      }),
    language,
  );

async function shoot(
  browser: ExtensionBrowser,
  path: 'popup.html' | 'review.html',
  size: keyof typeof SIZES,
  name: string,
  prepare?: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await browser.openPage(path);
  await page.setViewportSize(SIZES[size]);
  await page.locator('.top').waitFor();
  await prepare?.(page);
  await page.waitForTimeout(250);
  await page.screenshot({ path: join(OUT, `${name}-${size}.png`) });
  await page.close();
}

const openFirst = (page: Page) => page.locator('[data-finding]').first().click();
const openSettings = (page: Page) => page.locator('.top button').last().click();
/** Joined to a network whose server is not there. */
const joinNowhere = (page: Page) =>
  page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('pantau-asn');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const transaction = open.result.transaction('settings', 'readwrite');
          transaction.objectStore('settings').put({ key: 'device', value });
          transaction.oncomplete = () => resolve();
        };
      }),
    { baseUrl: 'http://127.0.0.1:9', token: 'contoh', deviceId: 'contoh', network: 'Jaringan Contoh' },
  );

/** Approves the first finding and sends: to nowhere, or to the question which network to join. */
async function failToSend(page: Page): Promise<void> {
  await openFirst(page);
  await page.locator('.decide .primary').click();
  await page.locator('.tab').nth(1).click();
  await page.locator('.bar .primary').click();
}

for (const colorScheme of ['light', 'dark'] as const) {
  await withBrowser(colorScheme, 0, async (browser, page) => {
    for (const language of ['id', 'en'] as const) {
      await setLanguage(page, language);
      await shoot(browser, 'popup.html', 'popup', `${language}-${colorScheme}-empty`);
      await shoot(browser, 'popup.html', 'tall', `${language}-${colorScheme}-settings`, openSettings);
      await shoot(browser, 'popup.html', 'popup', `${language}-${colorScheme}-bad-invite`, async (popup) => {
        await openSettings(popup);
        await popup.locator('input[name=invite]').fill('https://contoh.example/bukan');
        await popup.locator('form .primary').click();
        await popup.locator('[role=alert]').first().waitFor();
      });
    }
  });
  for (const count of [3, 300])
    await withBrowser(colorScheme, count, async (browser, page) => {
      for (const language of ['id', 'en'] as const) {
        await setLanguage(page, language);
        await shoot(browser, 'popup.html', 'popup', `${language}-${colorScheme}-${count}`);
        if (count === 300) continue;
        await shoot(browser, 'review.html', 'wide', `${language}-${colorScheme}-${count}`);
        await shoot(browser, 'popup.html', 'popup', `${language}-${colorScheme}-detail`, openFirst);
        await shoot(browser, 'review.html', 'wide', `${language}-${colorScheme}-detail`, openFirst);
        await shoot(browser, 'popup.html', 'tall', `${language}-${colorScheme}-form`, async (popup) => {
          await openFirst(popup);
          await popup.locator('textarea').scrollIntoViewIfNeeded();
        });
      }
    });
  await withBrowser(colorScheme, 6, async (browser, page) => {
    for (const language of ['id', 'en'] as const) {
      await setLanguage(page, language);
      await shoot(browser, 'popup.html', 'popup', `${language}-${colorScheme}-not-joined`, failToSend);
    }
    await joinNowhere(page);
    for (const language of ['id', 'en'] as const) {
      await setLanguage(page, language);
      await shoot(browser, 'popup.html', 'popup', `${language}-${colorScheme}-cannot-send`, async (popup) => {
        await failToSend(popup);
        await popup.locator('.bar [role=alert]').waitFor();
      });
    }
  });
  await withBrowser(colorScheme, 0, async (browser, page) => {
    for (const language of ['id', 'en'] as const) {
      await setLanguage(page, language);
      const feed = await browser.context.newPage();
      await feed.goto(PRACTICE_FEED);
      await click(feed, await waitForAction(feed, 0, ACTION[language]));
      await waitForToast(feed, /Tersimpan|Saved/);
      await feed.screenshot({ path: join(OUT, `${language}-${colorScheme}-toast-unarmed.png`) });
      await (await browser.clickToolbar(feed)).close();
      await feed.bringToFront();
      await click(feed, await waitForAction(feed, 1, ACTION[language]));
      await feed.waitForTimeout(1_500);
      await feed.screenshot({ path: join(OUT, `${language}-${colorScheme}-toast.png`) });
      await feed.close();
      await shoot(browser, 'popup.html', 'popup', `${language}-${colorScheme}-flagged`);
      await shoot(browser, 'popup.html', 'popup', `${language}-${colorScheme}-flagged-detail`, openFirst);
    }
  });
}
console.log(`Look at them: ${OUT}`);
