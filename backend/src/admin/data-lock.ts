/**
 * One process per data folder: PGlite does not notice a second one and both would destroy the database.
 * The lock is an exclusive SQLite transaction that is never finished. It is thereby a lock of the operating system, which
 * ends with its process however that ends; a file with a process id would block after `kill -9`, or, where process ids
 * come round again (containers), not block at all.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const SQLITE_BUSY = 5;

export interface DataLock {
  release(): void;
}

/** Takes the lock, or says null if it is still held after `patience` milliseconds. The folder must exist. */
export async function acquireDataLock(dataFolder: string, patience: number): Promise<DataLock | null> {
  const deadline = Date.now() + patience;
  for (;;) {
    const lock = tryToLock(join(dataFolder, 'lock'));
    if (lock !== null || Date.now() >= deadline) return lock;
    await sleep(50);
  }
}

function tryToLock(path: string): DataLock | null {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    // In memory, because nothing is ever written that a journal could restore.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
}
