/** The database in a page while there is a passphrase. */
import { readSession, writeSession } from '../platform/vault-session.ts';
import type { Database } from './database.ts';
import { createSealing, installSealing } from './sealing.ts';
import { followVault } from './vault-keys.ts';

/** How often the worker is told that somebody is here, in milliseconds. */
const TELL_EVERY_MS = 15_000;

/** Null where it is locked. */
export async function unlockPageDatabase(database: Database): Promise<Database | null> {
  const sealing = createSealing();
  // The layer below everything is laid when it is opened.
  database.close({ disableAutoOpen: false });
  installSealing(database, sealing);
  followVault(database, sealing, readSession);
  await database.open();
  if (sealing.mode === 'locked') return null;
  tellOfActivity();
  return database;
}

/** What a person does here counts: it is not locked while they work. */
function tellOfActivity(): void {
  let told = 0;
  const tell = () => {
    if (performance.now() - told < TELL_EVERY_MS && told > 0) return;
    told = performance.now();
    void writeSession({ vaultActiveAt: Date.now() });
  };
  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchmove'])
    addEventListener(type, tell, { capture: true, passive: true });
  tell();
}
