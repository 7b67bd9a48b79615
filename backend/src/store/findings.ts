/** Findings: the newest version counts, every version is kept. */
import { sql } from 'kysely';
import type { HandlingStatus, UnsignedReceipt } from '../../../utils/contract/api.ts';
import type { Clock } from './clock.ts';
import { toQuery } from './finding-words.ts';
import type { FollowUps } from './jobs.ts';
import type { Database } from './open-database.ts';
import {
  insertFinding,
  type NewFinding,
  type SaveFindingOutcome,
  saveFinding,
  toFindingReceipt,
} from './save-finding.ts';

export interface FoundFinding {
  deviceId: string;
  record: string;
  /** JSON array of hashes. */
  manifests: string;
  receipt: UnsignedReceipt;
}

/** Which findings are wanted; null: whatever it is. */
export interface FindingFilter {
  status: HandlingStatus | null;
  channel: string | null;
  /** Id of a region of the reference data. */
  region: string | null;
  /** Code of the act. */
  code: string | null;
  /** Each of its words begins a word of person, agency, region, code or ticket. */
  search: string | null;
  deviceId: string | null;
  /** First arrived at this time or later. */
  from: Date | null;
  /** First arrived before this time. */
  to: Date | null;
}

export const EVERYTHING: FindingFilter = {
  status: null,
  channel: null,
  region: null,
  code: null,
  search: null,
  deviceId: null,
  from: null,
  to: null,
};

/** A place between two findings in the list, which is newest first. */
export interface FindingPosition {
  firstReceivedAt: Date;
  id: string;
}

/** Saves, finds and lists findings. */
export function createFindingStore(db: Database, clock: Clock, followUps: FollowUps) {
  function selectFindings(ownerId: string | null) {
    return db
      .selectFrom('findings as f')
      .innerJoin('finding_versions as v', (join) =>
        join.onRef('v.finding_id', '=', 'f.id').onRef('v.version', '=', 'f.version'),
      )
      .select(['f.id', 'f.device_id', 'f.first_received_at', 'v.record', 'v.manifests', 'v.sha256', 'v.received_at'])
      .$if(ownerId !== null, (query) => query.where('f.device_id', '=', ownerId));
  }

  return {
    /** Saves a version of a finding, or says why not. With `created` and `unchanged` it is durable. */
    async save(input: NewFinding): Promise<SaveFindingOutcome> {
      // What is usual is one statement, and needs no transaction around it.
      const receipt = followUps.announces ? null : await insertFinding(db, input, clock());
      if (receipt) return { outcome: 'created', receipt };
      return db.transaction().execute((tx) => saveFinding(tx, clock, followUps, input));
    },

    /** The newest version of a finding, of this owner (null: of anyone). */
    async find(id: string, ownerId: string | null): Promise<FoundFinding | null> {
      const row = await selectFindings(ownerId).where('f.id', '=', id).executeTakeFirst();
      return row ? toFound(row) : null;
    },

    /** The receipts of all versions of a finding, the first one first. */
    async versions(id: string): Promise<UnsignedReceipt[]> {
      const rows = await db
        .selectFrom('finding_versions')
        .select(['finding_id as id', 'sha256', 'received_at'])
        .where('finding_id', '=', id)
        .orderBy('version')
        .execute();
      return rows.map(toFindingReceipt);
    },

    /**
     * Findings of an owner (null: of all), the one that first arrived last at the top. A new version does not move a
     * finding, so a list that is read page by page misses none and repeats none. `next` is null at the end.
     */
    async list(
      ownerId: string | null,
      filter: FindingFilter,
      after: FindingPosition | null,
      limit: number,
    ): Promise<{ items: FoundFinding[]; next: FindingPosition | null }> {
      const { status, channel, region, code, search, deviceId, from, to } = filter;
      const words = search === null ? null : toQuery(search);
      const rows = await selectFindings(ownerId)
        .$if(status !== null, (query) => query.where('f.status', '=', status))
        .$if(channel !== null, (query) => query.where('f.channel', '=', channel))
        .$if(region !== null, (query) => query.where('f.region_id', '=', region))
        .$if(code !== null, (query) => query.where('f.code', '=', code))
        .$if(words !== null, (query) => query.where(sql<boolean>`(f.words @@ ${words} or f.ticket_words @@ ${words})`))
        .$if(deviceId !== null, (query) => query.where('f.device_id', '=', deviceId))
        .$if(from !== null, (query) => query.where('f.first_received_at', '>=', from))
        .$if(to !== null, (query) => query.where('f.first_received_at', '<', to))
        .$if(after !== null, (query) =>
          query.where(
            sql<boolean>`(f.first_received_at, f.id) < (${after?.firstReceivedAt}::timestamptz, ${after?.id}::uuid)`,
          ),
        )
        .orderBy('f.first_received_at', 'desc')
        .orderBy('f.id', 'desc')
        .limit(limit + 1)
        .execute();
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const next = rows.length > limit && last ? { firstReceivedAt: last.first_received_at, id: last.id } : null;
      return { items: page.map(toFound), next };
    },
  };
}

function toFound(row: {
  id: string;
  device_id: string;
  record: string;
  manifests: string;
  sha256: string;
  received_at: Date;
}): FoundFinding {
  return { deviceId: row.device_id, record: row.record, manifests: row.manifests, receipt: toFindingReceipt(row) };
}
