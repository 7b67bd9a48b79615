/**
 * Findings that are about the same act become one, and one that is about two becomes two. A capture is never lost: it
 * moves, and what was merged is kept beside, so that it can be taken out again.
 */
import type { Finding } from '../contract/finding.ts';
import { newFindingFields } from '../contract/finding-defaults.ts';
import type { Database, FindingRow } from './database.ts';
import { indexKeys, indexWords, summarise } from './finding-index.ts';

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
  const { findings, captures } = database;
  const tables = [findings, captures];

  const inReview = async (id: string): Promise<FindingRow | null> => {
    const row = await findings.get(id);
    return row?.queue === 'review' ? row : null;
  };

  /** Points captures at a finding; the keys of all its captures. */
  async function assign(captureIds: readonly string[], findingId: string): Promise<string[]> {
    await captures.where('id').anyOf(captureIds).modify({ findingId });
    const rows = await captures.where('id').anyOf(captureIds).toArray();
    return [...new Set(rows.flatMap(({ capture }) => indexKeys(capture)))];
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
        const keys = await assign(merged.finding.captureIds, into);
        const identityCaptureIds = [
          ...new Set([
            ...kept.finding.identityCaptureIds,
            ...(identity ? merged.finding.captureIds : merged.finding.identityCaptureIds),
          ]),
        ];
        await findings.put({
          ...kept,
          finding: revise(kept.finding, { captureIds, identityCaptureIds }),
          // A profile is not the item: the next post of the same account is no duplicate.
          keys: identity ? kept.keys : [...new Set([...kept.keys, ...keys])],
        });
        await findings.put({ ...merged, queue: 'merged', mergedInto: into, dueAt: null });
        return true;
      }),

    unmerge: (id) =>
      database.transaction('rw', tables, async () => {
        const row = await findings.get(id);
        const kept = row?.mergedInto ? await inReview(row.mergedInto) : null;
        if (row?.queue !== 'merged' || !kept) return false;
        const captureIds = without(kept.finding.captureIds, row.finding.captureIds);
        if (captureIds.length === 0) return false;
        const keys = await assign(captureIds, kept.id);
        await assign(row.finding.captureIds, id);
        await findings.put({
          ...kept,
          finding: revise(kept.finding, {
            captureIds,
            identityCaptureIds: without(kept.finding.identityCaptureIds, row.finding.captureIds),
          }),
          keys,
        });
        await findings.put({ ...row, queue: 'review', mergedInto: null, finding: revise(row.finding, {}) });
        return true;
      }),

    split: (id, captureIds, newId) =>
      database.transaction('rw', tables, async () => {
        const row = await inReview(id);
        if (!row || captureIds.length === 0) return false;
        const left = without(row.finding.captureIds, captureIds);
        if (left.length === 0 || left.length + captureIds.length !== row.finding.captureIds.length) return false;
        const [keys, leftKeys] = [await assign(captureIds, newId), await assign(left, id)];
        const at = now().toISOString();
        const finding: Finding = {
          ...row.finding,
          ...newFindingFields(),
          id: newId,
          captureIds: [...captureIds],
          knownOn: row.finding.knownOn,
          createdAt: at,
          updatedAt: at,
          version: 1,
        };
        const first = await captures.get(captureIds[0] ?? '');
        if (!first) return false;
        const old = row.summary.thumbnailOf;
        const thumbnailOf = old && captureIds.includes(old) ? old : (captureIds.at(-1) ?? null);
        const summary = { ...summarise(first.capture), thumbnailOf };
        await findings.add({
          ...row,
          id: newId,
          finding,
          summary,
          createdAt: at,
          keys,
          words: indexWords(finding, summary),
          dueAt: null,
        });
        await findings.put({
          ...row,
          finding: revise(row.finding, {
            captureIds: left,
            identityCaptureIds: without(row.finding.identityCaptureIds, captureIds),
          }),
          summary: captureIds.includes(row.summary.thumbnailOf ?? '')
            ? { ...row.summary, thumbnailOf: left.at(-1) ?? null }
            : row.summary,
          keys: leftKeys,
        });
        return true;
      }),
  };
}
