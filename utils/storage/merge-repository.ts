/**
 * Findings that are about the same act become one, and one that is about two becomes two. A capture is never lost: it
 * moves, and what was merged is kept beside, so that it can be taken out again.
 */
import type { Finding } from '../contract/finding.ts';
import { newFindingFields } from '../contract/finding-defaults.ts';
import { recordSha256 } from '../evidence/sha256.ts';
import { logEvent } from './custody-log.ts';
import type { CaptureRow, Database, FindingRow } from './database.ts';
import { indexKeys, indexWords, summarise } from './finding-index.ts';
import { gatherRedactions, redactionsOf } from './finding-redactions.ts';

export interface MergeRepository {
  /**
   * Moves the captures of `from` into `into`; with `identity` they count as showing who the account belongs to.
   * False unless both are in review and the captures fit.
   */
  merge(into: string, from: string, identity: boolean): Promise<boolean>;
  /** Takes a merged finding out again, as it was. False when it is not merged, or what it went into is no longer in review. */
  unmerge(id: string): Promise<boolean>;
  /** Makes a new finding of some of the captures. False unless the finding is in review and keeps at least one. */
  split(id: string, captureIds: readonly string[], newId: string): Promise<boolean>;
}

/** As many as the contract lets one finding have. */
const MAX_CAPTURES = 50;

export function createMergeRepository(database: Database, now: () => Date): MergeRepository {
  const { findings, captures, receipts, custody } = database;
  const tables = [findings, captures, receipts, custody];

  const inReview = async (id: string): Promise<FindingRow | null> => {
    const row = await findings.get(id);
    return row?.queue === 'review' ? row : null;
  };

  const keysOf = (rows: readonly CaptureRow[]) => [...new Set(rows.flatMap(({ capture }) => indexKeys(capture)))];

  /** Those of the captures that are there, in that order. */
  const read = async (ids: readonly string[]) => (await captures.bulkGet([...ids])).filter((row) => row !== undefined);

  /** Points captures at a finding. */
  const assign = async (rows: readonly CaptureRow[], findingId: string) =>
    void (await captures.bulkPut(rows.map((row) => ({ ...row, findingId }))));

  /** Tells in a finding's log that captures came or went; with one that comes, its redacted copy and what the backend confirmed of it. */
  async function logMoved(finding: Finding, kind: 'moved-in' | 'moved-out', rows: readonly CaptureRow[]) {
    const at = now().toISOString();
    for (const { id, manifestSha256 } of rows) {
      await logEvent(database, finding, { kind, at, subject: id, detail: manifestSha256 });
      for (const { sha256 } of kind === 'moved-in' ? redactionsOf(finding, [id]) : [])
        await logEvent(database, finding, { kind: 'redacted', at, subject: id, detail: sha256 });
      const filed = kind === 'moved-in' ? await receipts.get(id) : undefined;
      if (filed)
        await logEvent(database, finding, { kind: 'sent', at, subject: id, detail: recordSha256(filed.receipt) });
    }
  }

  const revise = (finding: Finding, fields: Partial<Finding>): Finding => ({
    ...finding,
    ...fields,
    updatedAt: now().toISOString(),
    version: finding.version + 1,
  });

  const without = (ids: readonly string[], gone: readonly string[]) => ids.filter((id) => !gone.includes(id));

  return {
    merge: (into, from, identity) =>
      database.transaction('rw', tables, async () => {
        const [kept, merged] = [await inReview(into), await inReview(from)];
        if (!kept || !merged || into === from) return false;
        const captureIds = [...new Set([...kept.finding.captureIds, ...merged.finding.captureIds])];
        if (captureIds.length > MAX_CAPTURES) return false;
        const moved = await read(merged.finding.captureIds);
        const identityCaptureIds = [
          ...new Set([
            ...kept.finding.identityCaptureIds,
            ...(identity ? merged.finding.captureIds : merged.finding.identityCaptureIds),
          ]),
        ];
        const finding = gatherRedactions(revise(kept.finding, { captureIds, identityCaptureIds }), [
          kept.finding,
          merged.finding,
        ]);
        await assign(moved, into);
        await findings.put({
          ...kept,
          finding,
          // A profile is not the item: the next post of the same account is no duplicate.
          keys: identity ? kept.keys : [...new Set([...kept.keys, ...keysOf(moved)])],
        });
        await findings.put({ ...merged, queue: 'merged', mergedInto: into, dueAt: null });
        await logMoved(finding, 'moved-in', moved);
        const event = { kind: 'merged', at: now().toISOString(), subject: into, detail: null } as const;
        await logEvent(database, merged.finding, event);
        return true;
      }),

    unmerge: (id) =>
      database.transaction('rw', tables, async () => {
        const row = await findings.get(id);
        const kept = row?.mergedInto ? await inReview(row.mergedInto) : null;
        if (row?.queue !== 'merged' || !kept) return false;
        const captureIds = without(kept.finding.captureIds, row.finding.captureIds);
        if (captureIds.length === 0) return false;
        const [left, moved] = [await read(captureIds), await read(row.finding.captureIds)];
        const rest = revise(kept.finding, {
          captureIds,
          identityCaptureIds: without(kept.finding.identityCaptureIds, row.finding.captureIds),
        });
        const finding = gatherRedactions(rest, [kept.finding]);
        // What was covered while they were one stays covered.
        const own = gatherRedactions(revise(row.finding, {}), [kept.finding, row.finding]);
        await assign(moved, id);
        await findings.put({ ...kept, finding, keys: keysOf(left) });
        await findings.put({ ...row, queue: 'review', mergedInto: null, finding: own });
        await logMoved(finding, 'moved-out', moved);
        await logMoved(own, 'moved-in', moved);
        return true;
      }),

    split: (id, captureIds, newId) =>
      database.transaction('rw', tables, async () => {
        const row = await inReview(id);
        if (!row || captureIds.length === 0) return false;
        const left = without(row.finding.captureIds, captureIds);
        if (left.length === 0 || left.length + captureIds.length !== row.finding.captureIds.length) return false;
        const [staying, moved] = [await read(left), await read(captureIds)];
        const [first] = moved;
        if (!first) return false;
        const at = now().toISOString();
        const begun: Finding = {
          ...row.finding,
          ...newFindingFields(),
          id: newId,
          captureIds: [...captureIds],
          knownOn: row.finding.knownOn,
          createdAt: at,
          updatedAt: at,
          version: 1,
        };
        const part = gatherRedactions(begun, [row.finding]);
        const rest = gatherRedactions(
          revise(row.finding, {
            captureIds: left,
            identityCaptureIds: without(row.finding.identityCaptureIds, captureIds),
          }),
          [row.finding],
        );
        const old = row.summary.thumbnailOf;
        const thumbnailOf = old && captureIds.includes(old) ? old : (captureIds.at(-1) ?? null);
        const summary = { ...summarise(first.capture), thumbnailOf };
        await assign(moved, newId);
        await findings.add({
          ...row,
          id: newId,
          finding: part,
          summary,
          createdAt: at,
          keys: keysOf(moved),
          words: indexWords(part, summary),
          dueAt: null,
        });
        await findings.put({
          ...row,
          finding: rest,
          summary: old && captureIds.includes(old) ? { ...row.summary, thumbnailOf: left.at(-1) ?? null } : row.summary,
          keys: keysOf(staying),
        });
        await logMoved(rest, 'moved-out', moved);
        await logMoved(part, 'moved-in', moved);
        return true;
      }),
  };
}
