/** What checks send, again and again. */
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { makeCapture, makeFile, makeSubmission, sha256Of, signCapture } from '../../backend/tests/harness/records.ts';
import { manifestSha256 } from '../../utils/capture/seal.ts';
import { Receipt } from '../../utils/contract/api.ts';
import type { Capture } from '../../utils/contract/capture.ts';
import type { Finding } from '../../utils/contract/finding.ts';
import { verifyReceipt } from '../../utils/sync/verify-receipt.ts';
import type { Context, Device } from './check.ts';

let made = 0;

/** Bytes that nobody has sent before. */
export function newBytes(size: number): Uint8Array<ArrayBuffer> {
  const seed = createHash('sha256').update(`${process.pid} ${Date.now()} ${made++}`).digest();
  return new Uint8Array(size).map((_, index) => (seed[index % 32] ?? 0) ^ (index >> 5));
}

/** Sends a file in one piece; its hash. */
export async function putBlob({ call }: Context, { token }: Device, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const sha256 = sha256Of(bytes);
  const response = await call('PUT', `/v1/blobs/${sha256}`, { token, body: bytes });
  assert.ok(response.status === 201 || response.status === 200, `PUT of a file answered ${response.status}`);
  return sha256;
}

/** A capture with one file, which is there already. */
export async function prepareCapture(context: Context, who: Device, changes: Partial<Capture> = {}): Promise<Capture> {
  const bytes = newBytes(3_000);
  await putBlob(context, who, bytes);
  return makeCapture({ files: [makeFile(bytes)], noScreenshot: null, ...changes });
}

export const putCapture = async ({ call }: Context, { token }: Device, capture: Capture): Promise<Response> =>
  call('PUT', `/v1/captures/${capture.id}`, { token, json: await signCapture(capture) });

/** Asserts that a response brings a receipt that this backend signed over the hash of the record. */
export async function assertReceipt(context: Context, response: Response, record: { id: string }): Promise<Receipt> {
  const text = await response.text();
  assert.ok(response.ok, `it answered ${response.status}: ${text.slice(0, 200)}`);
  const receipt = Receipt.parse(JSON.parse(text));
  assert.equal(receipt.id, record.id);
  assert.equal(receipt.sha256, await manifestSha256(record));
  assert.ok(await verifyReceipt(receipt, context.receiptKey), 'the signature of the receipt is not right');
  return receipt;
}

/** A finding that the backend has, with its captures. */
export async function sendFinding(context: Context, who: Device, captures?: Capture[], changes: Partial<Finding> = {}) {
  const sent = captures ?? [await prepareCapture(context, who)];
  for (const capture of sent) assert.ok((await putCapture(context, who, capture)).ok);
  const submission = await makeSubmission(sent, changes);
  const path = `/v1/findings/${submission.finding.id}`;
  const response = await context.call('PUT', path, { token: who.token, json: submission });
  await assertReceipt(context, response, submission.finding);
  return { submission, path, captures: sent };
}
