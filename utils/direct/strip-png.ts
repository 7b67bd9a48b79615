/** A PNG with the chunks that its picture needs and no others (W3C PNG, third edition, 5 and 11). */
import { concatenate } from '../capture/concatenate.ts';
import { asciiBytes, readAscii, viewOf } from './bytes.ts';
import { FileRefused } from './file-refused.ts';
import { createOrientationTiff, isTurned } from './orientation-tiff.ts';

/** Picture, palette, transparency, colour, size of a pixel, animation. Texts, times and Exif are not among them. */
const KEPT =
  /^(?:IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|cICP|mDCV|cLLI|sBIT|bKGD|hIST|pHYs|sPLT|acTL|fcTL|fdAT)$/;
const SIGNATURE = 8;

/** CRC-32 of the bytes, as in the PNG specification, annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function createChunk(type: string, content: Uint8Array): Uint8Array {
  const named = concatenate([asciiBytes(type), content]);
  const frame = new DataView(new ArrayBuffer(8));
  frame.setUint32(0, content.length);
  frame.setUint32(4, crc32(named));
  const framed = new Uint8Array(frame.buffer);
  return concatenate([framed.subarray(0, 4), named, framed.subarray(4)]);
}

/** What stands behind the picture's end is left out as well. Throws `FileRefused` (`unreadable`) for what is no PNG. */
export function stripPng(bytes: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, SIGNATURE)];
  for (let at = SIGNATURE; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    const type = readAscii(bytes, at + 4, 4);
    if (end > bytes.length) throw new FileRefused('unreadable', `The chunk ${type} has no end.`);
    if (KEPT.test(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IHDR' && isTurned(orientation)) kept.push(createChunk('eXIf', createOrientationTiff(orientation)));
    if (type === 'IEND') return concatenate(kept);
    at = end;
  }
  throw new FileRefused('unreadable', 'The picture has no end.');
}
