/** The keys with which this device signs. The private half is a `CryptoKey` that no code can read, ours included. */
import type { Signature } from '../contract/signature.ts';
import { createSigningKey, signBytes, signRecord } from '../evidence/signature.ts';
import { logEvent } from './custody-log.ts';
import type { CaptureRow, Database, KeyRow } from './database.ts';

export interface KeyRepository {
  /** Signs with the newest key, made at the first need. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Signature>;
  /** The capture's signature; made and kept now where it could not be made when it was captured. */
  signCapture(row: CaptureRow): Promise<Signature>;
  /**
   * Makes a new key and removes the others, so that two networks cannot see that they share a volunteer. What was signed
   * keeps its signature, which carries its public key.
   */
  rotate(): Promise<void>;
}

export function createKeyRepository(database: Database, now: () => Date): KeyRepository {
  const { keys, captures, findings, custody } = database;
  const make = async (): Promise<KeyRow> => ({ ...(await createSigningKey()), createdAt: now().toISOString() });

  /** The newest key; `made` becomes it where there is none. Two contexts that begin at once end up with the same. */
  const keep = (made: KeyRow) =>
    database.transaction('rw', keys, async () => {
      const known = await keys.orderBy('createdAt').last();
      if (known) return known;
      await keys.add(made);
      return made;
    });

  const current = async () => (await keys.orderBy('createdAt').last()) ?? (await keep(await make()));

  return {
    sign: async (bytes) => signBytes(await current(), bytes),

    signCapture: async ({ id, capture, signature: kept }) => {
      if (kept) return kept;
      const signature = await signRecord(await current(), capture);
      return database.transaction('rw', captures, findings, custody, async () => {
        const row = await captures.get(id);
        if (!row || row.signature) return row?.signature ?? signature;
        await captures.put({ ...row, signature });
        const found = await findings.get(row.findingId);
        const event = { kind: 'signed', at: now().toISOString(), subject: id, detail: row.manifestSha256 } as const;
        if (found) await logEvent(database, found.finding, event);
        return signature;
      });
    },

    rotate: async () => {
      const made = await make();
      await database.transaction('rw', keys, async () => {
        await keys.clear();
        await keys.add(made);
      });
    },
  };
}
