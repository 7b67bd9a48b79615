/** Devices and tokens: whose token is it, is it still good. */
import { createSecret, equalsInConstantTime, hashSecret } from '../secrets.ts';
import type { Clock } from './clock.ts';
import type { Database } from './open-database.ts';

/** Who reads what is not theirs; `tokenId` names them. */
export interface Reader {
  role: 'coordinator' | 'auditor';
  tokenId: string;
}

/** Whose token came with a request. */
export type Actor = { role: 'device'; deviceId: string } | Reader;

/** A coordinator's or auditor's token, without the token. */
export interface ReaderToken extends Reader {
  label: string | null;
  issuedAt: Date;
  revokedAt: Date | null;
}

/** Issues, finds and revokes. `onConfirmed` is called when tokens have become worthless because another was used. */
export function createDeviceStore(db: Database, clock: Clock, onConfirmed: () => void = () => undefined) {
  /** The answer to the first enrolment has arrived: drops the tokens of lost answers. */
  async function confirm(deviceId: string, usedSha256: string): Promise<void> {
    await db.transaction().execute(async (tx) => {
      await tx
        .updateTable('devices')
        .set({ confirmed_at: clock() })
        .where('id', '=', deviceId)
        .where('confirmed_at', 'is', null)
        .execute();
      await tx.deleteFrom('tokens').where('device_id', '=', deviceId).where('sha256', '!=', usedSha256).execute();
    });
    onConfirmed();
  }

  return {
    /** Issues a token that reads everything. It is shown once. */
    async issueReaderToken(role: Reader['role'], label: string | null): Promise<{ token: string; tokenId: string }> {
      const token = createSecret();
      const { id } = await db
        .insertInto('tokens')
        .values({ sha256: hashSecret(token), role, device_id: null, issued_at: clock(), label })
        .returning('id')
        .executeTakeFirstOrThrow();
      return { token, tokenId: id };
    },

    /** Coordinators' and auditors' tokens, the oldest first. */
    async listReaderTokens(): Promise<ReaderToken[]> {
      const rows = await db
        .selectFrom('tokens')
        .selectAll()
        .where('role', '!=', 'device')
        .orderBy('issued_at')
        .execute();
      return rows.flatMap(({ id, role, label, issued_at, revoked_at }) =>
        role === 'device' ? [] : [{ tokenId: id, role, label, issuedAt: issued_at, revokedAt: revoked_at }],
      );
    },

    /** Makes a coordinator's or auditor's token worthless. False for an unknown one. */
    async revokeReaderToken(tokenId: string): Promise<boolean> {
      const rows = await db
        .updateTable('tokens')
        .set((is) => ({ revoked_at: is.fn.coalesce('revoked_at', is.val(clock())) }))
        .where('id', '=', tokenId)
        .where('role', '!=', 'device')
        .returning('id')
        .execute();
      return rows.length > 0;
    },

    /** Whose token this is; null for an unknown one and for that of a revoked device. */
    async findActor(token: string): Promise<Actor | null> {
      const sha256 = hashSecret(token);
      const row = await db
        .selectFrom('tokens')
        .leftJoin('devices', 'devices.id', 'tokens.device_id')
        .select(['tokens.sha256', 'tokens.role', 'tokens.id as token_id', 'tokens.revoked_at as token_revoked_at'])
        .select(['devices.id', 'devices.confirmed_at', 'devices.revoked_at'])
        .where('tokens.sha256', '=', sha256)
        .executeTakeFirst();
      if (!row || !equalsInConstantTime(row.sha256, sha256)) return null;
      if (row.token_revoked_at !== null) return null;
      if (row.role !== 'device') return { role: row.role, tokenId: row.token_id };
      if (row.id === null || row.revoked_at !== null) return null;
      if (row.confirmed_at === null) await confirm(row.id, sha256);
      return { role: 'device', deviceId: row.id };
    },

    /** Shuts a device out, for good; its records stay. False for an unknown one. */
    async revoke(deviceId: string): Promise<boolean> {
      const rows = await db
        .updateTable('devices')
        .set((is) => ({ revoked_at: is.fn.coalesce('revoked_at', is.val(clock())) }))
        .where('id', '=', deviceId)
        .returning('id')
        .execute();
      return rows.length > 0;
    },
  };
}
