/** What every spec needs: a browser with the built extension, a page that it serves itself, and their end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { test as base } from 'vitest';
import { ACTION_NAME, click, queryRole, waitForAction, waitForToast } from '../harness/closed-shadow.ts';
import { type ExtensionBrowser, type LaunchOptions, launchChromium } from '../harness/launch-chromium.ts';

interface Fixtures {
  /** Changes how the browser starts: `test.override`. */
  launchOptions: Partial<LaunchOptions>;
  browser: ExtensionBrowser;
  /** A folder that goes away after the test. */
  folder: string;
}

export const test = base.extend<Fixtures>({
  launchOptions: {},
  folder: async ({ task }, use) => {
    const folder = mkdtempSync(join(tmpdir(), `pantau-asn-${task.id}-`));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  browser: async ({ folder, launchOptions }, use) => {
    const browser = await launchChromium({
      profile: join(folder, 'profile'),
      headless: true,
      practice: true,
      ...launchOptions,
    });
    await use(browser);
    await browser.close();
  },
});

/** Opens an address that answers `html`, under its real host name. */
export async function openServed(browser: ExtensionBrowser, address: string, html: string): Promise<Page> {
  await browser.context.route(address, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  const page = await browser.context.newPage();
  await page.goto(address);
  return page;
}

/** Permits screenshots in the tab, by a real toolbar click. */
export async function arm(browser: ExtensionBrowser, page: Page): Promise<void> {
  const popup = await browser.clickToolbar(page);
  // As long as a person needs to see it: until it has drawn itself.
  await popup.evaluate(
    `new Promise((done) => { const look = () => document.querySelector('.top') ? done() : setTimeout(look, 10); look(); })`,
  );
  await popup.close();
  await page.bringToFront();
}

/** Waits for the actions of a page. */
export async function waitForActions(page: Page, count: number): Promise<Awaited<ReturnType<typeof queryRole>>> {
  const end = Date.now() + 10_000;
  for (;;) {
    const actions = await queryRole(page, 'button', ACTION_NAME);
    if (actions.length === count) return actions;
    if (Date.now() > end) throw new Error(`The page has ${actions.length} actions, not ${count}.`);
    await page.waitForTimeout(50);
  }
}

/** Clicks the `index`-th action and waits for the toast that says it is saved; resolves with its words. */
export async function flag(page: Page, index: number, timeout?: number): Promise<string> {
  await click(page, await waitForAction(page, index));
  return waitForToast(page, /Tersimpan/, timeout);
}
