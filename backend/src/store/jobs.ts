/**
 * Work that follows an answer: written in the transaction that gives the reason for it, done later, by any instance, at
 * least once. A job is taken for a while; whoever took it and died leaves it to the next.
 */
import { type Kysely, sql } from 'kysely';
import type { Clock } from './clock.ts';
import type { Tables } from './schema.ts';

export type JobKind = 'timestamp' | 'webhook';

export interface Job {
  id: string;
  /** The record that it is about. */
  subject: string;
  /** Whom it goes to; a job is there once for each kind, subject and target. */
  target: string;
  payload: string;
  /** How often it was taken, this time included. */
  attempts: number;
  /** Milliseconds since there was reason for it. */
  age: number;
}

/** What follows a change; decided by the configuration. */
export interface FollowUps {
  /** Names of the authorities that are asked for the time of each capture. */
  authorities: readonly string[];
  /** Whether somebody is told of findings and their handlings. */
  announces: boolean;
}

export const NO_FOLLOW_UPS: FollowUps = { authorities: [], announces: false };

type Writer = Pick<Kysely<Tables>, 'insertInto'>;

/** Adds jobs; what is there already stays as it is. */
export async function addJobs(
  tx: Writer,
  now: Date,
  kind: JobKind,
  jobs: { subject: string; target: string; payload?: string }[],
): Promise<void> {
  if (jobs.length === 0) return;
  await tx
    .insertInto('jobs')
    .values(
      jobs.map(({ subject, target, payload = '' }) => ({
        kind,
        subject,
        target,
        payload,
        created_at: now,
        due_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['kind', 'subject', 'target']).doNothing())
    .execute();
}

/** Takes and ends jobs. */
export function createJobStore(db: Kysely<Tables>, clock: Clock) {
  return {
    /** Takes jobs that are due, `limit` at most, for `ms`: nobody else gets them until then. Oldest first. */
    async take(kind: JobKind, ms: number, limit: number): Promise<Job[]> {
      const now = clock();
      const rows = await db
        .updateTable('jobs')
        .set({ due_at: new Date(now.getTime() + ms), attempts: sql<number>`attempts + 1` })
        .where('id', 'in', (query) =>
          query
            .selectFrom('jobs')
            .select('id')
            .where('kind', '=', kind)
            .where('due_at', '<=', now)
            .orderBy('due_at')
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        )
        .returningAll()
        .execute();
      rows.sort((one, other) => one.created_at.getTime() - other.created_at.getTime());
      return rows.map(({ id, subject, target, payload, attempts, created_at }) => ({
        id,
        subject,
        target,
        payload,
        attempts,
        age: now.getTime() - created_at.getTime(),
      }));
    },

    /** It is done, or given up. */
    end: async (id: string) => void (await db.deleteFrom('jobs').where('id', '=', id).execute()),

    /** It is tried again in `ms`. */
    postpone: async (id: string, ms: number) => {
      const due = new Date(clock().getTime() + ms);
      await db.updateTable('jobs').set({ due_at: due }).where('id', '=', id).execute();
    },

    /** How many of a kind are to be done. */
    async count(kind: JobKind): Promise<number> {
      const { count } = await db
        .selectFrom('jobs')
        .select(sql<string>`count(*)::text`.as('count'))
        .where('kind', '=', kind)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}
