/** How a page comes to the database. What a passphrase takes is loaded only where there is one. */
import { type Database, openDatabase } from './database.ts';

/** Null where it is locked. */
export async function openPageDatabase(): Promise<Database | null> {
  const database = openDatabase();
  if (!(await database.vault.count())) return database;
  return (await import('./unlock-page-database.ts')).unlockPageDatabase(database);
}
