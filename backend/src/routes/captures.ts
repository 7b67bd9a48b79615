/** Captures: written once under the device's own id, answered with a receipt. */
import { Receipt, StoredCapture, type UnsignedReceipt } from '../../../utils/contract/api.ts';
import { Uuid } from '../../../utils/contract/primitives.ts';
import { CaptureSubmission } from '../../../utils/contract/signature.ts';
import { canWithhold } from '../../../utils/contract/withhold.ts';
import * as z from '../../../utils/contract/zod.ts';
import { deviceOnly, reader } from '../http/access.ts';
import { jsonBody, noBody } from '../http/body.ts';
import { ProblemError } from '../http/problem.ts';
import { defineRoute, jsonAnswer, jsonTextResponse, type Route } from '../http/route.ts';
import type { ReceiptSigner } from '../receipt-signer.ts';
import type { FoundCapture, NewCapture, SaveCaptureOutcome } from '../store/captures.ts';
import { MAX_RECORD_BYTES, sealRecord } from './record.ts';
import type { RouteDeps } from './route-deps.ts';
import { checkSignature } from './signature.ts';

const address = { path: '/v1/captures/{id}', pathSchema: z.object({ id: Uuid }), querySchema: z.object({}) };

/** Routes of captures. */
export function createCaptureRoutes({ store, receipts }: RouteDeps): Route[] {
  return [
    defineRoute(
      {
        ...address,
        operationId: 'putCapture',
        method: 'PUT',
        summary:
          'Stores a capture, whose files (but those withheld) have been uploaded before. The receipt is sent once it is durable. Sent again with fewer withheld, the files are added.',
        access: deviceOnly,
        body: jsonBody(CaptureSubmission, MAX_RECORD_BYTES),
        answers: {
          200: jsonAnswer('It was here already: the receipt of then.', Receipt),
          201: jsonAnswer('Stored.', Receipt),
        },
        problems: ['conflict', 'erased', 'blob-missing', 'hash-mismatch', 'signature-invalid'],
      },
      async ({ path, body, who }) => {
        if (body.capture.id !== path.id) throw new ProblemError('bad-request', 'The id is not that of the address.');
        const result = await store.captures.save(await readCapture(who.deviceId, body));
        const receipt = captureReceiptOf(result);
        return jsonTextResponse(result.outcome === 'created' ? 201 : 200, JSON.stringify(receipts.sign(receipt)));
      },
    ),
    defineRoute(
      {
        ...address,
        operationId: 'getCapture',
        method: 'GET',
        summary: 'A capture as it was received, with its receipt.',
        access: reader,
        body: noBody,
        answers: { 200: jsonAnswer('The capture.', StoredCapture) },
        problems: ['not-found'],
      },
      async ({ path, who }) => {
        const found = await store.captures.find(path.id, who.ownerId);
        if (found === null) throw new ProblemError('not-found');
        return jsonTextResponse(200, writeStoredCapture(found, receipts));
      },
    ),
  ];
}

/** A capture as it is stored. Rejects with the problem for one that cannot be. */
export async function readCapture(
  deviceId: string,
  { capture, signature, withheld = [] }: CaptureSubmission,
): Promise<NewCapture> {
  if (!withheld.every((sha256) => capture.files.some((file) => file.sha256 === sha256 && canWithhold(file))))
    throw new ProblemError('bad-request', 'Only pictures and copies of the content can be withheld.');
  const sealed = sealRecord(capture);
  await checkSignature(signature, sealed.record);
  return { deviceId, capture, signature, ...sealed, withheld: new Set(withheld) };
}

/** The receipt of a capture. Throws the problem for one that was refused. */
export function captureReceiptOf(result: SaveCaptureOutcome): UnsignedReceipt {
  switch (result.outcome) {
    case 'created':
    case 'unchanged':
      return result.receipt;
    case 'conflict':
    case 'erased':
      throw new ProblemError(result.outcome);
    case 'blob-missing':
      throw new ProblemError('blob-missing', result.sha256s.join(', '));
    case 'wrong-size':
      throw new ProblemError('hash-mismatch', `Not of the announced size: ${result.sha256s.join(', ')}`);
  }
}

/** JSON of a `StoredCapture`. The record goes in as the text it was hashed as; it is not parsed by today's schema. */
function writeStoredCapture(
  { record, signature, receipt, deviceId, withheld }: FoundCapture,
  receipts: ReceiptSigner,
): string {
  return `{"capture":${record},"signature":${signature},"receipt":${JSON.stringify(receipts.sign(receipt))},"deviceId":${JSON.stringify(deviceId)},"withheld":${JSON.stringify(withheld)}}`;
}
