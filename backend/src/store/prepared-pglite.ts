/** PGlite for Kysely with prepared statements; a transaction's beginning goes to the database with its first statement. */
import type { PGlite } from '@electric-sql/pglite';
import { type CompiledQuery, type DatabaseConnection, type Driver, PGliteDialect, type QueryResult } from 'kysely';
import { createPGliteStatements } from './pglite-statements.ts';

/** Statements that follow each other let others have their turn after this long, in milliseconds: none of them waits for anything. */
const TURN_MS = 20;

/** The dialect for a database that nothing else uses. */
export class PreparedPGliteDialect extends PGliteDialect {
  readonly #pglite: PGlite;

  constructor(pglite: PGlite) {
    super({ pglite });
    this.#pglite = pglite;
  }

  override createDriver(): Driver {
    return createDriver(this.#pglite);
  }
}

/** Of one connection: the dialect says that there are no more, and Kysely lets one after the other have it. */
function createDriver(pglite: PGlite): Driver {
  const statements = createPGliteStatements(pglite);
  let mustBegin = false;
  let turnedAt = 0;

  /** The database works within this thread: without it, many statements would hold up all requests until the last one. */
  async function takeTurns(): Promise<void> {
    if (performance.now() - turnedAt < TURN_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    turnedAt = performance.now();
  }

  const connection: DatabaseConnection = {
    executeQuery: async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => {
      await takeTurns();
      const first = mustBegin ? 'begin' : undefined;
      mustBegin = false;
      const { rows, affectedRows } = await statements.run(sql, parameters, first);
      return { rows: rows as Row[], numAffectedRows: BigInt(affectedRows) };
    },
    streamQuery: () => {
      throw new Error('Nothing is read row by row from PGlite.');
    },
  };

  /** Ends the transaction, where it has begun. */
  async function end(how: 'commit' | 'rollback'): Promise<void> {
    const hasBegun = !mustBegin;
    mustBegin = false;
    // What is to be committed after something in it has failed is rolled back, which is no failure for PostgreSQL.
    if (hasBegun && (await statements.command(how)) !== how.toUpperCase())
      throw new Error('The transaction was rolled back instead of committed.');
  }

  return {
    init: () => pglite.waitReady,
    acquireConnection: async () => connection,
    releaseConnection: async () => undefined,
    beginTransaction: async () => {
      mustBegin = true;
    },
    commitTransaction: () => end('commit'),
    rollbackTransaction: () => end('rollback'),
    destroy: () => pglite.close(),
  };
}
