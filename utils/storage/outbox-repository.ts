/** The outbox and the receipts: what is on its way, and the proof of what arrived. */
import type { Receipt, ReceiptKey } from '../contract/api.ts';
import { recordSha256 } from '../evidence/sha256.ts';
import { forgetHandlings } from './answer-repository.ts';
import { logEvent, logEvents } from './custody-log.ts';
import type { CaptureRow, Database, DeviceSettings, FileRow, FindingRow, OutboxRow, ReceiptRow } from './database.ts';

/** A finding with everything that has to be sent for it, as it was when it was read. */
export interface Shipment {
  row: FindingRow;
  captures: CaptureRow[];
  receipts: Map<string, ReceiptRow>;
}

/** The next finding that is to be sent; `shipment` is null where it is not to be sent any more. */
export interface Due {
  outbox: OutboxRow;
  shipment: Shipment | null;
  /** Its files by hash, where they are few and small; the others are read when they are sent. */
  files: ReadonlyMap<string, FileRow>;
}

/** A finding that arrived. */
export interface Delivered {
  findingId: string;
  version: number;
  receipt: Receipt;
  /** Captures that are not filed yet. */
  filed: readonly FiledCapture[];
}

/** What arrived of a capture. */
export interface FiledCapture {
  receipt: Receipt;
  /** Hashes of the files that were not sent. */
  withheld: readonly string[];
}

export interface OutboxRepository {
  /** Puts every approved finding into the outbox, and makes those that wait or were rejected due at once. */
  enqueueApproved(): Promise<void>;
  /** The oldest findings that are due at `time` (milliseconds) and not in `except`, so many at most. */
  listDue(time: number, except: ReadonlySet<string>, most: number): Promise<Due[]>;
  /** Makes due what was tried "later" than `time`: the clock was set back, and would keep it waiting. */
  forgiveClock(time: number): Promise<void>;
  /** Milliseconds at which the next row becomes due; null when none waits. */
  nextAttemptAt(): Promise<number | null>;
  save(row: OutboxRow): Promise<void>;
  drop(findingId: string): Promise<void>;
  /** Lets every row that is still due wait as this one does, for the same reason. */
  postpone(like: string): Promise<void>;
  getFile(sha256: string): Promise<FileRow | undefined>;
  saveCaptureReceipt(filed: FiledCapture): Promise<void>;
  /** Forgets the receipts of a finding's captures: they are sent again. */
  forgetCaptureReceipts(findingId: string): Promise<void>;
  /**
   * Files the receipts of findings, and those of their captures that are not filed yet, and moves each finding to "sent", unless
   * it has been changed meanwhile. All or none: with several at once, one that fails fails for all.
   */
  complete(delivered: readonly Delivered[]): Promise<void>;
  getDevice(): Promise<DeviceSettings | null>;
  saveDevice(device: DeviceSettings): Promise<void>;
  saveReceiptKey(receiptKey: ReceiptKey): Promise<void>;
}

/** Files of a finding that are read along with it, in bytes: sealed ones are held whole. */
const SMALL_BYTES = 256 * 1024;

const ofKey = <Value>(key: string, value: Value | undefined): [string, Value][] => (value ? [[key, value]] : []);

const byKey = <Key extends string, Row extends Record<Key, string>>(rows: readonly (Row | undefined)[], key: Key) =>
  new Map(rows.flatMap((row) => (row ? ofKey(row[key], row) : [])));

export function createOutboxRepository(database: Database, now: () => Date): OutboxRepository {
  const { findings, captures, files, outbox, receipts, settings, custody, handlings, network } = database;
  const sent = (receipt: Receipt) =>
    ({ kind: 'sent', at: now().toISOString(), subject: receipt.id, detail: recordSha256(receipt) }) as const;

  /** What is to be sent for each; null for what is not to be sent any more. */
  async function load(findingIds: readonly string[]): Promise<(Shipment | null)[]> {
    const rows = (await findings.bulkGet([...findingIds])).map((row) => (row?.queue === 'outgoing' ? row : null));
    const captureIds = rows.flatMap((row) => row?.finding.captureIds ?? []);
    const [found, filed] = await Promise.all([
      captures.bulkGet(captureIds),
      receipts.bulkGet([...findingIds, ...captureIds]),
    ]);
    const captureOf = byKey(found, 'id');
    const receiptOf = byKey(filed, 'id');
    return rows.map((row) => {
      if (row === null) return null;
      const ids = row.finding.captureIds;
      return {
        row,
        captures: ids.flatMap((id) => captureOf.get(id) ?? []),
        receipts: new Map([row.id, ...ids].flatMap((id) => ofKey(id, receiptOf.get(id)))),
      };
    });
  }

  /** Files of shipments that are small. */
  async function loadFiles(shipments: readonly (Shipment | null)[]): Promise<Map<string, FileRow>> {
    const small = shipments.flatMap((shipment) => {
      const listed = shipment?.captures.flatMap(({ capture }) => capture.files) ?? [];
      return listed.reduce((sum, { bytes }) => sum + bytes, 0) <= SMALL_BYTES ? listed : [];
    });
    return byKey(await files.bulkGet([...new Set(small.map(({ sha256 }) => sha256))]), 'sha256');
  }

  async function receiptRowOf({ receipt, withheld }: FiledCapture): Promise<ReceiptRow> {
    const kept = { id: receipt.id, receipt, version: null };
    if (withheld.length === 0) return kept;
    const before = await receipts.get(receipt.id);
    // What it had before it still has.
    const missing = withheld.filter((sha256) => !before || before.withheld?.includes(sha256));
    return missing.length > 0 ? { ...kept, withheld: missing } : kept;
  }

  async function fileCapture(filed: FiledCapture): Promise<void> {
    const row = await captures.get(filed.receipt.id);
    // Everything may have been removed while the answer was on its way.
    if (!row) return;
    await receipts.put(await receiptRowOf(filed));
    const found = await findings.get(row.findingId);
    if (found) await logEvent(database, found.finding, sent(filed.receipt));
  }

  /** Files what arrived of a finding; its row where it is as it was sent. */
  async function completeOne({ version, receipt, filed }: Delivered, row: FindingRow | undefined) {
    const isUnchanged = row?.queue === 'outgoing' && row.finding.version === version;
    // Captures may have gone to another finding meanwhile, and their events with them.
    if (!isUnchanged) for (const one of filed) await fileCapture(one);
    if (!row) return null;
    const filedHere = isUnchanged ? filed : [];
    const kept = await Promise.all(filedHere.map(receiptRowOf));
    await receipts.bulkPut([...kept, { id: row.id, receipt, version }]);
    await logEvents(database, row.finding, [...filedHere.map((one) => sent(one.receipt)), sent(receipt)]);
    return isUnchanged ? row : null;
  }

  return {
    enqueueApproved: () =>
      database.transaction('rw', findings, outbox, async () => {
        const ids = await findings.where('queue').equals('outgoing').primaryKeys();
        const known = new Map((await outbox.bulkGet(ids)).flatMap((row) => (row ? [[row.findingId, row]] : [])));
        await outbox.bulkPut(
          ids.map((findingId): OutboxRow => {
            const row = known.get(findingId);
            return {
              ...(row ?? { findingId, sentBytes: 0, totalBytes: 0 }),
              state: 'queued',
              attempts: 0,
              attemptedAt: null,
              nextAttemptAt: 0,
              error: null,
              detail: null,
            };
          }),
        );
      }),

    listDue: (time, except, most) =>
      database.transaction('r', outbox, findings, captures, receipts, files, async () => {
        const due = () => outbox.where('nextAttemptAt').belowOrEqual(time);
        const isWanted = ({ state, findingId }: OutboxRow) => state !== 'rejected' && !except.has(findingId);
        const first = await due()
          .limit(most + except.size)
          .toArray();
        // One that was rejected stays where it was: many of them would hide the others.
        const isAll = first.length < most + except.size || first.every(({ state }) => state !== 'rejected');
        const wanted = isAll ? first.filter(isWanted) : await due().filter(isWanted).limit(most).toArray();
        const rows = wanted.slice(0, most);
        const shipments = await load(rows.map(({ findingId }) => findingId));
        const found = await loadFiles(shipments);
        return rows.map((row, index) => ({ outbox: row, shipment: shipments[index] ?? null, files: found }));
      }),

    forgiveClock: async (time) => {
      await outbox
        .where('nextAttemptAt')
        .above(time)
        .filter((row) => row.state !== 'rejected' && (row.attemptedAt ?? 0) > time)
        .modify({ nextAttemptAt: 0 });
    },

    nextAttemptAt: async () => {
      const row = await outbox
        .orderBy('nextAttemptAt')
        .filter(({ state }) => state !== 'rejected')
        .first();
      return row?.nextAttemptAt ?? null;
    },

    // `update` and not `put`: a row that was taken out meanwhile (deleted, edited) must not come back.
    save: async (row) => {
      await outbox.update(row.findingId, { ...row });
    },

    drop: (findingId) => outbox.delete(findingId),

    postpone: (like) =>
      database.transaction('rw', outbox, async () => {
        const failed = await outbox.get(like);
        if (!failed) return;
        const { state, attemptedAt = null, nextAttemptAt, error, detail } = failed;
        await outbox
          .where('nextAttemptAt')
          .below(nextAttemptAt)
          .filter((row) => row.state !== 'rejected')
          .modify({ state, attemptedAt, nextAttemptAt, error, detail });
      }),

    getFile: (sha256) => files.get(sha256),

    saveCaptureReceipt: (filed) =>
      database.transaction('rw', captures, findings, receipts, custody, () => fileCapture(filed)),

    forgetCaptureReceipts: (findingId) =>
      database.transaction('rw', findings, receipts, async () => {
        const row = await findings.get(findingId);
        if (row) await receipts.bulkDelete(row.finding.captureIds);
      }),

    complete: (delivered) =>
      database.transaction('rw', findings, captures, outbox, receipts, custody, async () => {
        const rows = await findings.bulkGet(delivered.map(({ findingId }) => findingId));
        const arrived = await Promise.all(delivered.map((one, index) => completeOne(one, rows[index])));
        const isSent = arrived.filter((row) => row !== null);
        await findings.bulkPut(isSent.map((row) => ({ ...row, queue: 'sent' })));
        await outbox.bulkDelete(isSent.map(({ id }) => id));
      }),

    getDevice: async () => (await settings.get('device'))?.value ?? null,
    saveReceiptKey: (receiptKey) =>
      database.transaction('rw', settings, async () => {
        const row = await settings.get('device');
        if (row) await settings.put({ ...row, value: { ...row.value, receiptKey } });
      }),
    saveDevice: (value) =>
      database.transaction('rw', settings, handlings, network, async () => {
        const before = (await settings.get('device'))?.value;
        await settings.put({ key: 'device', value });
        if (before?.deviceId === value.deviceId && before.baseUrl === value.baseUrl) return;
        // They are of another network, or of somebody it does not know as the same.
        await forgetHandlings(database);
        await network.clear();
      }),
  };
}
