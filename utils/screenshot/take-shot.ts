/**
 * Photographs a part of a visible tab: the browser's own PNG, cropped without changing a pixel. An item that does not fit
 * into the viewport is photographed in several shots, each of which goes on where the one before it ended.
 * Runs in the background; knows nothing of captures or storage.
 */
import { sha256 } from '../capture/seal.ts';
import type { NoScreenshotReason } from '../contract/capture.ts';
import type { ShotGeometry } from '../messaging/messages.ts';
import { createPngWriter } from '../picture/write-png.ts';
import { type Crop, cropShot, joinShot, placeBystanders, type ShotPlace } from './crop-shot.ts';
import { isInFront, photographTab, type TabPlace } from './photograph-tab.ts';
import { isOverLimit } from './picture-limit.ts';

export interface Shot extends ShotPlace {
  /** Original: PNG, lossless. */
  png: Blob;
  /** Of `png`, made of the bytes that it was made of: to read it again takes a while. */
  sha256: string;
  /**
   * Small derived picture for lists, at most 320 × 240 device pixels; null for a shot that goes on from another, and where the
   * browser does not make it. Comes a little later: the browser makes it while the shot is hashed and signed.
   */
  thumbnail: Promise<Blob | null>;
  /**
   * SHA-256 of the pixels of its last rows: the next shot shows them as well, if nothing has changed meanwhile. Null where
   * there is no next.
   */
  seam: string | null;
  /** Names and pictures of bystanders, in device pixels from the top left of the item. */
  bystanders: Crop[];
  /** What should be the same as in the shot before is not: the page has changed. */
  moved: boolean;
}

export type ShotResult = { ok: true; shot: Shot } | { ok: false; reason: NoScreenshotReason };

/** Rows that two shots have in common, in device pixels. */
export const SEAM_ROWS = 8;
/** A picture that was taken too early is taken again, so many times in all. */
const TRIES = 3;
/** The same where only the shot before tells: what is not the same may as well have changed. */
const UNMARKED_TRIES = 2;
/** How far a colour may be off: screens have profiles. */
const TOLERANCE = 40;

// Without these two options the browser may convert colours or multiply alpha, and a pixel would change.
const UNCHANGED: ImageBitmapOptions = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };

function contextOf(width: number, height: number, options: CanvasRenderingContext2DSettings) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, ...options });
  if (!context) throw new Error('No drawing context.');
  return { canvas, context };
}

/** The pixels of a part of the picture, RGBA. In software, where no graphics driver rounds a colour. */
function pixelsOf(whole: ImageBitmap, { x, y, width, height }: Crop): Uint8ClampedArray<ArrayBuffer> {
  const { context } = contextOf(width, height, { willReadFrequently: true });
  context.drawImage(whole, -x, -y);
  const { data } = context.getImageData(0, 0, width, height);
  return data instanceof Uint8ClampedArray ? data : new Uint8ClampedArray(data);
}

/** Whether the picture shows what the page painted last. */
function showsMarks(whole: ImageBitmap, { marks, viewport }: ShotGeometry): boolean {
  return marks.every(({ x, y, colour }) => {
    const pixel = pixelsOf(whole, {
      x: Math.floor((x * whole.width) / viewport.width),
      y: Math.floor((y * whole.height) / viewport.height),
      width: 1,
      height: 1,
    });
    return colour.every((value, channel) => Math.abs(value - (pixel[channel] ?? 0)) <= TOLERANCE);
  });
}

/**
 * The cropped part as PNG, pixel for pixel. Drawn and not transferred: Firefox hands a cropped bitmap over whole, with
 * everything around the item in it. With our own writer: a canvas compresses so hastily that a page of text takes up to
 * four times the room.
 */
async function drawPng(whole: ImageBitmap, crop: Crop): Promise<Pick<Shot, 'png' | 'sha256'>> {
  const writer = createPngWriter(crop.width, crop.height);
  await writer.write(pixelsOf(whole, crop));
  const bytes = await writer.finish();
  return { png: new Blob([bytes], { type: 'image/png' }), sha256: await sha256(bytes) };
}

/** The top of the cropped part, as JPEG: WebP takes four times as long. */
function drawThumbnail(whole: ImageBitmap, { x, y, width, height }: Crop): Promise<Blob | null> {
  const scale = Math.min(1, 320 / width);
  const smallWidth = Math.max(1, Math.round(width * scale));
  const smallHeight = Math.max(1, Math.min(240, Math.round(height * scale)));
  const { canvas, context } = contextOf(smallWidth, smallHeight, {});
  // At half the size the simpler way loses next to nothing, and takes less than half as long.
  context.imageSmoothingQuality = scale < 0.45 ? 'high' : 'low';
  context.drawImage(whole, x, y, width, Math.min(height, smallHeight / scale), 0, 0, smallWidth, smallHeight);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }).catch((error) => {
    console.warn('The thumbnail failed', error);
    return null;
  });
}

/** `isFresh` says whether a picture is not too old. */
async function takeFresh(
  tab: TabPlace,
  geometry: ShotGeometry,
  isFresh: (whole: ImageBitmap) => boolean | Promise<boolean>,
): Promise<ImageBitmap | null> {
  const tries = geometry.marks.length > 0 ? TRIES : UNMARKED_TRIES;
  for (let attempt = 1; ; attempt++) {
    const picture = await photographTab(tab.windowId, geometry);
    const [whole, isThere] = await Promise.all([createImageBitmap(picture, UNCHANGED), isInFront(tab)]);
    // By the last try so much time has gone by that nothing can be old any more: something changes the marks' colours.
    if (isThere && (attempt === tries || (await isFresh(whole)))) return whole;
    whole.close();
    if (!isThere) return null;
  }
}

/** The shots of one item: this one goes on from `before`, or is the first. */
export interface Series {
  before: (ShotPlace & Pick<Shot, 'seam'>) | null;
}

/**
 * Photographs what `geometry` says, alone or as one of a series. Never throws: a capture without a screenshot says why it
 * has none.
 */
export async function takeShot(
  tab: TabPlace,
  geometry: ShotGeometry,
  series: Series | null = null,
): Promise<ShotResult> {
  const before = series?.before ?? null;
  const partOf = (picture: ImageBitmap) => {
    const part = cropShot(geometry, picture);
    return part && before ? joinShot(part, before, SEAM_ROWS) : part;
  };
  /** Whether it begins as `before` ended. */
  const goesOn = async (picture: ImageBitmap) => {
    if (!before) return true;
    const seam = partOf(picture)?.seam;
    return before.seam === (seam ? await sha256(pixelsOf(picture, seam)) : null);
  };
  let whole: ImageBitmap | null = null;
  try {
    whole = await takeFresh(tab, geometry, geometry.marks.length > 0 ? (it) => showsMarks(it, geometry) : goesOn);
    if (!whole) return { ok: false, reason: 'tab-not-visible' };
    const part = partOf(whole);
    if (!part) return { ok: false, reason: 'item-not-visible' };
    const { crop, place, zero } = part;
    const rows = Math.min(SEAM_ROWS, crop.height);
    const thumbnail = before ? Promise.resolve(null) : drawThumbnail(whole, crop);
    const [picture, last, isSame] = await Promise.all([
      drawPng(whole, crop),
      series && sha256(pixelsOf(whole, { ...crop, y: crop.y + crop.height - rows, height: rows })),
      goesOn(whole),
    ]);
    return {
      ok: true,
      shot: {
        ...place,
        ...picture,
        thumbnail,
        seam: last,
        bystanders: placeBystanders(geometry, whole, zero),
        moved: !isSame,
      },
    };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'failed') console.warn('The screenshot failed', error);
    return { ok: false, reason };
  } finally {
    whole?.close();
  }
}

function reasonOf(error: unknown): NoScreenshotReason {
  if (/permission/i.test(String(error))) return 'not-permitted';
  if (isOverLimit(error)) return 'rate-limited';
  return 'failed';
}
