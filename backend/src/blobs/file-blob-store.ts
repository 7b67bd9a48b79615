/**
 * Blobs as files: `ab/abcdef…`, written to `tmp/` while they are hashed, then renamed. A file under its hash is
 * therefore always whole, whenever the process dies. Uploads that are not whole yet are in `uploads/`.
 */
import { randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, type FileHandle, mkdir, open, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobStaging, BlobStore } from './blob-store.ts';
import { hashOf, spool, untilItFails, writeAll } from './spool.ts';

const CHUNK_BYTES = 64 * 1024;

/**
 * Opens the folder and removes what interrupted requests left: the caller holds the data lock. Without it, `isOwner` false,
 * nothing may be put there.
 */
export async function openFileBlobStore(folder: string, isOwner = true): Promise<BlobStore> {
  const temporary = join(folder, 'tmp');
  if (isOwner) await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  await mkdir(join(folder, 'uploads'), { recursive: true });
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  const moveDurably = createDurableMove();

  return {
    async put(sha256, source) {
      const path = join(temporary, randomUUID());
      try {
        const written = await spool(path, source);
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

    has: async (sha256) => (await unlessMissing(stat(pathOf(sha256)))) !== null,
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    check: () => access(temporary, constants.W_OK),
    staging: createFileStaging(join(folder, 'uploads'), temporary, pathOf, moveDurably),
  };
}

/** One file per upload, written in place. */
function createFileStaging(
  folder: string,
  temporary: string,
  pathOf: (sha256: string) => string,
  moveDurably: ReturnType<typeof createDurableMove>,
): BlobStaging {
  return {
    async append(id, offset, source, total = Number.POSITIVE_INFINITY) {
      const handle = await open(join(folder, id), constants.O_RDWR | constants.O_CREAT, 0o600);
      let bytes = 0;
      try {
        if ((await handle.stat()).size < offset) return null;
        for await (const chunk of untilItFails(source)) {
          await writeAll(handle, chunk, offset + bytes);
          bytes += chunk.byteLength;
        }
        await handle.sync();
      } finally {
        await handle.close();
      }
      // A whole file gets another name at once, in another folder.
      if (offset === 0 && bytes < total) await syncFolder(folder);
      return bytes;
    },

    async finish(id, bytes, sha256) {
      const path = join(folder, id);
      const found = await unlessMissing(stat(path));
      // A file that is longer was written by another request at the same time: its bytes prove nothing.
      if (found?.size !== bytes || (await hashOf(createReadStream(path))) !== sha256)
        return { outcome: 'hash-mismatch' };
      await moveDurably(path, pathOf(sha256));
      return { outcome: 'stored', bytes };
    },

    async receive(id, total, sha256, chunks) {
      // In a file of its own: what is hashed as it is written is what stays, whoever else sends the same.
      const path = join(temporary, randomUUID());
      try {
        const written = await spool(path, chunks);
        const { bytes } = written;
        if (bytes < total) {
          await rename(path, join(folder, id));
          await syncFolder(folder);
          return { outcome: 'partial', bytes };
        }
        if (bytes > total || written.sha256 !== sha256) {
          await remove(path);
          return { outcome: 'hash-mismatch' };
        }
        await moveDurably(path, pathOf(sha256));
        return { outcome: 'stored', bytes };
      } catch (error) {
        await remove(path);
        throw error;
      }
    },

    discard: (id) => remove(join(folder, id)),
  };
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

/** What renames, and makes the rename (and a new folder) survive a power cut. */
function createDurableMove(): (from: string, to: string) => Promise<void> {
  /** Folders that are themselves on the disk for sure: a few, which stay. */
  const kept = new Set<string>();
  return async (from, to) => {
    const folder = dirname(to);
    const isMoved = await unlessMissing(rename(from, to).then(() => true));
    if (!isMoved) {
      await mkdir(folder, { recursive: true });
      await rename(from, to);
    }
    await syncFolder(folder);
    if (kept.has(folder)) return;
    await syncFolder(dirname(folder));
    kept.add(folder);
  };
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

/** Unlike `rm`, without looking first. */
const remove = async (path: string): Promise<void> => void (await unlessMissing(unlink(path)));

async function unlessMissing<Value>(promise: Promise<Value>): Promise<Value | null> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
