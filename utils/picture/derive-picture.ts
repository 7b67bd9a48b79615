/** Pictures that a package adds to the originals. */
import type { Capture } from '../contract/capture.ts';
import type { DerivativeKind } from '../contract/derivative.ts';
import type { Redaction } from '../contract/finding.ts';
import { drawPicture } from './draw-picture.ts';
import { outlinePicture, showsMore } from './redact-picture.ts';

/** Null where the picture would be no other than what is there: a single screenshot, an item that fills all of it. */
export async function derivePicture(
  kind: DerivativeKind,
  { picture }: Capture,
  redaction: Redaction | null,
  getFile: (sha256: string) => Promise<Blob | null>,
): Promise<Blob | null> {
  if (!picture || (kind === 'stitched' ? picture.tiles.length === 1 : !showsMore(picture))) return null;
  const tiles = await Promise.all(picture.tiles.map(({ sha256 }) => getFile(sha256)));
  const shown = { picture, tiles };
  return kind === 'stitched' ? drawPicture(shown) : outlinePicture(shown, redaction?.boxes);
}
