/** Adds to a finding's custody log. Only inside of the transaction that does what the event tells of: both or neither. */
import { Dexie } from 'dexie';
import type { CustodyEvent } from '../contract/custody.ts';
import type { Finding } from '../contract/finding.ts';
import { linkEvent } from '../evidence/custody.ts';
import { recordSha256 } from '../evidence/sha256.ts';
import type { Database } from './database.ts';

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

/** `finding` as it is after the event. The transaction must include `custody`. */
export async function logEvent(
  database: Pick<Database, 'custody'>,
  finding: Finding,
  event: Pick<CustodyEvent, 'kind' | 'at' | 'subject' | 'detail'>,
): Promise<void> {
  const last = await lastEvent(database, finding.id);
  const link = linkEvent(last, { ...event, finding: finding.id, record: recordSha256(finding) });
  await database.custody.add({ finding: finding.id, seq: link.seq, event: link });
}
