/** The browser's own picture of a tab, as PNG: what Chromium and Firefox offer for it, and Chromium's limit. */
import type { ShotGeometry } from '../messaging/messages.ts';
import { browser } from '../platform/browser.ts';
import { frameOf } from './crop-shot.ts';

/** Chromium allows so many pictures within this time, and refuses more. */
const LIMIT = 2;
const LIMIT_MS = 1_000;
/** Longest wait in all, in milliseconds. */
const PATIENCE_MS = 5_000;
const RETRY_MS = 60;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** When the last pictures were taken. */
let taken: number[] = [];

/** Waits until the browser will take another one: to be refused costs time as well. */
async function obeyLimit(): Promise<void> {
  for (;;) {
    const now = performance.now();
    taken = taken.filter((at) => now - at < LIMIT_MS);
    const [oldest] = taken;
    if (oldest === undefined || taken.length < LIMIT) break;
    await wait(LIMIT_MS - (now - oldest));
  }
  taken.push(performance.now());
}

async function withinLimit(photograph: () => Promise<string>): Promise<string> {
  if (import.meta.env.FIREFOX) return photograph();
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    await obeyLimit();
    try {
      return await photograph();
    } catch (error) {
      // The browser counts from another moment than we do.
      if (!/MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND|quota/i.test(String(error)) || performance.now() > end)
        throw error;
      await wait(RETRY_MS);
    }
  }
}

function toBlob(dataUrl: string): Blob {
  return new Blob([Uint8Array.fromBase64(dataUrl.slice(dataUrl.indexOf(',') + 1))], { type: 'image/png' });
}

/** A tab and the window in which the browser said that it is. */
export interface TabPlace {
  tabId: number;
  windowId: number;
}

/**
 * The viewport of what is in front in the window: ask `isInFront` afterwards. In Firefox, where the geometry knows how far
 * the page is scrolled, exactly its `rect`, in sight or not. Throws what the browser throws where it is not permitted.
 */
export async function photographTab(windowId: number, geometry: ShotGeometry): Promise<Blob> {
  const { scroll } = geometry;
  const frame = frameOf(geometry);
  const part = scroll && { ...frame, x: Math.round(frame.x + scroll.x), y: Math.round(frame.y + scroll.y) };
  const details = { format: 'png' as const, ...(part && { rect: part }) };
  return toBlob(await withinLimit(() => browser.tabs.captureVisibleTab(windowId, details)));
}

/** Whether the tab is the one of its window that can be seen. */
export async function isInFront({ tabId, windowId }: TabPlace): Promise<boolean> {
  const tab = await browser.tabs.get(tabId);
  return tab.active && tab.windowId === windowId;
}
