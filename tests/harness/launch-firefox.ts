/** Firefox with the built extension, driven over WebDriver BiDi. */
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { requireBrowser } from './find-browser.ts';
import {
  type BidiConnection,
  endBackgroundScript,
  type HiddenBox,
  hiddenBoxesScript,
  popupScript,
  runInWindow,
} from './firefox-window.ts';
import { type Answer, answerPractice } from './practice-site.ts';

export const FIREFOX_BUILD = join(import.meta.dirname, '../../.output/firefox-mv3');

/** As in the manifest. */
export const FIREFOX_ID = 'pantau-asn@pantau-asn.example';
/** Firefox gives every installation another address; a preference fixes it for the test. */
const ADDRESS = '0b0e5a50-0000-4000-8000-000000000001';

const connectionOf = (browser: Browser) => (browser as unknown as { connection: BidiConnection }).connection;

export interface FirefoxBrowser {
  browser: Browser;
  /** A page on which every request is answered by `answer`, or else by the practice pages, or refused. */
  openPage(address: string, answer?: (address: string) => Answer | null): Promise<Page>;
  openExtensionPage(
    path: 'popup.html' | 'review.html' | 'package.html' | 'recap.html' | 'welcome.html' | 'backup.html',
  ): Promise<Page>;
  /** Our keyboard shortcut in the tab in front, as the browser itself carries it out: this permits screenshots there. */
  pressShortcut(): Promise<void>;
  /** Ends the event page, as the browser does after 30 s without an event. Resolves when it is gone. */
  endBackground(): Promise<void>;
  /**
   * Opens our popup by the toolbar, which permits the tab in front; clicks what matches the selector in it, as soon as it is
   * there, and resolves with the popup's words once they match `done`.
   */
  clickInPopup(selector: string, done: RegExp): Promise<string>;
  /** What of ours matches in the tab in front, though its shadow roots are closed. */
  findHidden(selector: string): Promise<HiddenBox[]>;
  close(): Promise<void>;
}

interface FirefoxOptions {
  extension?: string;
  /** Folder into which files are saved without a question. */
  downloads?: string;
  /** The home folder that the browser is told. */
  home?: string;
  /** A small screen and a finger, as on a phone. */
  touch?: boolean;
}

export async function launchFirefox({
  extension = FIREFOX_BUILD,
  downloads,
  home,
  touch,
}: FirefoxOptions = {}): Promise<FirefoxBrowser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: requireBrowser('firefox'),
    headless: true,
    ...(touch && { defaultViewport: { width: 360, height: 640 } }),
    ...(home && { env: { ...process.env, HOME: home } }),
    // Without it the protocol may not open the extension's own pages.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: ADDRESS }),
      'intl.accept_languages': 'id',
      // A finger: what `pointer: coarse` asks for.
      ...(touch && { 'ui.primaryPointerCapabilities': 1, 'ui.allPointerCapabilities': 1 }),
      ...(downloads ? { 'browser.download.folderList': 2, 'browser.download.dir': downloads } : {}),
    },
  });
  try {
    await browser.installExtension(extension);
    await closeWelcome(connectionOf(browser));
  } catch (error) {
    await browser.close();
    throw error;
  }
  const connection = connectionOf(browser);
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
      // A window of its own: the tab that is being flagged must stay in front in its window.
      const page = await browser.newPage({ type: 'window' });
      // The page moves to the extension's own process on the way; its load event is not reported.
      await page.goto(`moz-extension://${ADDRESS}/${path}`, { waitUntil: [] });
      return page;
    },
    pressShortcut: async () => {
      const key = `#ext-keyset-id-${FIREFOX_ID.replace(/[^a-z-]/g, '_')} key`;
      await runInWindow(connection, `document.querySelector(${JSON.stringify(key)}).doCommand()`);
    },
    endBackground: async () => void (await runInWindow(connection, endBackgroundScript(FIREFOX_ID))),
    clickInPopup: async (selector, done) =>
      String(await runInWindow(connection, popupScript(FIREFOX_ID, selector, done))),
    findHidden: async (selector) => JSON.parse(String(await runInWindow(connection, hiddenBoxesScript(selector)))),
    close: () => browser.close(),
  };
}

/** The page that opens when the extension is installed would take the place of the tab in front. Puppeteer does not know its address. */
async function closeWelcome(connection: BidiConnection): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    const { result } = await connection.send('browsingContext.getTree', {});
    const welcome = result.contexts?.find(({ url }) => url === `moz-extension://${ADDRESS}/welcome.html`);
    if (welcome) return void (await connection.send('browsingContext.close', { context: welcome.context }));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The welcome page did not open.');
}
