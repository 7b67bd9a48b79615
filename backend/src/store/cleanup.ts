/**
 * Forgetting what no record needs: files that were uploaded and never became part of a capture, uploads that were never
 * finished. First the database forgets, then the bytes go; a cleanup that dies in between is taken up by the next.
 */

import { lockBlobs } from './blob-owners.ts';
import type { Clock } from './clock.ts';
import type { Database } from './open-database.ts';

/** Steps of a cleanup. */
export function createCleanupStore(db: Database, clock: Clock) {
  return {
    /** Takes (or keeps) a piece of work for `ms`. False while another instance has it. */
    async lease(name: string, holder: string, ms: number): Promise<boolean> {
      const now = clock();
      const until = new Date(now.getTime() + ms);
      const rows = await db
        .insertInto('leases')
        .values({ name, holder, until })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ holder, until })
            .where((is) => is.or([is('leases.until', '<', now), is('leases.holder', '=', holder)])),
        )
        .returning('name')
        .execute();
      return rows.length > 0;
    },

    /** Uploads that nobody touched since `before`. */
    staleUploads: (before: Date, limit: number) =>
      db
        .selectFrom('uploads')
        .select(['device_id as deviceId', 'sha256'])
        .where('touched_at', '<', before)
        .limit(limit)
        .execute(),

    /** Forgets who owns files that came before `before` and are in no capture. Says how many it forgot, `limit` at most. */
    async disown(before: Date, limit: number): Promise<number> {
      const candidates = await db
        .selectFrom('blob_owners as o')
        .select(['o.device_id', 'o.sha256'])
        .where('o.received_at', '<', before)
        .where((is) =>
          is.not(
            is.exists(
              is
                .selectFrom('capture_files as f')
                .select('f.sha256')
                .whereRef('f.sha256', '=', 'o.sha256')
                .whereRef('f.device_id', '=', 'o.device_id'),
            ),
          ),
        )
        .limit(limit)
        .execute();
      let forgotten = 0;
      for (const { device_id, sha256 } of candidates) {
        await db.transaction().execute(async (tx) => {
          const owner = tx.selectFrom('blob_owners').select('sha256').where('device_id', '=', device_id);
          if (!(await owner.where('sha256', '=', sha256).forUpdate().executeTakeFirst())) return;
          // Asked again now that no capture can come in between.
          const used = tx.selectFrom('capture_files').select('sha256').where('device_id', '=', device_id);
          if (await used.where('sha256', '=', sha256).executeTakeFirst()) return;
          await tx.deleteFrom('blob_owners').where('device_id', '=', device_id).where('sha256', '=', sha256).execute();
          await tx
            .insertInto('doomed_blobs')
            .values({ sha256 })
            .onConflict((conflict) => conflict.column('sha256').doNothing())
            .execute();
          forgotten++;
        });
      }
      return forgotten;
    },

    /** Removes the bytes of files that nobody owns any more. Says how many, `limit` at most. */
    async removeDoomed(remove: (sha256: string) => Promise<void>, limit: number): Promise<number> {
      const doomed = await db.selectFrom('doomed_blobs').select('sha256').limit(limit).execute();
      let removed = 0;
      for (const { sha256 } of doomed) {
        await db.transaction().execute(async (tx) => {
          await lockBlobs(tx, [sha256]);
          const owner = await tx
            .selectFrom('blob_owners')
            .select('sha256')
            .where('sha256', '=', sha256)
            .executeTakeFirst();
          if (!owner) {
            await remove(sha256);
            removed++;
          }
          await tx.deleteFrom('doomed_blobs').where('sha256', '=', sha256).execute();
        });
      }
      return removed;
    },
  };
}
