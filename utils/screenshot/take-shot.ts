/**
 * Photographs one item in a visible tab: the browser's own PNG, cropped to the item without changing a pixel.
 * Runs in the background; knows nothing of captures or storage.
 */
import type { NoScreenshotReason } from '../contract/capture.ts';
import type { ShotGeometry } from '../messaging/messages.ts';
import { browser } from '../platform/browser.ts';

export interface Shot {
  /** Original: PNG, lossless. */
  png: Blob;
  /** Device pixels. */
  width: number;
  height: number;
  /** Small derived picture for lists, at most 320 × 240 device pixels. */
  thumbnail: Blob;
  /** Only a part of the item was in view. */
  partly: boolean;
}

export type ShotResult = { ok: true; shot: Shot } | { ok: false; reason: NoScreenshotReason };

/** A picture's part in device pixels. */
export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
  partly: boolean;
}

/**
 * The part of a picture of the viewport that shows the item; null when none of it is in view.
 * The scale comes from the picture itself, so page zoom, display scaling and rounding need no special case.
 */
export function cropToItem({ rect, viewport }: ShotGeometry, picture: { width: number; height: number }): Crop | null {
  const scaleX = picture.width / viewport.width;
  const scaleY = picture.height / viewport.height;
  const left = Math.max(0, Math.floor(rect.x * scaleX));
  const top = Math.max(0, Math.floor(rect.y * scaleY));
  const right = Math.min(picture.width, Math.ceil((rect.x + rect.width) * scaleX));
  const bottom = Math.min(picture.height, Math.ceil((rect.y + rect.height) * scaleY));
  if (right - left < 1 || bottom - top < 1) return null;
  // One CSS pixel of tolerance: half-pixel positions are not a cut.
  const partly =
    rect.x < -1 ||
    rect.y < -1 ||
    rect.x + rect.width > viewport.width + 1 ||
    rect.y + rect.height > viewport.height + 1;
  return { x: left, y: top, width: right - left, height: bottom - top, partly };
}

/** Chromium allows two captures a second; one that comes too early is repeated, not lost. */
const RATE_LIMIT_WAIT_MS = 550;
const RATE_LIMIT_TRIES = 6;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function captureViewport(windowId: number): Promise<Blob> {
  for (let attempt = 1; ; attempt++) {
    try {
      const dataUrl = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
      const bytes = Uint8Array.fromBase64(dataUrl.slice(dataUrl.indexOf(',') + 1));
      return new Blob([bytes], { type: 'image/png' });
    } catch (error) {
      if (!/MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND|quota/i.test(String(error)) || attempt >= RATE_LIMIT_TRIES)
        throw error;
      await wait(RATE_LIMIT_WAIT_MS);
    }
  }
}

function reasonOf(error: unknown): NoScreenshotReason {
  const message = String(error);
  if (/permission/i.test(message)) return 'not-permitted';
  if (/MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND|quota/i.test(message)) return 'rate-limited';
  return 'failed';
}

// Without these two options the browser may convert colours or multiply alpha, and a pixel would change.
const UNCHANGED: ImageBitmapOptions = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };

/**
 * The cropped part as PNG, pixel for pixel. Drawn and not transferred: Firefox hands a cropped bitmap over whole, with
 * everything around the item in it. In software, where no graphics driver rounds a colour.
 */
async function drawPng(whole: ImageBitmap, { x, y, width, height }: Crop): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('No drawing context.');
  context.drawImage(whole, -x, -y);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** The top of the cropped part, at most 320 × 240 device pixels, as WebP. */
async function drawThumbnail(whole: ImageBitmap, { x, y, width, height }: Crop): Promise<Blob> {
  const scale = Math.min(1, 320 / width);
  const smallWidth = Math.max(1, Math.round(width * scale));
  const smallHeight = Math.max(1, Math.min(240, Math.round(height * scale)));
  const canvas = new OffscreenCanvas(smallWidth, smallHeight);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('No drawing context.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, x, y, width, Math.min(height, smallHeight / scale), 0, 0, smallWidth, smallHeight);
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
}

/** Photographs the item. Never throws: a capture without a screenshot says why it has none. */
export async function takeShot(tabId: number, geometry: ShotGeometry): Promise<ShotResult> {
  try {
    const before = await browser.tabs.get(tabId);
    // captureVisibleTab shoots whatever tab is in front: it must be this one, before and after.
    if (!before.active || before.windowId === undefined) return { ok: false, reason: 'tab-not-visible' };
    const picture = await captureViewport(before.windowId);
    const after = await browser.tabs.get(tabId);
    if (!after.active || after.windowId !== before.windowId) return { ok: false, reason: 'tab-not-visible' };

    const whole = await createImageBitmap(picture, UNCHANGED);
    const crop = cropToItem(geometry, whole);
    if (!crop) return { ok: false, reason: 'item-not-visible' };
    const [png, thumbnail] = await Promise.all([drawPng(whole, crop), drawThumbnail(whole, crop)]);
    whole.close();
    return { ok: true, shot: { png, width: crop.width, height: crop.height, thumbnail, partly: crop.partly } };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'failed') console.warn('The screenshot failed', error);
    return { ok: false, reason };
  }
}
