/** From one version of the database to the next: inside of one transaction, all of it or nothing. */
import type { Transaction } from 'dexie';
import { NEW_REPORTED, newFindingFields } from '../contract/finding-defaults.ts';
import type { FindingRow } from './database.ts';

/** Key in `settings` of the note that findings were upgraded, and their logs and indexes do not say so yet. */
export const UPGRADED = 'upgraded';

/** Version 1 to 2: captures get room for a signature; nothing is removed. */
export async function upgradeToSignatures(upgrade: Transaction): Promise<void> {
  await upgrade.table('captures').toCollection().modify({ signature: null });
  await upgrade.table('settings').put({ key: UPGRADED });
}

/** Version 2 to 3: findings get everything that an authority asks for. Loses nothing. */
export async function upgradeToForms(upgrade: Transaction): Promise<void> {
  await upgrade
    .table<FindingRow>('findings')
    .toCollection()
    .modify((row) => {
      row.finding = {
        ...newFindingFields(),
        ...row.finding,
        reported: { ...NEW_REPORTED, ...row.finding.reported },
        // The backend may have this version already, without the new fields: the next one must be another.
        version: row.finding.version + (row.queue === 'sent' ? 0 : 1),
      };
      // The deadline is unknown: it did not say since when it was known. The other indexes are made by the background.
      Object.assign(row, { mergedInto: null, words: [], keys: [], dueAt: null } satisfies Partial<FindingRow>);
    });
  await upgrade.table('settings').put({ key: UPGRADED });
}
