/**
 * Seals what lies there plainly, or opens what is sealed, row by row. It may end between any two rows: what is done is
 * done, each row says for itself which it is, and the next run goes on with the others.
 */
import type { Database } from './database.ts';
import { SEALED_TABLES } from './sealed-tables.ts';
import { isSealed, type Row, type Sealing } from './sealing.ts';

/** Rows at a time: those with files are held in memory. */
const [MANY, FEW] = [100, 4];
const WITH_FILES: ReadonlySet<string> = new Set(['files', 'thumbnails', 'staged', 'settings']);

export interface ConversionProgress {
  done: number;
  total: number;
}

/**
 * `raw` is the database without the middleware. Everybody else must write as `wanted` says by now. Resolves when no row is
 * left that is otherwise.
 */
export async function convertRows(
  raw: Database,
  sealing: Sealing,
  wanted: 'sealed' | 'plain',
  onProgress: (progress: ConversionProgress) => Promise<void>,
): Promise<void> {
  const isDone = (row: unknown) => isSealed(row) === (wanted === 'sealed');

  async function convert(name: string, keys: readonly unknown[]): Promise<number> {
    const table = raw.table<Row, unknown>(name);
    const rows = (await table.bulkGet([...keys])).filter((row) => row !== undefined && !isDone(row));
    await sealing.preload(rows);
    const converted = rows.flatMap((row) =>
      row ? [wanted === 'sealed' ? sealing.encode(name, row) : sealing.decode(name, row)] : [],
    );
    if (converted.length === 0) return 0;
    await raw.transaction('rw', table, async () => {
      // What was written or removed meanwhile is left as it is.
      const now = await table.bulkGet(converted.map((row) => keyOf(name, row)));
      await table.bulkPut(converted.filter((_row, index) => now[index] !== undefined && !isDone(now[index])));
    });
    return converted.length;
  }

  for (let left = 1; left > 0; ) {
    left = 0;
    const names = Object.keys(SEALED_TABLES);
    const counts = await Promise.all(names.map((name) => raw.table(name).count()));
    const total = counts.reduce((sum, count) => sum + count, 0);
    let done = 0;
    for (const name of names) {
      const keys = await raw.table(name).toCollection().primaryKeys();
      const size = WITH_FILES.has(name) ? FEW : MANY;
      for (let at = 0; at < keys.length; at += size) {
        left += await convert(name, keys.slice(at, at + size));
        done += Math.min(size, keys.length - at);
        await onProgress({ done, total });
      }
    }
  }
}

function keyOf(name: string, row: Row): unknown {
  const values = (SEALED_TABLES[name]?.key ?? []).map((field) => row[field]);
  return values.length === 1 ? values[0] : values;
}
