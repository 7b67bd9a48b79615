/** What an injected script brings to a page: see `flagging-slot.ts`. */
import { getLanguage } from '../i18n/language.ts';
import { browser } from '../platform/native-browser.ts';
import { getSettings } from '../platform/preferences.ts';
import type { SiteFinder, SiteReader } from '../sites/site-adapter.ts';
import { currentPage } from './current-page.ts';
import { createFlagging, type Flagging } from './flagging.ts';
import type { FlaggingSlot } from './flagging-slot.ts';

const slot: typeof globalThis & FlaggingSlot = globalThis;

/** Called by the script that is injected beside a content script. */
export function provideFlagging(reader: SiteReader): void {
  slot.pantauAsnFlagging = (side) => createFlagging(reader, side);
}

/** For scripts that are injected for one gesture into a page that may have no content script: no actions, no memory. */
export async function flaggingForOneGesture(finder: SiteFinder, reader: SiteReader): Promise<Flagging> {
  const [language, { page: options }] = await Promise.all([getLanguage(), getSettings()]);
  return createFlagging(reader, {
    finder,
    language,
    options: () => options,
    page: currentPage,
    contextMenuElement: () => null,
    hideActions: () => {},
    markFlagged: () => {},
    isAlive: () => browser.runtime?.id !== undefined,
  });
}
