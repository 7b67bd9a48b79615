/** Devices and tokens: whose token is it, is it still good. */
import { createSecret, equalsInConstantTime, hashSecret } from '../secrets.ts';
import type { Clock } from './clock.ts';
import type { Database } from './open-database.ts';

/** Whose token came with a request. */
export type Actor = { role: 'device'; deviceId: string } | { role: 'coordinator' };

/** Issues, finds and revokes. */
export function createDeviceStore(db: Database, clock: Clock) {
  /** The answer to the first enrolment has arrived: drops the tokens of lost answers. */
  function confirm(deviceId: string, usedSha256: string): Promise<void> {
    return db.transaction().execute(async (tx) => {
      await tx
        .updateTable('devices')
        .set({ confirmed_at: clock() })
        .where('id', '=', deviceId)
        .where('confirmed_at', 'is', null)
        .execute();
      await tx.deleteFrom('tokens').where('device_id', '=', deviceId).where('sha256', '!=', usedSha256).execute();
    });
  }

  return {
    /** Issues a token that reads everything. It is shown once. */
    async issueCoordinatorToken(): Promise<string> {
      const token = createSecret();
      const row = { sha256: hashSecret(token), role: 'coordinator' as const, device_id: null, issued_at: clock() };
      await db.insertInto('tokens').values(row).execute();
      return token;
    },

    /** Whose token this is; null for an unknown one and for that of a revoked device. */
    async findActor(token: string): Promise<Actor | null> {
      const sha256 = hashSecret(token);
      const row = await db
        .selectFrom('tokens')
        .leftJoin('devices', 'devices.id', 'tokens.device_id')
        .select(['tokens.sha256', 'tokens.role', 'devices.id', 'devices.confirmed_at', 'devices.revoked_at'])
        .where('tokens.sha256', '=', sha256)
        .executeTakeFirst();
      if (!row || !equalsInConstantTime(row.sha256, sha256)) return null;
      if (row.role === 'coordinator') return { role: 'coordinator' };
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
