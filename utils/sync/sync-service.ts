/**
 * Carries approved findings to the backend. Nothing in memory matters: each step is written before the next, so the
 * worker may die between any two of them, and the next run goes on where the last one stopped.
 *
 *   queued -> sending -> (all receipts equal our hashes) -> out of the outbox, finding "sent"
 *                |-> waiting   network, 5xx, 429, a captive portal: tried again by itself
 *                |-> rejected  the backend refuses this very record, or a hash differs: a person must look
 */
import { inBatches } from '../async/in-batches.ts';
import { manifestSha256, sha256 } from '../capture/seal.ts';
import type { Receipt } from '../contract/api.ts';
import type { EvidenceFile } from '../contract/capture.ts';
import type { CaptureSubmission, Signature } from '../contract/signature.ts';
import type { CaptureRow, DeliveryError } from '../storage/database.ts';
import type { Delivered, Due, FiledCapture, OutboxRepository, Shipment } from '../storage/outbox-repository.ts';
import { firstChunkSize } from './chunk-size.ts';
import { createDueQueue } from './due-queue.ts';
import { followProgress, type Progress } from './follow-progress.ts';
import { type CapturePlan, isDelivered, planCapture, plannedBytes } from './plan-files.ts';
import { type Backend, DeliveryFailure, type ReportClient } from './report-client.ts';
import { retryDelay } from './retry-policy.ts';

export interface SyncDeps {
  outbox: OutboxRepository;
  /** The capture's signature, made now if it has none. */
  signCapture(row: CaptureRow): Promise<Signature>;
  createClient(backend: Backend): ReportClient;
  now(): number;
  random(): number;
  /** Whether the link is known to be slow or metered: one finding at a time then, in small portions. */
  isSlowLink(): boolean | Promise<boolean>;
  /** Runs `task` unless another context of this device is already syncing. */
  exclusively(task: () => Promise<void>): Promise<void>;
}

export interface SyncService {
  /** Puts what is approved into the outbox and sends, like `resume`. */
  start(): Promise<number | null>;
  /** Sends what is due. Resolves with the milliseconds until the next attempt, or null when nothing waits. */
  resume(): Promise<number | null>;
}

/** Findings on their way at the same time: enough to fill the waits for answers, few enough for a bad link. */
const LANES = 3;

/** What is known of the link is believed this long, in milliseconds. */
const LINK_KNOWN_MS = 1_000;

/** Receipts are filed for so many findings at once, */
const MOST_FILED = 32;
/** and so soon after they came, in milliseconds. */
const FILE_WITHIN_MS = 200;
/** Findings that have arrived and are not filed yet: beyond these, sending waits. */
const MOST_UNFILED = 64;

/** Failures that concern the record itself: repeating it unchanged cannot help. */
const FINAL: ReadonlySet<DeliveryError> = new Set(['rejected', 'hash-mismatch', 'file-missing']);

function checkReceipt(receipt: Receipt, id: string, kind: Receipt['kind'], expected: string): void {
  if (receipt.id !== id || receipt.kind !== kind || receipt.sha256 !== expected)
    throw new DeliveryFailure('hash-mismatch', `The receipt of the ${kind} does not carry our hash.`);
}

/** A capture whose files have arrived, and which has no receipt yet for all of them. */
interface UnsentCapture {
  capture: CaptureRow;
  plan: CapturePlan;
}

/** What is known of a file that is sent. */
type SentFile = Pick<EvidenceFile, 'sha256' | 'bytes'>;

const bytesOf = (files: readonly SentFile[]) => files.reduce((sum, file) => sum + file.bytes, 0);

export function createSyncService(deps: SyncDeps): SyncService {
  const { outbox } = deps;
  let linkAskedAt = Number.NEGATIVE_INFINITY;
  let slowLink: boolean | Promise<boolean> = false;

  /** Asked anew after a moment: of small findings, asking would cost a good part of sending them. */
  function isSlowLink(): boolean | Promise<boolean> {
    if (Math.abs(deps.now() - linkAskedAt) > LINK_KNOWN_MS) {
      linkAskedAt = deps.now();
      slowLink = deps.isSlowLink();
    }
    return slowLink;
  }

  interface Sending {
    client: ReportClient;
    /** Files that were read already. */
    read: Due['files'];
    /** Something of it may have been sent before. */
    resume: boolean;
    slow: boolean;
    /** Called with the bytes that have arrived of these files so far. */
    onArrived(bytes: number): Promise<void>;
  }

  async function sendFiles({ client, read, resume, slow, onArrived }: Sending, files: readonly SentFile[]) {
    let before = 0;
    for (const file of files) {
      const row = read.get(file.sha256) ?? (await outbox.getFile(file.sha256));
      if (!row) throw new DeliveryFailure('file-missing', file.sha256);
      const bytes = await row.blob.arrayBuffer();
      // What lies on the disk is checked once more: damaged evidence must not be sent under the sealed hash.
      if ((await sha256(bytes)) !== file.sha256)
        throw new DeliveryFailure('hash-mismatch', 'The file on this device has changed.');
      const start = before;
      const onProgress = (arrived: number) => onArrived(start + arrived);
      // What goes in one request goes as it was read; of more, only a part at a time is held.
      const content = bytes.byteLength <= firstChunkSize(slow) ? new Uint8Array(bytes) : row.blob;
      await client.uploadBlob(file.sha256, content, { resume, slow, onProgress });
      before += file.bytes;
      await onArrived(before);
    }
  }

  async function submissionOf(capture: CaptureRow, { withheld }: CapturePlan): Promise<CaptureSubmission> {
    const signature = await deps.signCapture(capture);
    return { capture: capture.capture, signature, ...(withheld.length > 0 && { withheld }) };
  }

  /** Sends the records. Resolves with the receipt of the finding and those of captures that were sent with it. */
  async function sendRecords(client: ReportClient, { row: { finding }, captures }: Shipment, unsent: UnsentCapture[]) {
    const submission = { finding, manifests: captures.map((capture) => capture.manifestSha256) };
    if (unsent.length === 0) return { receipt: await client.putFinding(submission), filed: [] };
    const submissions = await Promise.all(unsent.map(({ capture, plan }) => submissionOf(capture, plan)));
    const receipts = await client.deliver({ captures: submissions, submission });
    const file = ({ capture, plan: { withheld } }: UnsentCapture, receipt: Receipt | undefined): FiledCapture => {
      if (!receipt) throw new DeliveryFailure('unexpected-answer', 'The receipt of a capture is missing.');
      checkReceipt(receipt, capture.id, 'capture', capture.manifestSha256);
      return { receipt, withheld };
    };
    if (receipts) {
      const filed = unsent.map((capture, index) => file(capture, receipts.captures[index]));
      return { receipt: receipts.finding, filed };
    }
    for (const [index, one] of submissions.entries()) {
      const capture = unsent[index];
      if (capture) await outbox.saveCaptureReceipt(file(capture, await client.putCapture(one)));
    }
    return { receipt: await client.putFinding(submission), filed: [] };
  }

  /** Sends all of a finding. Resolves with what arrived, which nobody has been told yet. */
  async function sendShipment(
    client: ReportClient,
    shipment: Shipment,
    read: Due['files'],
    row: Progress,
  ): Promise<Delivered> {
    const {
      captures,
      receipts,
      row: { id, finding },
    } = shipment;
    if (captures.length !== finding.captureIds.length)
      throw new DeliveryFailure('file-missing', 'A capture of the finding is gone.');
    const totalBytes = plannedBytes(finding, captures);
    const slow = await isSlowLink();
    // A row that was never sent has no size yet: its files are new to the backend.
    const wasTried = row.totalBytes > 0;
    await row.begin(totalBytes, totalBytes <= firstChunkSize(slow));
    let before = 0;
    const sendingFrom = (start: number, resume: boolean): Sending => ({
      client,
      read,
      resume,
      slow,
      onArrived: (bytes) => row.note(start + bytes),
    });
    const unsent: UnsentCapture[] = [];
    for (const capture of captures) {
      const plan = planCapture(finding, capture);
      const receipt = receipts.get(capture.id);
      if (!isDelivered(receipt, plan)) {
        await sendFiles(sendingFrom(before, wasTried || receipt !== undefined), plan.send);
        unsent.push({ capture, plan });
      }
      before += bytesOf(plan.send);
      await row.note(before);
    }
    // The finding names them, so they come first. One that is there already costs a question.
    await sendFiles(sendingFrom(before, true), finding.redactions ?? []);
    const { receipt, filed } = await sendRecords(client, shipment, unsent);
    checkReceipt(receipt, id, 'finding', await manifestSha256(finding));
    return { findingId: id, version: finding.version, receipt, filed };
  }

  /** Sends one finding and lets `file` keep what arrived. False when going on with the next one makes no sense now. */
  async function deliver(
    client: ReportClient,
    { outbox: due, shipment, files }: Due,
    file: (delivered: Delivered) => Promise<unknown>,
  ): Promise<boolean> {
    if (!shipment) {
      await outbox.drop(due.findingId);
      return true;
    }
    const progress = followProgress(due, outbox, deps.now);
    try {
      const delivered = await sendShipment(client, shipment, files, progress);
      progress.end();
      await file(delivered);
      return true;
    } catch (error) {
      const failure = error instanceof DeliveryFailure ? error : new DeliveryFailure('server-error', String(error));
      if (!(error instanceof DeliveryFailure)) console.error('Sending failed', error);
      // The backend has lost what it gave receipts for (an old backup, say): they prove nothing any more.
      if (failure.problem === 'capture-missing') await outbox.forgetCaptureReceipts(due.findingId);
      const attempts = due.attempts + 1;
      const final = FINAL.has(failure.code);
      await progress.save({
        state: final ? 'rejected' : 'waiting',
        attempts,
        attemptedAt: deps.now(),
        nextAttemptAt: deps.now() + retryDelay(attempts, failure.retryAfter, deps.random),
        error: failure.code,
        detail: failure.message.slice(0, 500),
      });
      return final;
    } finally {
      progress.end();
    }
  }

  /** A client that learns the key of the receipts, once, where this device joined before there was one. */
  function createClientWithKey(backend: Backend): ReportClient {
    const client = deps.createClient(backend);
    if (backend.receiptKey !== null) return client;
    let learning: Promise<ReportClient> | undefined;
    const learn = async () => {
      const receiptKey = await client.getReceiptKey();
      await outbox.saveReceiptKey(receiptKey);
      return deps.createClient({ ...backend, receiptKey });
    };
    const learned = () => {
      learning ??= learn();
      return learning;
    };
    return {
      ...client,
      putCapture: async (capture) => (await learned()).putCapture(capture),
      putFinding: async (submission) => (await learned()).putFinding(submission),
      deliver: async (delivery) => (await learned()).deliver(delivery),
    };
  }

  async function sendDue(): Promise<void> {
    const device = await outbox.getDevice();
    if (!device) return;
    const { baseUrl, token, receiptKey = null } = device;
    const client = createClientWithKey({ baseUrl, token, receiptKey });
    const startedAt = deps.now();
    await outbox.forgiveClock(startedAt);
    const queue = createDueQueue(outbox, startedAt, deps.now);
    const fileTogether = inBatches(
      async (delivered: Delivered[]) => {
        await outbox.complete(delivered);
        return delivered;
      },
      { most: MOST_FILED, wait: FILE_WITHIN_MS },
    );
    const underWay = new Set<Promise<void>>();
    let stoppedBy: string | null = null;

    /** Resolves once its bytes have arrived: what follows does not wait until that is written down. */
    const send = async (due: Due) => {
      const { findingId } = due.outbox;
      const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
      const file = (delivered: Delivered) => {
        arrive();
        return fileTogether(delivered);
      };
      const whole: Promise<void> = deliver(client, due, file)
        .then((goOn) => {
          if (!goOn) stoppedBy = findingId;
          underWay.delete(whole);
        })
        .finally(() => queue.release(findingId));
      underWay.add(whole);
      await (underWay.size < MOST_UNFILED ? Promise.race([arrived, whole]) : whole);
    };

    const lane = async () => {
      while (stoppedBy === null) {
        const due = await queue.take();
        if (!due) return;
        await send(due);
      }
    };
    await Promise.all(Array.from({ length: (await isSlowLink()) ? 1 : LANES }, lane));
    // What could not even be written down is still among them, and is said.
    await Promise.all(underWay);
    // One unreachable backend fails for all: the rest waits as long as the first, and is not tried one by one.
    if (stoppedBy !== null) await outbox.postpone(stoppedBy);
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
