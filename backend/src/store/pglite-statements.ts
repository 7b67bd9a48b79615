/**
 * Prepared statements of PGlite. Its own `query` goes into the database five times for each statement, which is parsed and
 * planned anew each time; here it goes there once, with a statement that was parsed once. To be removed when PGlite offers this.
 */
import { type PGlite, protocol } from '@electric-sql/pglite';
import { type Answer, type Column, readAnswer, writeBind } from './pglite-messages.ts';

const { serialize } = protocol;

/** Texts of statements that are kept prepared; there are fewer, but for lists of different lengths. */
const MOST_STATEMENTS = 300;

/** Commands after which a table may be another one. */
const CHANGES_TABLES = /^(ALTER|CREATE|DROP)/;

/**
 * Planning costs more than most statements do, and PostgreSQL plans one with a list among its values anew each time. A page of a
 * list is another matter: what is best for it depends on what is looked for.
 */
type Planning = 'auto' | 'force_generic_plan';
const planningOf = (sql: string): Planning => (/^select\b.*\blimit\b/is.test(sql) ? 'auto' : 'force_generic_plan');
const SET_PLANNING = `select set_config('plan_cache_mode', $1, false)`;

const EXECUTE = serialize.execute({});
const SYNC = serialize.sync();

interface Statement {
  name: string;
  /** Type of each parameter. */
  types: readonly number[];
  /** None where no rows come. */
  columns: readonly Column[];
}

export interface Rows {
  rows: Record<string, unknown>[];
  /** How many rows were read or written. */
  affectedRows: number;
}

export interface PGliteStatements {
  /**
   * Runs a statement; `first` is one without parameters and rows that is run just before it, in the same go. Rejects with
   * PGlite's `DatabaseError`.
   */
  run(sql: string, parameters: readonly unknown[], first?: string): Promise<Rows>;
  /** Runs a statement without parameters and rows. Resolves with its command, as PostgreSQL names what it did. */
  command(sql: string): Promise<string>;
}

/** Statements of a database that nothing else uses meanwhile. */
export function createPGliteStatements(pglite: PGlite): PGliteStatements {
  const statements = new Map<string, Statement>();
  let names = 0;
  /** As it is set; null where it is not known, because what set it may have been rolled back. */
  let planning: Planning | null = null;

  const send = async (parts: readonly Uint8Array[]): Promise<Answer> => {
    const said: Buffer[] = [];
    await pglite.execProtocolRawStream(Buffer.concat([...parts, SYNC]), {
      syncToFs: false,
      onRawData: (data) => void said.push(Buffer.from(data)),
    });
    return readAnswer(said.length === 1 && said[0] ? said[0] : Buffer.concat(said));
  };

  async function prepare(sql: string): Promise<Statement> {
    const name = `s${names++}`;
    const { parameters, columns } = await send([
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: 'S', name }),
    ]);
    return { name, types: parameters, columns };
  }

  /** The statement, the one that was used last at the end of the map. */
  async function find(sql: string): Promise<Statement> {
    const known = statements.get(sql);
    const statement = known ?? (await prepare(sql));
    statements.delete(sql);
    statements.set(sql, statement);
    if (!known && statements.size > MOST_STATEMENTS) await forgetOldest();
    return statement;
  }

  async function forgetOldest(): Promise<void> {
    for (const [sql, { name }] of statements) {
      statements.delete(sql);
      await send([serialize.close({ type: 'S', name })]);
      return;
    }
  }

  /** What was planned for tables of another shape fails. */
  async function forgetAll(): Promise<void> {
    statements.clear();
    await send([serialize.query('deallocate all')]);
  }

  function bind({ name, types }: Statement, parameters: readonly unknown[]): Uint8Array[] {
    const values = parameters.map((value, index) => {
      if (value === null || value === undefined) return null;
      const write = pglite.serializers[types[index] ?? 0];
      return write ? write(value) : String(value);
    });
    return [writeBind(name, values), EXECUTE];
  }

  function readRows({ columns }: Statement, { tag, rows }: Answer['commands'][number]): Rows {
    const readRow = (row: readonly (string | null)[]) => {
      const read: Record<string, unknown> = {};
      columns.forEach(({ name, type }, index) => {
        const text = row[index] ?? null;
        const parse = pglite.parsers[type];
        read[name] = text === null || !parse ? text : parse(text, type);
      });
      return read;
    };
    return {
      rows: rows.map(readRow),
      affectedRows: Number(/\d+$/.exec(tag)?.[0] ?? 0),
    };
  }

  return {
    run: async (sql, parameters, first) => {
      const wanted = planningOf(sql);
      const before: Uint8Array[][] = [];
      if (planning !== wanted) before.push(bind(await find(SET_PLANNING), [wanted]));
      if (first !== undefined) before.push(bind(await find(first), []));
      const statement = await find(sql);
      // Unless all of it works.
      planning = null;
      const said = await send([...before.flat(), ...bind(statement, parameters)]);
      planning = wanted;
      if (said.commands.some(({ tag }) => CHANGES_TABLES.test(tag))) await forgetAll();
      const own = said.commands[before.length];
      return own ? readRows(statement, own) : { rows: [], affectedRows: 0 };
    },
    command: async (sql) => {
      const did = (await send(bind(await find(sql), []))).commands.at(-1)?.tag ?? '';
      if (did === 'ROLLBACK') planning = null;
      return did;
    },
  };
}
