/**
 * `npm run pictures`: the six pictures of the flow, in both languages, for README and stores (1280 × 800, into `.github/store`).
 * Made on the practice pages, with invented people and a real backend.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startBackend } from './harness/backend-process.ts';
import { click, waitForAction, waitForToast } from './harness/closed-shadow.ts';
import { joinOnWelcome } from './harness/extension-actions.ts';
import { type ExtensionBrowser, launchChromium } from './harness/launch-chromium.ts';
import { PRACTICE_FEED } from './harness/practice-site.ts';
import { setLanguage } from './harness/set-language.ts';

const OUT = join(import.meta.dirname, '../.github/store');
const SIZE = { width: 1280, height: 800 };
const ACTION = { id: 'Laporkan pelanggaran ASN', en: 'Report ASN violation' };

// As on a device in western Indonesia; browsers take it from here.
process.env.TZ = 'Asia/Jakarta';

for (const language of ['id', 'en'] as const) {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-pictures-'));
  const backend = await startBackend(join(folder, 'backend'));
  const browser = await launchChromium({
    profile: join(folder, 'profile'),
    headless: true,
    practice: true,
    colorScheme: 'light',
    viewport: SIZE,
  });
  try {
    await picture(browser, language, await backend.invite());
  } finally {
    await browser.close();
    await backend.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
console.log(`Look at them: ${OUT}`);

async function picture(browser: ExtensionBrowser, language: 'id' | 'en', invite: string): Promise<void> {
  let count = 0;
  const shoot = async (page: Page) => {
    // Until what moves has come to rest.
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(OUT, `${language}-${++count}.png`) });
  };

  const welcome = await browser.openPage('welcome.html');
  await welcome.locator('.welcome h1').waitFor();
  await setLanguage(welcome, language);
  await welcome.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  await shoot(welcome);
  await joinOnWelcome(welcome, invite);

  const feed = await browser.context.newPage();
  await feed.goto(PRACTICE_FEED);
  await waitForAction(feed, 0, ACTION[language]);
  await (await browser.clickToolbar(feed)).close();
  await feed.bringToFront();
  await click(feed, await waitForAction(feed, 3, ACTION[language]));
  await waitForToast(feed, /Tersimpan|Saved/);
  await click(feed, await waitForAction(feed, 0, ACTION[language]));
  await feed.waitForTimeout(1_500);
  await waitForToast(feed, /Tersimpan|Saved/);
  await shoot(feed);
  await feed.close();

  const review = await browser.openPage('review.html');
  await review.locator('[data-finding]').nth(1).waitFor();
  await review.locator('[data-finding]').first().click();
  await review.locator('form.full').waitFor();
  await shoot(review);
  await review.locator('.destination input').first().check();
  await review.locator('.section:has(.destination)').evaluate((section) => section.scrollIntoView());
  await shoot(review);
  await review.locator('.decide .primary').click();
  await review.reload();
  await review.locator('.tab').nth(1).click();
  await review.locator('.bar .primary').click();
  await review.locator('.bar .primary').waitFor({ state: 'detached', timeout: 60_000 });
  await review.locator('.tab').nth(2).click();
  await review.locator('[data-finding]').first().waitFor();
  await shoot(review);
  await review.close();

  const recap = await browser.openPage('recap.html');
  await recap.locator('[name=population]').selectOption('collected');
  await recap.locator('[name=audience]').selectOption('inside');
  await recap.locator('table').first().waitFor();
  await shoot(recap);
}
