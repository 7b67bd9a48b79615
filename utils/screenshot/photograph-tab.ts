/** The browser's own picture of a tab, as PNG: what Chromium and Firefox offer for it. */
import type { ShotGeometry } from '../messaging/messages.ts';
import { browser } from '../platform/browser.ts';
import { frameOf } from './crop-shot.ts';
import { createPictureLimit } from './picture-limit.ts';

const withinLimit = createPictureLimit();

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
  const photograph = () => browser.tabs.captureVisibleTab(windowId, details);
  return toBlob(await (import.meta.env.FIREFOX ? photograph() : withinLimit(photograph)));
}

/** Whether the tab is the one of its window that can be seen. */
export async function isInFront({ tabId, windowId }: TabPlace): Promise<boolean> {
  const tab = await browser.tabs.get(tabId);
  return tab.active && tab.windowId === windowId;
}
