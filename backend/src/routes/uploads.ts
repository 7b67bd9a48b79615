/**
 * Resumable uploads, tus 1.0 (https://tus.io/protocols/resumable-upload): creation, creation-with-upload. The protocol is
 * `@tus/server`'s; who may upload what, and where the bytes go, is ours.
 */
import { Server } from '@tus/server';
import { MAX_FILE_BYTES } from '../../../utils/contract/limits.ts';
import { Sha256 } from '../../../utils/contract/primitives.ts';
import * as z from '../../../utils/contract/zod.ts';
import { untilItFails } from '../blobs/spool.ts';
import { deviceOnly } from '../http/access.ts';
import { type BodyReader, noBody } from '../http/body.ts';
import { ProblemError } from '../http/problem.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { type Brought, HASH_MISMATCH, UploadDataStore, writeUploadId } from '../uploads/upload-data-store.ts';
import { createUploadLocker } from '../uploads/upload-locker.ts';
import type { RouteDeps } from './route-deps.ts';

const PATH = '/v1/uploads';

/** As much of a file as devices send in one request at first. */
const FEW_BYTES = 256 * 1024;

/**
 * The chunks of a body that is announced to be small, or what came of it; others tus reads itself (null). It holds both against
 * the announced length and `MAX_FILE_BYTES`. Nobody holds an upload while a small body is still on its way.
 */
const tusBody: BodyReader<Uint8Array[] | null> = {
  describe: { mediaType: 'application/offset+octet-stream', schema: null },
  read: async (request, connection) => {
    const announced = Number(request.headers.get('content-length') ?? Number.NaN);
    // Nor what announces no number.
    if (!(announced <= FEW_BYTES)) return null;
    return Array.fromAsync(untilItFails(connection()));
  },
};

const TUS_VERSION = '1.0.0';
/** The type of a creation that brings bytes along. */
const WITH_BYTES = 'application/offset+octet-stream';

const STATE = 'In `Upload-Offset` how many bytes are durable; all of them where the file is stored.';

/** Routes of uploads. */
export function createUploadRoutes({ store, blobs }: RouteDeps): Route[] {
  const devices = new WeakMap<Request, string>();
  const brought = new WeakMap<Request, Brought>();
  const idOf = (request: Request, sha256: unknown): string => {
    const parsed = Sha256.safeParse(sha256);
    const deviceId = devices.get(request);
    if (deviceId === undefined) throw new Error('An upload without its device.');
    if (!parsed.success) throw { status_code: 400, body: 'The metadata must have "sha256" in hexadecimal.' };
    return writeUploadId({ deviceId, sha256: parsed.data });
  };
  const datastore = new UploadDataStore(store, blobs);
  const tus = new Server({
    path: PATH,
    datastore,
    locker: createUploadLocker(),
    onUploadCreate: async (request, upload) => {
      const bytes = brought.get(request);
      if (bytes) datastore.bring(upload, bytes);
      return {};
    },
    maxSize: MAX_FILE_BYTES,
    namingFunction: (request, metadata) => idOf(request, metadata?.sha256),
    getFileIdFromRequest: (request, sha256) => idOf(request, sha256),
    // Relative to the address of the creation, whatever path a proxy serves us under.
    generateUrl: (_request, { id }) => `uploads/${id.split('.')[1]}`,
  });

  /** Lets tus answer; what it refuses becomes a problem document. `chunks` are what was read of the body already. */
  async function answer(
    request: Request,
    method: string,
    deviceId: string,
    chunks: Uint8Array[] | null,
  ): Promise<Response> {
    // The library takes a version that it does not know for a header that is missing.
    if (request.headers.get('tus-resumable') !== TUS_VERSION) throw new ProblemError('tus-version');
    const { url, headers } = request;
    const isWithBytes = method === 'POST' && headers.get('content-type') === WITH_BYTES;
    const bytes = isWithBytes && chunks ? { chunks, received: 0 } : null;
    const body = !bytes && chunks && { body: streamOf(chunks), duplex: 'half' };
    // The route answers GET and HEAD alike, and the library knows the second one.
    const asked = !chunks && request.method === method ? request : new Request(url, { method, headers, ...body });
    // Without it the library takes a creation for one without a body.
    if (bytes) asked.headers.delete('content-type');
    devices.set(asked, deviceId);
    if (bytes) brought.set(asked, bytes);
    const response = await tus.handleWeb(asked);
    if (bytes && response.ok) response.headers.set('upload-offset', String(bytes.received));
    // Our own rules for other origins hold here too.
    for (const name of [...response.headers.keys()])
      if (name.startsWith('access-control-')) response.headers.delete(name);
    if (response.ok) return response;
    throw problemOf(response.status, await response.text());
  }

  return [
    defineRoute(
      {
        operationId: 'createUpload',
        method: 'POST',
        path: PATH,
        summary:
          'Begins an upload (tus 1.0): `Upload-Length`, and the hexadecimal hash as `sha256` in `Upload-Metadata`. May carry its first bytes.',
        access: deviceOnly,
        pathSchema: z.object({}),
        querySchema: z.object({}),
        body: tusBody,
        answers: {
          201: { description: `Begun; its address is in \`Location\`. ${STATE}`, mediaType: '', schema: null },
        },
        problems: ['not-found', 'hash-mismatch', 'upload-conflict', 'tus-version'],
      },
      ({ request, body, who }) => answer(request, 'POST', who.deviceId, body),
    ),
    defineRoute(
      {
        operationId: 'getUpload',
        method: 'GET',
        path: `${PATH}/{sha256}`,
        summary: 'How far the upload of a file is (tus 1.0).',
        access: deviceOnly,
        pathSchema: z.object({ sha256: Sha256 }),
        querySchema: z.object({}),
        body: noBody,
        answers: { 200: { description: STATE, mediaType: '', schema: null } },
        problems: ['not-found', 'upload-conflict', 'tus-version'],
        head: { operationId: 'headUpload', summary: 'How far the upload of a file is (tus 1.0).' },
      },
      ({ request, who }) => answer(request, 'HEAD', who.deviceId, null),
    ),
    defineRoute(
      {
        operationId: 'patchUpload',
        method: 'PATCH',
        path: `${PATH}/{sha256}`,
        summary:
          'Adds bytes from `Upload-Offset` on (tus 1.0). With the last one the hash is checked and the file stored.',
        access: deviceOnly,
        pathSchema: z.object({ sha256: Sha256 }),
        querySchema: z.object({}),
        body: tusBody,
        answers: { 204: { description: STATE, mediaType: '', schema: null } },
        problems: ['not-found', 'hash-mismatch', 'upload-conflict', 'tus-version'],
      },
      ({ request, body, who }) => answer(request, 'PATCH', who.deviceId, body),
    ),
  ];
}

const streamOf = (chunks: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

function problemOf(status: number, text: string): Error {
  const detail = text.trim();
  if (text === HASH_MISMATCH.body) return new ProblemError('hash-mismatch');
  switch (status) {
    case 400:
    case 403: // a header that is missing; never about who asks
    case 501: // an extension that is not offered
      return new ProblemError('bad-request', detail);
    case 404:
    case 410:
      return new ProblemError('not-found');
    case 409:
      return new ProblemError('upload-conflict', detail);
    case 412:
      return new ProblemError('tus-version', detail);
    case 413:
      return new ProblemError('too-large', `At most ${MAX_FILE_BYTES} bytes, and no more than was announced.`);
    default:
      // Two requests for one upload, and the first does not end.
      if (detail.includes('lock')) return new ProblemError('upload-conflict', 'Another request holds this upload.');
      return new Error(`An upload failed with ${status}.`);
  }
}
