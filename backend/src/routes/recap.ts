/** The network's recap. */
import { Recap } from '../../../utils/contract/recap.ts';
import * as z from '../../../utils/contract/zod.ts';
import { POPULATIONS } from '../../../utils/domain/recap.ts';
import { overseerOnly } from '../http/access.ts';
import { noBody } from '../http/body.ts';
import { defineRoute, jsonAnswer, jsonTextResponse, type Route } from '../http/route.ts';
import { createNetworkRecap } from '../recap/network-recap.ts';
import type { RouteDeps } from './route-deps.ts';

/** Which findings are counted, and for whom: what leaves the network has no small cell. */
export const RecapQuery = z.object({
  population: z._default(z.enum(POPULATIONS), 'approved'),
  audience: z._default(z.enum(['inside', 'outside']), 'outside'),
});

/** Routes of the recap. */
export function createRecapRoutes({ store }: RouteDeps): Route[] {
  return [
    defineRoute(
      {
        operationId: 'getRecap',
        method: 'GET',
        path: '/v1/recap',
        summary: 'Figures of all findings. For outside of the network, which is the default, without small cells.',
        access: overseerOnly,
        pathSchema: z.object({}),
        querySchema: RecapQuery,
        body: noBody,
        answers: { 200: jsonAnswer('The recap.', Recap) },
        problems: ['bad-request'],
      },
      async ({ query: { population, audience } }) =>
        jsonTextResponse(200, JSON.stringify(await createNetworkRecap(store, population, audience === 'outside'))),
    ),
  ];
}
