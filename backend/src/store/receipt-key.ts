/** The key that receipts are signed with. It is in the database, because every instance must sign with the same one. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Database } from './open-database.ts';

/** The key; made where there is none yet. Of several instances that make one at once, all get the first. */
export async function openReceiptKey(db: Database, clock: Clock): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const made = JSON.stringify(privateKey.export({ format: 'jwk' }));
  await db
    .insertInto('receipt_key')
    .values({ only_one: true, private_jwk: made, created_at: clock() })
    .onConflict((conflict) => conflict.column('only_one').doNothing())
    .execute();
  const { private_jwk } = await db.selectFrom('receipt_key').select('private_jwk').executeTakeFirstOrThrow();
  return createPrivateKey({ key: JSON.parse(private_jwk), format: 'jwk' });
}
