/** Which device uploaded which blob. Knowing a hash is not enough to see a file: one must have sent its bytes. */

import { sql, type Transaction } from 'kysely';
import type { Clock } from './clock.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './schema.ts';

/** Until the transaction ends, nobody else records or removes this blob. */
export async function lockBlob(tx: Transaction<Tables>, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`.execute(tx);
}

/** Records and answers ownership. */
export function createBlobOwnerStore(db: Database, clock: Clock) {
  return {
    /**
     * Records that a device sent these bytes, and ends its upload of them. `isThere` is asked while no cleanup can remove
     * them. Null where they are gone already: they must be sent again. Else whether that is new.
     */
    add(deviceId: string, sha256: string, bytes: number, isThere: () => Promise<boolean>): Promise<boolean | null> {
      return db.transaction().execute(async (tx) => {
        await lockBlob(tx, sha256);
        if (!(await isThere())) return null;
        const rows = await tx
          .with('ended', (ending) =>
            ending.deleteFrom('uploads').where('device_id', '=', deviceId).where('sha256', '=', sha256),
          )
          .insertInto('blob_owners')
          .values({ device_id: deviceId, sha256, bytes, received_at: clock() })
          .onConflict((conflict) => conflict.columns(['device_id', 'sha256']).doNothing())
          .returning('sha256')
          .execute();
        return rows.length > 0;
      });
    },

    /** Whether the device (null: whichever device) sent the blob. */
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
