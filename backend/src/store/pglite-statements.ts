/**
 * Prepared statements of PGlite. Its own `query` goes into the database five times for each statement, which is parsed and
 * planned anew each time; here it goes there once, with a statement that was parsed once. To be removed when PGlite offers this.
 */
import { type PGlite, parse, protocol, type Results } from '@electric-sql/pglite';

const { serialize, messages } = protocol;

/** Texts of statements that are kept prepared; there are fewer, but for lists of different lengths. */
const MOST_STATEMENTS = 300;

/** Commands after which a table may be another one. */
const CHANGES_TABLES = /^(ALTER|CREATE|DROP)/;

type Message = Parameters<typeof parse.parseResults>[0][number];
type Rows = Results<Record<string, unknown>>;

interface Statement {
  name: string;
  /** Type of each parameter. */
  types: readonly number[];
  /** Says which columns come; null where none do. */
  columns: Message | null;
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

  const send = async (parts: readonly Uint8Array[]): Promise<Message[]> =>
    (await pglite.execProtocol(Buffer.concat([...parts, serialize.sync()]), { syncToFs: false })).messages;

  async function prepare(sql: string): Promise<Statement> {
    const name = `s${names++}`;
    const said = await send([serialize.parse({ name, text: sql }), serialize.describe({ type: 'S', name })]);
    const parameters = said.find((message) => message instanceof messages.ParameterDescriptionMessage);
    const columns = said.find((message) => message instanceof messages.RowDescriptionMessage) ?? null;
    return { name, types: parameters?.dataTypeIDs ?? [], columns };
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
    return [serialize.bind({ statement: name, values }), serialize.execute({})];
  }

  const commandsOf = (said: readonly Message[]) =>
    said.filter((message) => message instanceof messages.CommandCompleteMessage);

  return {
    run: async (sql, parameters, first) => {
      const before = first === undefined ? [] : bind(await find(first), []);
      const statement = await find(sql);
      const said = await send([...before, ...bind(statement, parameters)]);
      if (commandsOf(said).some(({ text }) => CHANGES_TABLES.test(text))) await forgetAll();
      const own =
        first === undefined ? said : said.slice(said.findIndex((message) => commandsOf([message]).length) + 1);
      const described = statement.columns ? [statement.columns, ...own] : own;
      const [rows] = parse.parseResults(described, pglite.parsers, { rowMode: 'object' });
      return (rows ?? { rows: [], fields: [], affectedRows: 0 }) as Rows;
    },
    command: async (sql) => commandsOf(await send(bind(await find(sql), []))).at(-1)?.text ?? '',
  };
}
