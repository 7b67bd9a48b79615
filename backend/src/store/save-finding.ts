/** Saves findings: what is usual in one statement, everything else step by step. */
import { sql, type Transaction } from 'kysely';
import type { UnsignedReceipt } from '../../../utils/contract/api.ts';
import type { FindingSubmission } from '../../../utils/contract/finding.ts';
import type { Clock } from './clock.ts';
import { wasErased } from './erasures.ts';
import { lookUpFields, toVector } from './finding-words.ts';
import type { FollowUps } from './jobs.ts';
import { addNews } from './news.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './schema.ts';

export interface NewFinding {
  deviceId: string;
  submission: FindingSubmission;
  /** Canonical JSON of the finding. */
  record: string;
  /** SHA-256 of `record`. */
  sha256: string;
}

export type SaveFindingOutcome =
  | { outcome: 'created' | 'unchanged'; receipt: UnsignedReceipt }
  | { outcome: 'conflict' | 'stale-version' | 'erased' }
  /** Ids of the captures that this device has not uploaded, or whose hash is another one. */
  | { outcome: 'capture-missing' | 'wrong-manifest'; captureIds: string[] }
  /** Hashes of redacted copies that this device has not uploaded, or not in the announced size. */
  | { outcome: 'blob-missing' | 'wrong-size'; sha256s: string[] };

/** Saves a version of a finding in a transaction, or says why not. */
export async function saveFinding(
  tx: Transaction<Tables>,
  clock: Clock,
  { announces }: FollowUps,
  input: NewFinding,
): Promise<SaveFindingOutcome> {
  const receipt = await insertFinding(tx, input, clock());
  const result = receipt ? ({ outcome: 'created', receipt } as const) : await save(tx, clock, input);
  if (announces && result.outcome === 'created') {
    const { id, version } = input.submission.finding;
    await addNews(tx, clock(), 'finding.received', { findingId: id, version });
  }
  return result;
}

/**
 * Adds a finding that nobody has sent before, in one statement. Null where it did not: it is here or was erased, a capture is
 * missing or another one, or it has redacted copies.
 */
export async function insertFinding(
  db: Database | Transaction<Tables>,
  { deviceId, submission, record, sha256 }: NewFinding,
  now: Date,
): Promise<UnsignedReceipt | null> {
  const { finding, manifests } = submission;
  if (finding.redactions?.length) return null;
  const { id, version, channel, captureIds } = finding;
  const { regionId, code, words } = lookUpFields(finding);
  const { rows } = await sql<{ id: string }>`
    with wanted as (
      select * from unnest(${captureIds}::uuid[], ${manifests}::text[]) as wanted (capture_id, sha256)
    ),
    added as (
      insert into findings (id, device_id, version, first_received_at, channel, region_id, code, words)
      select ${id}::uuid, ${deviceId}::uuid, ${version}::bigint, ${now}::timestamptz, ${channel}::text, ${regionId}::text,
        ${code}::text, ${toVector(words)}
      where not exists (select from erasures where id = ${id}::uuid)
        and not exists (
          select from wanted left join captures c on c.id = wanted.capture_id and c.device_id = ${deviceId}::uuid
          where c.sha256 is distinct from wanted.sha256
        )
      on conflict (id) do nothing
      returning id
    ),
    linked as (
      insert into finding_captures (finding_id, capture_id)
      select distinct added.id, wanted.capture_id from added, wanted
    ),
    kept as (
      insert into finding_versions (finding_id, version, sha256, record, manifests, received_at)
      select id, ${version}::bigint, ${sha256}::text, ${record}::text, ${JSON.stringify(manifests)}::text, ${now}::timestamptz
      from added
    )
    select id from added`.execute(db);
  return rows.length > 0 ? toFindingReceipt({ id, sha256, received_at: now }) : null;
}

async function save(tx: Transaction<Tables>, clock: Clock, input: NewFinding): Promise<SaveFindingOutcome> {
  const { deviceId, record, sha256 } = input;
  const { finding, manifests } = input.submission;
  const current = await tx
    .selectFrom('findings')
    .select(['device_id', 'version'])
    .where('id', '=', finding.id)
    .forUpdate()
    .executeTakeFirst();
  if (current && current.device_id !== deviceId) return { outcome: 'conflict' };
  if (current && Number(current.version) > finding.version) return { outcome: 'stale-version' };
  if (current && Number(current.version) === finding.version) return compareWithStored(tx, input);

  if (await wasErased(tx, finding.id)) return { outcome: 'erased' };
  const refused = (await checkCaptures(tx, input)) ?? (await checkCopies(tx, input));
  if (refused) return refused;

  const now = clock();
  const { regionId, code, words } = lookUpFields(finding);
  const lookedUpBy = { region_id: regionId, code, words: toVector(words) };
  if (current) {
    await tx
      .updateTable('findings')
      .set({ version: finding.version, channel: finding.channel, ...lookedUpBy })
      .where('id', '=', finding.id)
      .execute();
  } else {
    const inserted = await tx
      .insertInto('findings')
      .values({
        id: finding.id,
        device_id: deviceId,
        version: finding.version,
        first_received_at: now,
        channel: finding.channel,
        ...lookedUpBy,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    // Another request with this id was faster; its row is visible by now.
    if (!inserted) return save(tx, clock, input);
  }
  await addCopies(tx, input);
  await tx.deleteFrom('finding_captures').where('finding_id', '=', finding.id).execute();
  await tx
    .insertInto('finding_captures')
    .values([...new Set(finding.captureIds)].map((id) => ({ finding_id: finding.id, capture_id: id })))
    .execute();
  await tx
    .insertInto('finding_versions')
    .values({
      finding_id: finding.id,
      version: finding.version,
      sha256,
      record,
      manifests: JSON.stringify(manifests),
      received_at: now,
    })
    .execute();
  return { outcome: 'created', receipt: toFindingReceipt({ id: finding.id, sha256, received_at: now }) };
}

async function compareWithStored(tx: Transaction<Tables>, input: NewFinding): Promise<SaveFindingOutcome> {
  const { finding } = input.submission;
  const row = await tx
    .selectFrom('finding_versions')
    .select(['finding_id as id', 'sha256', 'received_at'])
    .where('finding_id', '=', finding.id)
    .where('version', '=', finding.version)
    .executeTakeFirstOrThrow();
  return row.sha256 === input.sha256
    ? { outcome: 'unchanged', receipt: toFindingReceipt(row) }
    : { outcome: 'conflict' };
}

async function checkCaptures(tx: Transaction<Tables>, input: NewFinding): Promise<SaveFindingOutcome | null> {
  const { finding, manifests } = input.submission;
  const rows = await tx
    .selectFrom('captures')
    .select(['id', 'sha256'])
    .where('device_id', '=', input.deviceId)
    .where('id', 'in', finding.captureIds)
    .execute();
  const stored = new Map(rows.map((row) => [row.id, row.sha256]));
  const missing = finding.captureIds.filter((id) => !stored.has(id));
  if (missing.length > 0) return { outcome: 'capture-missing', captureIds: missing };
  const wrong = finding.captureIds.filter((id, index) => stored.get(id) !== manifests[index]);
  return wrong.length > 0 ? { outcome: 'wrong-manifest', captureIds: wrong } : null;
}

/** The redacted copies that the finding names must have been uploaded by its device. */
async function checkCopies(tx: Transaction<Tables>, input: NewFinding): Promise<SaveFindingOutcome | null> {
  const { redactions = [] } = input.submission.finding;
  if (redactions.length === 0) return null;
  const rows = await tx
    .selectFrom('blob_owners')
    .select(['sha256', 'bytes'])
    .where('device_id', '=', input.deviceId)
    .where(
      'sha256',
      'in',
      redactions.map(({ sha256 }) => sha256),
    )
    // A cleanup that is about to forget one of them waits, and then sees that it is used.
    .forShare()
    .execute();
  const sizes = new Map(rows.map((row) => [row.sha256, row.bytes]));
  const missing = redactions.filter(({ sha256 }) => !sizes.has(sha256));
  if (missing.length > 0) return { outcome: 'blob-missing', sha256s: missing.map(({ sha256 }) => sha256) };
  const wrong = redactions.filter(({ sha256, bytes }) => sizes.get(sha256) !== bytes);
  return wrong.length > 0 ? { outcome: 'wrong-size', sha256s: wrong.map(({ sha256 }) => sha256) } : null;
}

/** They are files of their captures from now on: kept with them, erased with them. */
async function addCopies(tx: Transaction<Tables>, { deviceId, submission }: NewFinding): Promise<void> {
  const { redactions = [] } = submission.finding;
  if (redactions.length === 0) return;
  await tx
    .insertInto('capture_files')
    .values(redactions.map(({ captureId, sha256 }) => ({ capture_id: captureId, device_id: deviceId, sha256 })))
    .onConflict((conflict) => conflict.columns(['capture_id', 'sha256']).doNothing())
    .execute();
}

/** The receipt of a version, without its signature. */
export function toFindingReceipt(row: { id: string; sha256: string; received_at: Date }): UnsignedReceipt {
  return { id: row.id, kind: 'finding', sha256: row.sha256, receivedAt: row.received_at.toISOString() };
}
