/**
 * Encryption at rest, below everything that knows what a row means: with a passphrase, each row of evidence lies on the disk
 * as what the database looks it up by, and sealed bytes. Repositories and pages see plain rows. Sealing and opening answer
 * at once, because a transaction ends while a promise of WebCrypto is waited for; files are read before it.
 */
import type { DBCore, DBCoreCursor, DBCoreQueryRequest, DBCoreTable, Middleware } from 'dexie';
import { blindText, CannotOpen, deriveSubkey, openBytes, sealBytes } from '../vault/cipher.ts';
import { packValue, readBlobs, unpackValue } from '../vault/pack.ts';
import type { Database } from './database.ts';
import { openFields, SEALED_TABLES } from './sealed-tables.ts';

export type Row = Record<string, unknown>;

/**
 * `off`: no passphrase. `locked`: there is one, and no key. `on`: everything is written sealed. `lifting`: the passphrase is
 * being removed, everything is written plainly. Sealed and plain rows are read in both of these.
 */
export type SealingMode = 'off' | 'locked' | 'on' | 'lifting';

/** The passphrase was not given: nothing of that can be read or written now. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
}

export interface Keyring {
  mode: SealingMode;
  /** Null while it is locked. */
  dataKey: Uint8Array | null;
  /** Of the time while it is or was locked, the one to use first: for screenshots of items that need several. */
  stagingKeys: readonly Uint8Array[];
}

export interface Sealing {
  readonly mode: SealingMode;
  /** Replaces all keys at once. */
  use(keyring: Keyring): void;
  /** Reads the files in a value, so that they can be sealed inside of the next transaction. Does nothing without a passphrase. */
  preload(value: unknown): Promise<void>;
  encode(table: string, row: Row): Row;
  decode(table: string, row: Row): Row;
  blind(text: string): string;
}

/** The first byte of what is sealed: under which key. */
const [DATA_KEY, STAGING_KEY] = [0, 1];

export const isSealed = (row: unknown): row is Row & { sealed: Uint8Array } =>
  typeof row === 'object' && row !== null && 'sealed' in row && row.sealed instanceof Uint8Array;

/** Where a row belongs: one that was put in another's place does not open. */
const placeOf = (table: string, row: Row) =>
  JSON.stringify([table, ...(SEALED_TABLES[table]?.key.map((field) => row[field]) ?? [])]);

export function createSealing(): Sealing {
  let mode: SealingMode = 'off';
  let rowKey: Uint8Array | null = null;
  let indexKey: Uint8Array | null = null;
  let stagingKeys: readonly Uint8Array[] = [];
  const contents = new WeakMap<Blob, Uint8Array>();

  /** The key that writes a row. */
  function writingKey(table: string): { slot: number; key: Uint8Array } {
    if (rowKey) return { slot: DATA_KEY, key: rowKey };
    const [staging] = stagingKeys;
    if (table === 'staged' && staging) return { slot: STAGING_KEY, key: staging };
    throw new LockedError(table);
  }

  function open(table: string, place: string, sealed: Uint8Array): Uint8Array {
    const content = sealed.subarray(1);
    if (sealed[0] === DATA_KEY && rowKey) return openBytes(rowKey, place, content);
    if (sealed[0] === STAGING_KEY)
      for (const key of stagingKeys)
        try {
          return openBytes(key, place, content);
        } catch (error) {
          // Perhaps with the next one.
          if (!(error instanceof CannotOpen)) throw error;
        }
    throw rowKey ? new CannotOpen(place) : new LockedError(table);
  }

  const blind = (text: string) => (indexKey ? blindText(indexKey, text) : text);

  return {
    get mode() {
      return mode;
    },
    use: (keyring) => {
      ({ mode, stagingKeys } = keyring);
      rowKey = keyring.dataKey && deriveSubkey(keyring.dataKey, 'pantau-asn/rows/1');
      indexKey = keyring.dataKey && deriveSubkey(keyring.dataKey, 'pantau-asn/index/1');
    },
    preload: async (value) => {
      if (mode === 'off') return;
      for (const [blob, bytes] of await readBlobs(value)) contents.set(blob, bytes);
    },
    blind,
    encode: (table, row) => {
      const { slot, key } = writingKey(table);
      const kept = openFields(table, row);
      const rest = Object.fromEntries(Object.entries(row).filter(([field]) => !(field in kept)));
      const packed = packValue(rest, (blob) => {
        const bytes = contents.get(blob);
        if (!bytes) throw new Error('A file was not read before it was to be sealed.');
        return bytes;
      });
      const content = sealBytes(key, placeOf(table, row), packed);
      const sealed = new Uint8Array(1 + content.length);
      sealed[0] = slot;
      sealed.set(content, 1);
      const keys = Array.isArray(row.keys) ? { keys: row.keys.map((text) => blind(String(text))) } : {};
      return { ...kept, ...keys, sealed };
    },
    decode: (table, row) => {
      if (!isSealed(row)) {
        // What was not reached yet when the passphrase was set is no more to be shown than the rest.
        if (mode === 'locked' && table !== 'staged') throw new LockedError(table);
        return row;
      }
      const rest = unpackValue(open(table, placeOf(table, row), row.sealed));
      return { ...Object(rest), ...openFields(table, row) };
    },
  };
}

/** Puts `sealing` below everything else in a database. Before it is opened. */
export function installSealing(database: Database, sealing: Sealing): void {
  database.use(sealingMiddleware(sealing));
  database.sealing = sealing;
}

function sealingMiddleware(sealing: Sealing): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'sealing',
    // Below Dexie's own, which look into rows.
    level: -2,
    create: (core) => ({
      ...core,
      table: (name) => (name in SEALED_TABLES ? sealTable(core.table(name), sealing) : core.table(name)),
    }),
  };
}

function sealTable(table: DBCoreTable, sealing: Sealing): DBCoreTable {
  const { name } = table;
  const decode = (row: Row | undefined) => (row && sealing.mode !== 'off' ? sealing.decode(name, row) : row);
  const encode = (row: Row) => {
    if (sealing.mode === 'locked' && name !== 'staged') throw new LockedError(name);
    return sealing.mode === 'on' || sealing.mode === 'locked' ? sealing.encode(name, row) : row;
  };

  /** What a finding is known by is in the index as keyed hashes. */
  function hide(request: DBCoreQueryRequest): DBCoreQueryRequest {
    const { index, range } = request.query;
    if (index.name !== 'keys' || sealing.mode !== 'on') return request;
    const hidden = sealing.blind(String(range.lower));
    return { ...request, query: { index, range: { ...range, lower: hidden, upper: hidden } } };
  }

  /** The browser's cursor gives its properties to itself alone. */
  function wrap(cursor: DBCoreCursor): DBCoreCursor {
    let last: { row: Row; opened: Row | undefined } | null = null;
    const read = () => {
      // Filters and then what collects the rows ask for the same one.
      if (last?.row !== cursor.value) last = { row: cursor.value, opened: decode(cursor.value) };
      return last?.opened;
    };
    return Object.create(cursor, {
      key: { get: () => cursor.key },
      primaryKey: { get: () => cursor.primaryKey },
      value: { get: read },
    });
  }

  return {
    ...table,
    get: (request) => table.get(request).then(decode),
    getMany: (request) => table.getMany(request).then((rows) => rows.map(decode)),
    query: (request) =>
      table
        .query(hide(request))
        .then((answer) => (request.values ? { ...answer, result: answer.result.map(decode) } : answer)),
    openCursor: (request) =>
      table.openCursor(request).then((cursor) => (cursor && request.values ? wrap(cursor) : cursor)),
    mutate: (request) =>
      table.mutate(
        request.type === 'add' || request.type === 'put' ? { ...request, values: request.values.map(encode) } : request,
      ),
  };
}
