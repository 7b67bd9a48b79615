/** The pictures of a finding: one for each capture that has one, with its redacted copy. */
import type { Finding, Redaction } from '../contract/finding.ts';
import type { TiledPicture } from '../picture/draw-picture.ts';
import type { CaptureRow, Database } from './database.ts';

export interface CapturePicture extends TiledPicture {
  captureId: string;
  /** The newest redacted copy; null where there is none. */
  redaction: Redaction | null;
  /** Its bytes; null where there is none, or they are gone. */
  copy: Blob | null;
}

/** In the order of the captures. */
export async function readPictures(
  { files }: Pick<Database, 'files'>,
  finding: Finding,
  captures: readonly CaptureRow[],
): Promise<CapturePicture[]> {
  const blobOf = async (sha256: string) => (await files.get(sha256))?.blob ?? null;
  const found: CapturePicture[] = [];
  for (const { id, capture } of captures) {
    const { picture } = capture;
    if (!picture) continue;
    const redaction = finding.redactions?.find(({ captureId }) => captureId === id) ?? null;
    const tiles = (await files.bulkGet(picture.tiles.map(({ sha256 }) => sha256))).map((tile) => tile?.blob ?? null);
    found.push({ captureId: id, picture, tiles, redaction, copy: redaction && (await blobOf(redaction.sha256)) });
  }
  return found;
}
