/** What the pages read. Every query is cheap at any length of the queue: by index, and never more than is shown. */
import { Dexie, liveQuery } from 'dexie';
import type { TiledPicture } from '../capture/stitch-picture.ts';
import type { EvidenceFile } from '../contract/capture.ts';
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
  /** The picture of the newest capture that has one. */
  screenshot: TiledPicture | null;
  /** Photos and documents, as they are sent. */
  attachments: { file: EvidenceFile; blob: Blob | null }[];
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
  /** Calls back with the number of findings that wait for a person or for the network, now and after every change. */
  watchWaiting(onCount: (count: number) => void): void;
}

export function createQueueQueries(database: Database): QueueQueries {
  const { findings, captures, files, thumbnails, outbox, receipts, settings } = database;
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
      const added = found.flatMap(({ capture }) =>
        capture.files.filter(({ role }) => role === 'photo' || role === 'document'),
      );
      const blobs = await files.bulkGet(added.map(({ sha256 }) => sha256));
      const picture = found.flatMap(({ capture }) => capture.picture ?? []).at(-1);
      const tiles = picture ? await files.bulkGet(picture.tiles.map(({ sha256 }) => sha256)) : [];
      return {
        row,
        captures: found,
        screenshot: picture ? { picture, tiles: tiles.map((tile) => tile?.blob ?? null) } : null,
        attachments: added.map((entry, index) => ({ file: entry, blob: blobs[index]?.blob ?? null })),
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

    delivery: async () => ({
      rows: await outbox.toArray(),
      device: (await settings.get('device'))?.value ?? null,
    }),
  };
}
