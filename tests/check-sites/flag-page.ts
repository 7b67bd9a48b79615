/** Flags what a page offers, as a person does: by the action on each item, or from the popup where there is none. */
import type { Page } from 'playwright';
import { ACTION_NAME, click, queryRole, readToast, waitForAction, waitForToast } from '../harness/closed-shadow.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';

export interface FlagOutcome {
  /** Actions that the page has. */
  actions: number;
  /** What went wrong with single ones. */
  problems: string[];
}

const SAVED = /Tersimpan/;
const POLL_MS = 50;
/** A page with all the actions that it should have is watched a little longer, in case more come. */
const SETTLE_MS = 400;
/** The content script looks again when the page has time for it, soon after a change. */
const SETTLE_EMPTY_MS = 1_000;
/** An action that has not come by then, after the last one, does not come. */
const GIVE_UP_MS = 3_000;
const TOAST_MS = 5_000;

/** How many actions the page has when no more come. */
async function countActions(tab: Page, expected: number): Promise<number> {
  let count = 0;
  let since = Date.now();
  // Somebody is there: before, a news page is not looked at.
  await tab.mouse.move(1, 1);
  for (;;) {
    const now = (await queryRole(tab, 'button', ACTION_NAME)).length;
    if (now !== count) since = Date.now();
    count = now;
    const quiet = Date.now() - since;
    const enough = count < expected ? GIVE_UP_MS : count === 0 ? SETTLE_EMPTY_MS : SETTLE_MS;
    if (quiet >= enough) return count;
    await tab.waitForTimeout(POLL_MS);
  }
}

/** Closes the toast: it would lie over an action, and what it says of the last item must not count for the next. */
async function closeToast(tab: Page): Promise<void> {
  for (let tries = 0; tries < 5 && (await readToast(tab)) !== null; tries++) {
    // Ours is the last of the document; a page may have such a button too.
    const close = (await queryRole(tab, 'button', 'Tutup')).at(-1);
    if (close) await click(tab, close);
    await tab.waitForTimeout(POLL_MS);
  }
}

/** Uses the action of every item, one after the other, in the order of the page. */
export async function flagInPlace(tab: Page, expected: number): Promise<FlagOutcome> {
  const actions = await countActions(tab, expected);
  const problems: string[] = [];
  for (let index = 0; index < actions; index++)
    try {
      await closeToast(tab);
      await click(tab, await waitForAction(tab, index));
      await waitForToast(tab, SAVED, TOAST_MS);
    } catch (error) {
      problems.push(`action ${index + 1}: ${error instanceof Error ? error.message : error}`);
    }
  return { actions, problems };
}

/** Presses "Tandai halaman ini" in the popup of a real toolbar click. */
export async function flagFromPopup(browser: ExtensionBrowser, tab: Page): Promise<FlagOutcome> {
  const popup = await browser.clickToolbar(tab);
  await popup.evaluate(`new Promise((done) => {
    const look = () => {
      const button = [...document.querySelectorAll('button')].find((b) => b.textContent.includes('Tandai halaman ini'));
      if (!button) return setTimeout(look, 10);
      button.click();
      done();
    };
    look();
  })`);
  try {
    await waitForToast(tab, SAVED, TOAST_MS);
    return { actions: 1, problems: [] };
  } catch (error) {
    return { actions: 0, problems: [`popup: ${error instanceof Error ? error.message : error}`] };
  }
}
