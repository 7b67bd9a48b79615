/** What coordinators do with a finding: status, ticket, note. Whoever changes it says which version they saw. */
import { sql } from 'kysely';
import type { Handling, HandlingChange } from '../../../utils/contract/api.ts';
import type { Clock } from './clock.ts';
import { toVector, wordsOf } from './finding-words.ts';
import type { FollowUps } from './jobs.ts';
import { addNews } from './news.ts';
import type { Database } from './open-database.ts';

export type SaveHandlingOutcome = { outcome: 'saved'; handling: Handling } | { outcome: 'not-found' | 'stale' };

/** Saves, finds and lists handlings. */
export function createHandlingStore(db: Database, clock: Clock, { announces }: FollowUps) {
  return {
    /** Saves a change to version `seen` (0: nobody has handled it yet). */
    save(findingId: string, tokenId: string, seen: number, change: HandlingChange): Promise<SaveHandlingOutcome> {
      return db.transaction().execute(async (tx) => {
        const finding = await tx
          .selectFrom('findings')
          .select('device_id')
          .where('id', '=', findingId)
          .forUpdate()
          .executeTakeFirst();
        if (!finding) return { outcome: 'not-found' };
        const current = await tx
          .selectFrom('handlings')
          .select('version')
          .where('finding_id', '=', findingId)
          .executeTakeFirst();
        if ((current?.version ?? 0) !== seen) return { outcome: 'stale' };
        const fields = { ...change, version: seen + 1, updated_at: clock(), token_id: tokenId };
        const row = await tx
          .insertInto('handlings')
          .values({ finding_id: findingId, device_id: finding.device_id, ...fields })
          .onConflict((conflict) => conflict.column('finding_id').doUpdateSet(fields))
          .returningAll()
          .executeTakeFirstOrThrow();
        await tx
          .updateTable('findings')
          .set({ status: change.status, ticket_words: toVector(wordsOf(change.ticket ?? '')) })
          .where('id', '=', findingId)
          .execute();
        const handling = toHandling(row);
        const { version, status } = handling;
        if (announces) await addNews(tx, row.updated_at, 'finding.handled', { findingId, version, status });
        return { outcome: 'saved', handling };
      });
    },

    /** The handling of a finding of this owner (null: of anyone); null where there is no such finding. */
    async find(findingId: string, ownerId: string | null): Promise<Handling | null> {
      const row = await db
        .selectFrom('findings as f')
        .leftJoin('handlings as h', 'h.finding_id', 'f.id')
        .select(['f.id', 'f.first_received_at', 'h.version', 'h.status', 'h.ticket', 'h.note', 'h.updated_at'])
        .where('f.id', '=', findingId)
        .$if(ownerId !== null, (query) => query.where('f.device_id', '=', ownerId))
        .executeTakeFirst();
      if (!row) return null;
      const { id, version, status, ticket, note, updated_at } = row;
      return toHandling({
        finding_id: id,
        version: version ?? 0,
        status: status ?? 'received',
        ticket,
        note,
        updated_at: updated_at ?? row.first_received_at,
      });
    },

    /** Handlings of an owner's findings (null: of all), by the finding's id, after `after`. */
    async list(ownerId: string | null, after: string | null, limit: number): Promise<Handling[]> {
      const rows = await db
        .selectFrom('handlings')
        .selectAll()
        .$if(ownerId !== null, (query) => query.where('device_id', '=', ownerId))
        .$if(after !== null, (query) => query.where('finding_id', '>', after))
        .orderBy('finding_id')
        .limit(limit)
        .execute();
      return rows.map(toHandling);
    },

    /** Text that changes with every change of an owner's handlings, whatever the order in which they were committed. */
    async stamp(ownerId: string | null): Promise<string> {
      const { count, versions } = await db
        .selectFrom('handlings')
        .select([sql<string>`count(*)::text`.as('count'), sql<string>`coalesce(sum(version), 0)::text`.as('versions')])
        .$if(ownerId !== null, (query) => query.where('device_id', '=', ownerId))
        .executeTakeFirstOrThrow();
      return `${count}.${versions}`;
    },
  };
}

function toHandling(row: {
  finding_id: string;
  version: number;
  status: Handling['status'];
  ticket: string | null;
  note: string | null;
  updated_at: Date;
}): Handling {
  const { finding_id, version, status, ticket, note, updated_at } = row;
  return { findingId: finding_id, version, status, ticket, note, updatedAt: updated_at.toISOString() };
}
