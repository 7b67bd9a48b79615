/** Flagging by shortcut and by context menu. */
import { ACTION_TEXTS } from '../i18n/action-texts.ts';
import { getLanguage } from '../i18n/language.ts';
import { browser } from '../platform/browser.ts';
import { completeTab, flagTab } from './flag-tab.ts';

const MENU_ITEM = 'flag';
/** How long the badge says that a page cannot be flagged, in milliseconds. */
const REFUSED_MS = 4_000;

/** A command or a menu entry arms the tab as a toolbar click does: what lacked its screenshot gets it as well. */
async function flagArmed(tabId: number, via: 'command' | 'context-menu'): Promise<void> {
  try {
    await flagTab(tabId, via);
    await completeTab(tabId);
  } catch (error) {
    // There is no page of ours to say it in: the badge does, for a moment.
    console.warn('This page cannot be flagged', error);
    const text = await browser.action.getBadgeText({});
    await browser.action.setBadgeText({ text: '×', tabId });
    setTimeout(() => void browser.action.setBadgeText({ text, tabId }), REFUSED_MS);
  }
}

/** Must be called in the first turn of the worker's life, or the gesture that woke it is lost. */
export function followGestures(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== 'flag-item' || tab?.id === undefined) return;
    void flagArmed(tab.id, 'command');
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === MENU_ITEM && tab?.id !== undefined) void flagArmed(tab.id, 'context-menu');
  });
}

/** The entry in the context menu, in the person's language; browsers keep it between the worker's lives. */
export async function createMenu(): Promise<void> {
  const { action } = ACTION_TEXTS[await getLanguage()];
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: MENU_ITEM,
    title: action,
    contexts: ['page', 'selection', 'link', 'image', 'video'],
    documentUrlPatterns: ['http://*/*', 'https://*/*'],
  });
}
