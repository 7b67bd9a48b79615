/** A finding as a package, for whoever handles it. */
import { Uuid } from '../../../utils/contract/primitives.ts';
import * as z from '../../../utils/contract/zod.ts';
import { overseerOnly } from '../http/access.ts';
import { noBody } from '../http/body.ts';
import { ProblemError } from '../http/problem.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { createFindingPackage } from '../packages/finding-package.ts';
import type { RouteDeps } from './route-deps.ts';

/** Routes of packages: the same for programs and for a browser. */
export function createPackageRoutes(deps: RouteDeps): Route[] {
  const shared = {
    method: 'GET',
    access: overseerOnly,
    pathSchema: z.object({ id: Uuid }),
    querySchema: z.object({}),
    body: noBody,
    answers: { 200: { description: 'BagIt (RFC 8493) in a ZIP file.', mediaType: 'application/zip', schema: null } },
    problems: ['not-found', 'signature-invalid'],
  } as const;
  const answer = async ({ path }: { path: { id: string } }) => {
    const outcome = await createFindingPackage(deps, path.id, new Date());
    if (outcome === 'not-found') throw new ProblemError('not-found');
    if (outcome === 'unsigned') throw new ProblemError('signature-invalid', 'A capture of it is not signed.');
    const headers = {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${outcome.name}"`,
    };
    return new Response(outcome.bytes as ReadableStream<Uint8Array<ArrayBuffer>>, { headers });
  };
  return [
    defineRoute(
      {
        ...shared,
        problems: [...shared.problems],
        operationId: 'getFindingPackage',
        path: '/v1/findings/{id}/package',
        summary: 'A finding with its evidence as a package that anyone can check.',
      },
      answer,
    ),
    defineRoute(
      {
        ...shared,
        problems: [...shared.problems],
        page: true,
        operationId: 'getPackageForPage',
        path: '/koordinator/temuan/{id}/paket.zip',
        summary: 'The same, for a browser.',
      },
      answer,
    ),
  ];
}
