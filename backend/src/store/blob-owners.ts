/** Which device uploaded which blob. Knowing a hash is not enough to see a file: one must have sent its bytes. */

import { sql, type Transaction } from 'kysely';
import { inBatches } from '../../../utils/async/in-batches.ts';
import type { Clock } from './clock.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './schema.ts';

/** Until the transaction ends, nobody else records or removes these blobs. */
export async function lockBlobs(tx: Transaction<Tables>, sha256s: readonly string[]): Promise<void> {
  // Always in the same order: two that want the same ones do not wait for each other.
  const ordered = [...new Set(sha256s)].sort();
  await sql`select pg_advisory_xact_lock(hashtextextended(sha256, 0)) from unnest(${ordered}::text[]) as wanted (sha256)`.execute(
    tx,
  );
}

interface NewOwner {
  deviceId: string;
  sha256: string;
  bytes: number;
  isThere(): Promise<boolean>;
}

/** Records and answers ownership. `gather` waits for others that write, where there is something to wait for. */
export function createBlobOwnerStore(db: Database, clock: Clock, gather: () => Promise<void>) {
  /** For each: null where the bytes are gone, else whether the owner is new. */
  const addAll = inBatches((owners: NewOwner[]) =>
    db.transaction().execute(async (tx) => {
      await lockBlobs(
        tx,
        owners.map(({ sha256 }) => sha256),
      );
      const areThere = await Promise.all(owners.map(({ isThere }) => isThere()));
      const stored = owners.filter((_, index) => areThere[index]);
      const added = stored.length > 0 ? await own(tx, stored, clock()) : new Set();
      return owners.map((owner, index) => (areThere[index] ? added.has(nameOf(owner)) : null));
    }),
  );

  return {
    /**
     * Records that a device sent these bytes, and ends its upload of them. `isThere` is asked while no cleanup can remove
     * them. Null where they are gone already: they must be sent again. Else whether that is new.
     */
    async add(
      deviceId: string,
      sha256: string,
      bytes: number,
      isThere: () => Promise<boolean>,
    ): Promise<boolean | null> {
      await gather();
      return addAll({ deviceId, sha256, bytes, isThere });
    },

    /** Whether the device (null: whichever device) sent the blob. */
    async has(ownerId: string | null, sha256: string): Promise<boolean> {
      const row = await db
        .selectFrom('blob_owners')
        .select('sha256')
        .where('sha256', '=', sha256)
        .$if(ownerId !== null, (query) => query.where('device_id', '=', ownerId))
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

const nameOf = ({ deviceId, sha256 }: Pick<NewOwner, 'deviceId' | 'sha256'>) => `${deviceId} ${sha256}`;

/** Names of the owners that were not there yet. */
async function own(tx: Transaction<Tables>, owners: readonly NewOwner[], receivedAt: Date): Promise<Set<string>> {
  const { rows } = await sql<{ device_id: string; sha256: string }>`
    with sent as (
      select distinct on (device_id, sha256) * from unnest(
        ${owners.map(({ deviceId }) => deviceId)}::uuid[],
        ${owners.map(({ sha256 }) => sha256)}::text[],
        ${owners.map(({ bytes }) => bytes)}::bigint[]
      ) as sent (device_id, sha256, bytes)
    ),
    ended as (
      delete from uploads u using sent where u.device_id = sent.device_id and u.sha256 = sent.sha256
    )
    insert into blob_owners (device_id, sha256, bytes, received_at)
    select device_id, sha256, bytes, ${receivedAt}::timestamptz from sent
    on conflict (device_id, sha256) do nothing
    returning device_id, sha256`.execute(tx);
  return new Set(rows.map(({ device_id, sha256 }) => nameOf({ deviceId: device_id, sha256 })));
}
