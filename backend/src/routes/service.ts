/** What anyone may see: health, the API's description, the page behind an invite link. */
import { Health, ReceiptKey } from '../../../utils/contract/api.ts';
import * as z from '../../../utils/contract/zod.ts';
import { anyone } from '../http/access.ts';
import { noBody } from '../http/body.ts';
import { ProblemError } from '../http/problem.ts';
import { defineRoute, jsonAnswer, jsonTextResponse, type Route } from '../http/route.ts';
import { JOIN_PAGE, JOIN_PAGE_POLICY } from './join-page.ts';
import type { RouteDeps } from './route-deps.ts';

const open = {
  method: 'GET',
  access: anyone,
  pathSchema: z.object({}),
  querySchema: z.object({}),
  body: noBody,
} as const;

/** Routes without a token. `describeApi` is called when all routes exist. */
export function createServiceRoutes(
  deps: Pick<RouteDeps, 'version' | 'receipts' | 'store' | 'blobs'>,
  describeApi: () => unknown,
): Route[] {
  const health: z.infer<typeof Health> = { service: 'pantau-asn', version: deps.version };
  return [
    defineRoute(
      {
        ...open,
        operationId: 'getHealth',
        path: '/v1/health',
        summary: 'Says that the backend runs, and which version.',
        answers: { 200: jsonAnswer('It runs.', Health) },
        problems: [],
      },
      async () => jsonTextResponse(200, JSON.stringify(health)),
    ),
    defineRoute(
      {
        ...open,
        operationId: 'getReadiness',
        path: '/v1/ready',
        summary: 'Says whether database and blob store can be used; for whatever sends requests here.',
        answers: { 200: jsonAnswer('They can.', Health) },
        problems: ['unavailable'],
      },
      async () => {
        if (!(await isReady(deps))) throw new ProblemError('unavailable');
        return jsonTextResponse(200, JSON.stringify(health));
      },
    ),
    defineRoute(
      {
        ...open,
        operationId: 'getOpenApi',
        path: '/v1/openapi.json',
        summary: 'This description.',
        answers: { 200: { description: 'OpenAPI 3.1 document.', mediaType: 'application/json', schema: null } },
        problems: [],
      },
      async () => jsonTextResponse(200, JSON.stringify(describeApi())),
    ),
    defineRoute(
      {
        ...open,
        operationId: 'getReceiptKey',
        path: '/v1/receipt-key',
        summary: 'The public key of the receipts.',
        answers: { 200: jsonAnswer('An Ed25519 key.', ReceiptKey) },
        problems: [],
      },
      async () => jsonTextResponse(200, JSON.stringify(deps.receipts.key)),
    ),
    defineRoute(
      {
        ...open,
        operationId: 'getJoinPage',
        path: '/join',
        summary:
          'Tells a person who opened an invite link what to do with it. The code is in the fragment, never sent.',
        answers: { 200: { description: 'A page in Indonesian and English.', mediaType: 'text/html', schema: null } },
        problems: [],
      },
      async () =>
        new Response(JOIN_PAGE, {
          headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': JOIN_PAGE_POLICY },
        }),
    ),
  ];
}

/** Whether the database answers and the blob store can be used. */
export async function isReady({ store, blobs }: Pick<RouteDeps, 'store' | 'blobs'>): Promise<boolean> {
  try {
    await Promise.all([store.check(), blobs.check()]);
    return true;
  } catch {
    return false;
  }
}
