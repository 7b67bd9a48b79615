/** Captures: written once, under the id that the device made. */
import { sql, type Transaction } from 'kysely';
import { inBatches } from '../../../utils/async/in-batches.ts';
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
  /** Files of the record that the device keeps to itself. */
  withheld: ReadonlySet<string>;
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
  /** Hashes of the files of the record that are not here. */
  withheld: string[];
}

/** Saves and finds captures. `gather` waits for others that write, where there is something to wait for. */
export function createCaptureStore(db: Database, clock: Clock, followUps: FollowUps, gather: () => Promise<void>) {
  const insertWithOthers = inBatches((inputs: NewCapture[]) => insert(db, inputs, clock()));

  /** What is usual is one statement for many, and needs no transaction around it. */
  async function saveWithOthers(input: NewCapture): Promise<UnsignedReceipt | null> {
    await gather();
    return insertWithOthers(input);
  }

  return {
    /** Saves a capture, or says why not. With `created` and `unchanged` it is durable. */
    async save(input: NewCapture): Promise<SaveCaptureOutcome> {
      const receipt = followUps.authorities.length === 0 ? await saveWithOthers(input) : null;
      if (receipt) return { outcome: 'created', receipt };
      return db.transaction().execute((tx) => saveCapture(tx, clock, followUps, input));
    },

    /** The capture, of this owner (null: of anyone). */
    async find(id: string, ownerId: string | null): Promise<FoundCapture | null> {
      const row = await db
        .selectFrom('captures')
        .selectAll()
        .where('id', '=', id)
        .$if(ownerId !== null, (query) => query.where('device_id', '=', ownerId))
        .executeTakeFirst();
      if (!row) return null;
      const here = await filesHere(db, id);
      const { files }: { files: { sha256: string }[] } = JSON.parse(row.record);
      return {
        deviceId: row.device_id,
        record: row.record,
        signature: row.signature,
        receipt: toReceipt(row),
        withheld: [...new Set(files.map((file) => file.sha256))].filter((sha256) => !here.has(sha256)),
      };
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

/** Saves a capture in a transaction, or says why not. */
export async function saveCapture(
  tx: Transaction<Tables>,
  clock: Clock,
  { authorities }: FollowUps,
  input: NewCapture,
): Promise<SaveCaptureOutcome> {
  const receivedAt = clock();
  const [receipt] = await insert(tx, [input], receivedAt);
  if (!receipt) return explain(tx, input);
  await addJobs(
    tx,
    receivedAt,
    'timestamp',
    authorities.map((target) => ({ subject: receipt.id, target })),
  );
  return { outcome: 'created', receipt };
}

/** Why a capture did not go in. It may be here already, perhaps by a request that was faster just now. */
async function explain(tx: Transaction<Tables>, input: NewCapture): Promise<SaveCaptureOutcome> {
  const stored = await compareWithStored(tx, input);
  if (stored !== null) return stored.outcome === 'unchanged' ? complete(tx, input, stored) : stored;
  // A file that comes in this very moment is missing all the same: the device sends again.
  const missing = () => sentFiles(input).map(({ sha256 }) => sha256);
  return (await findRefusal(tx, input, sentFiles(input))) ?? { outcome: 'blob-missing', sha256s: missing() };
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

/** The files that the device sends of a capture. */
const sentFiles = ({ capture, withheld }: NewCapture) => capture.files.filter((file) => !withheld.has(file.sha256));

/** Hashes of the files of a capture that were received. */
async function filesHere(db: Database | Transaction<Tables>, captureId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('capture_files').select('sha256').where('capture_id', '=', captureId).execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** What was withheld before and is sent now joins the capture; what is here stays. */
async function complete(
  tx: Transaction<Tables>,
  input: NewCapture,
  unchanged: SaveCaptureOutcome,
): Promise<SaveCaptureOutcome> {
  const here = await filesHere(tx, input.capture.id);
  const added = sentFiles(input).filter((file) => !here.has(file.sha256));
  const refused = await findRefusal(tx, input, added);
  if (refused) return refused;
  await addFiles(tx, input, added);
  return unchanged;
}

async function addFiles(
  tx: Transaction<Tables>,
  { capture, deviceId }: NewCapture,
  files: Capture['files'],
): Promise<void> {
  const hashes = [...new Set(files.map((file) => file.sha256))];
  if (hashes.length === 0) return;
  await tx
    .insertInto('capture_files')
    .values(hashes.map((sha256) => ({ capture_id: capture.id, device_id: deviceId, sha256 })))
    .onConflict((conflict) => conflict.columns(['capture_id', 'sha256']).doNothing())
    .execute();
}

/**
 * Adds captures and their files, in one statement. Null for each that it did not add: it is here or was erased, or a file of it
 * is not here in the announced size.
 */
async function insert(
  db: Database | Transaction<Tables>,
  inputs: readonly NewCapture[],
  receivedAt: Date,
): Promise<(UnsignedReceipt | null)[]> {
  /** Of the same one twice the second is here already. */
  const first = new Map<string, NewCapture>();
  for (const input of inputs) if (!first.has(input.capture.id)) first.set(input.capture.id, input);
  // In one order everywhere: two instances that are sent the same do not wait for each other.
  const captures = [...first.values()].sort((a, b) => (a.capture.id < b.capture.id ? -1 : 1));
  const files = captures.flatMap((input) => {
    const { capture, deviceId } = input;
    return sentFiles(input).map(({ sha256, bytes }) => ({ captureId: capture.id, deviceId, sha256, bytes }));
  });
  const added = await sql<{ id: string }>`
    with sent as (
      select * from unnest(
        ${captures.map(({ capture }) => capture.id)}::uuid[],
        ${captures.map(({ deviceId }) => deviceId)}::uuid[],
        ${captures.map(({ sha256 }) => sha256)}::text[],
        ${captures.map(({ record }) => record)}::text[],
        ${captures.map(({ signature }) => JSON.stringify(signature))}::text[],
        ${captures.map(({ capture }) => itemKeyOf(capture))}::text[]
      ) as sent (id, device_id, sha256, record, signature, item_key)
    ),
    wanted as (
      select w.*, owned.bytes is not distinct from w.bytes as is_here
      from unnest(
        ${files.map(({ captureId }) => captureId)}::uuid[],
        ${files.map(({ deviceId }) => deviceId)}::uuid[],
        ${files.map(({ sha256 }) => sha256)}::text[],
        ${files.map(({ bytes }) => bytes)}::bigint[]
      ) as w (capture_id, device_id, sha256, bytes)
      -- A cleanup that is about to forget one of them waits, and then sees the capture.
      left join lateral (
        select o.bytes from blob_owners o where o.device_id = w.device_id and o.sha256 = w.sha256 for share
      ) owned on true
    ),
    added as (
      insert into captures (id, device_id, sha256, record, signature, received_at, item_key)
      select id, device_id, sha256, record, signature, ${receivedAt}::timestamptz, item_key from sent
      where not exists (select from erasures where erasures.id = sent.id)
        and not exists (select from wanted where wanted.capture_id = sent.id and not is_here)
      on conflict (id) do nothing
      returning id, device_id
    ),
    filed as (
      insert into capture_files (capture_id, device_id, sha256)
      select distinct added.id, added.device_id, wanted.sha256 from added join wanted on wanted.capture_id = added.id
    )
    select id from added`.execute(db);
  const ids = new Set(added.rows.map(({ id }) => id));
  return inputs.map((input) => {
    const { id } = input.capture;
    const isAdded = ids.has(id) && first.get(id) === input;
    return isAdded ? toReceipt({ id, sha256: input.sha256, received_at: receivedAt }) : null;
  });
}

/** Why the capture cannot be taken with these files: it was erased, or they are not here. Null where it can. */
async function findRefusal(
  tx: Transaction<Tables>,
  input: NewCapture,
  files: Capture['files'],
): Promise<SaveCaptureOutcome | null> {
  const { id } = input.capture;
  if (files.length === 0) return (await wasErased(tx, id)) ? { outcome: 'erased' } : null;
  const rows = await tx
    .selectFrom('blob_owners')
    .select(['sha256', 'bytes'])
    .select((is) => is.exists(is.selectFrom('erasures').select('id').where('id', '=', id)).as('erased'))
    .where('device_id', '=', input.deviceId)
    .where(
      'sha256',
      'in',
      files.map((file) => file.sha256),
    )
    // A cleanup that is about to forget one of them waits, and then sees the capture.
    .forShare('blob_owners')
    .execute();
  if (rows.length === 0 ? await wasErased(tx, id) : rows[0]?.erased) return { outcome: 'erased' };
  const sizes = new Map(rows.map((row) => [row.sha256, row.bytes]));
  const missing = files.filter((file) => !sizes.has(file.sha256));
  if (missing.length > 0) return { outcome: 'blob-missing', sha256s: missing.map((file) => file.sha256) };
  const wrong = files.filter((file) => sizes.get(file.sha256) !== file.bytes);
  return wrong.length > 0 ? { outcome: 'wrong-size', sha256s: wrong.map((file) => file.sha256) } : null;
}

function toReceipt(row: { id: string; sha256: string; received_at: Date }): UnsignedReceipt {
  return { id: row.id, kind: 'capture', sha256: row.sha256, receivedAt: row.received_at.toISOString() };
}
