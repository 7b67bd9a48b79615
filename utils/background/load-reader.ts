/** Injects the reading part of a site's adapter into a page of that site. */
import { browser } from '../platform/browser.ts';

/** Our host permissions cover exactly the sites that our content scripts run on. */
export async function loadReader(tabId: number, url: string): Promise<void> {
  const isFacebook = /(^|\.)facebook\.com$/.test(new URL(url).hostname);
  await browser.scripting.executeScript({
    target: { tabId },
    files: [isFacebook ? '/facebook-reader.js' : '/news-reader.js'],
  });
}
