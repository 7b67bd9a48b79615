/** Opens what is kept: this instance's folder and its lock, the database, the blobs. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireDataLock } from './admin/data-lock.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import { openFileBlobStore } from './blobs/file-blob-store.ts';
import { openS3BlobStore } from './blobs/s3-blob-store.ts';
import type { Config } from './config.ts';
import { describeError } from './log.ts';
import { OperatorError } from './operator-error.ts';
import { openStore, type Store } from './store/store.ts';

export interface Data {
  store: Store;
  blobs: BlobStore;
  close(): Promise<void>;
}

/** Opens everything; makes the folder where it is missing; null where another process has it for longer than `patience` ms. */
export async function openData(config: Config, patience: number): Promise<Data | null> {
  const { dataFolder } = config;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const lock = await acquireDataLock(dataFolder, patience);
  if (lock === null) return null;
  try {
    const blobs = await openConfiguredBlobs(config);
    const store = await openConfiguredStore(config);
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

function openConfiguredBlobs({ dataFolder, s3 }: Config): Promise<BlobStore> {
  return s3 === null ? openFileBlobStore(join(dataFolder, 'blobs')) : openS3BlobStore(s3, join(dataFolder, 'spool'));
}

/**
 * Opens what other processes may use at the same time: a PostgreSQL server, and blobs. For commands; they receive nothing,
 * so of the instance's folder they touch no more than what they remove.
 */
export async function openShared(config: Config): Promise<Data> {
  const folder = await mkdtemp(join(tmpdir(), 'pantau-command-'));
  const blobs =
    config.s3 === null
      ? await openFileBlobStore(join(config.dataFolder, 'blobs'), false)
      : await openS3BlobStore(config.s3, folder);
  const store = await openConfiguredStore(config);
  const close = async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { store, blobs, close };
}

/** Throws an `OperatorError` where the server cannot be reached. */
async function openConfiguredStore({ databaseUrl, dataFolder, authorities, webhook }: Config): Promise<Store> {
  const clock = () => new Date();
  const followUps = { authorities: authorities.map(({ name }) => name), announces: webhook !== null };
  if (databaseUrl === null)
    return openStore({ kind: 'pglite', folder: join(dataFolder, 'database') }, clock, followUps);
  try {
    return await openStore({ kind: 'postgres', url: databaseUrl }, clock, followUps);
  } catch (error) {
    // The message of the driver may quote the address, and with it the password.
    const { kind, code } = describeError(error);
    throw new OperatorError(`The database of DATABASE_URL cannot be opened (${code ?? kind}).`);
  }
}
