/** What exporting and verifying read of a finding: everything, as it lies on this device. Loaded when it is asked for. */
import { Dexie } from 'dexie';
import type { CustodyEvent } from '../contract/custody.ts';
import { createSha256 } from '../evidence/sha256.ts';
import type { FindingEvidence, MeasuredFile } from '../evidence/verify-finding.ts';
import type { Database, ListedQueue } from './database.ts';

export interface EvidenceQueries {
  /** Null for a finding that is not there. */
  read(findingId: string): Promise<FindingEvidence | null>;
  /** Null for a file that is not there. */
  getFile(sha256: string): Promise<Blob | null>;
  /** Reads a file and computes what it is. */
  measure(sha256: string): Promise<MeasuredFile | null>;
  custody(findingId: string): Promise<CustodyEvent[]>;
  /** The newest copy of the item's content, as HTML that a page wrote: only for a frame without rights. */
  getExcerpt(findingId: string): Promise<string | null>;
  /** Ids of the findings in a list, the oldest first. */
  listIds(queue: ListedQueue): Promise<string[]>;
  /** Whether any of these findings has a redacted copy. */
  hasRedacted(findingIds: readonly string[]): Promise<boolean>;
}

export function createEvidenceQueries(database: Database): EvidenceQueries {
  const { findings, captures, files, receipts, custody, timestamps } = database;
  const getFile = async (sha256: string) => (await files.get(sha256))?.blob ?? null;
  const readCustody = async (id: string) => {
    const rows = await custody.where('[finding+seq]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray();
    return rows.map(({ event }) => event);
  };

  return {
    getFile,
    custody: readCustody,

    read: (id) =>
      // One transaction: finding and log belong to the same moment.
      database.transaction('r', [findings, captures, receipts, custody, timestamps], async () => {
        const row = await findings.get(id);
        if (!row || row.queue === 'deleted' || row.queue === 'merged') return null;
        const rows = await captures.bulkGet(row.finding.captureIds);
        const [receipt, ...filed] = await receipts.bulkGet([id, ...row.finding.captureIds]);
        const times = await timestamps.where('captureId').anyOf(row.finding.captureIds).toArray();
        return {
          finding: row.finding,
          captures: rows
            .map(
              (found, index) =>
                found && {
                  capture: found.capture,
                  manifestSha256: found.manifestSha256,
                  signature: found.signature,
                  receipt: filed[index]?.receipt ?? null,
                  timestamps: times.filter(({ captureId }) => captureId === found.id),
                },
            )
            .map((found) => found ?? null),
          custody: await readCustody(id),
          receipt: receipt?.receipt ?? null,
        };
      }),

    getExcerpt: async (id) => {
      const row = await findings.get(id);
      const rows = await captures.bulkGet(row?.finding.captureIds ?? []);
      const file = rows.flatMap((found) => found?.capture.files ?? []).findLast(({ role }) => role === 'dom-excerpt');
      const blob = file && (await getFile(file.sha256));
      return blob ? blob.text() : null;
    },

    measure: async (sha256) => {
      const blob = await getFile(sha256);
      if (!blob) return null;
      const hash = createSha256();
      for await (const chunk of blob.stream()) hash.update(chunk);
      return { sha256: hash.finish(), bytes: blob.size };
    },

    hasRedacted: async (ids) => {
      const first = await findings
        .where('id')
        .anyOf(ids)
        .filter(({ finding }) => finding.redactions !== undefined)
        .first();
      return first !== undefined;
    },

    listIds: async (queue) => {
      const range = findings.where('[queue+createdAt]').between([queue, Dexie.minKey], [queue, Dexie.maxKey]);
      return range.primaryKeys();
    },
  };
}
