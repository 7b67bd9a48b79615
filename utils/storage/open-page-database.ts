/** How a page comes to the database. What a passphrase takes is loaded only where there is one. */
import { waitForWipe } from '../platform/wipe-signal.ts';
import { type Database, openDatabase } from './database.ts';

/** Null where it is locked. */
export async function openPageDatabase(): Promise<Database | null> {
  await waitForWipe();
  const database = openDatabase();
  if (!(await database.vault.count())) return database;
  return (await import('./unlock-page-database.ts')).unlockPageDatabase(database);
}
