/**
 * Recomputes everything that can be recomputed about a finding and names the first thing that does not match. The same
 * for what lies on this device and for what comes in a package.
 */
import type { KeptReceipt } from '../contract/api.ts';
import type { Capture } from '../contract/capture.ts';
import type { CustodyEvent } from '../contract/custody.ts';
import type { Finding, Redaction } from '../contract/finding.ts';
import type { Signature } from '../contract/signature.ts';
import { canWithhold } from '../contract/withhold.ts';
import { findBrokenLink } from './custody.ts';
import { recordSha256 } from './sha256.ts';
import { verifyRecord } from './signature.ts';
import { isOfHash, type KeptTimestamp } from './timestamp.ts';

/** What a file really is. */
export interface MeasuredFile {
  sha256: string;
  bytes: number;
}

export interface CaptureEvidence {
  capture: Capture;
  /** The hash that was written down when it was captured. */
  manifestSha256: string;
  signature: Signature | null;
  receipt: KeptReceipt | null;
  timestamps: KeptTimestamp[];
  /** Hashes of files that were left out on purpose. Only of a package, and only what `canWithhold`. */
  withheld?: readonly string[];
}

export interface FindingEvidence {
  finding: Finding;
  /** In the order of the finding; null for one that is gone. */
  captures: (CaptureEvidence | null)[];
  custody: CustodyEvent[];
  receipt: KeptReceipt | null;
}

export type MismatchCode =
  | 'capture-missing'
  | 'capture-changed' // the record is not what was hashed when it was captured
  | 'signature-missing'
  | 'signature-wrong'
  | 'file-missing'
  | 'file-changed'
  | 'custody-broken' // an event is missing, altered or out of order
  | 'custody-incomplete' // a capture or receipt of which the log does not tell
  | 'redaction-wrong' // a redacted copy is not of this picture, or the log does not tell of it
  | 'finding-changed' // the finding is not what its log says that it became
  | 'receipt-wrong' // the backend received something else
  | 'timestamp-wrong'; // it states the time of something else

export interface Mismatch {
  code: MismatchCode;
  /** Id of the capture or finding, hash of the file, or number of the event. */
  subject: string;
}

/** Null when everything matches. `measure` reads a file by its hash; null for one that is not there. */
export async function verifyFinding(
  { finding, captures, custody, receipt }: FindingEvidence,
  measure: (sha256: string) => Promise<MeasuredFile | null>,
): Promise<Mismatch | null> {
  const broken = findBrokenLink(custody);
  if (broken !== null) return { code: 'custody-broken', subject: String(broken) };
  if (custody[0] && custody[0].finding !== finding.id) return { code: 'custody-broken', subject: '0' };
  for (const [index, found] of captures.entries()) {
    const id = finding.captureIds[index] ?? '';
    if (found?.capture.id !== id) return { code: 'capture-missing', subject: id };
    const wrong = (await verifyCapture(found, measure)) ?? checkCustody(found, custody);
    if (wrong) return wrong;
  }
  for (const redaction of finding.redactions ?? []) {
    const wrong = await verifyRedaction(redaction, captures, custody, measure);
    if (wrong) return wrong;
  }
  const missing = finding.captureIds[captures.length];
  if (missing) return { code: 'capture-missing', subject: missing };
  if (custody.at(-1)?.record !== recordSha256(finding)) return { code: 'finding-changed', subject: finding.id };
  if (receipt) {
    // It is for the finding as it was when it was sent; since then it may have been opened again.
    const known = custody.some(({ record }) => record === receipt.sha256);
    if (receipt.id !== finding.id || receipt.kind !== 'finding' || !known)
      return { code: 'receipt-wrong', subject: finding.id };
    if (!isLogged(receipt, custody)) return { code: 'custody-incomplete', subject: finding.id };
  }
  return null;
}

async function verifyCapture(
  { capture, manifestSha256, signature, receipt, timestamps, withheld = [] }: CaptureEvidence,
  measure: (sha256: string) => Promise<MeasuredFile | null>,
): Promise<Mismatch | null> {
  const mismatch = (code: MismatchCode): Mismatch => ({ code, subject: capture.id });
  if (recordSha256(capture) !== manifestSha256) return mismatch('capture-changed');
  if (!signature) return mismatch('signature-missing');
  if (!(await verifyRecord(signature, capture))) return mismatch('signature-wrong');
  const strange = withheld.find((hash) => !capture.files.some((file) => file.sha256 === hash && canWithhold(file)));
  if (strange !== undefined) return { code: 'file-missing', subject: strange };
  for (const { sha256, bytes } of capture.files) {
    if (withheld.includes(sha256)) continue;
    const file = await measure(sha256);
    if (!file) return { code: 'file-missing', subject: sha256 };
    if (file.sha256 !== sha256 || file.bytes !== bytes) return { code: 'file-changed', subject: sha256 };
  }
  if (!timestamps.every((timestamp) => isOfHash(timestamp, manifestSha256))) return mismatch('timestamp-wrong');
  if (!receipt) return null;
  const fits = receipt.id === capture.id && receipt.kind === 'capture' && receipt.sha256 === manifestSha256;
  return fits ? null : mismatch('receipt-wrong');
}

/** The copy is there, is what the finding says, and is of this capture's picture as the log tells. */
async function verifyRedaction(
  { captureId, sha256, bytes, derivedFrom, width, height }: Redaction,
  captures: FindingEvidence['captures'],
  custody: CustodyEvent[],
  measure: (sha256: string) => Promise<MeasuredFile | null>,
): Promise<Mismatch | null> {
  const picture = captures.find((found) => found?.capture.id === captureId)?.capture.picture;
  const isOfPicture =
    picture !== undefined &&
    picture.width === width &&
    picture.height === height &&
    picture.tiles.length === derivedFrom.length &&
    picture.tiles.every((tile, index) => tile.sha256 === derivedFrom[index]);
  // The network's own log begins with what came to it.
  const isTold = custody.some(
    ({ kind, subject, detail, finding }) =>
      (kind === 'redacted' && subject === captureId && detail === sha256) ||
      (kind === 'received' && subject === finding),
  );
  if (!isOfPicture || !isTold) return { code: 'redaction-wrong', subject: sha256 };
  const file = await measure(sha256);
  if (!file) return { code: 'file-missing', subject: sha256 };
  return file.sha256 === sha256 && file.bytes === bytes ? null : { code: 'file-changed', subject: sha256 };
}

/** By the device that got the receipt, or by the network that gave it. */
const isLogged = (receipt: KeptReceipt, custody: CustodyEvent[]) => {
  const detail = recordSha256(receipt);
  return custody.some(
    ({ kind, ...event }) =>
      (kind === 'sent' || kind === 'received') && event.subject === receipt.id && event.detail === detail,
  );
};

function checkCustody({ capture, manifestSha256, receipt }: CaptureEvidence, custody: CustodyEvent[]): Mismatch | null {
  const begun = custody.some(
    ({ kind, subject, detail }) =>
      (kind === 'captured' || kind === 'moved-in') && subject === capture.id && detail === manifestSha256,
  );
  // The network's own log begins with what came to it.
  const received =
    receipt !== null && custody.some(({ kind, subject }) => kind === 'received' && subject === capture.id);
  const complete = (begun || received) && (!receipt || isLogged(receipt, custody));
  return complete ? null : { code: 'custody-incomplete', subject: capture.id };
}
