/**
 * Backup and restore of the embedded backend: a copy of its folder, made while nothing writes to it, with the hash of every
 * evidence file checked. (On PostgreSQL and S3 their own tools do it: README.)
 */
import { createReadStream } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hashOf } from '../blobs/spool.ts';
import { OperatorError } from '../operator-error.ts';
import { acquireDataLock } from './data-lock.ts';

/** What is copied; the rest of a folder belongs to a running process. */
const PARTS = ['database', 'blobs'];

export interface BackupReport extends Record<string, unknown> {
  files: number;
}

/**
 * Copies the data folder `from` to `to`, which must not exist yet, and checks every evidence file in the copy. The same for
 * a backup and its restoration. Throws an `OperatorError` where `from` is in use or no data folder, or a file is damaged.
 */
export async function copyData(from: string, to: string): Promise<BackupReport> {
  if (!(await isThere(join(from, 'database')))) throw new OperatorError(`There is no data in ${from}.`);
  if (await isThere(to)) throw new OperatorError(`${to} is there already.`);
  const lock = await acquireDataLock(from, 0);
  if (lock === null) throw new OperatorError(`${from} is in use: stop the backend first.`);
  const draft = join(dirname(to), `.${basename(to)}.part`);
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true, mode: 0o700 });
    for (const part of PARTS) await cp(join(from, part), join(draft, part), { recursive: true, errorOnExist: true });
    const files = await checkBlobs(join(draft, 'blobs'));
    // Under its name only once it is whole.
    await rename(draft, to);
    return { files };
  } finally {
    await rm(draft, { recursive: true, force: true });
    lock.release();
  }
}

/** Holds every file against its name. Throws an `OperatorError` for one that is damaged. */
async function checkBlobs(folder: string): Promise<number> {
  let files = 0;
  for (const prefix of await readdir(folder)) {
    if (prefix.length !== 2) continue;
    for (const sha256 of await readdir(join(folder, prefix))) {
      if ((await hashOf(createReadStream(join(folder, prefix, sha256)))) !== sha256)
        throw new OperatorError(`Damaged: ${sha256}. Nothing was copied.`);
      files++;
    }
  }
  return files;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
