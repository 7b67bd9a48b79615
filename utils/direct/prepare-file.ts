/** Makes a file from the disk ready to be evidence: the original as it is, and for a photo a copy that tells nothing but the picture. */
import type { EvidenceFile } from '../contract/capture.ts';
import { MAX_FILE_BYTES } from '../contract/limits.ts';
import { isEqual } from './bytes.ts';
import { type FileKind, findFileKind, MEDIA_TYPES } from './file-kind.ts';
import { FileRefused } from './file-refused.ts';
import { findLeftovers, type PhotoMetadata, readPhotoMetadata } from './read-photo.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

export interface PreparedFile {
  role: Extract<EvidenceFile['role'], 'photo' | 'document'>;
  mediaType: string;
  /** As it lay on the disk. */
  original: Blob;
  /** What may leave the device; the original itself where nothing had to be taken out. */
  copy: Blob;
  /** Of the picture as it is seen; null for a document. */
  width: number | null;
  height: number | null;
  /** Small picture for lists; null for a document. */
  thumbnail: Blob | null;
  /** What the original tells besides its picture; null for a document. */
  metadata: PhotoMetadata | null;
}

/** More pixels would fill the memory when the picture is shown: 16,000 × 12,500. */
const MAX_PIXELS = 200_000_000;
const THUMBNAIL = { width: 320, height: 240 };

const STRIP: Record<Exclude<FileKind, 'heic' | 'pdf'>, typeof stripJpeg> = {
  jpeg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
};

/** The picture, turned as it is seen. Throws `FileRefused`. */
async function decode(photo: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(photo);
  } catch (error) {
    throw new FileRefused('unreadable', String(error));
  }
}

/** The top of the picture, at most 320 × 240 pixels, as WebP. */
async function drawThumbnail(picture: ImageBitmap): Promise<Blob> {
  const scale = Math.min(1, THUMBNAIL.width / picture.width);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.min(THUMBNAIL.height, Math.round(picture.height * scale)));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('No drawing context.');
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, picture.width, height / scale, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
}

async function preparePhoto(bytes: Uint8Array<ArrayBuffer>, kind: keyof typeof STRIP): Promise<PreparedFile> {
  const mediaType = MEDIA_TYPES[kind];
  const metadata = readPhotoMetadata(bytes);
  const stripped = STRIP[kind](bytes, metadata.orientation);
  // Read once more, by other code than that which wrote it: what cannot be shown to be clean does not leave.
  const left = findLeftovers(stripped);
  if (left.length > 0) throw new FileRefused('not-cleaned', left.join(', '));
  const original = new Blob([bytes], { type: mediaType });
  const copy = isEqual(bytes, stripped) ? original : new Blob([stripped], { type: mediaType });
  const picture = await decode(copy);
  const { width, height } = picture;
  try {
    if (width * height > MAX_PIXELS) throw new FileRefused('too-large', `${width} × ${height} pixels`);
    const thumbnail = await drawThumbnail(picture);
    return { role: 'photo', mediaType, original, copy, width, height, thumbnail, metadata };
  } finally {
    picture.close();
  }
}

/** Throws `FileRefused` for what cannot be taken. */
export async function prepareFile(file: Blob): Promise<PreparedFile> {
  if (file.size === 0) throw new FileRefused('empty', 'No bytes.');
  if (file.size > MAX_FILE_BYTES) throw new FileRefused('too-large', `${file.size} bytes`);
  // Read now: a file that is changed or removed on the disk afterwards would be gone.
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = findFileKind(bytes);
  if (kind === null) throw new FileRefused('not-supported', file.type);
  if (kind === 'heic') throw new FileRefused('heic', file.type);
  if (kind !== 'pdf') return preparePhoto(bytes, kind);
  const original = new Blob([bytes], { type: MEDIA_TYPES.pdf });
  return {
    role: 'document',
    mediaType: MEDIA_TYPES.pdf,
    original,
    copy: original,
    width: null,
    height: null,
    thumbnail: null,
    metadata: null,
  };
}
