/**
 * Carries approved findings to the backend. Nothing in memory matters: each step is written before the next, so the
 * worker may die between any two of them, and the next run goes on where the last one stopped.
 *
 *   queued -> sending -> (all receipts equal our hashes) -> out of the outbox, finding "sent"
 *                |-> waiting   network, 5xx, 429, a captive portal: tried again by itself
 *                |-> rejected  the backend refuses this very record, or a hash differs: a person must look
 */
import { manifestSha256, sha256 } from '../capture/seal.ts';
import type { Receipt } from '../contract/api.ts';
import type { Signature } from '../contract/signature.ts';
import type { CaptureRow, DeliveryError, OutboxRow } from '../storage/database.ts';
import type { OutboxRepository, Shipment } from '../storage/outbox-repository.ts';
import { DeliveryFailure, type ReportClient } from './report-client.ts';
import { retryDelay } from './retry-policy.ts';

export interface SyncDeps {
  outbox: OutboxRepository;
  /** The capture's signature, made now if it has none. */
  signCapture(row: CaptureRow): Promise<Signature>;
  createClient(backend: { baseUrl: string; token: string }): ReportClient;
  now(): number;
  random(): number;
  /** Runs `task` unless another context of this device is already syncing. */
  exclusively(task: () => Promise<void>): Promise<void>;
}

export interface SyncService {
  /** Puts what is approved into the outbox and sends, like `resume`. */
  start(): Promise<number | null>;
  /** Sends what is due. Resolves with the milliseconds until the next attempt, or null when nothing waits. */
  resume(): Promise<number | null>;
}

/** Failures that concern the record itself: repeating it unchanged cannot help. */
const FINAL: ReadonlySet<DeliveryError> = new Set(['rejected', 'hash-mismatch', 'file-missing']);

function checkReceipt(receipt: Receipt, id: string, kind: Receipt['kind'], expected: string): void {
  if (receipt.id !== id || receipt.kind !== kind || receipt.sha256 !== expected)
    throw new DeliveryFailure('hash-mismatch', `The receipt of the ${kind} does not carry our hash.`);
}

const bytesOf = (capture: CaptureRow) => capture.capture.files.reduce((sum, file) => sum + file.bytes, 0);

export function createSyncService(deps: SyncDeps): SyncService {
  const { outbox } = deps;

  async function sendFiles(client: ReportClient, capture: CaptureRow, onSent: (bytes: number) => Promise<void>) {
    for (const file of capture.capture.files) {
      if (!(await client.hasBlob(file.sha256))) {
        const row = await outbox.getFile(file.sha256);
        if (!row) throw new DeliveryFailure('file-missing', file.sha256);
        // What lies on the disk is checked once more: damaged evidence must not be sent under the sealed hash.
        if ((await sha256(await row.blob.arrayBuffer())) !== file.sha256)
          throw new DeliveryFailure('hash-mismatch', 'The file on this device has changed.');
        await client.putBlob(file.sha256, row.blob);
      }
      await onSent(file.bytes);
    }
  }

  async function sendCapture(client: ReportClient, capture: CaptureRow, onSent: (bytes: number) => Promise<void>) {
    await sendFiles(client, capture, onSent);
    const receipt = await client.putCapture({ capture: capture.capture, signature: await deps.signCapture(capture) });
    checkReceipt(receipt, capture.id, 'capture', capture.manifestSha256);
    await outbox.saveCaptureReceipt(receipt);
  }

  async function sendShipment(
    client: ReportClient,
    shipment: Shipment,
    save: (row: Partial<OutboxRow>) => Promise<void>,
  ) {
    const { row, captures, receipts } = shipment;
    if (captures.length !== row.finding.captureIds.length)
      throw new DeliveryFailure('file-missing', 'A capture of the finding is gone.');
    const totalBytes = captures.reduce((sum, capture) => sum + bytesOf(capture), 0);
    let sentBytes = 0;
    const onSent = (bytes: number) => {
      sentBytes += bytes;
      return save({ sentBytes });
    };
    await save({ state: 'sending', sentBytes, totalBytes });
    for (const capture of captures) {
      if (receipts.has(capture.id)) await onSent(bytesOf(capture));
      else await sendCapture(client, capture, onSent);
    }
    const submission = { finding: row.finding, manifests: captures.map((capture) => capture.manifestSha256) };
    const receipt = await client.putFinding(submission);
    checkReceipt(receipt, row.id, 'finding', await manifestSha256(row.finding));
    await outbox.complete(row.id, row.finding.version, receipt);
  }

  /** Sends one finding. False when going on with the next one makes no sense now. */
  async function deliver(client: ReportClient, due: OutboxRow): Promise<boolean> {
    let current = due;
    const save = (fields: Partial<OutboxRow>) => {
      current = { ...current, ...fields };
      return outbox.save(current);
    };
    try {
      const shipment = await outbox.load(due.findingId);
      if (!shipment) {
        await outbox.drop(due.findingId);
        return true;
      }
      await sendShipment(client, shipment, save);
      return true;
    } catch (error) {
      const failure = error instanceof DeliveryFailure ? error : new DeliveryFailure('server-error', String(error));
      if (!(error instanceof DeliveryFailure)) console.error('Sending failed', error);
      const attempts = current.attempts + 1;
      const final = FINAL.has(failure.code);
      await save({
        state: final ? 'rejected' : 'waiting',
        attempts,
        nextAttemptAt: deps.now() + retryDelay(attempts, failure.retryAfter, deps.random),
        error: failure.code,
        detail: failure.message.slice(0, 500),
      });
      return final;
    }
  }

  async function sendDue(): Promise<void> {
    const device = await outbox.getDevice();
    if (!device) return;
    const client = deps.createClient(device);
    const startedAt = deps.now();
    for (let due = await outbox.nextDue(startedAt); due; due = await outbox.nextDue(startedAt)) {
      // One unreachable backend fails for all: the rest waits as long as the first, and is not tried one by one.
      if (!(await deliver(client, due))) return await outbox.postpone(due.findingId);
    }
  }

  const resume = async () => {
    await deps.exclusively(sendDue);
    const next = await outbox.nextAttemptAt();
    return next === null ? null : Math.max(0, next - deps.now());
  };

  return {
    resume,
    start: async () => {
      await outbox.enqueueApproved();
      return resume();
    },
  };
}
