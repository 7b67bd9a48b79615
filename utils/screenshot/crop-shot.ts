/** Which pixels of a picture belong to a shot, and where they stand in the picture of the whole item. Pure arithmetic. */
import type { ShotGeometry } from '../messaging/messages.ts';

/** A picture's part in device pixels. */
export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a shot stands, in device pixels from the top left of the item. */
export interface ShotPlace extends Crop {
  /** The item's top left in the picture: the pixel, and what is left of it. Later shots are counted from the first. */
  origin: { x: number; y: number };
  /** The item's size. */
  item: { width: number; height: number };
}

export interface CroppedShot {
  /** In the picture. */
  crop: Crop;
  place: ShotPlace;
  /** The rows above it in the picture that the shot before ended with; null where they are not there. */
  seam: Crop | null;
  /** Where in the picture the item begins, as its first shot counts. */
  zero: { x: number; y: number };
}

/** What the browser photographs for `geometry`, in CSS pixels relative to the viewport: out of sight whole pixels of the page. */
export function frameOf({ rect, viewport, scroll }: ShotGeometry): Crop {
  if (!scroll) return { x: 0, y: 0, ...viewport };
  const left = Math.floor(rect.x + scroll.x);
  const top = Math.floor(rect.y + scroll.y);
  return {
    x: left - scroll.x,
    y: top - scroll.y,
    width: Math.ceil(rect.x + scroll.x + rect.width) - left,
    height: Math.ceil(rect.y + scroll.y + rect.height) - top,
  };
}

/**
 * Device pixels for one CSS pixel: what the page says, as sizes are rounded and an item can stand thousands of pixels away;
 * but where the picture is of another size, what follows from that.
 */
function scaleOf(pixels: number, length: number, devicePixelRatio: number): number {
  const isAsSaid = Math.abs(pixels - length * devicePixelRatio) < devicePixelRatio + 1;
  return isAsSaid ? devicePixelRatio : pixels / length;
}

/** Device pixels of `picture` for one CSS pixel of what `geometry` has photographed. */
function scaleIn(geometry: ShotGeometry, picture: { width: number; height: number }): { x: number; y: number } {
  const frame = frameOf(geometry);
  return {
    x: scaleOf(picture.width, frame.width, geometry.devicePixelRatio),
    y: scaleOf(picture.height, frame.height, geometry.devicePixelRatio),
  };
}

/** Where the bystanders of `geometry` stand, in device pixels from the top left of the item: whole pixels, none too few. */
export function placeBystanders(
  geometry: ShotGeometry,
  picture: { width: number; height: number },
  zero: CroppedShot['zero'],
): Crop[] {
  const frame = frameOf(geometry);
  const scale = scaleIn(geometry, picture);
  return (geometry.bystanders ?? []).map(({ x, y, width, height }) => {
    const left = Math.floor((x - frame.x) * scale.x);
    const top = Math.floor((y - frame.y) * scale.y);
    return {
      x: left - zero.x,
      y: top - zero.y,
      width: Math.ceil((x - frame.x + width) * scale.x) - left,
      height: Math.ceil((y - frame.y + height) * scale.y) - top,
    };
  });
}

/** The part of a picture that `geometry` asks for; null when none of it is there. */
export function cropShot(geometry: ShotGeometry, picture: { width: number; height: number }): CroppedShot | null {
  const { rect, item } = geometry;
  const frame = frameOf(geometry);
  const scale = scaleIn(geometry, picture);
  const left = Math.max(0, Math.floor((rect.x - frame.x) * scale.x));
  const top = Math.max(0, Math.floor((rect.y - frame.y) * scale.y));
  const right = Math.min(picture.width, Math.ceil((rect.x - frame.x + rect.width) * scale.x));
  const bottom = Math.min(picture.height, Math.ceil((rect.y - frame.y + rect.height) * scale.y));
  if (!(right - left >= 1 && bottom - top >= 1)) return null;
  const origin = { x: (item.x - frame.x) * scale.x, y: (item.y - frame.y) * scale.y };
  const crop = { x: left, y: top, width: right - left, height: bottom - top };
  const zero = { x: Math.floor(origin.x), y: Math.floor(origin.y) };
  return {
    crop,
    place: {
      ...crop,
      x: left - zero.x,
      y: top - zero.y,
      origin,
      item: { width: Math.ceil(item.width * scale.x), height: Math.ceil(item.height * scale.y) },
    },
    seam: null,
    zero,
  };
}

/**
 * `shot` without the rows that `before` shows already; null when it shows nothing new or leaves a gap. Browsers scroll by
 * whole device pixels: between two shots the item has moved by a whole number of them.
 */
export function joinShot({ crop, place }: CroppedShot, before: ShotPlace, seamRows: number): CroppedShot | null {
  const zero = {
    x: Math.floor(before.origin.x) + Math.round(place.origin.x - before.origin.x),
    y: Math.floor(before.origin.y) + Math.round(place.origin.y - before.origin.y),
  };
  const ended = before.y + before.height;
  // The picture's rows of the item are counted from where its first shot counted them.
  const top = ended + zero.y;
  const bottom = crop.y + crop.height;
  if (top >= bottom || top < crop.y) return null;
  const x = before.x + zero.x;
  const rows = Math.min(seamRows, before.height);
  return {
    crop: { x, y: top, width: before.width, height: bottom - top },
    place: { ...before, y: ended, height: bottom - top },
    seam: top - rows >= 0 ? { x, y: top - rows, width: before.width, height: rows } : null,
    zero,
  };
}
