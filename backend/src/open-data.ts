/** Opens the data folder: lock, database, blobs. For the server, and for commands while no server runs. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { acquireDataLock } from './admin/data-lock.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import { openFileBlobStore } from './blobs/file-blob-store.ts';
import { openStore, type Store } from './store/store.ts';

export interface Data {
  store: Store;
  blobs: BlobStore;
  close(): Promise<void>;
}

/** Opens the folder, makes it where it is missing; null where another process has it for longer than `patience` ms. */
export async function openData(dataFolder: string, patience: number): Promise<Data | null> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const lock = await acquireDataLock(dataFolder, patience);
  if (lock === null) return null;
  try {
    const blobs = await openFileBlobStore(join(dataFolder, 'blobs'));
    const store = await openStore(join(dataFolder, 'database'), () => new Date());
    const close = async () => {
      await store.close();
      lock.release();
    };
    return { store, blobs, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}
