/**
 * What one list shows: newest first, nearest deadline first, or what has the words. With ten thousand findings no more is
 * read than is shown; which that is, but for the first of the newest, says an index in memory, see list-index.ts.
 */
import { Dexie } from 'dexie';
import type { Handling } from '../contract/api.ts';
import type { Database, FindingRow, ListedQueue, OutboxRow } from './database.ts';
import type { ListIndex } from './list-index.ts';
import { toWords } from './words.ts';

export interface QueueItem {
  row: FindingRow;
  thumbnail: Blob | null;
  outbox: OutboxRow | null;
  /** What the network did with it; null where it was not sent, or the network has not said anything yet. */
  handling: Handling | null;
}

/** A list: which findings, and in what order. */
export interface ListView {
  queue: ListedQueue;
  /** By deadline: only what has one. What has the words comes newest first. */
  order: 'newest' | 'deadline';
  /** Every one of these words has to begin a word of the finding. */
  words: string;
}

/** A part of a list. */
export interface ListRequest extends ListView {
  /** How many come before it. */
  offset: number;
  limit: number;
}

export interface ListAnswer {
  /** As it was asked for. */
  offset: number;
  items: QueueItem[];
  /** How many there are in all; null where counting them would hold the list up. */
  total: number | null;
}

export interface ListQueries {
  /** Reads what searching and walking through lists needs, so that the first letter does not wait for it. */
  prepare(): Promise<unknown>;
  list(request: ListRequest): Promise<ListAnswer>;
  /** The first of a list, at most `limit`. */
  listIds(view: ListView, limit: number): Promise<string[]>;
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

  let index: Promise<ListIndex> | null = null;
  let isPrepared = false;
  const prepare = () => {
    index ??= import('./list-index.ts').then(({ openListIndex }) => openListIndex(database));
    index.then(
      () => {
        isPrepared = true;
      },
      // What could not be read is read again the next time.
      () => {
        index = null;
      },
    );
    return index;
  };

  /** A live query then follows the whole list: what is changed or comes may stand anywhere in it. */
  async function listIds(view: ListView): Promise<string[]> {
    await inQueue(view.queue).limit(1).primaryKeys();
    return (await prepare()).listIds(view);
  }

  const present = (rows: (FindingRow | undefined)[]) => rows.filter((row) => row !== undefined);

  return {
    prepare,

    list: async ({ offset, limit, ...view }) => {
      const { queue, order, words } = view;
      // The first of the newest do not wait for the index.
      if (!isPrepared && offset === 0 && order === 'newest' && toWords(words).length === 0)
        return { offset, items: await dress(await inQueue(queue).reverse().limit(limit).toArray()), total: null };
      const ids = await listIds(view);
      const rows = await findings.bulkGet(ids.slice(offset, offset + limit));
      return { offset, items: await dress(present(rows)), total: ids.length };
    },

    listIds: async (view, limit) => (await listIds(view)).slice(0, limit),

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
