/** Pictures of the popup, the review page, the action and the toast, in their states. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { click, waitForAction, waitForToast } from '../harness/closed-shadow.ts';
import { PRACTICE_FEED } from '../harness/practice-site.ts';
import { setLanguage } from '../harness/set-language.ts';
import { LANGUAGES, OUT, SCHEMES, shoot, withBrowser } from './shoot.ts';

const ACTION = { id: 'Laporkan pelanggaran ASN', en: 'Report ASN violation' };

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

export async function shootQueue(): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await withBrowser(colorScheme, 0, async (browser, page) => {
      for (const language of LANGUAGES) {
        await setLanguage(page, language);
        await shoot(browser, 'popup.html', { size: 'popup', name: `${language}-${colorScheme}-empty` });
        await shoot(browser, 'popup.html', {
          size: 'tall',
          name: `${language}-${colorScheme}-settings`,
          prepare: openSettings,
        });
        await shoot(browser, 'popup.html', {
          size: 'popup',
          name: `${language}-${colorScheme}-bad-invite`,
          prepare: async (popup) => {
            await openSettings(popup);
            await popup.locator('input[name=invite]').fill('https://contoh.example/bukan');
            await popup.locator('form .primary').first().click();
            await popup.locator('[role=alert]').first().waitFor();
          },
        });
      }
    });
    for (const count of [3, 300])
      await withBrowser(colorScheme, count, async (browser, page) => {
        for (const language of LANGUAGES) {
          await setLanguage(page, language);
          await shoot(browser, 'popup.html', { size: 'popup', name: `${language}-${colorScheme}-${count}` });
          if (count === 300) continue;
          await shoot(browser, 'review.html', { size: 'wide', name: `${language}-${colorScheme}-${count}` });
          await shoot(browser, 'popup.html', {
            size: 'popup',
            name: `${language}-${colorScheme}-detail`,
            prepare: openFirst,
          });
          await shoot(browser, 'review.html', {
            size: 'wide',
            name: `${language}-${colorScheme}-detail`,
            prepare: openFirst,
          });
          await shoot(browser, 'popup.html', {
            size: 'tall',
            name: `${language}-${colorScheme}-form`,
            prepare: async (popup) => {
              await openFirst(popup);
              await popup.locator('textarea').scrollIntoViewIfNeeded();
            },
          });
        }
      });
    await withBrowser(colorScheme, 6, async (browser, page) => {
      for (const language of LANGUAGES) {
        await setLanguage(page, language);
        await shoot(browser, 'popup.html', {
          size: 'popup',
          name: `${language}-${colorScheme}-not-joined`,
          prepare: failToSend,
        });
      }
      await joinNowhere(page);
      for (const [index, language] of LANGUAGES.entries()) {
        await setLanguage(page, language);
        await shoot(browser, 'popup.html', {
          size: 'popup',
          name: `${language}-${colorScheme}-cannot-send`,
          prepare: async (popup) => {
            // What failed once is said from then on; to send again would show that it is tried.
            if (index === 0) await failToSend(popup);
            else await popup.locator('.tab').nth(1).click();
            await popup.locator('.bar [role=alert]').waitFor();
          },
        });
      }
    });
    await withBrowser(colorScheme, 0, async (browser, page) => {
      for (const language of LANGUAGES) {
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
        await shoot(browser, 'popup.html', { size: 'popup', name: `${language}-${colorScheme}-flagged` });
        await shoot(browser, 'popup.html', {
          size: 'popup',
          name: `${language}-${colorScheme}-flagged-detail`,
          prepare: openFirst,
        });
      }
    });
  }
}
