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

/**
 * Planning costs more than most statements do, and PostgreSQL plans one with a list among its values anew each time. A page of a
 * list is another matter: what is best for it depends on what is looked for.
 */
type Planning = 'auto' | 'force_generic_plan';
const planningOf = (sql: string): Planning => (/^select\b.*\blimit\b/is.test(sql) ? 'auto' : 'force_generic_plan');
const SET_PLANNING = `select set_config('plan_cache_mode', $1, false)`;

const EXECUTE = serialize.execute({});
const SYNC = serialize.sync();

/** PostgreSQL's message `Bind`, values and results as text. PGlite's own takes as long as a short statement does. */
function writeBind(name: string, values: readonly (string | null)[]): Buffer {
  const sizes = values.map((value) => (value === null ? 0 : Buffer.byteLength(value)));
  // Type and length, an unnamed portal, the name, and three counts: of formats (none: text), of values, of results' formats.
  const fixed = 5 + 1 + (Buffer.byteLength(name) + 1) + 6;
  const message = Buffer.alloc(sizes.reduce((sum, size) => sum + 4 + size, fixed));
  message.write('B');
  message.writeInt32BE(message.length - 1, 1);
  let at = 6 + message.write(name, 6) + 1 + 2;
  at = message.writeUInt16BE(values.length, at);
  values.forEach((value, index) => {
    at = message.writeInt32BE(value === null ? -1 : (sizes[index] ?? 0), at);
    if (value !== null) at += message.write(value, at);
  });
  return message;
}

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
  /** As it is set; null where it is not known, because what set it may have been rolled back. */
  let planning: Planning | null = null;

  const send = async (parts: readonly Uint8Array[]): Promise<Message[]> =>
    (await pglite.execProtocol(Buffer.concat([...parts, SYNC]), { syncToFs: false })).messages;

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
    return [writeBind(name, values), EXECUTE];
  }

  const commandsOf = (said: readonly Message[]) =>
    said.filter((message) => message instanceof messages.CommandCompleteMessage);

  /** What was said after so many commands had ended. */
  const afterCommands = (said: readonly Message[], count: number): Message[] => {
    let ended = 0;
    return said.filter((message) => {
      if (ended === count) return true;
      if (message instanceof messages.CommandCompleteMessage) ended++;
      return false;
    });
  };

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
      if (commandsOf(said).some(({ text }) => CHANGES_TABLES.test(text))) await forgetAll();
      const own = afterCommands(said, before.length);
      const described = statement.columns ? [statement.columns, ...own] : own;
      const [rows] = parse.parseResults(described, pglite.parsers, { rowMode: 'object' });
      return (rows ?? { rows: [], fields: [], affectedRows: 0 }) as Rows;
    },
    command: async (sql) => {
      const did = commandsOf(await send(bind(await find(sql), []))).at(-1)?.text ?? '';
      if (did === 'ROLLBACK') planning = null;
      return did;
    },
  };
}
