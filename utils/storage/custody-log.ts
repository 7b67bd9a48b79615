/** Adds to a finding's custody log. Only inside of the transaction that does what the event tells of: both or neither. */
import { Dexie } from 'dexie';
import type { CustodyEvent } from '../contract/custody.ts';
import type { Finding } from '../contract/finding.ts';
import { linkEvent } from '../evidence/custody.ts';
import { recordSha256 } from '../evidence/sha256.ts';
import type { CustodyRow, Database } from './database.ts';

/** The newest event of a finding's log; null where it has none. */
export async function lastEvent(
  { custody }: Pick<Database, 'custody'>,
  findingId: string,
): Promise<CustodyEvent | null> {
  const last = await custody
    .where('[finding+seq]')
    .between([findingId, Dexie.minKey], [findingId, Dexie.maxKey])
    .last();
  return last?.event ?? null;
}

type Told = Pick<CustodyEvent, 'kind' | 'at' | 'subject' | 'detail'>;

/**
 * `finding` as it is after the events, which come in this order. The transaction must include `custody`. A finding that is
 * added in it has no events yet: nothing needs to be looked up.
 */
export async function logEvents(
  database: Pick<Database, 'custody'>,
  finding: Finding,
  events: readonly Told[],
  isNew = false,
): Promise<void> {
  const record = recordSha256(finding);
  let last = isNew ? null : await lastEvent(database, finding.id);
  const rows: CustodyRow[] = [];
  for (const event of events) {
    last = linkEvent(last, { ...event, finding: finding.id, record });
    rows.push({ finding: finding.id, seq: last.seq, event: last });
  }
  await database.custody.bulkAdd(rows);
}

/** The same, for one event. */
export const logEvent = (database: Pick<Database, 'custody'>, finding: Finding, event: Told): Promise<void> =>
  logEvents(database, finding, [event]);
