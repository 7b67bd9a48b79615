/**
 * The device's database (IndexedDB through Dexie). Only the background and extension pages may open it:
 * in a content script it would be the *page's* database. The background writes; pages read live.
 */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { PlacedShot } from '../capture/build-capture.ts';
import type { Handling, KeptReceipt, ReceiptKey, Timestamp } from '../contract/api.ts';
import type { Capture } from '../contract/capture.ts';
import type { CustodyEvent } from '../contract/custody.ts';
import type { Finding } from '../contract/finding.ts';
import type { StoredReference } from '../contract/reference.ts';
import type { Signature } from '../contract/signature.ts';
import type { FlaggedItem } from '../messaging/messages.ts';
import type { Kdf } from '../vault/passphrase.ts';
import type { Sealing } from './sealing.ts';
import { upgradeToForms, upgradeToSignatures } from './upgrade.ts';

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
  /** Over the capture's canonical JSON; null until it can be made (no key at hand, or older than signatures). */
  signature: Signature | null;
}

/** One link of a finding's custody log. Rows are added and never changed; they outlive their finding. */
export interface CustodyRow {
  finding: string;
  seq: number;
  event: CustodyEvent;
}

/** The key that signs captures: the newest one. A `CryptoKey` that cannot be read out, only used. */
export interface KeyRow {
  /** SHA-256 of the public key's SubjectPublicKeyInfo. */
  keyId: string;
  createdAt: string;
  publicKey: string;
  privateKey: CryptoKey;
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
  /** What a search looks through, see finding-index.ts and list-index.ts. */
  words: string[];
  /** Indexes, see finding-index.ts and index-due-at.ts. */
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
  receipt: KeptReceipt;
  /** Version of the finding that the receipt is for; null for a capture. */
  version: number | null;
  /** Of a capture: hashes of the files that the backend has not been given. Absent where it has all. */
  withheld?: string[];
}

/** How much the link may be used: `auto` goes by what the browser knows of it, `saving` treats every link as metered. */
export type LinkUse = 'auto' | 'saving';

/** What the person chose about this device. */
export type PreferenceRow =
  | {
      key: 'retention';
      /** Days after the receipt that a sent finding stays on this device; null: until it is deleted. */
      days: number | null;
    }
  | { key: 'link'; use: LinkUse };

/** How far this device has read what its network answers. */
export interface NetworkRow {
  key: 'answers';
  /** Milliseconds since the epoch. */
  askedAt: number;
  /** Of the handlings as they are here; null before the first. */
  handlingsEtag: string | null;
  /** Of the timestamps after those that are here; null before the first. */
  timestampsCursor: string | null;
}

/** What a coordinator did with a finding. */
export interface HandlingRow extends Handling {
  /** Out of a backup: the network says it no more, because it knows the device that sent the finding by another name. */
  restored?: true;
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

/** One screenshot of several. */
export type StagedShot = PlacedShot & {
  origin: { x: number; y: number };
  seam: string | null;
  thumbnail: Blob | null;
};

/** An item of which some screenshots are taken, and others are still to come. */
export interface StagedCaptureRow {
  captureId: string;
  item: FlaggedItem;
  origin: { tabId: number; windowId: number; url: string };
  capturedAt: Date;
  shots: StagedShot[];
}

/** The passphrase's part of the device: what opens everything, itself opened by the passphrase alone. */
export interface VaultHeader {
  id: 'header';
  /** `converting`: rows are still being sealed. `removing`: they are being opened, and the passphrase is given up. */
  state: 'converting' | 'on' | 'removing';
  /** Rows that the conversion has looked at; null while there is none. */
  progress: { done: number; total: number } | null;
  kdf: Kdf;
  /** The data key, sealed by the passphrase; base64. */
  wrapped: string;
  /** What is flagged while it is locked is sealed to this: a point on P-256. */
  publicKey: Uint8Array<ArrayBuffer>;
  /** Its private half, sealed by the data key. */
  privateKey: Uint8Array<ArrayBuffer>;
  /** Minutes without use after which it locks. */
  lockAfter: number;
}

/** A key for screenshots that were taken while it was locked, sealed to the vault's public key. */
export interface StagingKeyRow {
  id: number;
  box: Uint8Array<ArrayBuffer>;
}

/** What was done while it was locked, in its order: put into the queue once it is unlocked. */
export interface InboxRow {
  seq: number;
  /** A new finding, one more capture of one, or a person's word about one. */
  kind: 'finding' | 'capture' | 'change';
  findingId: string;
  /** Empty for a change. */
  captureId: string;
  box: Uint8Array<ArrayBuffer>;
}

export type Database = Dexie & {
  vault: EntityTable<VaultHeader, 'id'>;
  stagingKeys: EntityTable<StagingKeyRow, 'id'>;
  inbox: EntityTable<InboxRow, 'seq'>;
  /** Set where rows may be sealed, see sealing.ts. */
  sealing?: Sealing;
  staged: EntityTable<StagedCaptureRow, 'captureId'>;
  captures: EntityTable<CaptureRow, 'id'>;
  files: EntityTable<FileRow, 'sha256'>;
  thumbnails: EntityTable<ThumbnailRow, 'captureId'>;
  findings: EntityTable<FindingRow, 'id'>;
  outbox: EntityTable<OutboxRow, 'findingId'>;
  receipts: EntityTable<ReceiptRow, 'id'>;
  references: EntityTable<ReferenceRow, 'version'>;
  settings: Table<SettingsRow, SettingsRow['key']>;
  custody: Table<CustodyRow, [finding: string, seq: number]>;
  keys: EntityTable<KeyRow, 'keyId'>;
  preferences: Table<PreferenceRow, PreferenceRow['key']>;
  /** What coordinators did with findings of this device. */
  handlings: EntityTable<HandlingRow, 'findingId'>;
  /** Trusted times of this device's captures, as authorities signed them. */
  timestamps: Table<Timestamp, [captureId: string, authority: string]>;
  network: EntityTable<NetworkRow, 'key'>;
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
    .stores({ custody: '[finding+seq]', keys: 'keyId, createdAt', preferences: 'key' })
    .upgrade(upgradeToSignatures);
  database
    .version(3)
    .stores({
      findings: 'id, queue, [queue+createdAt], deletedAt, mergedInto, *words, *keys, dueAt',
      references: 'version',
    })
    .upgrade(upgradeToForms);
  database.version(4).stores({ staged: 'captureId' });
  database.version(7).stores({ handlings: 'findingId', timestamps: '[captureId+authority]', network: 'key' });
  // Words are looked for in memory (list-index.ts): their index made every letter of an edit dearer.
  database.version(8).stores({ findings: 'id, queue, [queue+createdAt], deletedAt, mergedInto, *keys, dueAt' });
  // From here on rows may be sealed while the database is opened: no later upgrade may look into them. What has to change
  // in them changes once they can be read, as in adopt-old-records.ts.
  database.version(6).stores({ vault: 'id', stagingKeys: '++id', inbox: '++seq, captureId, findingId, kind' });
  return database;
}
