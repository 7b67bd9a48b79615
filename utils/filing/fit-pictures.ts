/** Copies of screenshots that fit a form's limit. The originals stay as they are: a copy is a file of its own. */

/** What SP4N-LAPOR! takes in all, in bytes: 2 MB by a single source. Counted as the smaller million, to be safe. */
export const LAPOR_LIMIT_BYTES = 2_000_000;

export interface Picture {
  blob: Blob;
  /** SHA-256 of the original. */
  sha256: string;
}

export interface PictureCopy {
  /** A JPEG, or the original where it fits as it is. */
  blob: Blob;
  name: string;
  /** SHA-256 of the original that it was made from. */
  derivedFrom: string;
}

/** Smaller and coarser, step by step: first what the eye does not miss. */
const STEPS = [1, 0.8, 0.62, 0.48, 0.36, 0.26, 0.18].flatMap((scale) => [
  { scale, quality: 0.86 },
  { scale, quality: 0.66 },
]);

/** `encode` draws a picture at a scale (0–1] and gives a JPEG of a quality. */
export type Encode = (blob: Blob, scale: number, quality: number) => Promise<Blob>;

/** Draws in a canvas; works in pages and in workers. */
export const encodeInCanvas: Encode = async (blob, scale, quality) => {
  const bitmap = await createImageBitmap(blob);
  try {
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('There is no drawing context.');
    // JPEG has no transparency: what is see-through would turn black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0, width, height);
    return await canvas.convertToBlob({ type: 'image/jpeg', quality });
  } finally {
    bitmap.close();
  }
};

/**
 * One copy of each picture, together at most `limit` bytes. Each gets an equal share; what one leaves goes to the next.
 * Throws a `RangeError` when even the coarsest copy of one does not fit.
 */
export async function fitPictures(
  pictures: readonly Picture[],
  limit: number,
  encode: Encode = encodeInCanvas,
): Promise<PictureCopy[]> {
  const copies: PictureCopy[] = [];
  let left = limit;
  for (const [index, { blob, sha256 }] of pictures.entries()) {
    const share = Math.floor(left / (pictures.length - index));
    const copy = await fitOne(blob, share, encode);
    if (!copy) throw new RangeError(`The picture ${sha256} does not fit into ${share} bytes.`);
    left -= copy.size;
    const kind = copy.type === 'image/jpeg' ? 'jpg' : 'png';
    copies.push({ blob: copy, name: `bukti-${index + 1}-${sha256.slice(0, 8)}.${kind}`, derivedFrom: sha256 });
  }
  return copies;
}

async function fitOne(blob: Blob, share: number, encode: Encode): Promise<Blob | null> {
  if (blob.size <= share) return blob;
  for (const { scale, quality } of STEPS) {
    const copy = await encode(blob, scale, quality);
    if (copy.size <= share) return copy;
  }
  return null;
}
