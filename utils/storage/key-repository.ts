/** The keys with which this device signs. The private half is a `CryptoKey` that no code can read, ours included. */
import type { Signature } from '../contract/signature.ts';
import { createSigningKey, signBytes } from '../evidence/signature.ts';
import type { Database, KeyRow } from './database.ts';

export interface KeyRepository {
  /** Signs with the newest key, made at the first need. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Signature>;
  /**
   * Makes a new key and removes the others, so that two networks cannot see that they share a volunteer. What was signed
   * keeps its signature, which carries its public key.
   */
  rotate(): Promise<void>;
}

export function createKeyRepository(database: Database, now: () => Date): KeyRepository {
  const { keys } = database;
  const make = async (): Promise<KeyRow> => ({ ...(await createSigningKey()), createdAt: now().toISOString() });

  /** The newest key; `made` becomes it where there is none. Two contexts that begin at once end up with the same. */
  const keep = (made: KeyRow) =>
    database.transaction('rw', keys, async () => {
      const known = await keys.orderBy('createdAt').last();
      if (known) return known;
      await keys.add(made);
      return made;
    });

  return {
    sign: async (bytes) => signBytes((await keys.orderBy('createdAt').last()) ?? (await keep(await make())), bytes),

    rotate: async () => {
      const made = await make();
      await database.transaction('rw', keys, async () => {
        await keys.clear();
        await keys.add(made);
      });
    },
  };
}
