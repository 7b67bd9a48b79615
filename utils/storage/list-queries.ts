/**
 * What one list shows: newest first, nearest deadline first, or what has the words. With ten thousand findings no more is
 * read than is shown; words are looked for in memory, see search-index.ts.
 */
import { Dexie } from 'dexie';
import type { Handling } from '../contract/api.ts';
import type { Database, FindingRow, ListedQueue, OutboxRow } from './database.ts';
import type { SearchIndex } from './search-index.ts';
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
  /** Reads what searching needs, so that the first letter does not wait for it. */
  prepareSearch(): Promise<unknown>;
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

  let index: Promise<SearchIndex> | null = null;
  const prepareSearch = () => {
    index ??= import('./search-index.ts').then(({ openSearchIndex }) => openSearchIndex(database));
    // What could not be read is read again at the next search.
    index.catch(() => {
      index = null;
    });
    return index;
  };

  const present = (rows: (FindingRow | undefined)[]) => rows.filter((row) => row !== undefined);

  return {
    prepareSearch,

    list: async ({ queue, limit, order, words }) => {
      if (toWords(words).length > 0) {
        // A live query then follows the whole list: what is changed or comes may have the words.
        await inQueue(queue).limit(1).primaryKeys();
        const ids = await (await prepareSearch()).search(queue, words);
        return { items: await dress(present(await findings.bulkGet(ids.slice(0, limit)))), total: ids.length };
      }
      if (order === 'deadline') {
        const due = findings.orderBy('dueAt').filter((row) => row.queue === queue);
        return { items: await dress(await due.limit(limit).toArray()), total: await due.count() };
      }
      return { items: await dress(await inQueue(queue).reverse().limit(limit).toArray()), total: null };
    },

    related: (id) =>
      database.transaction('r', [findings, thumbnails, outbox, handlings], async () => {
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
      }),
  };
}
