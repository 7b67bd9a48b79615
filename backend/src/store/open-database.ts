/** Opens the database and brings it up to date. The only place that knows which engine runs. */
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { createDurableNodeFs, DURABLE_START_PARAMS } from './durable-node-fs.ts';
import { firstSchema } from './migrations/0001-first-schema.ts';
import { captureSignatures } from './migrations/0002-capture-signatures.ts';
import type { Tables } from './schema.ts';

/** Name to migration, run in the order of the names; an entry is never changed once released. */
const MIGRATIONS = { '0001-first-schema': firstSchema, '0002-capture-signatures': captureSignatures };

export type Database = Kysely<Tables>;

/**
 * Opens PGlite in `folder`, or in memory for null. One process at a time may have a folder open: the caller holds the
 * data lock. Close with `destroy()`. Throws where a migration fails.
 */
export async function openDatabase(folder: string | null): Promise<Database> {
  const pglite = await PGlite.create(
    folder === null ? {} : { fs: createDurableNodeFs(folder), startParams: DURABLE_START_PARAMS },
  );
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
