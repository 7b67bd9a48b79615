/**
 * Blobs in an S3-compatible store: `blobs/ab/abcdef…`. The hash that we checked goes with the request as the signed
 * `x-amz-content-sha256`, so the store refuses bytes that changed on the way to it. Uploads that are not whole yet are
 * pieces, `uploads/ID/OFFSET`, because an object cannot grow.
 * `aws4fetch` signs (one file, no dependency of its own, reviewable in minutes); the five calls that we need do not justify
 * the vendor's own client with its sixty packages.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import type { S3Config } from '../config.ts';
import { OperatorError } from '../operator-error.ts';
import type { BlobStaging, BlobStore } from './blob-store.ts';
import { spool, untilItFails } from './spool.ts';

/** Size of a staged piece, and so the most of an upload that is in memory. */
const PIECE_BYTES = 1024 * 1024;

/** Longest that the store may take for an answer. */
const TIMEOUT_MS = 60_000;

type Bucket = ReturnType<typeof openBucket>;

/** Opens the store; `spoolFolder` is for what is being hashed, and is emptied. Throws where the bucket cannot be used. */
export async function openS3BlobStore(config: S3Config, spoolFolder: string): Promise<BlobStore> {
  await rm(spoolFolder, { recursive: true, force: true });
  await mkdir(spoolFolder, { recursive: true });
  const bucket = openBucket(config);
  const keyOf = (sha256: string) => `blobs/${sha256.slice(0, 2)}/${sha256}`;
  const check = async () => void (await bucket.list('blobs/check/'));
  await check().catch((error: unknown) => {
    const reason = error instanceof S3Failure ? error.message : 'it cannot be reached';
    throw new OperatorError(`The bucket of S3_BUCKET cannot be used: ${reason}.`);
  });

  const put: BlobStore['put'] = async (sha256, source) => {
    const path = join(spoolFolder, randomUUID());
    try {
      const written = await spool(path, source);
      if (written.sha256 !== sha256) return { outcome: 'hash-mismatch' };
      await bucket.put(keyOf(sha256), await openAsBlob(path), sha256);
      return { outcome: 'stored', bytes: written.bytes };
    } finally {
      await rm(path, { force: true });
    }
  };

  return {
    put,
    async open(sha256) {
      const response = await bucket.get(keyOf(sha256));
      if (response === null) return null;
      return { bytes: Number(response.headers.get('content-length')), stream: response.body ?? new Blob().stream() };
    },
    has: (sha256) => bucket.has(keyOf(sha256)),
    remove: (sha256) => bucket.remove(keyOf(sha256)),
    check,
    staging: createS3Staging(bucket, spoolFolder, keyOf, put),
  };
}

function createS3Staging(
  bucket: Bucket,
  spoolFolder: string,
  blobKeyOf: (sha256: string) => string,
  put: BlobStore['put'],
): BlobStaging {
  const folderOf = (id: string) => `uploads/${id}/`;
  // Of fixed width: the list comes in the order of the names.
  const keyOf = (id: string, offset: number) => folderOf(id) + String(offset).padStart(12, '0');

  async function* read(id: string, bytes: number): AsyncGenerator<Uint8Array> {
    let offset = 0;
    while (offset < bytes) {
      const before = offset;
      const piece = await bucket.get(keyOf(id, offset));
      for await (const chunk of piece?.body ?? []) {
        offset += chunk.byteLength;
        yield chunk;
      }
      if (offset === before) break;
    }
    // A hole, or an overlap: two requests wrote pieces of different sizes.
    if (offset !== bytes) throw new StagingGap();
  }

  const append: BlobStaging['append'] = async (id, offset, source) => {
    let bytes = 0;
    for await (const piece of inPieces(untilItFails(source))) {
      await bucket.put(keyOf(id, offset + bytes), piece, createHash('sha256').update(piece).digest('hex'));
      bytes += piece.byteLength;
    }
    return bytes;
  };

  return {
    append,
    async receive(id, total, sha256, chunks) {
      const path = join(spoolFolder, randomUUID());
      try {
        const { bytes, sha256: found } = await spool(path, chunks);
        if (bytes < total) {
          await append(id, 0, createReadStream(path));
          return { outcome: 'partial', bytes };
        }
        if (bytes > total || found !== sha256) return { outcome: 'hash-mismatch' };
        await bucket.put(blobKeyOf(sha256), await openAsBlob(path), sha256);
        return { outcome: 'stored', bytes };
      } finally {
        await rm(path, { force: true });
      }
    },
    async finish(id, bytes, sha256) {
      try {
        return await put(sha256, read(id, bytes));
      } catch (error) {
        if (error instanceof StagingGap) return { outcome: 'hash-mismatch' };
        throw error;
      }
    },
    async discard(id) {
      for (let keys = await bucket.list(folderOf(id)); keys.length > 0; keys = await bucket.list(folderOf(id)))
        await Promise.all(keys.map(bucket.remove));
    },
  };
}

/** The pieces of an upload do not add up. */
class StagingGap extends Error {}

/** Chunks put together to pieces of `PIECE_BYTES`, the last one smaller. */
async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let pending: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    pending.push(chunk);
    bytes += chunk.byteLength;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(pending);
    pending = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(pending);
}

/** A call that the store refused; the message holds its status and nothing of ours. */
class S3Failure extends Error {
  override readonly name = 'S3Failure';
}

/** The few calls that we need. Each rejects with an `S3Failure` for an answer that is not the expected one. */
function openBucket({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Config) {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  const root = `${endpoint}/${bucket}`;

  async function call(method: string, path: string, expected: number[], init: RequestInit = {}): Promise<Response> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await client.fetch(root + path, { method, signal, ...init });
    if (expected.includes(response.status)) return response;
    await response.body?.cancel();
    throw new S3Failure(`${method} was answered with ${response.status}`);
  }

  return {
    async put(key: string, body: Blob | Uint8Array<ArrayBuffer>, sha256: string): Promise<void> {
      const headers = { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' };
      const response = await call('PUT', `/${key}`, [200], { body, headers });
      await response.body?.cancel();
    },

    /** Null for an object that is not there. */
    async get(key: string): Promise<Response | null> {
      const response = await call('GET', `/${key}`, [200, 404]);
      if (response.status === 200) return response;
      await response.body?.cancel();
      return null;
    },

    has: async (key: string): Promise<boolean> => (await call('HEAD', `/${key}`, [200, 404])).status === 200,

    async remove(key: string): Promise<void> {
      const response = await call('DELETE', `/${key}`, [200, 204, 404]);
      await response.body?.cancel();
    },

    /** Keys that begin with `prefix`, a thousand at most. Ours hold nothing that XML would have to escape. */
    async list(prefix: string): Promise<string[]> {
      const response = await call('GET', `?list-type=2&prefix=${encodeURIComponent(prefix)}`, [200]);
      return [...(await response.text()).matchAll(/<Key>([^<&]+)<\/Key>/g)].map((match) => match[1] ?? '');
    },
  };
}
