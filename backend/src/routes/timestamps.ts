/** Trusted times: devices learn those of their captures, to put them into packages. */
import { TimestampPage } from '../../../utils/contract/api.ts';
import * as z from '../../../utils/contract/zod.ts';
import { reader } from '../http/access.ts';
import { noBody } from '../http/body.ts';
import { defineRoute, jsonAnswer, jsonTextResponse, type Route } from '../http/route.ts';
import { Limit, readLimit } from './page-query.ts';
import type { RouteDeps } from './route-deps.ts';

/** Routes of timestamps. */
export function createTimestampRoutes({ store }: RouteDeps): Route[] {
  return [
    defineRoute(
      {
        operationId: 'listTimestamps',
        method: 'GET',
        path: '/v1/timestamps',
        summary: 'Trusted times (RFC 3161) of captures, in the order in which they were made.',
        access: reader,
        pathSchema: z.object({}),
        querySchema: z.object({ cursor: z.optional(z.string().check(z.regex(/^\d{1,15}$/))), limit: Limit }),
        body: noBody,
        answers: { 200: jsonAnswer('A page; `next` goes on after it, also another time.', TimestampPage) },
        problems: ['bad-request'],
      },
      async ({ query: { cursor, limit }, who }) => {
        const { items, last } = await store.timestamps.list(who.ownerId, Number(cursor ?? 0), readLimit(limit));
        const next = last === null ? (cursor ?? null) : String(last);
        return jsonTextResponse(200, JSON.stringify({ items, next }));
      },
    ),
  ];
}
