/** What the pages read. Every query is cheap at any length of the queue: by index, and never more than is shown. */
import type { TiledPicture } from '../capture/stitch-picture.ts';
import type { Handling } from '../contract/api.ts';
import type { EvidenceFile } from '../contract/capture.ts';
import type { Finding } from '../contract/finding.ts';
import type { Reference } from '../contract/reference.ts';
import type {
  CaptureRow,
  Database,
  DeviceSettings,
  FindingRow,
  ListedQueue,
  OutboxRow,
  PreferenceRow,
  ReceiptRow,
} from './database.ts';
import { createListQueries, type ListQueries } from './list-queries.ts';

export interface FindingDetail {
  row: FindingRow;
  captures: CaptureRow[];
  /** The picture of the newest capture that has one. */
  screenshot: TiledPicture | null;
  /** The small picture that stands for the finding in lists. */
  thumbnail: Blob | null;
  /** Photos and documents, as they are sent. */
  attachments: { file: EvidenceFile; blob: Blob | null }[];
  receipt: ReceiptRow | null;
  outbox: OutboxRow | null;
  /** What the network did with it; null where it has not said anything yet. */
  handling: Handling | null;
}

export interface Delivery {
  rows: OutboxRow[];
  device: DeviceSettings | null;
}

export interface QueueQueries extends ListQueries {
  count(queue: ListedQueue): Promise<number>;
  detail(id: string): Promise<FindingDetail | null>;
  /** The screenshots of a finding, the first capture's first. */
  pictures(id: string): Promise<{ blob: Blob; sha256: string }[]>;
  /** Every finding that is not deleted and stands for itself. */
  allFindings(): Promise<Finding[]>;
  delivery(): Promise<Delivery>;
  /** The newest reference data on this device; null before the background has written any. */
  reference(): Promise<Reference | null>;
  /** What the person chose; absent where nothing was. */
  preference(key: PreferenceRow['key']): PromiseLike<PreferenceRow | undefined>;
}

export function createQueueQueries(database: Database): QueueQueries {
  const { findings, captures, files, outbox, receipts, settings, references, preferences, thumbnails, handlings } =
    database;
  return {
    ...createListQueries(database),

    count: (queue) => findings.where('queue').equals(queue).count(),

    reference: async () => (await references.orderBy('version').last())?.reference ?? null,

    detail: async (id) => {
      const row = await findings.get(id);
      if (!row || row.queue === 'deleted' || row.queue === 'merged') return null;
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
        thumbnail: row.summary.thumbnailOf ? ((await thumbnails.get(row.summary.thumbnailOf))?.blob ?? null) : null,
        screenshot: picture ? { picture, tiles: tiles.map((tile) => tile?.blob ?? null) } : null,
        attachments: added.map((entry, index) => ({ file: entry, blob: blobs[index]?.blob ?? null })),
        receipt: (await receipts.get(id)) ?? null,
        outbox: (await outbox.get(id)) ?? null,
        handling: (await handlings.get(id)) ?? null,
      };
    },

    allFindings: async () => {
      const rows = await findings.where('queue').anyOf('review', 'outgoing', 'sent', 'dismissed').toArray();
      return rows.map(({ finding }) => finding);
    },

    pictures: async (id) => {
      const row = await findings.get(id);
      const found = (await captures.bulkGet(row?.finding.captureIds ?? [])).filter((capture) => capture !== undefined);
      const hashes = found.flatMap(({ capture }) =>
        capture.files.filter(({ role }) => role === 'screenshot' || role === 'photo').map(({ sha256 }) => sha256),
      );
      const rows = await files.bulkGet([...new Set(hashes)]);
      return rows.filter((file) => file !== undefined);
    },

    preference: (key) => preferences.get(key),

    delivery: async () => ({
      rows: await outbox.toArray(),
      device: (await settings.get('device'))?.value ?? null,
    }),
  };
}
