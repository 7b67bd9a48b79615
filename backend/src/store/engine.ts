/** The two engines that the one schema runs on: PGlite in a folder (or in memory), or a PostgreSQL server. */
import { PGlite } from '@electric-sql/pglite';
import { type Dialect, PGliteDialect, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { createDurableNodeFs, DURABLE_START_PARAMS } from './durable-node-fs.ts';

/** Where the database is: `folder` null is memory, for tests; `url` as PostgreSQL writes it, `postgres://…`. */
export type DatabaseLocation = { kind: 'pglite'; folder: string | null } | { kind: 'postgres'; url: string };

/** Connections of one instance; several instances share what `max_connections` of the server allows. */
const POOL_SIZE = 10;

/** Opens the engine. One process at a time may have a folder open: the caller holds the data lock. */
export async function openEngine(location: DatabaseLocation): Promise<Dialect> {
  return (await openEngineWithForce(location)).dialect;
}

/** The same, with what forces all that was committed onto the disk; null where the engine does so with each commit. */
export async function openEngineWithForce(
  location: DatabaseLocation,
): Promise<{ dialect: Dialect; force: (() => Promise<void>) | null }> {
  if (location.kind === 'postgres') {
    const pool = new Pool({
      connectionString: location.url,
      max: POOL_SIZE,
      connectionTimeoutMillis: 10_000,
      // A statement that never ends would hold its connection for good.
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
      application_name: 'pantau-asn',
    });
    // An idle connection that the server ends is replaced at the next query; without a listener it would end us.
    pool.on('error', () => undefined);
    return { dialect: new PostgresDialect({ pool }), force: null };
  }
  const pglite = await PGlite.create(
    location.folder === null ? {} : { fs: createDurableNodeFs(location.folder), startParams: DURABLE_START_PARAMS },
  );
  // A commit of its own, which waits for the disk and with it for every one before.
  const force = async () =>
    void (await pglite.query(
      `select set_config('synchronous_commit', 'on', true), pg_logical_emit_message(true, 'pantau', '')`,
    ));
  return { dialect: new PGliteDialect({ pglite }), force };
}
