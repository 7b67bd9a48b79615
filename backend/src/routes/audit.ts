/** The log of reads, for auditors. */
import { AuditPage } from '../../../utils/contract/api.ts';
import * as z from '../../../utils/contract/zod.ts';
import { auditorOnly } from '../http/access.ts';
import { noBody } from '../http/body.ts';
import { defineRoute, jsonAnswer, jsonTextResponse, type Route } from '../http/route.ts';
import { Limit, readLimit } from './page-query.ts';
import type { RouteDeps } from './route-deps.ts';

/** Routes of the log. */
export function createAuditRoutes({ store }: RouteDeps): Route[] {
  return [
    defineRoute(
      {
        operationId: 'listAudit',
        method: 'GET',
        path: '/v1/audit',
        summary: 'What coordinators and auditors looked at, the newest first.',
        access: auditorOnly,
        pathSchema: z.object({}),
        querySchema: z.object({ cursor: z.optional(z.string().check(z.regex(/^\d{1,15}$/))), limit: Limit }),
        body: noBody,
        answers: { 200: jsonAnswer('A page; `next` is the cursor of the page after it.', AuditPage) },
        problems: ['bad-request'],
      },
      async ({ query }) => {
        const limit = readLimit(query.limit);
        const items = await store.audit.list(query.cursor === undefined ? null : Number(query.cursor), limit);
        const next = items.length === limit ? String(items.at(-1)?.seq) : null;
        return jsonTextResponse(200, JSON.stringify({ items, next }));
      },
    ),
  ];
}
