/** Writes captures: record, files and thumbnail in one transaction, together with their finding. */
import type { Capture } from '../contract/capture.ts';
import { type Behaviour, FINDING_SCHEMA, type Finding } from '../contract/finding.ts';
import type { Signature } from '../contract/signature.ts';
import { logEvent } from './custody-log.ts';
import type { CaptureRow, Database, FileRow, FindingRow, FindingSummary } from './database.ts';

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

/** What the list shows of the item: who or what it is, and a line about it. */
function nameItem({ site, metadata, author, text, observedUrl, observation }: Capture): (string | null | undefined)[] {
  if (site === 'facebook') return [author.name, text];
  if (site === 'direct') return [text, observation?.place];
  return [
    metadata.headline ?? metadata.documentTitle,
    metadata.publisher ?? (observedUrl && new URL(observedUrl).hostname),
  ];
}

function summarise(capture: Capture): FindingSummary {
  const { site, target } = capture;
  const [title, excerpt] = nameItem(capture);
  return {
    site,
    target,
    title: title?.slice(0, 300) ?? null,
    excerpt: excerpt?.slice(0, 200) ?? null,
    permalink: capture.permalink ?? capture.observedUrl,
    publishedAt: capture.publishedAt.iso,
    thumbnailOf: null,
  };
}

function createFinding(id: string, capture: Capture): Finding {
  // An article's author is a journalist, not the person whom it reports about.
  const social = capture.site === 'facebook';
  const direct = capture.site === 'direct';
  const behaviour = USUAL_BEHAVIOUR[capture.target];
  return {
    schema: FINDING_SCHEMA,
    id,
    captureIds: [capture.id],
    channel: social ? 'medsos' : direct ? 'langsung' : 'berita',
    reported: {
      name: null,
      account: social ? capture.author.name : null,
      accountUrl: social ? capture.author.url : null,
      position: null,
      agency: null,
      region: null,
    },
    behaviours: behaviour ? [behaviour] : [],
    supported: null,
    // The person's own words stay in the capture as they were; here they are revised.
    narrative: direct ? (capture.text?.slice(0, 20_000) ?? null) : null,
    occurredOn: capture.observation?.occurredOn ?? null,
    status: 'draft',
    createdAt: capture.capturedAt.iso,
    updatedAt: capture.capturedAt.iso,
    version: 1,
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
    await files.bulkPut(bundle.files);
    if (bundle.thumbnail) await thumbnails.put({ captureId: capture.id, blob: bundle.thumbnail });
    await captures.add(row);
    return row;
  }

  const logCaptured = ({ capture, manifestSha256 }: CaptureBundle, finding: Finding) =>
    logEvent(database, finding, {
      kind: 'captured',
      at: capture.capturedAt.iso,
      subject: capture.id,
      detail: manifestSha256,
    });

  return {
    get: (id) => captures.get(id),
    getThumbnail: async (captureId) => (await thumbnails.get(captureId))?.blob ?? null,

    create: (bundle, findingId) =>
      database.transaction('rw', tables, async () => {
        const existing = await captures.get(bundle.capture.id);
        if (existing) return existing;
        const row = await write(bundle, findingId);
        const finding: FindingRow = {
          id: findingId,
          finding: createFinding(findingId, bundle.capture),
          queue: 'review',
          createdAt: bundle.capture.capturedAt.iso,
          deletedAt: null,
          queueBefore: null,
          summary: { ...summarise(bundle.capture), thumbnailOf: bundle.thumbnail ? bundle.capture.id : null },
        };
        await findings.add(finding);
        await logCaptured(bundle, finding.finding);
        return row;
      }),

    supplement: (bundle, supplements) =>
      database.transaction('rw', tables, async () => {
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
        });
        await logCaptured(bundle, finding);
        return added;
      }),
  };
}
