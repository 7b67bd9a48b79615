/** Captures: written once, under the id that the device made. */
import { sql, type Transaction } from 'kysely';
import type { UnsignedReceipt, Witness } from '../../../utils/contract/api.ts';
import type { Capture } from '../../../utils/contract/capture.ts';
import type { Signature } from '../../../utils/contract/signature.ts';
import type { Clock } from './clock.ts';
import { wasErased } from './erasures.ts';
import { itemKeyOf } from './item-key.ts';
import { addJobs, type FollowUps } from './jobs.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './schema.ts';

export interface NewCapture {
  deviceId: string;
  capture: Capture;
  /** Verified by the caller. */
  signature: Signature;
  /** Canonical JSON of the capture. */
  record: string;
  /** SHA-256 of `record`. */
  sha256: string;
}

export type SaveCaptureOutcome =
  | { outcome: 'created' | 'unchanged'; receipt: UnsignedReceipt }
  | { outcome: 'conflict' | 'erased' }
  /** Hashes of the files that this device has not uploaded, or not in the announced size. */
  | { outcome: 'blob-missing' | 'wrong-size'; sha256s: string[] };

export interface FoundCapture {
  deviceId: string;
  record: string;
  /** JSON of the signature that came first; null for what came before signatures. */
  signature: string | null;
  receipt: UnsignedReceipt;
}

/** Saves and finds captures. */
export function createCaptureStore(db: Database, clock: Clock, { authorities }: FollowUps) {
  return {
    /** Saves a capture, or says why not. With `created` and `unchanged` it is durable. */
    save(input: NewCapture): Promise<SaveCaptureOutcome> {
      return db.transaction().execute(async (tx) => {
        const existing = await compareWithStored(tx, input);
        if (existing) return existing;
        if (await wasErased(tx, input.capture.id)) return { outcome: 'erased' };
        const refused = await checkFiles(tx, input);
        if (refused) return refused;
        const receivedAt = clock();
        const { deviceId, capture, record, sha256 } = input;
        const signature = JSON.stringify(input.signature);
        const inserted = await tx
          .insertInto('captures')
          .values({
            id: capture.id,
            device_id: deviceId,
            sha256,
            record,
            signature,
            received_at: receivedAt,
            item_key: itemKeyOf(capture),
          })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst();
        const files = new Set(capture.files.map((file) => file.sha256));
        if (inserted && files.size > 0)
          await tx
            .insertInto('capture_files')
            .values([...files].map((file) => ({ capture_id: capture.id, device_id: deviceId, sha256: file })))
            .execute();
        if (inserted)
          await addJobs(
            tx,
            receivedAt,
            'timestamp',
            authorities.map((target) => ({ subject: capture.id, target })),
          );
        if (inserted)
          return { outcome: 'created', receipt: toReceipt({ id: capture.id, sha256, received_at: receivedAt }) };
        // Another request with this id was faster; its row is visible by now.
        return (await compareWithStored(tx, input)) ?? { outcome: 'conflict' };
      });
    },

    /** The capture, of this owner (null: of anyone). */
    async find(id: string, ownerId: string | null): Promise<FoundCapture | null> {
      const row = await db
        .selectFrom('captures')
        .selectAll()
        .where('id', '=', id)
        .$if(ownerId !== null, (query) => query.where('device_id', '=', ownerId))
        .executeTakeFirst();
      return row
        ? { deviceId: row.device_id, record: row.record, signature: row.signature, receipt: toReceipt(row) }
        : null;
    },

    /** Captures of the items of a finding's captures, by other devices; the first to arrive first, 200 at most. */
    async listWitnesses(findingId: string): Promise<Witness[]> {
      const { rows } = await sql<{
        id: string;
        confirms: string;
        device_id: string;
        sha256: string;
        received_at: Date;
        finding_ids: string[];
      }>`
        with own as (
          select c.id, c.item_key, c.device_id from finding_captures fc join captures c on c.id = fc.capture_id
          where fc.finding_id = ${findingId}::uuid and c.item_key is not null
        )
        select c.id, min(own.id::text) as confirms, c.device_id, c.sha256, c.received_at,
          array(select fc.finding_id::text from finding_captures fc where fc.capture_id = c.id order by 1) as finding_ids
        from captures c join own on own.item_key = c.item_key and own.device_id <> c.device_id
        group by c.id order by c.received_at, c.id limit 200`.execute(db);
      return rows.map((row) => ({
        captureId: row.id,
        confirms: row.confirms,
        deviceId: row.device_id,
        sha256: row.sha256,
        receivedAt: row.received_at.toISOString(),
        findingIds: row.finding_ids,
      }));
    },
  };
}

async function compareWithStored(tx: Transaction<Tables>, input: NewCapture): Promise<SaveCaptureOutcome | null> {
  const row = await tx
    .selectFrom('captures')
    .select(['id', 'device_id', 'sha256', 'received_at'])
    .where('id', '=', input.capture.id)
    .executeTakeFirst();
  if (!row) return null;
  const same = row.device_id === input.deviceId && row.sha256 === input.sha256;
  return same ? { outcome: 'unchanged', receipt: toReceipt(row) } : { outcome: 'conflict' };
}

async function checkFiles(tx: Transaction<Tables>, input: NewCapture): Promise<SaveCaptureOutcome | null> {
  const files = input.capture.files;
  if (files.length === 0) return null;
  const rows = await tx
    .selectFrom('blob_owners')
    .select(['sha256', 'bytes'])
    .where('device_id', '=', input.deviceId)
    .where(
      'sha256',
      'in',
      files.map((file) => file.sha256),
    )
    // A cleanup that is about to forget one of them waits, and then sees the capture.
    .forShare()
    .execute();
  const sizes = new Map(rows.map((row) => [row.sha256, row.bytes]));
  const missing = files.filter((file) => !sizes.has(file.sha256));
  if (missing.length > 0) return { outcome: 'blob-missing', sha256s: missing.map((file) => file.sha256) };
  const wrong = files.filter((file) => sizes.get(file.sha256) !== file.bytes);
  return wrong.length > 0 ? { outcome: 'wrong-size', sha256s: wrong.map((file) => file.sha256) } : null;
}

function toReceipt(row: { id: string; sha256: string; received_at: Date }): UnsignedReceipt {
  return { id: row.id, kind: 'capture', sha256: row.sha256, receivedAt: row.received_at.toISOString() };
}
