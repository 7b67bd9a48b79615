/** What becomes of findings: coordinators set it, the device that sent them learns it. */
import { Handling, HandlingChange, HandlingPage, WitnessList } from '../../../utils/contract/api.ts';
import { Uuid } from '../../../utils/contract/primitives.ts';
import * as z from '../../../utils/contract/zod.ts';
import { coordinatorOnly, overseerOnly, reader } from '../http/access.ts';
import { jsonBody, noBody } from '../http/body.ts';
import { ProblemError } from '../http/problem.ts';
import { defineRoute, jsonAnswer, jsonTextResponse, type Route } from '../http/route.ts';
import { Limit, readLimit } from './page-query.ts';
import type { RouteDeps } from './route-deps.ts';

const MAX_CHANGE_BYTES = 16_384;

const address = { path: '/v1/findings/{id}/handling', pathSchema: z.object({ id: Uuid }), querySchema: z.object({}) };

/** Routes of handlings and witnesses. */
export function createHandlingRoutes({ store }: RouteDeps): Route[] {
  return [
    defineRoute(
      {
        ...address,
        operationId: 'getHandling',
        method: 'GET',
        summary: 'What has become of a finding.',
        access: reader,
        body: noBody,
        answers: { 200: jsonAnswer('The handling; its version is in `ETag`.', Handling) },
        problems: ['not-found'],
      },
      async ({ path, who }) => {
        const handling = await store.handlings.find(path.id, who.ownerId);
        if (handling === null) throw new ProblemError('not-found');
        return handlingResponse(handling);
      },
    ),
    defineRoute(
      {
        ...address,
        operationId: 'putHandling',
        method: 'PUT',
        summary: 'Sets status, ticket and note. `If-Match` says which version was seen, so that no change is lost.',
        access: coordinatorOnly,
        body: jsonBody(HandlingChange, MAX_CHANGE_BYTES),
        answers: { 200: jsonAnswer('It is set.', Handling) },
        problems: ['not-found', 'precondition-failed', 'precondition-required'],
      },
      async ({ request, path, body, who }) => {
        const seen = /^(?:W\/)?"(\d{1,9})"$/.exec(request.headers.get('if-match') ?? '')?.[1];
        if (seen === undefined) throw new ProblemError('precondition-required');
        const result = await store.handlings.save(path.id, who.tokenId, Number(seen), body);
        switch (result.outcome) {
          case 'saved':
            return handlingResponse(result.handling);
          case 'not-found':
            throw new ProblemError('not-found');
          case 'stale':
            throw new ProblemError('precondition-failed');
        }
      },
    ),
    defineRoute(
      {
        operationId: 'listHandlings',
        method: 'GET',
        path: '/v1/handlings',
        summary:
          'What has become of findings, page by page. `If-None-Match` with the `ETag` of before: 304 if nothing changed.',
        access: reader,
        pathSchema: z.object({}),
        querySchema: z.object({ cursor: z.optional(Uuid), limit: Limit }),
        body: noBody,
        answers: {
          200: jsonAnswer('A page; `next` is the cursor of the page after it.', HandlingPage),
          304: { description: 'Nothing has changed.', mediaType: '', schema: null },
        },
        problems: ['bad-request'],
      },
      async ({ request, query, who }) => {
        const etag = `"${await store.handlings.stamp(who.ownerId)}"`;
        if (request.headers.get('if-none-match') === etag)
          return new Response(null, { status: 304, headers: { etag } });
        const limit = readLimit(query.limit);
        const items = await store.handlings.list(who.ownerId, query.cursor ?? null, limit);
        const next = items.length === limit ? (items.at(-1)?.findingId ?? null) : null;
        const response = jsonTextResponse(200, JSON.stringify({ items, next }));
        response.headers.set('etag', etag);
        return response;
      },
    ),
    defineRoute(
      {
        operationId: 'listWitnesses',
        method: 'GET',
        path: '/v1/findings/{id}/witnesses',
        summary: 'Captures of the same items by other devices.',
        access: overseerOnly,
        pathSchema: z.object({ id: Uuid }),
        querySchema: z.object({}),
        body: noBody,
        answers: { 200: jsonAnswer('The other captures, the first to arrive first.', WitnessList) },
        problems: ['not-found'],
      },
      async ({ path }) => {
        if ((await store.findings.find(path.id, null)) === null) throw new ProblemError('not-found');
        return jsonTextResponse(200, JSON.stringify({ items: await store.captures.listWitnesses(path.id) }));
      },
    ),
  ];
}

function handlingResponse(handling: Handling): Response {
  const response = jsonTextResponse(200, JSON.stringify(handling));
  response.headers.set('etag', `"${handling.version}"`);
  return response;
}
