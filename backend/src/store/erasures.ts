/** Erasing on request: findings with everything that only they have. What was erased does not come back. */
import type { Transaction } from 'kysely';
import type { Clock } from './clock.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './schema.ts';

/** What an erasure removes, or would remove. */
export interface Erasure {
  findings: string[];
  captures: string[];
}

/** Whether a finding or capture was erased here. */
export async function wasErased(tx: Transaction<Tables>, id: string): Promise<boolean> {
  return (await tx.selectFrom('erasures').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Finds what is to go, and erases it. */
export function createErasureStore(db: Database, clock: Clock) {
  return {
    /** Findings of a device. */
    async ofDevice(deviceId: string): Promise<string[]> {
      return (await db.selectFrom('findings').select('id').where('device_id', '=', deviceId).execute()).map(
        ({ id }) => id,
      );
    },

    /** Findings that have been closed or declined for longer than `days`. */
    async expired(days: number): Promise<string[]> {
      const before = new Date(clock().getTime() - days * 86_400_000);
      const rows = await db
        .selectFrom('handlings')
        .select('finding_id')
        .where('status', 'in', ['closed', 'declined'])
        .where('updated_at', '<', before)
        .orderBy('finding_id')
        .execute();
      return rows.map(({ finding_id }) => finding_id);
    },

    /**
     * Erases findings, and their captures that no other finding has. The bytes go with the next cleanup, once no capture
     * has them. With `dryRun` nothing is changed. Findings that are not here are left out.
     */
    erase(findingIds: string[], dryRun: boolean): Promise<Erasure> {
      return db.transaction().execute(async (tx) => {
        const findings = await listFindings(tx, findingIds);
        const captures = await listOwnCaptures(tx, findings);
        if (!dryRun) await remove(tx, { findings, captures }, clock());
        return { findings, captures };
      });
    },
  };
}

async function listFindings(tx: Transaction<Tables>, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('findings').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute();
  return rows.map(({ id }) => id);
}

async function listOwnCaptures(tx: Transaction<Tables>, findings: string[]): Promise<string[]> {
  if (findings.length === 0) return [];
  const rows = await tx
    .selectFrom('finding_captures as own')
    .select('own.capture_id')
    .distinct()
    .where('own.finding_id', 'in', findings)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('finding_captures as other')
            .select('other.capture_id')
            .whereRef('other.capture_id', '=', 'own.capture_id')
            .where('other.finding_id', 'not in', findings),
        ),
      ),
    )
    .orderBy('own.capture_id')
    .execute();
  return rows.map(({ capture_id }) => capture_id);
}

async function remove(tx: Transaction<Tables>, { findings, captures }: Erasure, now: Date): Promise<void> {
  if (findings.length === 0) return;
  await tx
    .deleteFrom('jobs')
    .where('subject', 'in', [...findings, ...captures])
    .execute();
  await tx.deleteFrom('handlings').where('finding_id', 'in', findings).execute();
  await tx.deleteFrom('finding_captures').where('finding_id', 'in', findings).execute();
  await tx.deleteFrom('finding_versions').where('finding_id', 'in', findings).execute();
  await tx.deleteFrom('findings').where('id', 'in', findings).execute();
  if (captures.length > 0) {
    const files = await tx
      .deleteFrom('capture_files')
      .where('capture_id', 'in', captures)
      .returning(['device_id', 'sha256'])
      .execute();
    await tx.deleteFrom('timestamps').where('capture_id', 'in', captures).execute();
    await tx.deleteFrom('captures').where('id', 'in', captures).execute();
    // Due at once: the grace of a cleanup is for files whose capture is still on its way.
    for (const { device_id, sha256 } of files)
      await tx
        .updateTable('blob_owners')
        .set({ received_at: new Date(0) })
        .where('device_id', '=', device_id)
        .where('sha256', '=', sha256)
        .execute();
  }
  await tx
    .insertInto('erasures')
    .values([...findings, ...captures].map((id) => ({ id, erased_at: now })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
