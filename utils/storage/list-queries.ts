/**
 * What one list shows: newest first, nearest deadline first, or what has the words. All by index: with ten thousand
 * findings no more is read than is shown.
 */
import { Dexie } from 'dexie';
import type { Handling } from '../contract/api.ts';
import type { Database, FindingRow, ListedQueue, OutboxRow } from './database.ts';
import { toWords } from './words.ts';

export interface QueueItem {
  row: FindingRow;
  thumbnail: Blob | null;
  outbox: OutboxRow | null;
  /** What the network did with it; null where it was not sent, or the network has not said anything yet. */
  handling: Handling | null;
}

export interface ListRequest {
  queue: ListedQueue;
  limit: number;
  /** By deadline: only what has one. */
  order: 'newest' | 'deadline';
  /** Every one of these words has to begin a word of the finding. */
  words: string;
}

export interface ListAnswer {
  items: QueueItem[];
  /** How many there are in all; null where counting them would hold the list up. */
  total: number | null;
}

export interface ListQueries {
  list(request: ListRequest): Promise<ListAnswer>;
  /** Other findings that may be about the same item, wherever they stand; and what was merged into this one. */
  related(id: string): Promise<{ duplicates: QueueItem[]; merged: QueueItem[] }>;
}

/** So many duplicates are shown; more are a sign of something else. */
const MAX_RELATED = 12;

export function createListQueries(database: Database): ListQueries {
  const { findings, thumbnails, outbox, handlings } = database;

  const inQueue = (queue: ListedQueue) =>
    findings.where('[queue+createdAt]').between([queue, Dexie.minKey], [queue, Dexie.maxKey]);

  async function dress(rows: FindingRow[]): Promise<QueueItem[]> {
    const pictures = await thumbnails.bulkGet(rows.map((row) => row.summary.thumbnailOf ?? ''));
    const waiting = rows.some(({ queue }) => queue === 'outgoing')
      ? await outbox.bulkGet(rows.map(({ id }) => id))
      : [];
    const handled = rows.some(({ queue }) => queue === 'sent') ? await handlings.bulkGet(rows.map(({ id }) => id)) : [];
    return rows.map((row, index) => ({
      row,
      thumbnail: pictures[index]?.blob ?? null,
      outbox: waiting[index] ?? null,
      handling: handled[index] ?? null,
    }));
  }

  /**
   * Primary keys in the order of an index, from the browser's own interface: a live query would remember each of thousands
   * of keys, which takes longer than finding them. It follows the rows that are shown instead.
   */
  async function keysOf(index: string, from: IDBValidKey, to: IDBValidKey): Promise<string[]> {
    await database.open();
    return new Promise((resolve, reject) => {
      const store = database.backendDB().transaction(findings.name, 'readonly').objectStore(findings.name);
      const request = store.index(index).getAllKeys(Dexie.dependencies.IDBKeyRange.bound(from, to));
      request.onsuccess = () => resolve(request.result.map(String));
      request.onerror = () => reject(request.error);
    });
  }

  /** Ids of the findings that have all the words, at the beginning of a word of theirs. */
  async function find(words: readonly string[]): Promise<Set<string>> {
    const found = await Promise.all(words.map((word) => keysOf('words', word, `${word}\uffff`)));
    const [first = [], ...others] = found.toSorted((one, other) => one.length - other.length);
    const sets = others.map((ids) => new Set(ids));
    return new Set(first.filter((id) => sets.every((ids) => ids.has(id))));
  }

  const present = (rows: (FindingRow | undefined)[]) => rows.filter((row) => row !== undefined);

  return {
    list: async ({ queue, limit, order, words }) => {
      const wanted = toWords(words);
      // Sealed words are in no index, which would tell them: every finding of the list is opened.
      if (wanted.length > 0 && (database.sealing?.mode ?? 'off') !== 'off') {
        const matches = ({ words: own }: FindingRow) => wanted.every((word) => own.some((one) => one.startsWith(word)));
        const found = await inQueue(queue).reverse().filter(matches).toArray();
        return { items: await dress(found.slice(0, limit)), total: found.length };
      }
      if (wanted.length > 0) {
        const matching = await find(wanted);
        // The order comes from the keys of the queue alone: rows are read only for what is shown. Newest first.
        const inOrder = await keysOf('[queue+createdAt]', [queue], [queue, []]);
        const ids = inOrder.filter((id) => matching.has(id)).reverse();
        return { items: await dress(present(await findings.bulkGet(ids.slice(0, limit)))), total: ids.length };
      }
      if (order === 'deadline') {
        const due = findings.orderBy('dueAt').filter((row) => row.queue === queue);
        return { items: await dress(await due.limit(limit).toArray()), total: await due.count() };
      }
      return { items: await dress(await inQueue(queue).reverse().limit(limit).toArray()), total: null };
    },

    related: async (id) => {
      const row = await findings.get(id);
      const keys = row?.keys ?? [];
      // One by one: the order of sealed keys is not that of the keys.
      const each = await Promise.all(keys.map((key) => findings.where('keys').equals(key).limit(100).toArray()));
      const found = new Map(each.flat().map((other) => [other.id, other]));
      const duplicates = [...found.values()].filter(
        (other) => other.id !== id && other.queue !== 'deleted' && other.queue !== 'merged',
      );
      const merged = await findings.where('mergedInto').equals(id).limit(MAX_RELATED).toArray();
      return { duplicates: await dress(duplicates.slice(0, MAX_RELATED)), merged: await dress(merged) };
    },
  };
}
