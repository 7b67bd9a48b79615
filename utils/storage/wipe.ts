/** Removes everything that this device keeps. There is no way back, and nothing is left to say that there was anything. */
import { Dexie } from 'dexie';
import type { Database } from './database.ts';

const SCRATCH = 'pantau-asn-scratch';

/**
 * Makes and deletes a database without content. Deleting one is what makes Chromium rewrite its files: the records of a
 * deleted database stay readable in them until then. Once before, so that what was written last has left the journal,
 * and once after, so that the deletion has met it. In Firefox each database is a file of its own, and goes with it.
 */
async function makeBrowserTidyUp(): Promise<void> {
  const scratch = new Dexie(SCRATCH);
  scratch.version(1).stores({ rows: '++' });
  await scratch.open();
  await scratch.delete();
}

/** Every row: from here on nothing can be read any more. */
export async function emptyStorage(database: Database): Promise<void> {
  await database.transaction('rw', database.tables, () => Promise.all(database.tables.map((table) => table.clear())));
}

/** Private files and databases, on the disk as well. `database` opens again, empty, when it is next used. */
export async function wipeStorage(database: Database): Promise<void> {
  // First: right after its own start Firefox takes up to 14 s to delete a database.
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
  await makeBrowserTidyUp();
  // Pages that have it open close it when they are told that it goes.
  await database.delete({ disableAutoOpen: false });
  await makeBrowserTidyUp();
}
