/** Opens a saved page in a tab of its own, under its real address, with nothing else reachable and its scripts off. */
import type { CDPSession, Page } from 'playwright';
import { ZONE } from './judge.ts';

/**
 * The browser itself keeps the page's scripts from running, so that no page leads away and none changes what was saved;
 * they stay in the document as they are on the site. Extensions are not subject to it. What is not in the file is not
 * even asked for.
 */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Longest wait for the extension's script. */
const SCRIPT_MS = 8_000;

/** A saved page without what would lead its tab away. */
export function prepareHtml(html: string): string {
  return html
    .replace(/<noscript\b[\s\S]*?<\/noscript\s*>/gi, '')
    .replace(/<meta\b[^>]*\bhttp-equiv\s*=\s*["']?refresh\b[^>]*>/gi, '');
}

export interface SavedPage {
  url: string;
  html: string;
}

/**
 * Loads the page into a tab, which the caller closes. `extensionId` waits until the extension's script is in it too:
 * a page is not free of actions because nobody looked. Throws when it does not come.
 */
export async function openSavedPage(tab: Page, { url, html }: SavedPage, extensionId: string | null): Promise<void> {
  // Routes of the tab, not of the browser: two saved pages may have one address.
  await tab.route('**/*', (route) => {
    const request = route.request();
    if (!request.isNavigationRequest() || request.frame() !== tab.mainFrame()) return route.abort();
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': POLICY },
      body: prepareHtml(html),
    });
  });
  const session = await tab.context().newCDPSession(tab);
  // The zone of the people who use this, whatever the zone of the machine is. It lasts as long as the session.
  await session.send('Emulation.setTimezoneOverride', { timezoneId: ZONE.name });
  const started = extensionId === null ? null : waitForScript(session, extensionId);
  await tab.goto(url, { waitUntil: 'load' });
  await started;
}

/** Resolves when a script of the extension runs in the page's main frame. */
async function waitForScript(session: CDPSession, extensionId: string): Promise<void> {
  const origin = `chrome-extension://${extensionId}`;
  const started = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The extension's script did not start on the page.")), SCRIPT_MS);
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin !== origin) return;
      clearTimeout(timer);
      resolve();
    });
  });
  // Whoever waits hears of it later; until then it must not count as unhandled.
  started.catch(() => {});
  await session.send('Runtime.enable');
  return started;
}
