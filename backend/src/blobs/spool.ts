/** Writing a stream to a file while it is hashed, whole on the disk before anything is said about it. */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/**
 * So much is gathered before it is written, in bytes: the chunks of a connection are small. They are not put together, as what
 * is held outside of the heap makes the collector of garbage go over all of it.
 */
const GATHER_BYTES = 256 * 1024;

/** Writes and hashes in one pass into a new file; the bytes are on the disk when it resolves. */
export async function spool(
  path: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(path, 'wx', 0o600);
  try {
    let gathered: Uint8Array[] = [];
    let pending = 0;
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      gathered.push(chunk);
      pending += chunk.byteLength;
      if (pending < GATHER_BYTES) continue;
      await writeChunks(handle, gathered, pending);
      gathered = [];
      pending = 0;
    }
    await writeChunks(handle, gathered, pending);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** SHA-256 of a stream, lower-case hexadecimal. */
export async function hashOf(source: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source) hash.update(chunk);
  return hash.digest('hex');
}

/** The chunks that came before a source failed: the sender is gone, and what came is kept. */
export async function* untilItFails(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  for (;;) {
    const next = await iterator.next().catch(() => null);
    if (next === null || next.done) return;
    yield next.value;
  }
}

/** Writes chunks of so many bytes at the handle's place, in one go. */
async function writeChunks(handle: FileHandle, chunks: Uint8Array[], bytes: number): Promise<void> {
  const { bytesWritten } = await handle.writev(chunks);
  // A full disk, mostly: writing on says so.
  if (bytesWritten < bytes) await writeAll(handle, Buffer.concat(chunks).subarray(bytesWritten));
}

/** Writes all of a chunk at the handle's place, or at `position`: a file handle may write less than it was given. */
export async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number | null = null): Promise<void> {
  for (let offset = 0; offset < chunk.byteLength; ) {
    const place = position === null ? null : position + offset;
    const { bytesWritten } = await handle.write(chunk, offset, chunk.byteLength - offset, place);
    offset += bytesWritten;
  }
}
