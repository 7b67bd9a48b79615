/** Removes everything that this device keeps. There is no way back, and nothing is left to say that there was anything. */
import { Dexie } from 'dexie';
import type { Database } from './database.ts';

/** Names of databases without content: one is made before all and deleted after all, the other comes and goes at once. */
const AROUND = 'pantau-asn-around';
const SCRATCH = 'pantau-asn-scratch';

/** Chromium says that a database is deleted before it tidies up, on threads of its own, which takes some milliseconds. */
const TIDY_UP_MS = 250;

const waitForTidyUp = () => new Promise((resolve) => setTimeout(resolve, TIDY_UP_MS));

async function makeEmpty(name: string): Promise<Dexie> {
  const database = new Dexie(name);
  database.version(1).stores({ rows: '++' });
  return database.open();
}

const makeAndDelete = async () => (await makeEmpty(SCRATCH)).delete();

/** Every row: from here on nothing can be read any more. */
export async function emptyStorage(database: Database): Promise<void> {
  await database.transaction('rw', database.tables, () => Promise.all(database.tables.map((table) => table.clear())));
}

/**
 * Private files and databases, on the disk as well. `database` opens again, empty, when it is next used.
 *
 * In Firefox each database is a file of its own, and goes with it. In Chromium the records of a deleted one stay readable in
 * files of all databases until these are rewritten, which a deletion begins where the deleted one lies:
 * - What was written last is in no such file yet, but in a journal. A deletion before puts it into one,
 * - which may come too late for the deletion that counts: it finds nothing to rewrite. So one follows that lies in that file.
 * - A file that is being read meanwhile outlives its rewriting, until the next one: there is another deletion.
 */
export async function wipeStorage(database: Database): Promise<void> {
  // First: right after its own start Firefox takes up to 14 s to delete a database.
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
  const around = await makeEmpty(AROUND);
  await makeAndDelete();
  // Pages that have it open close it when they are told that it goes.
  await database.delete({ disableAutoOpen: false });
  await waitForTidyUp();
  await around.delete();
  await waitForTidyUp();
  await makeAndDelete();
}
