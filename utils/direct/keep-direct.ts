/**
 * Keeps a direct observation: a capture that has no page, with photos and documents from the disk.
 *
 * Unlike every other capture it is written by the page in which it was entered, not by the background. Messages between
 * the two are JSON in Chromium: twenty photos would have to be sent as text, piece by piece, and what a dying worker had
 * received would be lost. The page is our own code, as trusted as the background, and reads the same database; through
 * the repository the files, the capture and its finding are written in one transaction, all or nothing.
 */
import type { SealedCapture } from '../capture/build-capture.ts';
import { manifestSha256, sha256 } from '../capture/seal.ts';
import { type Agent, CAPTURE_SCHEMA, Capture, type EvidenceFile, type Observation } from '../contract/capture.ts';
import { emptyExtraction, note } from '../sites/extraction.ts';
import type { DirectDraft, DraftPad } from './draft-pad.ts';
import { type FileProblem, FileRefused } from './file-refused.ts';
import { type PreparedFile, prepareFile } from './prepare-file.ts';

/** What the person entered. */
export interface DirectEntry {
  observation: Observation;
  /** What was seen. */
  seen: string;
  files: readonly PreparedFile[];
}

export interface DirectDeps {
  repository: {
    create(bundle: SealedCapture & { thumbnail: Blob | null }, findingId: string): Promise<{ findingId: string }>;
  };
  /** The capture that becomes of this entry, and where it is written down until then. */
  id: string;
  pad: DraftPad;
  /** What was entered here before, and neither kept nor thrown away; null where nothing was. */
  before: DirectDraft | null;
  /** Lets another page go on with what is written down. */
  release(): Promise<void>;
  describeAgent(): Promise<Agent>;
  createUuid(): string;
  now(): Date;
}

/** Where one observation is entered: each entry has a desk of its own. */
export interface DirectDesk extends Pick<DirectDeps, 'before' | 'pad'> {
  /** Reads a file from the disk, or says why it cannot be taken. */
  prepare(file: Blob): Promise<PreparedFile | FileProblem>;
  /** Seals and writes; resolves with the id of the new finding once it is durable. Whatever is repeated, one is kept. */
  keep(entry: DirectEntry): Promise<string>;
  /** Resolves when all is written down and another form may go on with it. */
  close(): Promise<void>;
}

/** The entries of the files in the capture, and the bytes to keep: of a cleaned photo the copy and the original. */
async function sealFiles(
  prepared: readonly PreparedFile[],
): Promise<Pick<SealedCapture, 'files'> & { described: EvidenceFile[] }> {
  const files = new Map<string, Blob>();
  const described = new Map<string, EvidenceFile>();
  for (const { role, mediaType, original, copy, width, height } of prepared) {
    const hash = await sha256(await copy.arrayBuffer());
    const derivedFrom = copy === original ? null : await sha256(await original.arrayBuffer());
    files.set(hash, copy);
    if (derivedFrom) files.set(derivedFrom, original);
    described.set(hash, { role, mediaType, bytes: copy.size, sha256: hash, width, height, derivedFrom });
  }
  return {
    files: Array.from(files, ([hash, blob]) => ({ sha256: hash, blob })),
    described: [...described.values()],
  };
}

/** The sealed capture of `entry`. Throws where it does not fit the contract. */
export async function buildDirectCapture(
  entry: DirectEntry,
  about: { id: string; capturedAt: Date; agent: Agent },
): Promise<SealedCapture> {
  const extraction = emptyExtraction('direct', 'direct', 'direct');
  extraction.text = entry.seen;
  note(extraction, 'text', 'statement');
  const { files, described } = await sealFiles(entry.files);
  const capture = Capture.parse({
    ...extraction,
    schema: CAPTURE_SCHEMA,
    id: about.id,
    supplements: null,
    observedUrl: null,
    observation: entry.observation,
    capturedAt: { iso: about.capturedAt.toISOString(), offset: -about.capturedAt.getTimezoneOffset() },
    agent: about.agent,
    files: described,
    noScreenshot: null,
    masks: [],
  });
  return { capture, manifestSha256: await manifestSha256(capture), files };
}

export function createDirectDesk(deps: DirectDeps): DirectDesk {
  const { repository, id, pad, before, release, describeAgent, createUuid, now } = deps;
  return {
    before,
    pad,
    prepare: async (file) => {
      try {
        return await prepareFile(file);
      } catch (error) {
        console.warn('A file was refused', error);
        return error instanceof FileRefused ? error.problem : 'unreadable';
      }
    },
    keep: async (entry) => {
      const capturedAt = now();
      const sealed = await buildDirectCapture(entry, { id, capturedAt, agent: await describeAgent() });
      const thumbnail = entry.files.find((file) => file.thumbnail)?.thumbnail ?? null;
      const { findingId } = await repository.create({ ...sealed, thumbnail }, createUuid());
      // Should this fail, the draft is found to be a capture's when the form is opened next.
      await pad.discard().catch((error) => console.error('The draft of a kept observation stays', error));
      return findingId;
    },
    close: async () => {
      await pad.settled();
      await release();
    },
  };
}
