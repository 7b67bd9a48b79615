/** Enrolment: an invite becomes a device's token. */
import { Enrolment, EnrolmentRequest } from '../../../utils/contract/api.ts';
import * as z from '../../../utils/contract/zod.ts';
import { anyone } from '../http/access.ts';
import { jsonBody } from '../http/body.ts';
import { ProblemError } from '../http/problem.ts';
import { defineRoute, jsonAnswer, jsonTextResponse, type Route } from '../http/route.ts';
import type { RouteDeps } from './route-deps.ts';

/** Small, because anyone may send it. */
const MAX_ENROLMENT_BYTES = 4_096;

/** Route of enrolment. */
export function createEnrolmentRoutes({ store, receipts, network }: RouteDeps): Route[] {
  return [
    defineRoute(
      {
        operationId: 'enrol',
        method: 'POST',
        path: '/v1/enrolments',
        summary:
          'Exchanges an invite for a token. The same device may repeat it, if the answer was lost, until it first uses a token; with its previous token it goes on under its id.',
        access: anyone,
        pathSchema: z.object({}),
        querySchema: z.object({}),
        body: jsonBody(EnrolmentRequest, MAX_ENROLMENT_BYTES),
        answers: { 201: jsonAnswer('Enrolled. The token is shown this once.', Enrolment) },
        problems: ['invite-invalid', 'conflict'],
      },
      async ({ body }) => {
        const result = await store.invites.enrol(body.invite, body.deviceId, body.previousToken ?? null);
        if (result.outcome === 'invite-invalid') throw new ProblemError('invite-invalid');
        if (result.outcome === 'device-known') {
          throw new ProblemError(
            'conflict',
            'This device id is enrolled already: come with its token, or enrol with a new id.',
          );
        }
        const enrolment: Enrolment = {
          deviceId: body.deviceId,
          token: result.token,
          network,
          receiptKey: receipts.key,
        };
        return jsonTextResponse(201, JSON.stringify(enrolment));
      },
    ),
  ];
}
