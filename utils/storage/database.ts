/**
 * The device's database (IndexedDB through Dexie). Only the background and extension pages may open it:
 * in a content script it would be the *page's* database. The background writes; pages read live.
 */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Receipt } from '../contract/api.ts';
import type { Capture } from '../contract/capture.ts';
import type { Finding } from '../contract/finding.ts';
import { NEW_REPORTED, newFindingFields } from '../contract/finding-defaults.ts';
import type { StoredReference } from '../contract/reference.ts';
import { indexKeys, indexWords } from './finding-index.ts';

/** Which list a finding stands in. Follows from its status and receipt; stored because it is an index. */
export type Queue = 'review' | 'outgoing' | 'sent' | 'dismissed' | 'deleted' | 'merged';

/** The lists that are shown. What was merged into another finding is kept, and can be taken out again. */
export type ListedQueue = Exclude<Queue, 'deleted' | 'merged'>;

export interface CaptureRow {
  id: string;
  findingId: string;
  capture: Capture;
  /** SHA-256 of the capture's canonical JSON: what the receipt must equal. */
  manifestSha256: string;
}

/** Evidence bytes, content-addressed, never altered. */
export interface FileRow {
  sha256: string;
  blob: Blob;
}

/** A small picture for lists: derived, can be made again, is never sent. */
export interface ThumbnailRow {
  captureId: string;
  blob: Blob;
}

export interface FindingRow {
  id: string;
  finding: Finding;
  queue: Queue;
  createdAt: string;
  /** Set while the finding can still be brought back. */
  deletedAt: string | null;
  /** The list that it stood in before it was deleted. */
  queueBefore: Queue | null;
  /** What the list shows, so that it need not open the captures. */
  summary: FindingSummary;
  /** The finding that this one's captures went to; null where it stands for itself. */
  mergedInto: string | null;
  /** Indexes, see finding-index.ts and index-due-at.ts. */
  words: string[];
  keys: string[];
  dueAt: string | null;
}

/** Every version of the reference data that this device has had: findings name the one that they used. */
export type ReferenceRow = StoredReference & { version: string };

export interface FindingSummary {
  site: Capture['site'];
  target: Capture['target'];
  /** Who posted it; for an article its headline, because its author is not the one whom it reports about. */
  title: string | null;
  /** Beginning of the text; for an article its publisher. */
  excerpt: string | null;
  permalink: string | null;
  publishedAt: string | null;
  /** The capture whose thumbnail stands for the finding; null without any screenshot. */
  thumbnailOf: string | null;
}

export type DeliveryError =
  | 'offline' // no answer at all
  | 'server-error' // 5xx
  | 'unexpected-answer' // HTML, a redirect, JSON of another shape: a captive portal or a wrong address
  | 'rate-limited'
  | 'unauthorised'
  | 'hash-mismatch' // the receipt does not carry our hash
  | 'rejected' // the backend refused this record
  | 'file-missing'; // a file of the capture is gone from this device

/** A finding on its way to the backend. Written before each step, so that any of them may be the worker's last. */
export interface OutboxRow {
  findingId: string;
  state: 'queued' | 'sending' | 'waiting' | 'rejected';
  attempts: number;
  /** Milliseconds since the epoch before which it is not tried again. */
  nextAttemptAt: number;
  error: DeliveryError | null;
  /** What the backend said, for the person; may be empty. */
  detail: string | null;
  sentBytes: number;
  totalBytes: number;
}

export interface ReceiptRow {
  /** Id of the capture or finding. */
  id: string;
  receipt: Receipt;
  /** Version of the finding that the receipt is for; null for a capture. */
  version: number | null;
}

export interface DeviceSettings {
  baseUrl: string;
  token: string;
  deviceId: string;
  network: string;
}

export interface SettingsRow {
  key: 'device';
  value: DeviceSettings;
}

export type Database = Dexie & {
  captures: EntityTable<CaptureRow, 'id'>;
  files: EntityTable<FileRow, 'sha256'>;
  thumbnails: EntityTable<ThumbnailRow, 'captureId'>;
  findings: EntityTable<FindingRow, 'id'>;
  outbox: EntityTable<OutboxRow, 'findingId'>;
  receipts: EntityTable<ReceiptRow, 'id'>;
  references: EntityTable<ReferenceRow, 'version'>;
  settings: Table<SettingsRow, SettingsRow['key']>;
};

/** Opens the database, made on first use. */
export function openDatabase(name = 'pantau-asn'): Database {
  const database = new Dexie(name) as Database;
  database.version(1).stores({
    captures: 'id, findingId',
    files: 'sha256',
    thumbnails: 'captureId',
    findings: 'id, queue, [queue+createdAt], deletedAt',
    outbox: 'findingId, nextAttemptAt',
    receipts: 'id',
    settings: 'key',
  });
  database
    .version(2)
    .stores({
      findings: 'id, queue, [queue+createdAt], deletedAt, mergedInto, *words, *keys, dueAt',
      references: 'version',
    })
    .upgrade(async (transaction) => {
      const captures = transaction.table<CaptureRow, string>('captures');
      const findings = transaction.table<FindingRow, string>('findings');
      for (const row of await findings.toArray()) {
        const found = await captures.bulkGet(row.finding.captureIds);
        await findings.put(
          completeRow(
            row,
            found.flatMap((one) => (one ? [one.capture] : [])),
          ),
        );
      }
    });
  return database;
}

/** A row of version 1 with what has come since. Loses nothing; what was not sent yet counts as changed. */
function completeRow(row: FindingRow, captures: readonly Capture[]): FindingRow {
  const finding: Finding = {
    ...newFindingFields(),
    ...row.finding,
    reported: { ...NEW_REPORTED, ...row.finding.reported },
    // The backend may have this version already, without the new fields: the next one must be another.
    version: row.finding.version + (row.queue === 'sent' ? 0 : 1),
  };
  return {
    ...row,
    finding,
    mergedInto: null,
    words: indexWords(finding, row.summary),
    keys: [...new Set(captures.flatMap(indexKeys))],
    // It did not say since when it was known.
    dueAt: null,
  };
}
