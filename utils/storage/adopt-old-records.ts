/**
 * An upgrade of the database changes findings, and the custody log has to tell of it. The upgrade itself only notes that:
 * it may run in the popup, which does not load what hashing and indexing take. The background does it, before it does
 * anything else with a finding.
 */
import type { CustodyEvent } from '../contract/custody.ts';
import { linkEvent } from '../evidence/custody.ts';
import { recordSha256 } from '../evidence/sha256.ts';
import { lastEvent, logEvent } from './custody-log.ts';
import type { Database, FindingRow } from './database.ts';
import { indexKeys, indexWords } from './finding-index.ts';
import { UPGRADED } from './upgrade.ts';

/** Indexes each finding, begins the custody log of each that has none, and logs each that was upgraded. Does nothing the second time. */
export function adoptOldRecords(database: Database, now: () => Date): Promise<void> {
  const { findings, captures, receipts, custody, settings } = database;

  /** What is known of a finding from before there were logs: its captures in order, then what the backend confirmed. */
  async function begin({ id, finding }: FindingRow): Promise<void> {
    let last: CustodyEvent | null = null;
    const add = async (event: Pick<CustodyEvent, 'kind' | 'at' | 'subject' | 'detail' | 'record'>) => {
      last = linkEvent(last, { ...event, finding: id });
      await custody.add({ finding: id, seq: last.seq, event: last });
    };
    const [filed, ...filedCaptures] = await receipts.bulkGet([id, ...finding.captureIds]);
    // As it was sent, it had the hash that the backend confirmed.
    const record = filed?.receipt.sha256 ?? recordSha256(finding);
    for (const row of await captures.bulkGet(finding.captureIds))
      if (row)
        await add({
          kind: 'captured',
          at: row.capture.capturedAt.iso,
          subject: row.id,
          detail: row.manifestSha256,
          record,
        });
    for (const arrived of [...filedCaptures, filed])
      if (arrived)
        await add({
          kind: 'sent',
          at: arrived.receipt.receivedAt,
          subject: arrived.id,
          detail: recordSha256(arrived.receipt),
          record,
        });
  }

  return database.transaction('rw', findings, captures, receipts, custody, settings, async () => {
    const marks = database.table<{ key: string }, string>('settings');
    if (!(await marks.get(UPGRADED))) return;
    for (const row of await findings.toArray()) {
      const present = (await captures.bulkGet(row.finding.captureIds)).filter((capture) => capture !== undefined);
      const keys = [...new Set(present.flatMap(({ capture }) => indexKeys(capture)))];
      await findings.put({ ...row, words: indexWords(row.finding, row.summary), keys });
      if (!(await lastEvent(database, row.id))) await begin(row);
      const last = await lastEvent(database, row.id);
      if (last?.record === recordSha256(row.finding)) continue;
      const event = { kind: 'upgraded', at: now().toISOString(), subject: row.id, detail: null } as const;
      await logEvent(database, row.finding, event);
    }
    await marks.delete(UPGRADED);
  });
}
