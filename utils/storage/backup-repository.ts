/** What a backup takes out of the database, and puts into it. */
import { Dexie } from 'dexie';
import type { BackupTarget } from '../backup/read-backup.ts';
import type { FindingRecord } from '../backup/records.ts';
import type { BackupSource } from '../backup/write-backup.ts';
import type { Handling } from '../contract/api.ts';
import type { Finding } from '../contract/finding.ts';
import { recordSha256 } from '../evidence/sha256.ts';
import { logEvent } from './custody-log.ts';
import type { Database, HandlingRow, Queue } from './database.ts';
import { indexKeys, indexWords } from './finding-index.ts';
import { indexDueAt } from './index-due-at.ts';
import { createReferenceRepository } from './reference-repository.ts';

function withoutMark(row: HandlingRow | undefined): Handling | null {
  if (!row) return null;
  const { restored: _mark, ...handling } = row;
  return handling;
}

/** Everything but what belongs to this device alone: its keys, its membership of a network, what is on its way. */
export function createBackupSource(database: Database): BackupSource {
  const { findings, captures, files, thumbnails, receipts, custody, timestamps, handlings } = database;
  return {
    listIds: async () => {
      const queues = ['review', 'outgoing', 'sent', 'dismissed', 'merged'] satisfies Queue[];
      const ids = await Promise.all(queues.map((queue) => findings.where('queue').equals(queue).primaryKeys()));
      return ids.flat();
    },
    read: (id) =>
      database.transaction('r', [findings, captures, receipts, custody, timestamps, handlings], async () => {
        const row = await findings.get(id);
        if (!row || row.queue === 'deleted') return null;
        const own = await captures.where('findingId').equals(id).toArray();
        const log = await custody.where('[finding+seq]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray();
        const filed = await receipts.bulkGet([id, ...own.map((capture) => capture.id)]);
        return {
          kind: 'finding',
          finding: row.finding,
          createdAt: row.createdAt,
          mergedInto: row.mergedInto,
          summary: row.summary,
          captures: own.map(({ capture, manifestSha256, signature }) => ({ capture, manifestSha256, signature })),
          custody: log.map(({ event }) => event),
          receipts: filed.filter((receipt) => receipt !== undefined),
          timestamps: await timestamps
            .where('captureId')
            .anyOf(own.map((capture) => capture.id))
            .toArray(),
          handling: withoutMark(await handlings.get(id)),
        };
      }),
    getFile: async (sha256) => (await files.get(sha256))?.blob ?? null,
    getThumbnail: async (captureId) => (await thumbnails.get(captureId))?.blob ?? null,
  };
}

/** The list that it belongs to: what the file says of it could put "sent" where nothing was. */
function queueOf({ status, version }: Finding, { mergedInto, receipts, finding }: FindingRecord): Queue {
  if (mergedInto) return 'merged';
  if (status === 'draft') return 'review';
  if (status === 'dismissed') return 'dismissed';
  return receipts.some((receipt) => receipt.id === finding.id && receipt.version === version) ? 'sent' : 'outgoing';
}

export function createBackupTarget(database: Database, now: () => Date): BackupTarget {
  const { findings, captures, files, thumbnails, receipts, custody, timestamps, handlings } = database;
  const references = createReferenceRepository(database);

  return {
    putFile: async (sha256, blob) => {
      if ((await files.where('sha256').equals(sha256).count()) > 0) return;
      const row = { sha256, blob };
      await database.sealing?.preload(row);
      await files.put(row);
    },
    putThumbnail: async (captureId, blob) => {
      if ((await thumbnails.where('captureId').equals(captureId).count()) > 0) return;
      const row = { captureId, blob };
      await database.sealing?.preload(row);
      await thumbnails.put(row);
    },

    putFinding: async (record) => {
      const { finding, summary, mergedInto, createdAt } = record;
      const { id } = finding;
      const { reference } = await references.current();
      return database.transaction('rw', [findings, captures, receipts, custody, timestamps, handlings], async () => {
        const here = await findings.get(id);
        if (here) return recordSha256(here.finding) === recordSha256(finding) ? 'known' : 'different';
        const taken = await captures.bulkGet(record.captures.map(({ capture }) => capture.id));
        if (taken.some((capture) => capture !== undefined)) return 'different';
        await findings.add({
          id,
          finding,
          queue: queueOf(finding, record),
          createdAt,
          deletedAt: null,
          queueBefore: null,
          summary,
          mergedInto,
          words: indexWords(finding, summary),
          keys: [...new Set(record.captures.flatMap(({ capture }) => indexKeys(capture)))],
          dueAt: mergedInto ? null : indexDueAt(finding, reference),
        });
        await captures.bulkAdd(record.captures.map((own) => ({ id: own.capture.id, findingId: id, ...own })));
        await receipts.bulkPut(
          record.receipts.map(({ withheld, ...receipt }) => (withheld ? { ...receipt, withheld } : receipt)),
        );
        await timestamps.bulkPut(record.timestamps);
        // Another device is not told of it by the network.
        if (record.handling?.findingId === id) await handlings.put({ ...record.handling, restored: true });
        // A log that is here already has outlived its finding, and goes on.
        const known = await custody.where('[finding+seq]').between([id, Dexie.minKey], [id, Dexie.maxKey]).count();
        if (known === 0) await custody.bulkAdd(record.custody.map((event) => ({ finding: id, seq: event.seq, event })));
        const event = { kind: 'imported', at: now().toISOString(), subject: id, detail: null } as const;
        await logEvent(database, finding, event);
        return 'added';
      });
    },
  };
}
