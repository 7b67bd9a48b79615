/** Asks a time stamping authority (RFC 3161) over HTTP, and believes its answer only after checking it. */
import { randomBytes } from 'node:crypto';
import type { Authority } from './authorities.ts';
import { readTimestamp, TimestampError, writeRequest } from './timestamp-format.ts';

const TIMEOUT_MS = 20_000;
/** A response with its certificates has some kilobytes. */
const MAX_RESPONSE_BYTES = 48 * 1024;

/** The time for a record, with the response in DER. Throws a `TimestampError`, or what `fetch` throws. */
export async function askAuthority(
  { url }: Authority,
  record: string,
  signal: AbortSignal,
): Promise<{ at: Date; response: Uint8Array<ArrayBuffer> }> {
  const bytes = new TextEncoder().encode(record);
  const nonce = randomBytes(8);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: await writeRequest(bytes, nonce),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  if (!answer.ok) throw new TimestampError(`HTTP ${answer.status}`);
  const response = await readLimited(answer);
  return { at: await readTimestamp(response, bytes, nonce), response };
}

async function readLimited(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > MAX_RESPONSE_BYTES) throw new TimestampError('too large');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
