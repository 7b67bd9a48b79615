/** The pictures of a finding as an authority gets them: whole ones, never the single screenshots that they are made of. */
import { stitchPicture, type TiledPicture } from './draw-picture.ts';

export interface AttachablePicture {
  /** A file, or screenshots that are put together. */
  source: Blob | TiledPicture;
  /** Of the file, or of the first screenshot. */
  sha256: string;
}

/** One after the other: each is held whole. Rejects where a screenshot cannot be read. */
export async function loadAttachable(
  pictures: readonly AttachablePicture[],
): Promise<{ blob: Blob; sha256: string }[]> {
  const loaded: { blob: Blob; sha256: string }[] = [];
  for (const { source, sha256 } of pictures)
    loaded.push({ sha256, blob: source instanceof Blob ? source : await stitchPicture(source) });
  return loaded;
}
