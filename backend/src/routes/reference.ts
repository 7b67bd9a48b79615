/** Reference data: newer law, stages and channels than a device brought along. */
import { StoredReference } from '../../../utils/contract/reference.ts';
import * as z from '../../../utils/contract/zod.ts';
import { reader } from '../http/access.ts';
import { noBody } from '../http/body.ts';
import { ProblemError } from '../http/problem.ts';
import { defineRoute, jsonAnswer, jsonTextResponse, type Route } from '../http/route.ts';
import type { RouteDeps } from './route-deps.ts';

/** The one route of reference data. */
export function createReferenceRoutes({ readReference }: RouteDeps): Route[] {
  return [
    defineRoute(
      {
        operationId: 'getReference',
        method: 'GET',
        path: '/v1/reference',
        summary: 'The reference data of the network, with the SHA-256 of its canonical JSON.',
        access: reader,
        pathSchema: z.object({}),
        querySchema: z.object({}),
        body: noBody,
        answers: { 200: jsonAnswer('The document.', StoredReference) },
        problems: ['not-found'],
      },
      async () => {
        const stored = await readReference();
        if (stored === null) throw new ProblemError('not-found');
        return jsonTextResponse(200, stored);
      },
    ),
  ];
}
