/**
 * Makes redacted copies. Here and not in the page that shows the editor: the copy is made of the stored originals and of
 * nothing else, and is durable before anyone is told so.
 */
import { sha256 } from '../capture/seal.ts';
import type { Box } from '../contract/primitives.ts';
import { MessageError } from '../messaging/reply.ts';
import { boxInside } from '../picture/boxes.ts';
import type { TiledPicture } from '../picture/draw-picture.ts';
import type { RedactionRepository } from '../storage/redaction-repository.ts';
import { isStorageFull } from '../storage/storage-full.ts';

export interface RedactionServiceDeps {
  repository: RedactionRepository;
  redactPicture(shown: TiledPicture, boxes: readonly Box[]): Promise<Blob>;
}

export interface RedactionRequest {
  /** Of the finding. */
  id: string;
  captureId: string;
  /** What is to be covered, in pixels of the picture; none takes the copy back. */
  boxes: readonly Box[];
}

/** Rejects with a `MessageError`: `not-found`, `storage-full`, or `storage-failed` for an original that is not what it was. */
export async function redactCapture(
  { repository, redactPicture }: RedactionServiceDeps,
  { id, captureId, boxes }: RedactionRequest,
): Promise<boolean> {
  const shown = await repository.readPicture(id, captureId);
  if (!shown) return false;
  const inside = boxes.flatMap((box) => boxInside(box, shown.picture) ?? []);
  if (inside.length === 0) return repository.remove(id, captureId);
  const originals = shown.picture.tiles.map((tile) => tile.sha256);
  for (const [index, tile] of shown.tiles.entries())
    if (!tile || (await sha256(await tile.arrayBuffer())) !== originals[index])
      throw new MessageError('storage-failed', `The original ${originals[index]} is not what it was.`);
  const copy = await redactPicture(shown, inside);
  const redaction = {
    captureId,
    sha256: await sha256(await copy.arrayBuffer()),
    bytes: copy.size,
    width: shown.picture.width,
    height: shown.picture.height,
    derivedFrom: originals,
    boxes: inside,
  };
  try {
    return await repository.save(id, redaction, copy);
  } catch (error) {
    throw new MessageError(isStorageFull(error) ? 'storage-full' : 'storage-failed', String(error));
  }
}
