/** Adds to a finding's custody log. Only inside of the transaction that does what the event tells of: both or neither. */
import { Dexie } from 'dexie';
import type { CustodyEvent } from '../contract/custody.ts';
import type { Finding } from '../contract/finding.ts';
import { linkEvent } from '../evidence/custody.ts';
import { recordSha256 } from '../evidence/sha256.ts';
import type { Database } from './database.ts';

/** `finding` as it is after the event. The transaction must include `custody`. */
export async function logEvent(
  { custody }: Pick<Database, 'custody'>,
  finding: Finding,
  event: Pick<CustodyEvent, 'kind' | 'at' | 'subject' | 'detail'>,
): Promise<void> {
  const last = await custody
    .where('[finding+seq]')
    .between([finding.id, Dexie.minKey], [finding.id, Dexie.maxKey])
    .last();
  const link = linkEvent(last?.event ?? null, { ...event, finding: finding.id, record: recordSha256(finding) });
  await custody.add({ finding: finding.id, seq: link.seq, event: link });
}
