/**
 * Blobs as files: `ab/abcdef…`, written to `tmp/` while they are hashed, then renamed. A file under its hash is
 * therefore always whole, whenever the process dies.
 */
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobStore } from './blob-store.ts';

const CHUNK_BYTES = 64 * 1024;

/** Opens the folder and removes what interrupted uploads left. The caller holds the data lock. */
export async function openFileBlobStore(folder: string): Promise<BlobStore> {
  const temporary = join(folder, 'tmp');
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);

  return {
    async put(sha256, source) {
      const path = join(temporary, randomUUID());
      try {
        const written = await writeFile(path, source);
        if (written.sha256 !== sha256) return { outcome: 'hash-mismatch' };
        await moveDurably(path, pathOf(sha256));
        return { outcome: 'stored', bytes: written.bytes };
      } finally {
        await rm(path, { force: true });
      }
    },

    async open(sha256) {
      const handle = await unlessMissing(open(pathOf(sha256), 'r'));
      if (handle === null) return null;
      const { size } = await handle.stat();
      return { bytes: size, stream: streamFile(handle) };
    },
  };
}

/** Writes and hashes in one pass; the bytes are on the disk when it resolves. */
async function writeFile(path: string, source: AsyncIterable<Uint8Array>): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of source) {
      hash.update(chunk);
      await writeAll(handle, chunk);
      bytes += chunk.byteLength;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** A file handle may write less than it was given. */
async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let offset = 0; offset < chunk.byteLength; ) {
    const { bytesWritten } = await handle.write(chunk, offset);
    offset += bytesWritten;
  }
}

/** The file from its start, read as it is asked for. Closes the handle at the end, on failure and on cancelling. */
function streamFile(handle: FileHandle): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      try {
        const { bytesRead, buffer } = await handle.read(new Uint8Array(CHUNK_BYTES));
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
        await handle.close();
        controller.close();
      } catch (error) {
        await handle.close();
        throw error;
      }
    },
    cancel: () => handle.close(),
  });
}

/** Renames, and makes the rename (and a new folder) survive a power cut. */
async function moveDurably(from: string, to: string): Promise<void> {
  const folder = dirname(to);
  const created = await mkdir(folder, { recursive: true });
  await rename(from, to);
  await syncFolder(folder);
  if (created !== undefined) await syncFolder(dirname(folder));
}

/** Windows cannot open folders, and needs no such call. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function unlessMissing<Value>(promise: Promise<Value>): Promise<Value | null> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
