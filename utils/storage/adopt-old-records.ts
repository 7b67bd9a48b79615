/**
 * Records of version 1 had no signature and no custody log. The upgrade itself only notes that: it may run in the popup,
 * which does not load what hashing takes. The background begins the logs, before it does anything else with a finding.
 */

import { logEvent } from './custody-log.ts';
import type { Database } from './database.ts';
import { LOGS_MISSING } from './upgrade.ts';

/** Begins the custody log of each finding that came from version 1: its captures, in order. Does nothing the second time. */
export function adoptOldRecords(database: Database): Promise<void> {
  const { findings, captures, custody, settings } = database;
  return database.transaction('rw', findings, captures, custody, settings, async () => {
    const marks = database.table<{ key: string }, string>('settings');
    if (!(await marks.get(LOGS_MISSING))) return;
    for (const { finding } of await findings.toArray())
      for (const row of await captures.bulkGet(finding.captureIds))
        if (row)
          await logEvent(database, finding, {
            kind: 'captured',
            at: row.capture.capturedAt.iso,
            subject: row.id,
            detail: row.manifestSha256,
          });
    await marks.delete(LOGS_MISSING);
  });
}
