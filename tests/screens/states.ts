/** Pictures of what is seldom seen: locked, broken, dialogs, duplicates, pointing at a part of a page. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { PHONE_PAGE } from '../fixtures/phone-page.ts';
import { click, waitForAction, waitForToast } from '../harness/closed-shadow.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { PRACTICE_FEED } from '../harness/practice-site.ts';
import { setLanguage } from '../harness/set-language.ts';
import { LANGUAGES, OUT, SCHEMES, type Scheme, shoot, withBrowser } from './shoot.ts';

const ACTION = { id: 'Laporkan pelanggaran ASN', en: 'Report ASN violation' };
const PASSPHRASE = 'empat kata yang acak';
const SIZES = ['popup', 'wide'] as const;

const openFirst = async (page: Page) => {
  await page.locator('[data-finding]').first().click();
  await page.locator('.decide').waitFor();
};
const inDialog = (key: string) => async (page: Page) => {
  await openFirst(page);
  await page.locator('h1').first().click();
  await page.keyboard.press(key);
  await page.locator('dialog[open]').waitFor();
};

/** Runs once for each language, with the beginning of the names of its pictures. */
async function inLanguages(page: Page, scheme: Scheme, task: (about: string, language: 'id' | 'en') => Promise<void>) {
  for (const language of LANGUAGES) {
    await setLanguage(page, language);
    await task(`${language}-${scheme}`, language);
  }
}

async function shootDialogs(browser: ExtensionBrowser, about: string): Promise<void> {
  for (const [name, key] of [
    ['dismiss', 'd'],
    ['help', '?'],
  ] as const)
    for (const size of SIZES)
      await shoot(browser, 'review.html', { size, name: `${about}-${name}`, prepare: inDialog(key) });
  await shoot(browser, 'review.html', {
    size: 'wide',
    name: `${about}-picked`,
    prepare: async (page) => {
      for (const box of await page.locator('.pick input').all()) await box.check();
    },
  });
}

/** The same post twice. */
async function flagTwice(browser: ExtensionBrowser): Promise<void> {
  const feed = await browser.context.newPage();
  await feed.goto(PRACTICE_FEED);
  await (await browser.clickToolbar(feed)).close();
  for (let time = 0; time < 2; time++) {
    await feed.bringToFront();
    await click(feed, await waitForAction(feed, 0, ACTION.id));
    await waitForToast(feed, /Tersimpan/);
    await feed.reload();
  }
  await feed.close();
}

async function shootPicker(browser: ExtensionBrowser, about: string): Promise<void> {
  await browser.context.route(PHONE_PAGE.address, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: PHONE_PAGE.html }),
  );
  for (const [size, width] of [
    ['popup', 360],
    ['wide', 1280],
  ] as const) {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width, height: 640 });
    await page.goto(PHONE_PAGE.address);
    const session = await browser.context.newCDPSession(page);
    const mobile = size === 'popup';
    await session.send('Emulation.setDeviceMetricsOverride', { width, height: 640, deviceScaleFactor: 1, mobile });
    if (mobile) await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    const popup = await browser.clickToolbar(page);
    await popup.evaluate(
      `new Promise((done) => { const look = () => { const button = document.querySelectorAll('.flag-row .button')[1]; if (button) { button.click(); done(); } else setTimeout(look, 10); }; look(); })`,
    );
    await page.locator('pantau-asn').first().waitFor({ state: 'attached' });
    if (!mobile) await page.mouse.move(200, 90);
    await page.waitForTimeout(250);
    await page.screenshot({ path: join(OUT, `${about}-pick-${size}.png`) });
    await page.close();
  }
}

async function lock(page: Page): Promise<void> {
  await page.evaluate(async (passphrase) => {
    const scope: typeof globalThis & { chrome?: typeof import('webextension-polyfill') } = globalThis;
    await scope.chrome?.runtime.sendMessage({ type: 'vault/set', body: { passphrase, lockAfter: 15 } });
    await scope.chrome?.runtime.sendMessage({ type: 'vault/lock', body: null });
  }, PASSPHRASE);
}

async function guessWrong(page: Page): Promise<void> {
  await page.locator('[name=passphrase]').fill('bukan ini');
  await page.locator('form .primary').click();
  await page.locator('[role=alert]').waitFor();
  await page.locator('summary').click();
}

/** As where the browser cannot open its files. */
const breakDatabase = (browser: ExtensionBrowser) =>
  browser.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Internal error opening backing store.', 'UnknownError');
    };
  });

export async function shootStates(): Promise<void> {
  for (const scheme of SCHEMES) {
    await withBrowser(scheme, 3, async (browser, page) => {
      await inLanguages(page, scheme, (about) => shootDialogs(browser, about));
      // A page without the database: the others load anew.
      const guide = await browser.openPage('guide.html');
      await lock(guide);
      await inLanguages(guide, scheme, async (about) => {
        await shoot(browser, 'popup.html', { size: 'popup', name: `${about}-locked` });
        for (const size of SIZES)
          await shoot(browser, 'review.html', { size, name: `${about}-locked-wrong`, prepare: guessWrong });
      });
    });
    await withBrowser(scheme, 0, async (browser, page) => {
      await setLanguage(page, 'id');
      await flagTwice(browser);
      await inLanguages(page, scheme, async (about) => {
        await shootPicker(browser, about);
        for (const size of SIZES)
          await shoot(browser, 'review.html', {
            size,
            name: `${about}-duplicate`,
            whole: true,
            prepare: async (review) => {
              await openFirst(review);
              await review.locator('form.full').waitFor();
            },
          });
      });
      await breakDatabase(browser);
      await inLanguages(page, scheme, async (about) => {
        await shoot(browser, 'popup.html', { size: 'popup', name: `${about}-broken` });
        for (const path of ['review.html', 'backup.html'] as const)
          await shoot(browser, path, { size: 'wide', name: `${about}-broken-${path.replace('.html', '')}` });
      });
    });
  }
}
