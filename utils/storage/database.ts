/**
 * The device's database (IndexedDB through Dexie). Only the background and extension pages may open it:
 * in a content script it would be the *page's* database. The background writes; pages read live.
 */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Receipt, ReceiptKey } from '../contract/api.ts';
import type { Capture } from '../contract/capture.ts';
import type { Finding } from '../contract/finding.ts';

/** Which list a finding stands in. Follows from its status and receipt; stored because it is an index. */
export type Queue = 'review' | 'outgoing' | 'sent' | 'dismissed' | 'deleted';

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
}

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
  /** When it was last tried, in milliseconds since the epoch; null or absent before that. */
  attemptedAt?: number | null;
  /** Milliseconds since the epoch before which it is not tried again. */
  nextAttemptAt: number;
  error: DeliveryError | null;
  /** What the backend said, for the person; may be empty. */
  detail: string | null;
  /** Bytes of its files that the backend has durably. */
  sentBytes: number;
  /** Bytes of all its files; 0 before it was tried. */
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
  /** What the backend's receipts must be signed with; absent for a device that joined before there were signatures. */
  receiptKey?: ReceiptKey;
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
  return database;
}
