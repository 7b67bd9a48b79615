/** Findings: edits, decisions, deletion with a way back. Every change is one transaction and raises the version. */
import type { CustodyKind } from '../contract/custody.ts';
import type { Filing, Finding, FindingPatch, FindingStatus, Review } from '../contract/finding.ts';
import { findStage } from '../domain/find-stage.ts';
import { needsSecondReviewer } from '../domain/review-rules.ts';
import { logEvent } from './custody-log.ts';
import type { Database, FindingRow, Queue } from './database.ts';
import { indexWords } from './finding-index.ts';
import { indexDueAt } from './index-due-at.ts';
import { readRetention } from './preferences.ts';
import { createReferenceRepository, type ReferenceRepository } from './reference-repository.ts';

const QUEUE_OF: Record<FindingStatus, Queue> = { draft: 'review', approved: 'outgoing', dismissed: 'dismissed' };
const DECISION: Record<FindingStatus, CustodyKind> = {
  draft: 'reopened',
  approved: 'approved',
  dismissed: 'dismissed',
};

/** How long a deleted finding can be brought back, in milliseconds. */
export const UNDO_WINDOW = 24 * 60 * 60 * 1000;
const DAY = 24 * 60 * 60 * 1000;

/** `blocked`: a lone reaction that nobody else has looked at cannot be approved. */
export type Decision = 'done' | 'not-found' | 'blocked';

export interface FindingRepository {
  get(id: string): Promise<FindingRow | undefined>;
  /** Each returns false when there is no such finding, or it is not in a list where that can be done. */
  update(id: string, patch: FindingPatch): Promise<boolean>;
  decide(id: string, status: FindingStatus, dismissed?: Review['dismissed']): Promise<Decision>;
  /** Replaces the reports to authorities. What was sent goes out again, so that the network knows. */
  file(id: string, filings: Filing[]): Promise<boolean>;
  /** Out of every list; nothing is removed before `purge`. */
  remove(id: string): Promise<boolean>;
  restore(id: string): Promise<boolean>;
  /** Notes in the custody log that a person looked at the finding or took it out, as it is now. */
  note(id: string, kind: 'viewed' | 'exported'): Promise<boolean>;
  /** Sets for how many days after its receipt a sent finding stays here; null: until it is deleted. */
  setRetention(days: number | null): Promise<void>;
  /**
   * Removes for good what was deleted more than `UNDO_WINDOW` ago, what was sent longer ago than is to be kept, and files
   * that nothing refers to any more.
   */
  purge(): Promise<void>;
}

export function createFindingRepository(
  database: Database,
  now: () => Date,
  references: ReferenceRepository = createReferenceRepository(database),
): FindingRepository {
  const { findings, captures, files, thumbnails, outbox, receipts, custody, preferences, handlings, timestamps } =
    database;

  const log = (finding: Finding, kind: CustodyKind) =>
    logEvent(database, finding, { kind, at: now().toISOString(), subject: finding.id, detail: null });

  /** Runs `change` on a finding that is in one of `queues`; null means that nothing is to change. */
  async function change(
    id: string,
    queues: readonly Queue[],
    kind: CustodyKind,
    apply: (row: FindingRow) => { finding?: Finding; row?: Partial<FindingRow> } | null,
  ): Promise<boolean> {
    // Before the transaction: it would end while something else is waited for.
    const { reference } = await references.current();
    return database.transaction('rw', findings, outbox, custody, async () => {
      const row = await findings.get(id);
      if (!row || !queues.includes(row.queue)) return false;
      const next = apply(row);
      if (!next) return true;
      const finding = next.finding ?? row.finding;
      const index = { words: indexWords(finding, row.summary), dueAt: indexDueAt(finding, reference) };
      await findings.put({ ...row, ...next.row, ...index, finding });
      await log(finding, kind);
      // Whatever changed, what was queued for sending is no longer what was approved.
      if (next.finding) await outbox.delete(id);
      return true;
    });
  }

  /** Findings that the backend received longer ago than they are to be kept here. */
  async function listOutdated(): Promise<FindingRow[]> {
    const days = await readRetention(preferences);
    if (days === null) return [];
    const before = new Date(now().getTime() - days * DAY).toISOString();
    const sent = await findings.where('queue').equals('sent').toArray();
    const filed = await receipts.bulkGet(sent.map(({ id }) => id));
    return sent.filter((_row, index) => {
      const receipt = filed[index]?.receipt;
      return receipt !== undefined && receipt.receivedAt < before;
    });
  }

  const revise = (finding: Finding, fields: Partial<Finding>): Finding => ({
    ...finding,
    ...fields,
    updatedAt: now().toISOString(),
    version: finding.version + 1,
  });

  return {
    get: (id) => findings.get(id),

    update: async (id, patch) => {
      // A partial object may carry explicit undefined; those must not erase a field.
      const fields = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const { reference, sha256 } = await references.current();
      const judged = 'chosenCode' in fields || 'election' in fields;
      return change(id, ['review'], 'edited', ({ finding }) => {
        const revised = revise(finding, fields);
        if (judged) revised.reference = { version: reference.version, sha256 };
        // The stage follows the day of the act until a person says otherwise.
        if ('occurredOn' in fields && !('election' in fields)) {
          const answer = findStage(revised.occurredOn, reference.elections, revised.reported.regionId);
          revised.election = answer.state === 'inside' ? answer.candidates[0] : null;
          if (answer.state === 'outside') revised.election = { electionId: null, stage: 'DI_LUAR' };
          if (revised.election) {
            const { electionId, stage } = revised.election;
            revised.election = { electionId, stage };
            revised.reference = { version: reference.version, sha256 };
          }
        }
        return { finding: revised };
      });
    },

    decide: async (id, status, dismissed = null) => {
      let blocked = false;
      const found = await change(id, ['review', 'outgoing', 'sent', 'dismissed'], DECISION[status], ({ finding }) => {
        if (finding.status === status) return null;
        blocked = status === 'approved' && needsSecondReviewer(finding) && finding.review.second === null;
        if (blocked) return null;
        const review = { ...finding.review, dismissed: status === 'dismissed' ? dismissed : null };
        return { finding: revise(finding, { status, review }), row: { queue: QUEUE_OF[status] } };
      });
      if (!found) return 'not-found';
      return blocked ? 'blocked' : 'done';
    },

    file: (id, filings) =>
      change(id, ['review', 'outgoing', 'sent'], 'filed', (row) => ({
        finding: revise(row.finding, { filings }),
        row: { queue: QUEUE_OF[row.finding.status] },
      })),

    remove: (id) =>
      database.transaction('rw', findings, outbox, custody, async () => {
        const row = await findings.get(id);
        if (!row || row.queue === 'deleted' || row.queue === 'merged') return false;
        await outbox.delete(id);
        await findings.put({ ...row, queue: 'deleted', queueBefore: row.queue, deletedAt: now().toISOString() });
        await log(row.finding, 'deleted');
        return true;
      }),

    restore: (id) =>
      change(id, ['deleted'], 'restored', (row) => ({
        row: { queue: row.queueBefore ?? 'review', queueBefore: null, deletedAt: null },
      })),

    note: (id, kind) =>
      database.transaction('rw', findings, custody, async () => {
        const row = await findings.get(id);
        if (!row || row.queue === 'deleted' || row.queue === 'merged') return false;
        await log(row.finding, kind);
        return true;
      }),

    setRetention: async (days) => {
      await preferences.put({ key: 'retention', days });
    },

    purge: () =>
      database.transaction(
        'rw',
        [findings, captures, files, thumbnails, outbox, receipts, custody, preferences, handlings, timestamps],
        async () => {
          const before = new Date(now().getTime() - UNDO_WINDOW).toISOString();
          const rows = [...(await findings.where('deletedAt').below(before).toArray()), ...(await listOutdated())];
          if (rows.length === 0) return;
          // What was merged into them goes with them: its captures are there.
          for (let merged = rows; merged.length > 0; rows.push(...merged)) {
            const into = merged.map(({ id }) => id);
            merged = await findings.where('mergedInto').anyOf(into).toArray();
          }
          const ids = rows.map(({ id }) => id);
          for (const { finding } of rows) await log(finding, 'purged');
          const captureIds = await captures.where('findingId').anyOf(ids).primaryKeys();
          await findings.bulkDelete(ids);
          await outbox.bulkDelete(ids);
          await captures.bulkDelete(captureIds);
          await thumbnails.bulkDelete(captureIds);
          await receipts.bulkDelete([...ids, ...captureIds]);
          await handlings.bulkDelete(ids);
          await timestamps.where('captureId').anyOf(captureIds).delete();
          // Two captures may share a file: only what no record names any more may go.
          const used = new Set<string>();
          await captures.each(({ capture }) => {
            for (const { sha256, derivedFrom } of capture.files) {
              used.add(sha256);
              // The original of a cleaned photo is named by its copy alone.
              if (derivedFrom) used.add(derivedFrom);
            }
          });
          await findings.each(({ finding }) => {
            for (const { sha256 } of finding.redactions ?? []) used.add(sha256);
          });
          const orphans = (await files.toCollection().primaryKeys()).filter((sha256) => !used.has(sha256));
          await files.bulkDelete(orphans);
        },
      ),
  };
}
