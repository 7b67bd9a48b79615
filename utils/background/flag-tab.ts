/** Flags by keyboard, context menu or popup: through the tab's content script, else by one injected for this one time. */
import type { Request } from '../messaging/messages.ts';
import { MessageError } from '../messaging/reply.ts';
import { sendToTab } from '../messaging/send-message.ts';
import { browser } from '../platform/browser.ts';

/** Scripts for one gesture, which no page loads by itself: built from the entrypoints of these names. */
type GestureScript = '/page-flag.js' | '/page-pick.js';

/** Throws `page-not-supported` on pages that browsers keep extensions out of. */
async function inject(tabId: number, file: GestureScript): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [file] });
  } catch (error) {
    throw new MessageError('page-not-supported', String(error));
  }
}

/** The person points at the part of the page that is to be flagged. Throws `page-not-supported`. */
export const pickInTab = (tabId: number): Promise<void> => inject(tabId, '/page-pick.js');

/** Throws `page-not-supported` on pages that browsers keep extensions out of. */
export async function flagTab(tabId: number, via: Request<'item/flag'>['via']): Promise<void> {
  try {
    const { flagged } = await sendToTab(tabId, 'item/flag', { via });
    if (flagged) return;
  } catch {
    // No content script there: the page is on none of our lists, or was open before the extension was installed.
  }
  await inject(tabId, '/page-flag.js');
}

/** The tab is armed now (a toolbar click, a command or a menu entry grants that): complete what lacks its screenshot. */
export async function completeTab(tabId: number): Promise<void> {
  try {
    await sendToTab(tabId, 'item/complete', null);
  } catch {
    // A tab without our content script has nothing to complete.
  }
}
