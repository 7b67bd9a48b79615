/** Opens the database and brings it up to date. */
import { Kysely, type LogEvent, type RootOperationNode, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { type DatabaseLocation, openEngine } from './engine.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { firstSchema } from './migrations/0001-first-schema.ts';
import { uploads } from './migrations/0002-uploads.ts';
import { receiptKey } from './migrations/0003-receipt-key.ts';
import { coordination } from './migrations/0004-coordination.ts';
import { maintenance } from './migrations/0005-maintenance.ts';
import { captureSignatures } from './migrations/0006-capture-signatures.ts';
import { followUps } from './migrations/0007-follow-ups.ts';
import { findingFilters } from './migrations/0008-finding-filters.ts';
import type { Tables } from './schema.ts';

/** Name to migration, run in the order of the names; an entry is never changed once released. */
const MIGRATIONS = {
  '0001-first-schema': firstSchema,
  '0002-uploads': uploads,
  '0003-receipt-key': receiptKey,
  '0004-coordination': coordination,
  '0005-maintenance': maintenance,
  '0006-capture-signatures': captureSignatures,
  '0007-follow-ups': followUps,
  '0008-finding-filters': findingFilters,
};

export type Database = Kysely<Tables>;

/**
 * Whatever is not plainly a question: one that failed may have written as well, and what stands in a question's `with` may be
 * an insert.
 */
const mayWrite = (query: RootOperationNode) => query.kind !== 'SelectQueryNode' || query.with !== undefined;

/**
 * Opens the database. Of several instances that start at once one migrates and the others wait for it (Kysely takes a
 * lock in the database). Close with `destroy()`. Throws where the engine cannot be reached or a migration fails.
 */
export async function openDatabase(location: DatabaseLocation): Promise<{ db: Database; commit: GroupCommit | null }> {
  const dialect = await openEngine(location);
  const log = (event: LogEvent) => {
    if (mayWrite(event.query.query)) commit?.markWritten();
  };
  const db = new Kysely<Tables>({ dialect, log });
  // A server forces each commit itself.
  const commit = location.kind === 'pglite' ? createGroupCommit(() => force(db)) : null;
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, commit };
}

/** Writes a word into the log, and the log up to it onto the disk. It waits for a transaction under way. */
async function force(db: Database): Promise<void> {
  await db
    .selectNoFrom(
      sql`pg_logical_emit_message(transactional => false, prefix => 'pantau', message => '', flush => true)`.as(
        'written',
      ),
    )
    .execute();
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
