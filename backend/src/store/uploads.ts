/** Uploads that are not whole yet. `received` counts durable bytes only, and moves by comparing and swapping. */
import type { Clock } from './clock.ts';
import type { Database } from './open-database.ts';

export interface UploadState {
  /** Size of the whole file. */
  bytes: number;
  /** How much of it is durable; all of it where the file is a blob of the device's. */
  received: number;
}

/** Begins, advances and ends uploads. */
export function createUploadStore(db: Database, clock: Clock) {
  return {
    /** Begins an upload, or begins it anew. */
    async begin(deviceId: string, sha256: string, bytes: number): Promise<void> {
      const fields = { bytes, received: 0, touched_at: clock() };
      await db
        .insertInto('uploads')
        .values({ device_id: deviceId, sha256, ...fields })
        .onConflict((conflict) => conflict.columns(['device_id', 'sha256']).doUpdateSet(fields))
        .execute();
    },

    /** How far it is; whole where the device has uploaded the blob; null where nothing was begun. */
    async find(deviceId: string, sha256: string): Promise<UploadState | null> {
      const owned = await db
        .selectFrom('blob_owners')
        .select('bytes')
        .where('device_id', '=', deviceId)
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      if (owned) return { bytes: owned.bytes, received: owned.bytes };
      const upload = await db
        .selectFrom('uploads')
        .select(['bytes', 'received'])
        .where('device_id', '=', deviceId)
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      return upload ?? null;
    },

    /** Counts further durable bytes. False where another request has moved the upload meanwhile. */
    async advance(deviceId: string, sha256: string, from: number, to: number): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('uploads')
        .set({ received: to, touched_at: clock() })
        .where('device_id', '=', deviceId)
        .where('sha256', '=', sha256)
        .where('received', '=', from)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** Forgets an upload that came to nothing. */
    async drop(deviceId: string, sha256: string): Promise<void> {
      await db.deleteFrom('uploads').where('device_id', '=', deviceId).where('sha256', '=', sha256).execute();
    },
  };
}
