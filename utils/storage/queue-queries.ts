/** What the pages read. Every query is cheap at any length of the queue: by index, and never more than is shown. */
import { Dexie, liveQuery } from 'dexie';
import type { CaptureRow, Database, DeviceSettings, FindingRow, OutboxRow, Queue, ReceiptRow } from './database.ts';

export type ListedQueue = Exclude<Queue, 'deleted'>;

export interface QueueItem {
  row: FindingRow;
  thumbnail: Blob | null;
  outbox: OutboxRow | null;
}

export interface FindingDetail {
  row: FindingRow;
  captures: CaptureRow[];
  /** The newest capture's screenshot. */
  screenshot: Blob | null;
  receipt: ReceiptRow | null;
  outbox: OutboxRow | null;
}

export interface Delivery {
  rows: OutboxRow[];
  device: DeviceSettings | null;
}

export interface QueueQueries {
  count(queue: ListedQueue): Promise<number>;
  /** The newest first. */
  list(queue: ListedQueue, limit: number): Promise<QueueItem[]>;
  detail(id: string): Promise<FindingDetail | null>;
  delivery(): Promise<Delivery>;
  /** Days after the receipt that a sent finding stays here; null: until it is deleted. */
  retention(): Promise<number | null>;
  /** Calls back with the number of findings that wait for a person or for the network, now and after every change. */
  watchWaiting(onCount: (count: number) => void): void;
}

export function createQueueQueries(database: Database): QueueQueries {
  const { findings, captures, files, thumbnails, outbox, receipts, settings, preferences } = database;
  return {
    count: (queue) => findings.where('queue').equals(queue).count(),

    list: async (queue, limit) => {
      const rows = await findings
        .where('[queue+createdAt]')
        .between([queue, Dexie.minKey], [queue, Dexie.maxKey])
        .reverse()
        .limit(limit)
        .toArray();
      const pictures = await thumbnails.bulkGet(rows.map((row) => row.summary.thumbnailOf ?? ''));
      const outgoing = queue === 'outgoing' ? await outbox.bulkGet(rows.map((row) => row.id)) : [];
      return rows.map((row, index) => ({
        row,
        thumbnail: pictures[index]?.blob ?? null,
        outbox: outgoing[index] ?? null,
      }));
    },

    detail: async (id) => {
      const row = await findings.get(id);
      if (!row || row.queue === 'deleted') return null;
      const found = (await captures.bulkGet(row.finding.captureIds)).filter((capture) => capture !== undefined);
      const file = found.flatMap(({ capture }) => capture.files.filter(({ role }) => role === 'screenshot')).at(-1);
      return {
        row,
        captures: found,
        screenshot: file ? ((await files.get(file.sha256))?.blob ?? null) : null,
        receipt: (await receipts.get(id)) ?? null,
        outbox: (await outbox.get(id)) ?? null,
      };
    },

    watchWaiting: (onCount) => {
      liveQuery(() => findings.where('queue').anyOf('review', 'outgoing').count()).subscribe({
        next: onCount,
        error: (error) => console.error('The waiting findings cannot be counted', error),
      });
    },

    retention: async () => (await preferences.get('retention'))?.days ?? null,

    delivery: async () => ({
      rows: await outbox.toArray(),
      device: (await settings.get('device'))?.value ?? null,
    }),
  };
}
