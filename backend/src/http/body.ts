/** Reading request bodies: bounded, and never changed on the way in. */
import { createHash } from 'node:crypto';
import type * as z from '../../../utils/contract/zod.ts';
import { ProblemError } from './problem.ts';

/** How a route reads its body, and how the OpenAPI document describes it. */
export interface BodyReader<Body> {
  describe: { mediaType: string; schema: z.core.$ZodType | null } | null;
  /** `connection` are the same bytes as the request's body, without the streams and copies around them; one of both is read. */
  read(request: Request, connection: () => AsyncIterable<Uint8Array>): Promise<Body>;
}

/** One that needs the request alone. */
interface RequestReader<Body> extends BodyReader<Body> {
  read(request: Request): Promise<Body>;
}

/** For a route without a body. */
export const noBody: BodyReader<null> = { describe: null, read: async () => null };

/** The bytes as they come in, refused before the first one where the announced size is over `maxBytes`. */
export function byteBody(maxBytes: number): BodyReader<AsyncIterable<Uint8Array>> {
  return {
    describe: { mediaType: 'application/octet-stream', schema: null },
    async read(request) {
      refuseAnnouncedSize(request, maxBytes);
      return limitBytes(request.body, maxBytes);
    },
  };
}

/**
 * JSON of a schema. Rejects (`bad-request`) whatever the schema would drop or change: what is stored and hashed is
 * exactly what was sent.
 */
export function jsonBody<Schema extends z.ZodMiniType>(
  schema: Schema,
  maxBytes: number,
): RequestReader<z.output<Schema>> {
  return {
    describe: { mediaType: 'application/json', schema },
    async read(request) {
      const received = await readJson(request, maxBytes);
      const parsed = schema.safeParse(received);
      if (!parsed.success) throw new ProblemError('bad-request', describeIssues(parsed.error));
      const altered = findAltered(received, parsed.data, '');
      if (altered !== null) throw new ProblemError('bad-request', `Unknown field: ${altered}`);
      return parsed.data;
    },
  };
}

/** The fields of a form, each once. */
export function formBody<Schema extends z.ZodMiniType>(schema: Schema, maxBytes: number): BodyReader<z.output<Schema>> {
  return {
    describe: { mediaType: 'application/x-www-form-urlencoded', schema: null },
    async read(request) {
      const body = await readBytes(request, maxBytes);
      const fields = new URLSearchParams(body.toString('utf8'));
      const parsed = schema.safeParse(Object.fromEntries(fields));
      if (!parsed.success) throw new ProblemError('bad-request', describeIssues(parsed.error));
      return parsed.data;
    },
  };
}

/** The places and reasons of a failed parse, five at most. */
export function describeIssues(error: z.core.$ZodError): string {
  const lines = error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(String).join('.') || '(body)'}: ${issue.code}`);
  const more = error.issues.length > lines.length ? `; and ${error.issues.length - lines.length} more` : '';
  return lines.join('; ') + more;
}

async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new ProblemError('bad-request', 'The content type must be application/json.');
  }
  const body = await readBytes(request, maxBytes);
  checkDigest(request, body);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ProblemError('bad-request', 'The body is not JSON in UTF-8.');
  }
}

/** The whole body; `too-large` before more than `maxBytes` are held. */
async function readBytes(request: Request, maxBytes: number): Promise<Buffer> {
  refuseAnnouncedSize(request, maxBytes);
  // What announces its size brings no more than that; it comes in one piece, which costs much less than a stream.
  if (request.headers.has('content-length')) return Buffer.from(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  for await (const chunk of limitBytes(request.body, maxBytes)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Compares a body with its `Content-Digest` (RFC 9530), where there is one in SHA-256. */
function checkDigest(request: Request, body: Uint8Array): void {
  const announced = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):/.exec(request.headers.get('content-digest') ?? '')?.[1];
  if (announced === undefined) return;
  if (createHash('sha256').update(body).digest('base64') !== announced) throw new ProblemError('digest-mismatch');
}

function refuseAnnouncedSize(request: Request, maxBytes: number): void {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

async function* limitBytes(body: ReadableStream<Uint8Array> | null, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

function tooLarge(maxBytes: number): ProblemError {
  return new ProblemError('too-large', `At most ${maxBytes} bytes are accepted here.`);
}

/** Path of the first value that parsing dropped or changed; null where there is none. As deep as the schema, no deeper. */
function findAltered(received: unknown, kept: unknown, path: string): string | null {
  if (typeof received !== 'object' || received === null || typeof kept !== 'object' || kept === null) {
    return received === kept ? null : path;
  }
  const keptFields = new Map<string, unknown>(Object.entries(kept));
  for (const [key, value] of Object.entries(received)) {
    const place = path === '' ? key : `${path}.${key}`;
    const altered = keptFields.has(key) ? findAltered(value, keptFields.get(key), place) : place;
    if (altered !== null) return altered;
  }
  return null;
}
