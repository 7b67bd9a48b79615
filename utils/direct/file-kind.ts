/** What a file is, by its first bytes: names and declared types are whatever the sender liked. */

export type FileKind = 'jpeg' | 'png' | 'webp' | 'pdf' | 'heic';

export const MEDIA_TYPES: Record<Exclude<FileKind, 'heic'>, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
};

/** Brands of ISO base media files that hold HEIF pictures (ISO/IEC 23008-12, annex B). */
const HEIF = /^(?:hei[cxms]|hev[cxms]|mif[12]|msf1)/;

/** Null for anything else. Looks at the first kilobyte. */
export function findFileKind(bytes: Uint8Array): FileKind | null {
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'webp';
  if (start.startsWith('ftyp', 4) && HEIF.test(start.slice(8))) return 'heic';
  // Some programs write a line of their own before the header; readers accept it within the first kilobyte.
  return start.includes('%PDF-') ? 'pdf' : null;
}
