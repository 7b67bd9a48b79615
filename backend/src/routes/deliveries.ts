/** Captures with their finding in one request, at an address that is always the same: a bad link pays for each round trip. */
import { Delivery, DeliveryReceipts } from '../../../utils/contract/api.ts';
import * as z from '../../../utils/contract/zod.ts';
import { deviceOnly } from '../http/access.ts';
import { jsonBody } from '../http/body.ts';
import { defineRoute, jsonAnswer, jsonTextResponse, type Route } from '../http/route.ts';
import { captureReceiptOf, readCapture } from './captures.ts';
import { findingReceiptOf, readFinding } from './findings.ts';
import { MAX_RECORD_BYTES } from './record.ts';
import type { RouteDeps } from './route-deps.ts';

/** Routes of deliveries. */
export function createDeliveryRoutes({ store, receipts }: RouteDeps): Route[] {
  return [
    defineRoute(
      {
        operationId: 'deliver',
        method: 'POST',
        path: '/v1/deliveries',
        summary:
          'Stores captures and their finding at once, as `putCapture` and `putFinding` do. Where one of them is refused, none is stored.',
        access: deviceOnly,
        pathSchema: z.object({}),
        querySchema: z.object({}),
        body: jsonBody(Delivery, MAX_RECORD_BYTES),
        answers: { 200: jsonAnswer('All of it is stored, now or before: the receipts.', DeliveryReceipts) },
        problems: [
          ...(['conflict', 'erased', 'stale-version', 'capture-missing', 'blob-missing'] as const),
          ...(['hash-mismatch', 'signature-invalid'] as const),
        ],
      },
      async ({ body, who: { deviceId } }) => {
        const captures = await Promise.all(body.captures.map((capture) => readCapture(deviceId, capture)));
        const saved = await store.deliveries.save(captures, readFinding(deviceId, body.submission));
        // These two throw the problem.
        if (saved.refused === 'capture') captureReceiptOf(saved.result);
        if (saved.refused === 'finding') findingReceiptOf(saved.result);
        if (saved.refused !== null) throw new Error('A refusal without its problem.');
        const answer: DeliveryReceipts = {
          captures: saved.captures.map((result) => receipts.sign(captureReceiptOf(result))),
          finding: receipts.sign(findingReceiptOf(saved.finding)),
        };
        return jsonTextResponse(200, JSON.stringify(answer));
      },
    ),
  ];
}
