/** Which device uploaded which blob. Knowing a hash is not enough to see a file: one must have sent its bytes. */

import type { Clock } from './clock.ts';
import type { Database } from './open-database.ts';

/** Records and answers ownership. */
export function createBlobOwnerStore(db: Database, clock: Clock) {
  return {
    /** Records that a device sent these bytes. True where that is new. */
    async add(deviceId: string, sha256: string, bytes: number): Promise<boolean> {
      const rows = await db
        .insertInto('blob_owners')
        .values({ device_id: deviceId, sha256, bytes, received_at: clock() })
        .onConflict((conflict) => conflict.columns(['device_id', 'sha256']).doNothing())
        .returning('sha256')
        .execute();
      return rows.length > 0;
    },

    /** Whether the device (null: any device) sent the blob. */
    async has(ownerId: string | null, sha256: string): Promise<boolean> {
      const row = await db
        .selectFrom('blob_owners')
        .select('sha256')
        .where('sha256', '=', sha256)
        .$if(ownerId !== null, (query) => query.where('device_id', '=', ownerId))
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
