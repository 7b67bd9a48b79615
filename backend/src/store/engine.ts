/** The two engines that the one schema runs on: PGlite in a folder (or in memory), or a PostgreSQL server. */
import { PGlite } from '@electric-sql/pglite';
import { type Dialect, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { createDurableNodeFs, DURABLE_START_PARAMS } from './durable-node-fs.ts';
import { PreparedPGliteDialect } from './prepared-pglite.ts';

/** Where the database is: `folder` null is memory, for tests; `url` as PostgreSQL writes it, `postgres://…`. */
export type DatabaseLocation = { kind: 'pglite'; folder: string | null } | { kind: 'postgres'; url: string };

/** Connections of one instance; several instances share what `max_connections` of the server allows. */
const POOL_SIZE = 10;

/** Opens the engine. One process at a time may have a folder open: the caller holds the data lock. */
export async function openEngine(location: DatabaseLocation): Promise<Dialect> {
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
    return new PostgresDialect({ pool });
  }
  const pglite = await PGlite.create(
    location.folder === null ? {} : { fs: createDurableNodeFs(location.folder), startParams: DURABLE_START_PARAMS },
  );
  return new PreparedPGliteDialect(pglite);
}
