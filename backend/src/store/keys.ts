/** Keys that every instance must sign with alike, and that are therefore in the database. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Database } from './open-database.ts';

/** The Ed25519 key of receipts. */
export async function openReceiptKey(db: Database, clock: Clock): Promise<KeyObject> {
  return openKey(db, clock, 'receipt_key', () => generateKeyPairSync('ed25519').privateKey);
}

/** The P-256 key of packages: the form that every device signs its own with. */
export async function openPackageKey(db: Database, clock: Clock): Promise<KeyObject> {
  return openKey(db, clock, 'package_key', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
}

/** The key; made where there is none yet. Of several instances that make one at once, all get the first. */
async function openKey(
  db: Database,
  clock: Clock,
  table: 'receipt_key' | 'package_key',
  make: () => KeyObject,
): Promise<KeyObject> {
  const made = JSON.stringify(make().export({ format: 'jwk' }));
  await db
    .insertInto(table)
    .values({ only_one: true, private_jwk: made, created_at: clock() })
    .onConflict((conflict) => conflict.column('only_one').doNothing())
    .execute();
  const { private_jwk } = await db.selectFrom(table).select('private_jwk').executeTakeFirstOrThrow();
  return createPrivateKey({ key: JSON.parse(private_jwk), format: 'jwk' });
}
