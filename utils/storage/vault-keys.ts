/** From the vault's rows and what the browser remembers of the passphrase to the keys that open rows. */
import { fromBase64 } from '../evidence/signature.ts';
import type { VaultSession } from '../platform/vault-session.ts';
import { CannotOpen, openBytes } from '../vault/cipher.ts';
import { type BoxKeys, openBox } from '../vault/sealed-box.ts';
import type { Database, VaultHeader } from './database.ts';
import type { Keyring, Sealing } from './sealing.ts';

export const PRIVATE_KEY_PLACE = 'pantau-asn/private-key/1';
export const STAGING_PLACE = 'staging';
export const OFF: Keyring = { mode: 'off', dataKey: null, stagingKeys: [] };

/** What opens the inbox. Throws `CannotOpen` where the data key is another vault's. */
export const openBoxKeys = ({ publicKey, privateKey }: VaultHeader, dataKey: Uint8Array): BoxKeys => ({
  publicKey,
  privateKey: new Uint8Array(openBytes(dataKey, PRIVATE_KEY_PLACE, privateKey)),
});

interface VaultRows {
  header: VaultHeader | null;
  /** Of the staging keys. */
  boxes: Uint8Array<ArrayBuffer>[];
}

export async function readVault({ vault, stagingKeys }: Database): Promise<VaultRows> {
  const header = (await vault.get('header')) ?? null;
  return { header, boxes: header ? (await stagingKeys.toArray()).map(({ box }) => box) : [] };
}

/** The keys of an unlocked vault, or what is there of a locked one. */
export async function readKeyring(
  { header, boxes }: VaultRows,
  { vaultKey, vaultStaging }: VaultSession,
): Promise<Keyring> {
  if (!header) return OFF;
  const known = vaultStaging ? [fromBase64(vaultStaging)] : [];
  if (!vaultKey) return { mode: 'locked', dataKey: null, stagingKeys: known };
  const dataKey = fromBase64(vaultKey);
  try {
    const keys = openBoxKeys(header, dataKey);
    const stagingKeys = await Promise.all(boxes.map((box) => openBox(keys, STAGING_PLACE, box)));
    return { mode: header.state === 'removing' ? 'lifting' : 'on', dataKey, stagingKeys };
  } catch (error) {
    // Remembered of a vault that is no more.
    if (error instanceof CannotOpen) return { mode: 'locked', dataKey: null, stagingKeys: known };
    throw error;
  }
}

/** Brings `sealing` into the state of the device, whenever the database is opened and before anything is read from it. */
export function followVault(database: Database, sealing: Sealing, readSession: () => Promise<VaultSession>): void {
  database.on(
    'ready',
    async () => {
      const rows = await readVault(database);
      sealing.use(rows.header ? await readKeyring(rows, await readSession()) : OFF);
    },
    true,
  );
}
