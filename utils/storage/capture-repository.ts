/** Writes captures: record, files and thumbnail in one transaction, together with their finding. */
import type { Capture } from '../contract/capture.ts';
import { type Behaviour, FINDING_SCHEMA, type Finding } from '../contract/finding.ts';
import { NEW_REPORTED, newFindingFields } from '../contract/finding-defaults.ts';
import type { Signature } from '../contract/signature.ts';
import { BUILT_IN_REFERENCE } from '../domain/built-in-reference.ts';
import { dayRange, wibDay } from '../domain/days.ts';
import { findStage } from '../domain/find-stage.ts';
import { logEvent, logEvents } from './custody-log.ts';
import type { CaptureRow, Database, FileRow, FindingRow } from './database.ts';
import { indexKeys, indexWords, summarise } from './finding-index.ts';
import { indexDueAt } from './index-due-at.ts';

/** Everything that is kept of one gesture, hashed beforehand: no foreign promise may run inside a transaction. */
export interface CaptureBundle {
  capture: Capture;
  manifestSha256: string;
  signature: Signature | null;
  files: FileRow[];
  thumbnail: Blob | null;
}

/** What the kind of item says about the kind of act; the person may change it. */
const USUAL_BEHAVIOUR: Partial<Record<Capture['target'], Behaviour>> = {
  comment: 'KOMENTAR',
  reply: 'KOMENTAR',
  reaction: 'SUKA',
  share: 'BAGIKAN',
};

/** When the act was done, as far as the capture itself says so; a person may say otherwise. */
function occurredOnOf({ site, target, publishedAt, observation }: Capture): string | null {
  if (site === 'direct') return observation?.occurredOn ?? null;
  // Posting is the act, so its time is the act's; of a like or of what an article tells, the page does not say when.
  if (site !== 'facebook' || target === 'reaction') return null;
  const { iso, precision } = publishedAt;
  // “3 weeks” is written as a day, and is none.
  return iso && precision !== 'week' && dayRange(iso) ? iso : null;
}

/** Since when it was known, as a WIB day: who was there knew of it on the day of the act. */
function knownOnOf({ site, capturedAt }: Capture, occurredOn: string | null): string {
  const act = site === 'direct' && occurredOn ? dayRange(occurredOn) : null;
  return act && act.from === act.to ? act.from : wibDay(new Date(capturedAt.iso));
}

function createFinding(id: string, capture: Capture): Finding {
  // An article's author is a journalist, not the person whom it reports about.
  const social = capture.site === 'facebook';
  const direct = capture.site === 'direct';
  const behaviour = USUAL_BEHAVIOUR[capture.target];
  const occurredOn = occurredOnOf(capture);
  const stage = findStage(occurredOn, BUILT_IN_REFERENCE.elections);
  const [candidate] = stage.state === 'inside' ? stage.candidates : [];
  return {
    ...newFindingFields(),
    schema: FINDING_SCHEMA,
    id,
    captureIds: [capture.id],
    channel: social ? 'medsos' : direct ? 'langsung' : 'berita',
    reported: {
      ...NEW_REPORTED,
      account: social ? capture.author.name : null,
      accountUrl: social ? capture.author.url : null,
    },
    behaviours: behaviour ? [behaviour] : [],
    // The person's own words stay in the capture as they were; here they are revised.
    narrative: direct ? (capture.text?.slice(0, 20_000) ?? null) : null,
    place: capture.observation?.place ?? null,
    witnesses: (capture.observation?.witnesses ?? []).map((name) => ({
      name,
      contact: null,
      statement: null,
      consent: false,
    })),
    occurredOn,
    knownOn: knownOnOf(capture, occurredOn),
    election: candidate
      ? { electionId: candidate.electionId, stage: candidate.stage }
      : stage.state === 'outside'
        ? { electionId: null, stage: 'DI_LUAR' }
        : null,
    status: 'draft',
    createdAt: capture.capturedAt.iso,
    updatedAt: capture.capturedAt.iso,
    version: 1,
  };
}

function createFindingRow(id: string, { capture, thumbnail }: CaptureBundle): FindingRow {
  const finding = createFinding(id, capture);
  const summary = { ...summarise(capture), thumbnailOf: thumbnail ? capture.id : null };
  return {
    id,
    finding,
    queue: 'review',
    createdAt: capture.capturedAt.iso,
    deletedAt: null,
    queueBefore: null,
    summary,
    mergedInto: null,
    words: indexWords(finding, summary),
    keys: indexKeys(capture),
    dueAt: indexDueAt(finding, BUILT_IN_REFERENCE),
  };
}

export interface CaptureRepository {
  get(id: string): Promise<CaptureRow | undefined>;
  getThumbnail(captureId: string): Promise<Blob | null>;
  /** Writes a first capture and its new finding. Writing the same capture again changes nothing. */
  create(bundle: CaptureBundle, findingId: string): Promise<CaptureRow>;
  /** Adds a capture to the finding of the one that it supplements. Rejects when that is gone. */
  supplement(bundle: CaptureBundle, supplements: string): Promise<CaptureRow>;
}

export function createCaptureRepository(database: Database): CaptureRepository {
  const { captures, files, thumbnails, findings, custody } = database;
  const tables = [captures, files, thumbnails, findings, custody];

  async function write(bundle: CaptureBundle, findingId: string): Promise<CaptureRow> {
    const { capture, manifestSha256, signature } = bundle;
    const row = { id: capture.id, findingId, capture, manifestSha256, signature };
    // At once: each answer that is waited for takes as long as all of them.
    await Promise.all([
      files.bulkPut(bundle.files),
      bundle.thumbnail && thumbnails.put({ captureId: capture.id, blob: bundle.thumbnail }),
      captures.add(row),
    ]);
    return row;
  }

  const captured = ({ capture, manifestSha256 }: CaptureBundle) => ({
    kind: 'captured' as const,
    at: capture.capturedAt.iso,
    subject: capture.id,
    detail: manifestSha256,
  });

  return {
    get: (id) => captures.get(id),
    getThumbnail: async (captureId) => (await thumbnails.get(captureId))?.blob ?? null,

    create: async (bundle, findingId) => {
      await database.sealing?.preload(bundle);
      const row = createFindingRow(findingId, bundle);
      return database.transaction('rw', tables, async () => {
        const existing = await captures.get(bundle.capture.id);
        if (existing) return existing;
        const [added] = await Promise.all([
          write(bundle, findingId),
          findings.add(row),
          logEvents(database, row.finding, [captured(bundle)], true),
        ]);
        return added;
      });
    },

    supplement: async (bundle, supplements) => {
      await database.sealing?.preload(bundle);
      return database.transaction('rw', tables, async () => {
        const existing = await captures.get(bundle.capture.id);
        if (existing) return existing;
        const first = await captures.get(supplements);
        const row = first && (await findings.get(first.findingId));
        if (!first || !row || row.queue !== 'review') throw new Error('The capture to complete is not in review.');
        const added = await write(bundle, first.findingId);
        const finding: Finding = {
          ...row.finding,
          captureIds: [...row.finding.captureIds, bundle.capture.id],
          updatedAt: bundle.capture.capturedAt.iso,
          version: row.finding.version + 1,
        };
        await findings.put({
          ...row,
          finding,
          summary: bundle.thumbnail ? { ...row.summary, thumbnailOf: bundle.capture.id } : row.summary,
          keys: [...new Set([...row.keys, ...indexKeys(bundle.capture)])],
        });
        await logEvent(database, finding, captured(bundle));
        return added;
      });
    },
  };
}
