/** From one version of the database to the next: inside of one transaction, all of it or nothing. */
import type { Transaction } from 'dexie';

/** Key in `settings` of the note that findings of version 1 have no custody log yet. */
export const LOGS_MISSING = 'logs-missing';

/** Version 1 to 2: captures get room for a signature; nothing is removed. */
export async function upgradeToSignatures(upgrade: Transaction): Promise<void> {
  await upgrade.table('captures').toCollection().modify({ signature: null });
  await upgrade.table('settings').put({ key: LOGS_MISSING });
}
