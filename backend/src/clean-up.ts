/** Cleaning up, once in a while, by one instance at a time. */
import { randomUUID } from 'node:crypto';
import type { BlobStore } from './blobs/blob-store.ts';
import { describeError, type Logger } from './log.ts';
import type { Store } from './store/store.ts';
import { writeUploadId } from './uploads/upload-data-store.ts';

/** A file or an upload that nothing came of is kept this long: a device may have been offline meanwhile. */
const GRACE_MS = 14 * 86_400_000;

const EVERY_MS = 3_600_000;
const BATCH = 500;

export interface CleanedUp {
  uploads: number;
  blobs: number;
}

/** Cleans up what came before `before`. */
export async function cleanUp(store: Store, blobs: BlobStore, before: Date): Promise<CleanedUp> {
  const cleaned = { uploads: 0, blobs: 0 };
  for (let stale = await store.cleanup.staleUploads(before, BATCH); stale.length > 0; ) {
    for (const upload of stale) {
      await blobs.staging.discard(writeUploadId(upload));
      await store.uploads.drop(upload.deviceId, upload.sha256);
    }
    cleaned.uploads += stale.length;
    stale = await store.cleanup.staleUploads(before, BATCH);
  }
  while ((await store.cleanup.disown(before, BATCH)) > 0);
  for (let removed = BATCH; removed === BATCH; cleaned.blobs += removed)
    removed = await store.cleanup.removeDoomed(blobs.remove, BATCH);
  return cleaned;
}

/** Cleans up every hour, unless another instance does. Call the result to end it. */
export function scheduleCleanUp(store: Store, blobs: BlobStore, log: Logger): () => void {
  const holder = randomUUID();
  const run = async () => {
    try {
      if (!(await store.cleanup.lease('clean-up', holder, EVERY_MS))) return;
      log.info({ ...(await cleanUp(store, blobs, new Date(Date.now() - GRACE_MS))) }, 'cleaned up');
    } catch (error) {
      log.error({ error: describeError(error) }, 'cleaning up failed');
    }
  };
  const timer = setInterval(() => void run(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
