/** The outbox and the receipts: what is on its way, and the proof of what arrived. */
import type { Receipt, ReceiptKey } from '../contract/api.ts';
import { recordSha256 } from '../evidence/sha256.ts';
import { forgetHandlings } from './answer-repository.ts';
import { logEvent } from './custody-log.ts';
import type { CaptureRow, Database, DeviceSettings, FileRow, FindingRow, OutboxRow, ReceiptRow } from './database.ts';

/** A finding with everything that has to be sent for it, as it was when it was read. */
export interface Shipment {
  row: FindingRow;
  captures: CaptureRow[];
  receipts: Map<string, ReceiptRow>;
}

export interface OutboxRepository {
  /** Puts every approved finding into the outbox, and makes those that wait or were rejected due at once. */
  enqueueApproved(): Promise<void>;
  /** The oldest row that is due at `time` (milliseconds) and not one of `except`, or undefined. */
  nextDue(time: number, except: ReadonlySet<string>): Promise<OutboxRow | undefined>;
  /** Makes due what was tried "later" than `time`: the clock was set back, and would keep it waiting. */
  forgiveClock(time: number): Promise<void>;
  /** Milliseconds at which the next row becomes due; null when none waits. */
  nextAttemptAt(): Promise<number | null>;
  save(row: OutboxRow): Promise<void>;
  drop(findingId: string): Promise<void>;
  /** Lets every row that is still due wait as this one does, for the same reason. */
  postpone(like: string): Promise<void>;
  load(findingId: string): Promise<Shipment | null>;
  getFile(sha256: string): Promise<FileRow | undefined>;
  /** `withheld`: hashes of the files that were not sent. */
  saveCaptureReceipt(receipt: Receipt, withheld?: readonly string[]): Promise<void>;
  /** Forgets the receipts of a finding's captures: they are sent again. */
  forgetCaptureReceipts(findingId: string): Promise<void>;
  /** Files the finding's receipt and moves it to "sent", unless it has been changed meanwhile. */
  complete(findingId: string, version: number, receipt: Receipt): Promise<void>;
  getDevice(): Promise<DeviceSettings | null>;
  saveDevice(device: DeviceSettings): Promise<void>;
  saveReceiptKey(receiptKey: ReceiptKey): Promise<void>;
}

export function createOutboxRepository(database: Database, now: () => Date): OutboxRepository {
  const { findings, captures, files, outbox, receipts, settings, custody, handlings, network } = database;
  const at = () => now().toISOString();

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

    nextDue: (time, except) =>
      outbox
        .where('nextAttemptAt')
        .belowOrEqual(time)
        .filter((row) => row.state !== 'rejected' && !except.has(row.findingId))
        .first(),

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

    load: (findingId) =>
      database.transaction('r', findings, captures, receipts, async () => {
        const row = await findings.get(findingId);
        if (row?.queue !== 'outgoing') return null;
        const found = await captures.bulkGet(row.finding.captureIds);
        const filed = await receipts.bulkGet([findingId, ...row.finding.captureIds]);
        return {
          row,
          captures: found.filter((capture) => capture !== undefined),
          receipts: new Map(filed.flatMap((receipt) => (receipt ? [[receipt.id, receipt]] : []))),
        };
      }),

    getFile: (sha256) => files.get(sha256),

    saveCaptureReceipt: (receipt, withheld = []) =>
      database.transaction('rw', captures, findings, receipts, custody, async () => {
        const row = await captures.get(receipt.id);
        // Everything may have been removed while the answer was on its way.
        if (!row) return;
        const before = await receipts.get(receipt.id);
        // What it had before it still has.
        const missing = withheld.filter((sha256) => !before || before.withheld?.includes(sha256));
        const kept = { id: receipt.id, receipt, version: null };
        await receipts.put(missing.length > 0 ? { ...kept, withheld: missing } : kept);
        const found = await findings.get(row.findingId);
        const event = { kind: 'sent', at: at(), subject: receipt.id, detail: recordSha256(receipt) } as const;
        if (found) await logEvent(database, found.finding, event);
      }),

    forgetCaptureReceipts: (findingId) =>
      database.transaction('rw', findings, receipts, async () => {
        const row = await findings.get(findingId);
        if (row) await receipts.bulkDelete(row.finding.captureIds);
      }),

    complete: (findingId, version, receipt) =>
      database.transaction('rw', findings, outbox, receipts, custody, async () => {
        const row = await findings.get(findingId);
        if (!row) return;
        await receipts.put({ id: findingId, receipt, version });
        const event = { kind: 'sent', at: at(), subject: findingId, detail: recordSha256(receipt) } as const;
        await logEvent(database, row.finding, event);
        if (row.queue !== 'outgoing' || row.finding.version !== version) return;
        await findings.put({ ...row, queue: 'sent' });
        await outbox.delete(findingId);
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
