/** What the pages read. Every query is cheap at any length of the queue: by index, and never more than is shown. */
import type { Handling } from '../contract/api.ts';
import type { EvidenceFile } from '../contract/capture.ts';
import type { Finding } from '../contract/finding.ts';
import type { Reference } from '../contract/reference.ts';
import type { AttachablePicture } from '../picture/attachable.ts';
import { type CapturePicture, readPictures } from './capture-pictures.ts';
import type {
  CaptureRow,
  Database,
  DeviceSettings,
  FindingRow,
  LinkUse,
  ListedQueue,
  OutboxRow,
  ReceiptRow,
  VaultHeader,
} from './database.ts';
import { createListQueries, type ListQueries } from './list-queries.ts';
import { readLinkUse, readRetention } from './preferences.ts';

export interface FindingDetail {
  row: FindingRow;
  captures: CaptureRow[];
  /** Of each capture that has one, the oldest first. */
  pictures: CapturePicture[];
  /** The picture of the newest capture that has one. */
  screenshot: CapturePicture | null;
  /** What the backend has of its original pictures; what it has cannot be taken back. */
  originals: 'unsent' | 'withheld' | 'sent';
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
  /** Of the outbox: what is tried next or is under way, and what was tried before; the first of each. */
  rows: OutboxRow[];
  /** How many others are still to be tried for the first time. */
  more: number;
  device: DeviceSettings | null;
}

export interface Chosen {
  link: LinkUse;
  /** Days after the receipt that a sent finding stays on this device; null: until it is deleted. */
  retention: number | null;
  /** The passphrase's state; null without one. */
  vault: Pick<VaultHeader, 'state' | 'progress' | 'lockAfter'> | null;
}

export interface QueueQueries extends ListQueries {
  count(queue: ListedQueue): Promise<number>;
  detail(id: string): Promise<FindingDetail | null>;
  /** What can be attached to a report: each capture's whole picture, or its redacted copy where only that may leave; photos. */
  pictures(id: string): Promise<AttachablePicture[]>;
  /** Every finding that is not deleted and stands for itself. */
  allFindings(): Promise<Finding[]>;
  delivery(): Promise<Delivery>;
  /** The newest reference data on this device; null before the background has written any. */
  reference(): Promise<Reference | null>;
  /** What the person chose about this device. */
  chosen(): Promise<Chosen>;
}

/** Rows of the outbox that are looked at for the progress: more than are ever under way at once. */
const MOST_SHOWN = 20;

/** Nothing where the original may not leave and there is no copy. */
function attachable({ withholdOriginals }: Finding, shown: CapturePicture): AttachablePicture[] {
  const { redaction, copy, picture } = shown;
  if (withholdOriginals) return redaction && copy ? [{ source: copy, sha256: redaction.sha256 }] : [];
  return picture.tiles[0] ? [{ source: shown, sha256: picture.tiles[0].sha256 }] : [];
}

function originalsOf(
  pictures: readonly CapturePicture[],
  receipts: readonly (ReceiptRow | undefined)[],
): FindingDetail['originals'] {
  const has = pictures.flatMap(({ picture }, index) => {
    const receipt = receipts[index];
    return receipt ? [picture.tiles.some(({ sha256 }) => !receipt.withheld?.includes(sha256))] : [];
  });
  if (has.includes(true)) return 'sent';
  return has.length > 0 ? 'withheld' : 'unsent';
}

export function createQueueQueries(database: Database): QueueQueries {
  const { findings, captures, files, outbox, receipts, settings, references, preferences, thumbnails, handlings } =
    database;
  return {
    ...createListQueries(database),

    count: (queue) => findings.where('queue').equals(queue).count(),

    reference: async () => (await references.orderBy('version').last())?.reference ?? null,

    // One transaction: it is read again with every letter of an edit, and each of its own takes the browser time.
    detail: (id) =>
      database.transaction(
        'r',
        [findings, captures, files, thumbnails, receipts, outbox, handlings],
        async (): Promise<FindingDetail | null> => {
          const row = await findings.get(id);
          if (!row || row.queue === 'deleted' || row.queue === 'merged') return null;
          const found = (await captures.bulkGet(row.finding.captureIds)).filter((capture) => capture !== undefined);
          const added = found.flatMap(({ capture }) =>
            capture.files.filter(({ role }) => role === 'photo' || role === 'document'),
          );
          const blobs = await files.bulkGet(added.map(({ sha256 }) => sha256));
          const pictures = await readPictures(database, row.finding, found);
          const sent = await receipts.bulkGet(pictures.map(({ captureId }) => captureId));
          return {
            row,
            captures: found,
            thumbnail: row.summary.thumbnailOf ? ((await thumbnails.get(row.summary.thumbnailOf))?.blob ?? null) : null,
            pictures,
            screenshot: pictures.at(-1) ?? null,
            originals: originalsOf(pictures, sent),
            attachments: added.map((entry, index) => ({ file: entry, blob: blobs[index]?.blob ?? null })),
            receipt: (await receipts.get(id)) ?? null,
            outbox: (await outbox.get(id)) ?? null,
            handling: (await handlings.get(id)) ?? null,
          };
        },
      ),

    allFindings: async () => {
      const rows = await findings.where('queue').anyOf('review', 'outgoing', 'sent', 'dismissed').toArray();
      return rows.map(({ finding }) => finding);
    },

    pictures: async (id) => {
      const row = await findings.get(id);
      if (!row) return [];
      const found = (await captures.bulkGet(row.finding.captureIds)).filter((capture) => capture !== undefined);
      const photos = found.flatMap(({ capture }) => capture.files.filter(({ role }) => role === 'photo'));
      const rows = await files.bulkGet([...new Set(photos.map(({ sha256 }) => sha256))]);
      return [
        ...(await readPictures(database, row.finding, found)).flatMap((picture) => attachable(row.finding, picture)),
        ...rows.flatMap((file) => (file ? [{ source: file.blob, sha256: file.sha256 }] : [])),
      ];
    },

    chosen: async () => ({
      link: await readLinkUse(preferences),
      retention: await readRetention(preferences),
      vault: (await database.vault.get('header')) ?? null,
    }),

    delivery: async () => {
      // Of a thousand that wait in line none need be read to be counted: only what is at its head changes.
      const line = outbox.where('nextAttemptAt').equals(0);
      const [count, next, tried, device] = await Promise.all([
        line.count(),
        line.limit(MOST_SHOWN).toArray(),
        outbox.where('nextAttemptAt').above(0).limit(MOST_SHOWN).toArray(),
        settings.get('device'),
      ]);
      return { rows: [...next, ...tried], more: Math.max(0, count - next.length), device: device?.value ?? null };
    },
  };
}
