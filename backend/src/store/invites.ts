/** Invites: single-use, expiring; and enrolment, which spends them. */
import type { Transaction } from 'kysely';
import { createSecret, hashSecret } from '../secrets.ts';
import type { Clock } from './clock.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './schema.ts';

/** `token` is shown once. `invite-invalid`: unknown, used or expired; `device-known`: the id is enrolled already. */
export type EnrolOutcome =
  | { outcome: 'enrolled'; token: string }
  | { outcome: 'invite-invalid' }
  | { outcome: 'device-known' };

/** Makes and spends invites. */
export function createInviteStore(db: Database, clock: Clock) {
  return {
    /** Makes an invite that can be used for `hours`; the code is not kept. */
    async create(hours: number): Promise<{ code: string; expiresAt: Date }> {
      const code = createSecret();
      const now = clock();
      const expiresAt = new Date(now.getTime() + hours * 3_600_000);
      const row = {
        code_sha256: hashSecret(code),
        created_at: now,
        expires_at: expiresAt,
        device_id: null,
        used_at: null,
      };
      await db.insertInto('invites').values(row).execute();
      return { code, expiresAt };
    },

    /**
     * Spends an invite for a device. Of two devices at once one wins. The same device may ask again, because the answer
     * can get lost on the way: until one of its tokens has been used, and while the invite lasts, it gets another token.
     * After the first use the answer has evidently arrived, and the invite is worth nothing to whoever finds it.
     * A device that is known, revoked or not, goes on under its id with a new invite (somebody wants it here) and the token
     * that it had (it is the same device): what it had half sent can be finished.
     */
    enrol(code: string, deviceId: string, previousToken: string | null): Promise<EnrolOutcome> {
      return db.transaction().execute(async (tx) => {
        const now = clock();
        const codeSha256 = hashSecret(code);
        const invite = await tx
          .selectFrom('invites')
          .select(['expires_at', 'device_id'])
          .where('code_sha256', '=', codeSha256)
          .forUpdate()
          .executeTakeFirst();
        if (!invite || invite.expires_at <= now) return { outcome: 'invite-invalid' };
        if (invite.device_id !== null) {
          const again = invite.device_id === deviceId && (await isUnconfirmed(tx, deviceId));
          return again ? issueDeviceToken(tx, deviceId, now) : { outcome: 'invite-invalid' };
        }
        const device = await tx
          .insertInto('devices')
          .values({ id: deviceId, enrolled_at: now, confirmed_at: null, revoked_at: null })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst();
        if (!device && !(previousToken !== null && (await takeUpAgain(tx, deviceId, previousToken, now))))
          return { outcome: 'device-known' };
        await tx
          .updateTable('invites')
          .set({ device_id: deviceId, used_at: now })
          .where('code_sha256', '=', codeSha256)
          .execute();
        return issueDeviceToken(tx, deviceId, now);
      });
    },
  };
}

/** Lets a known device in again, without the tokens that it had. False where the token was not its. */
async function takeUpAgain(tx: Transaction<Tables>, deviceId: string, token: string, now: Date): Promise<boolean> {
  const known = await tx
    .deleteFrom('tokens')
    .where('device_id', '=', deviceId)
    .where((is) =>
      is.exists(
        is
          .selectFrom('tokens as previous')
          .select('previous.sha256')
          .where('previous.device_id', '=', deviceId)
          .where('previous.sha256', '=', hashSecret(token)),
      ),
    )
    .returning('sha256')
    .execute();
  if (known.length === 0) return false;
  await tx
    .updateTable('devices')
    .set({ enrolled_at: now, confirmed_at: null, revoked_at: null })
    .where('id', '=', deviceId)
    .execute();
  return true;
}

async function isUnconfirmed(tx: Transaction<Tables>, deviceId: string): Promise<boolean> {
  const device = await tx
    .selectFrom('devices')
    .select('id')
    .where('id', '=', deviceId)
    .where('confirmed_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return device !== undefined;
}

async function issueDeviceToken(tx: Transaction<Tables>, deviceId: string, now: Date): Promise<EnrolOutcome> {
  const token = createSecret();
  await tx
    .insertInto('tokens')
    .values({ sha256: hashSecret(token), role: 'device', device_id: deviceId, issued_at: now })
    .execute();
  return { outcome: 'enrolled', token };
}
