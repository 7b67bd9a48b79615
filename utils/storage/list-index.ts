/**
 * What lists and searches go by, of every finding, in memory: with ten thousand findings the browser's index needs longer to
 * hand over the keys of a frequent word, or to walk to the middle of a list, than it takes to look through all of them here;
 * and sealed words are in no index at all. Read once when it is first needed, and followed from then on.
 */
import { Dexie, type ObservabilitySet, RangeSet } from 'dexie';
import type { Database, FindingRow } from './database.ts';
import type { ListView } from './list-queries.ts';
import { toWords } from './words.ts';

export interface ListIndex {
  /** Ids of a list, in its order. */
  listIds(view: ListView): Promise<string[]>;
}

type Entry = Pick<FindingRow, 'id' | 'queue' | 'createdAt' | 'dueAt'> & { text: string };

/** Rows that are read at once: few enough that a letter typed meanwhile does not wait for a frame. */
const CHUNK = 200;

/** Newest first. */
const byAge = (one: Entry, other: Entry) =>
  one.createdAt === other.createdAt ? (one.id < other.id ? 1 : -1) : one.createdAt < other.createdAt ? 1 : -1;

/** Nearest deadline first. */
const byDeadline = (one: Entry, other: Entry) => ((one.dueAt ?? '') < (other.dueAt ?? '') ? -1 : 1);

/** A gap before every word, so that what begins one is found as a part of the whole. */
const toEntry = ({ id, queue, createdAt, dueAt, words }: FindingRow): Entry => ({
  id,
  queue,
  createdAt,
  dueAt,
  text: ` ${words.join(' ')}`,
});

/** Reads all findings, some at a time. */
async function readAll({ findings }: Database): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for (let last = ''; ; ) {
    const rows = await findings.where('id').above(last).limit(CHUNK).toArray();
    for (const row of rows) entries.set(row.id, toEntry(row));
    const end = rows.at(-1);
    if (!end || rows.length < CHUNK) return entries;
    last = end.id;
  }
}

/** Reads all findings, and follows what any context of the extension changes in them. */
export async function openListIndex(database: Database): Promise<ListIndex> {
  const { findings } = database;
  const part = `idb://${database.name}/${findings.name}/` as const;
  let changed: Set<string> | 'all' = new Set();
  const follow = (parts: ObservabilitySet) => {
    const ranges = parts[part];
    if (parts.all) changed = 'all';
    if (!ranges || changed === 'all') return;
    for (const { from, to } of RangeSet(ranges)) {
      if (from !== to || typeof from !== 'string') {
        changed = 'all';
        return;
      }
      changed.add(from);
    }
  };
  // Before anything is read: what changes meanwhile is read again.
  Dexie.on('storagemutated', follow);
  let entries = await readAll(database).catch((error: unknown) => {
    Dexie.on.storagemutated.unsubscribe(follow);
    throw error;
  });
  let newest: Entry[] | null = null;
  let updated = Promise.resolve();

  async function update(): Promise<void> {
    if (changed !== 'all' && changed.size === 0) return;
    const now = changed;
    changed = new Set();
    newest = null;
    try {
      if (now === 'all') {
        entries = await readAll(database);
        return;
      }
      const ids = [...now];
      const rows = await findings.bulkGet(ids);
      for (const [at, id] of ids.entries()) {
        const row = rows[at];
        if (row) entries.set(id, toEntry(row));
        else entries.delete(id);
      }
    } catch (error) {
      changed = 'all';
      throw error;
    }
  }

  return {
    listIds: async ({ queue, order, words }) => {
      // One after the other: what a list before this one is still reading belongs to this one as well.
      updated = updated.catch(() => {}).then(update);
      await updated;
      newest ??= [...entries.values()].sort(byAge);
      const beginnings = toWords(words).map((word) => ` ${word}`);
      const found = newest.filter(
        ({ queue: own, text }) => own === queue && beginnings.every((beginning) => text.includes(beginning)),
      );
      const isByDeadline = order === 'deadline' && beginnings.length === 0;
      return (isByDeadline ? found.filter(({ dueAt }) => dueAt).sort(byDeadline) : found).map(({ id }) => id);
    },
  };
}
