/** A WebP with the chunks that its picture needs and no others (RFC 9649, 2.7). */
import { concatenate } from '../capture/concatenate.ts';
import { asciiBytes, readAscii, viewOf } from './bytes.ts';
import { FileRefused } from './file-refused.ts';
import { createOrientationTiff, isTurned } from './orientation-tiff.ts';

const KEPT = /^(?:VP8 |VP8L|ALPH|ANIM|ANMF|ICCP)$/;
/** Flags of the VP8X chunk that announce Exif and XMP. */
const EXIF = 0x08;
const XMP = 0x04;
const HEADER = 12;

function createChunk(type: string, content: Uint8Array): Uint8Array {
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, content.length, true);
  const padding = new Uint8Array(content.length % 2);
  return concatenate([asciiBytes(type), new Uint8Array(size.buffer), content, padding]);
}

/** What stands behind the picture's end is left out as well. Throws `FileRefused` (`unreadable`) for what is no WebP. */
export function stripWebp(bytes: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  const view = viewOf(bytes);
  const length = Math.min(bytes.length, HEADER - 4 + view.getUint32(4, true));
  const kept: Uint8Array[] = [];
  let extended = false;
  for (let at = HEADER; at + 8 <= length; ) {
    const type = readAscii(bytes, at, 4);
    const size = view.getUint32(at + 4, true);
    const content = bytes.subarray(at + 8, at + 8 + size);
    if (content.length < size) throw new FileRefused('unreadable', `The chunk ${type} has no end.`);
    if (KEPT.test(type)) kept.push(createChunk(type, content));
    else if (type === 'VP8X') {
      extended = true;
      const flags = ((content[0] ?? 0) & ~(EXIF | XMP)) | (isTurned(orientation) ? EXIF : 0);
      kept.push(createChunk(type, concatenate([Uint8Array.of(flags), content.subarray(1)])));
    }
    at += 8 + size + (size % 2);
  }
  if (kept.length === 0) throw new FileRefused('unreadable', 'There is no picture in it.');
  // Without VP8X a file has no room for Exif, and had none.
  if (extended && isTurned(orientation)) kept.push(createChunk('EXIF', createOrientationTiff(orientation)));
  const body = concatenate([asciiBytes('WEBP'), ...kept]);
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, body.length, true);
  return concatenate([asciiBytes('RIFF'), new Uint8Array(size.buffer), body]);
}
