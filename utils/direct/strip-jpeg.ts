/**
 * A JPEG without anything but its picture, losslessly: only what a decoder needs is copied, the compressed data untouched.
 * Source of the markers: ITU-T T.81, table B.1; JFIF 1.02; ICC.1, annex B.4; Adobe TN 5116 (the APP14 segment).
 */
import { concatenate } from '../capture/concatenate.ts';
import { asciiBytes, readAscii, viewOf } from './bytes.ts';
import { FileRefused } from './file-refused.ts';
import { createOrientationTiff, isTurned } from './orientation-tiff.ts';

const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
/** Frames, tables and intervals: what the compressed data cannot be read without. */
const isCoding = (marker: number) => marker >= 0xc0 && marker <= 0xdf;

/** What stays of a segment; null for one that goes. `start` is where its content begins. */
function keepSegment(bytes: Uint8Array, marker: number, from: number, end: number): Uint8Array | null {
  const start = from + 4;
  if (isCoding(marker)) return bytes.subarray(from, end);
  // JFIF without its thumbnail, which may show what was cut off the picture.
  if (marker === APP0 && readAscii(bytes, start, 5) === 'JFIF\0' && end - start >= 14)
    return concatenate([Uint8Array.of(0xff, APP0, 0, 16), bytes.subarray(start, start + 12), Uint8Array.of(0, 0)]);
  if (marker === 0xe2 && readAscii(bytes, start, 12) === 'ICC_PROFILE\0') return bytes.subarray(from, end);
  // Says how colours are coded.
  if (marker === 0xee && readAscii(bytes, start, 5) === 'Adobe') return bytes.subarray(from, end);
  return null;
}

/** Where the compressed data that begins at `from` ends: at the next marker that is not a part of it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? EOI;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return bytes.length;
}

/**
 * What stands behind the picture's end (further pictures, a video, the maker's data) is left out as well.
 * Throws `FileRefused` (`unreadable`) for what is no JPEG.
 */
export function stripJpeg(bytes: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [];
  const turn = isTurned(orientation)
    ? concatenate([Uint8Array.of(0xff, 0xe1, 0, 34), asciiBytes('Exif\0\0'), createOrientationTiff(orientation)])
    : null;
  for (let at = 2; at < bytes.length; ) {
    const marker = bytes[at + 1] ?? EOI;
    if (bytes[at] !== 0xff) throw new FileRefused('unreadable', `No marker at ${at}.`);
    // Bytes may be filled up before a marker.
    if (marker === 0xff) at += 1;
    else if (marker === EOI) break;
    else if (isRestart(marker) || marker === 1) at += 2;
    else {
      const end = at + 4 <= bytes.length ? at + 2 + view.getUint16(at + 2) : Number.POSITIVE_INFINITY;
      if (end > bytes.length || end < at + 4) throw new FileRefused('unreadable', `A segment at ${at} has no end.`);
      const segment = keepSegment(bytes, marker, at, end);
      if (segment) kept.push(segment);
      at = end;
      if (marker !== SOS) continue;
      at = endOfScan(bytes, end);
      kept.push(bytes.subarray(end, at));
    }
  }
  // JFIF wants to be first, Exif directly behind it.
  const first = kept[0]?.[1] === APP0 ? 1 : 0;
  if (turn) kept.splice(first, 0, turn);
  return concatenate([Uint8Array.of(0xff, 0xd8), ...kept, Uint8Array.of(0xff, EOI)]);
}
