/** Evidence files, addressed by their SHA-256. A device sees what it uploaded itself. */
import { MAX_FILE_BYTES } from '../../../utils/contract/limits.ts';
import { Sha256 } from '../../../utils/contract/primitives.ts';
import * as z from '../../../utils/contract/zod.ts';
import { deviceOnly, reader } from '../http/access.ts';
import { byteBody, noBody } from '../http/body.ts';
import { ProblemError } from '../http/problem.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { RouteDeps } from './route-deps.ts';

const address = { path: '/v1/blobs/{sha256}', pathSchema: z.object({ sha256: Sha256 }), querySchema: z.object({}) };

/** Routes of evidence files. */
export function createBlobRoutes({ store, blobs }: RouteDeps): Route[] {
  return [
    defineRoute(
      {
        ...address,
        operationId: 'getBlob',
        method: 'GET',
        summary: 'The bytes of a file. Always as a download of unknown type: what devices send is never shown inline.',
        access: reader,
        body: noBody,
        answers: { 200: { description: 'The bytes.', mediaType: 'application/octet-stream', schema: null } },
        problems: ['not-found'],
        head: { operationId: 'hasBlob', summary: 'Whether the file has been uploaded (by this device).' },
      },
      async ({ request, path: { sha256 }, who }) => {
        if (!(await store.blobOwners.has(who.ownerId, sha256))) throw new ProblemError('not-found');
        const blob = await blobs.open(sha256);
        if (blob === null) throw new Error('A blob that was received is not in the blob store.');
        const headers = {
          'content-type': 'application/octet-stream',
          'content-length': String(blob.bytes),
          'content-disposition': `attachment; filename="${sha256}"`,
        };
        if (request.method !== 'HEAD') return new Response(blob.stream, { headers });
        await blob.stream.cancel();
        return new Response(null, { headers });
      },
    ),
    defineRoute(
      {
        ...address,
        operationId: 'putBlob',
        method: 'PUT',
        summary: 'Uploads the bytes of a file.',
        access: deviceOnly,
        body: byteBody(MAX_FILE_BYTES),
        answers: {
          200: { description: 'This device had uploaded it before.', mediaType: '', schema: null },
          201: { description: 'Stored.', mediaType: '', schema: null },
        },
        problems: ['hash-mismatch', 'upload-conflict'],
      },
      async ({ path: { sha256 }, body, who }) => {
        const result = await blobs.put(sha256, body);
        if (result.outcome === 'hash-mismatch') throw new ProblemError('hash-mismatch');
        const isNew = await store.blobOwners.add(who.deviceId, sha256, result.bytes, () => blobs.has(sha256));
        if (isNew === null) throw new ProblemError('upload-conflict', 'It was removed at this very moment.');
        return new Response(null, { status: isNew ? 201 : 200 });
      },
    ),
  ];
}
