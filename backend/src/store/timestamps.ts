/** Trusted times of captures, as authorities signed them. */
import { sql } from 'kysely';
import type { Timestamp } from '../../../utils/contract/api.ts';
import type { Database } from './open-database.ts';

/** Saves, finds and lists timestamps. */
export function createTimestampStore(db: Database) {
  return {
    /** Keeps one. Only the first of an authority for a capture counts; none of a capture that was erased meanwhile. */
    save({ captureId, authority, at, response }: Timestamp): Promise<void> {
      return db.transaction().execute(async (tx) => {
        // One at a time: who reads the list by number must not miss one that was numbered before and committed after.
        await sql`select pg_advisory_xact_lock(hashtextextended('timestamps', 0))`.execute(tx);
        const owner = await tx
          .selectFrom('captures')
          .select('device_id')
          .where('id', '=', captureId)
          .forKeyShare()
          .executeTakeFirst();
        if (!owner) return;
        await tx
          .insertInto('timestamps')
          .values({ capture_id: captureId, authority, device_id: owner.device_id, at: new Date(at), response })
          .onConflict((conflict) => conflict.columns(['capture_id', 'authority']).doNothing())
          .execute();
      });
    },

    /** Those of a capture, by the name of the authority. */
    async ofCapture(captureId: string): Promise<Timestamp[]> {
      const rows = await db
        .selectFrom('timestamps')
        .selectAll()
        .where('capture_id', '=', captureId)
        .orderBy('authority')
        .execute();
      return rows.map(toTimestamp);
    },

    /** Those of an owner's captures (null: of all) after number `after`, in the order in which they were made. */
    async list(
      ownerId: string | null,
      after: number,
      limit: number,
    ): Promise<{ items: Timestamp[]; last: number | null }> {
      const rows = await db
        .selectFrom('timestamps')
        .selectAll()
        .where('seq', '>', after)
        .$if(ownerId !== null, (query) => query.where('device_id', '=', ownerId))
        .orderBy('seq')
        .limit(limit)
        .execute();
      const last = rows.at(-1);
      return { items: rows.map(toTimestamp), last: last ? Number(last.seq) : null };
    },

    /** Makes jobs for captures that came before these authorities were asked. */
    async addMissing(authorities: readonly string[], now: Date): Promise<void> {
      for (const authority of authorities)
        await sql`insert into jobs (kind, subject, target, payload, created_at, due_at)
          select 'timestamp', c.id, ${authority}::text, '', ${now}::timestamptz, ${now}::timestamptz from captures c
          where not exists (select from timestamps t where t.capture_id = c.id and t.authority = ${authority})
          on conflict do nothing`.execute(db);
    },
  };
}

function toTimestamp(row: { capture_id: string; authority: string; at: Date; response: string }): Timestamp {
  return {
    captureId: row.capture_id,
    authority: row.authority,
    at: row.at.toISOString(),
    response: row.response,
  };
}
