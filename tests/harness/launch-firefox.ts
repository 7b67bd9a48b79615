/** Firefox with the built extension, driven over WebDriver BiDi. */
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { requireBrowser } from './find-browser.ts';
import { type Answer, answerPractice } from './practice-site.ts';

export const FIREFOX_BUILD = join(import.meta.dirname, '../../.output/firefox-mv3');

/** As in the manifest. */
const EXTENSION_ID = 'pantau-asn@pantau-asn.example';
/** Firefox gives every installation another address; a preference fixes it for the test. */
const ADDRESS = '0b0e5a50-0000-4000-8000-000000000001';

export interface FirefoxBrowser {
  browser: Browser;
  /** A page on which every request is answered by `answer`, or else by the practice pages, or refused. */
  openPage(address: string, answer?: (address: string) => Answer | null): Promise<Page>;
  openExtensionPage(path: 'popup.html' | 'review.html'): Promise<Page>;
  close(): Promise<void>;
}

export async function launchFirefox(extension = FIREFOX_BUILD): Promise<FirefoxBrowser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: requireBrowser('firefox'),
    headless: true,
    // Without it the protocol may not open the extension's own pages.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: ADDRESS }),
      'intl.accept_languages': 'id',
    },
  });
  await browser.installExtension(extension);
  return {
    browser,
    openPage: async (address, answer = () => null) => {
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        const found = answer(request.url()) ?? answerPractice(request.url());
        void (found ? request.respond(found) : request.abort()).catch(() => {});
      });
      await page.goto(address);
      return page;
    },
    openExtensionPage: async (path) => {
      const page = await browser.newPage();
      // The page moves to the extension's own process on the way; its load event is not reported.
      await page.goto(`moz-extension://${ADDRESS}/${path}`, { waitUntil: [] });
      return page;
    },
    close: () => browser.close(),
  };
}
