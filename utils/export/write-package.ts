/**
 * Writes findings as a package: one after the other, file by file, so that memory does not grow with their number.
 * Nothing is compressed: pictures are already, and without compression there is one way to read what was written.
 */
import { makeZip } from 'client-zip';
import { canonicalJson } from '../capture/seal.ts';
import type { KeptReceipt } from '../contract/api.ts';
import type { Derivative, DerivativeKind } from '../contract/derivative.ts';
import type { Redaction } from '../contract/finding.ts';
import type { Signature } from '../contract/signature.ts';
import { canWithhold } from '../contract/withhold.ts';
import { toDer, toPem } from '../evidence/der.ts';
import { createSha256 } from '../evidence/sha256.ts';
import { fromBase64 } from '../evidence/signature.ts';
import {
  type CaptureEvidence,
  type FindingEvidence,
  type Mismatch,
  verifyFinding,
} from '../evidence/verify-finding.ts';
import * as layout from './package-layout.ts';

export interface PackageSource {
  read(findingId: string): Promise<FindingEvidence | null>;
  getFile(sha256: string): Promise<Blob | AsyncIterable<Uint8Array> | null>;
  /** Signs with the key of this device. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Signature>;
  /**
   * Draws the capture's picture anew, with what `redaction` (null: nothing) covers covered; null where that would show
   * nothing new.
   */
  derive(kind: DerivativeKind, evidence: CaptureEvidence, redaction: Redaction | null): Promise<Blob | null>;
}

export interface PackageOrder {
  /** UUID of the package. */
  id: string;
  findingIds: readonly string[];
  exportedAt: Date;
  /** Name and version of the program. */
  software: string;
  /** Leaves out original pictures, and the copy of the page's content, of captures that have a redacted copy. */
  withholdOriginals: boolean;
  /** The explanation, in each language. */
  readMe: { id: string; en: string };
}

export interface ExportProgress {
  findings: number;
  bytes: number;
}

/** Why no package was written. `mismatch` says what about `findingId` does not hold. */
export class ExportError extends Error {
  readonly code: 'evidence-broken' | 'finding-gone' | 'too-large';
  readonly findingId: string | null;
  readonly mismatch: Mismatch | null;

  constructor(code: ExportError['code'], findingId: string | null = null, mismatch: Mismatch | null = null) {
    super([code, findingId, mismatch?.code, mismatch?.subject].filter(Boolean).join(' '));
    this.name = 'ExportError';
    this.code = code;
    this.findingId = findingId;
    this.mismatch = mismatch;
  }
}

type Content = string | Uint8Array | Blob | AsyncIterable<Uint8Array>;

interface Entry {
  name: string;
  input: Uint8Array | AsyncIterable<Uint8Array>;
  lastModified: Date;
}

/**
 * The package as a stream, which fails with an `ExportError` when evidence is not what it was when it was captured:
 * a broken package would be worse than none. Cancelling the stream ends the reading.
 */
export function writePackage(
  source: PackageSource,
  order: PackageOrder,
  onProgress: (progress: ExportProgress) => void = () => {},
): ReadableStream<Uint8Array> {
  const reader = makeZip(writeEntries(source, order, onProgress)).getReader();
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    // It ends the reading by throwing into it, and passes on what it threw.
    cancel: (reason) => reader.cancel(reason).catch(() => {}),
  });
}

async function* writeEntries(
  source: PackageSource,
  { id, findingIds, exportedAt, software, withholdOriginals, readMe }: PackageOrder,
  onProgress: (progress: ExportProgress) => void,
): AsyncGenerator<Entry> {
  const root = layout.packageName(id, exportedAt);
  const hashes = new Map<string, string>();
  let bytes = 0;
  let entries = 0;

  /** One file of the bag; `expected` is the hash that it must turn out to have. */
  async function* put(path: string, content: Content, expected?: string): AsyncGenerator<Entry> {
    const hash = createSha256();
    const data = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const note = (chunk: Uint8Array) => {
      hash.update(chunk);
      bytes += chunk.length;
      return chunk;
    };
    async function* read(chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) yield note(chunk);
    }
    // What is in memory already needs no stream of its own.
    const input = data instanceof Uint8Array ? note(data) : read(data instanceof Blob ? data.stream() : data);
    if (++entries > layout.MAX_ENTRIES || bytes + (entries + 10) * 400 > layout.MAX_PACKAGE_BYTES)
      throw new ExportError('too-large');
    yield { name: `${root}/${path}`, input, lastModified: exportedAt };
    // Here the file has been read to its end.
    const sha256 = hash.finish();
    if (expected !== undefined && sha256 !== expected)
      throw new ExportError('evidence-broken', null, { code: 'file-changed', subject: expected });
    hashes.set(path, sha256);
  }
  const putReceipt = (path: string, receipt: KeptReceipt | null) =>
    receipt ? put(path, canonicalJson(receipt)) : ([] as Entry[]);

  async function* putFile(findingId: string, path: string, sha256: string): AsyncGenerator<Entry> {
    const blob = await source.getFile(sha256);
    if (!blob) throw new ExportError('evidence-broken', findingId, { code: 'file-missing', subject: sha256 });
    yield* put(path, blob, sha256);
    onProgress({ findings: done, bytes });
  }

  /** Pictures made of the screenshots; one that shows what is covered is not made where the originals are left out. */
  async function* putDerivatives(
    findingId: string,
    evidence: CaptureEvidence,
    redaction: Redaction | null,
  ): AsyncGenerator<Entry> {
    const { id: captureId, picture } = evidence.capture;
    if (!picture) return;
    const paths = layout.capturePaths(findingId, captureId);
    if (redaction) yield* putFile(findingId, paths.redacted, redaction.sha256);
    const covered = withholdOriginals ? redaction : null;
    const made: Derivative[] = [];
    for (const kind of covered ? (['outlined'] as const) : (['stitched', 'outlined'] as const)) {
      const blob = await source.derive(kind, evidence, covered);
      if (!blob) continue;
      const path = paths.derivative(kind);
      yield* put(path, blob);
      const { width, height, tiles } = picture;
      const derivedFrom = tiles.map((tile) => tile.sha256);
      made.push({ kind, sha256: hashes.get(path) ?? '', bytes: blob.size, width, height, derivedFrom });
    }
    if (made.length > 0) yield* put(paths.derivatives, canonicalJson(made));
  }

  async function* putCapture(
    findingId: string,
    evidence: CaptureEvidence,
    redaction: Redaction | null,
  ): AsyncGenerator<Entry> {
    const { capture, signature, receipt, timestamps } = evidence;
    const paths = layout.capturePaths(findingId, capture.id);
    yield* put(paths.record, canonicalJson(capture));
    if (!signature) throw new ExportError('evidence-broken', findingId);
    yield* put(paths.signature, toDer(signature));
    yield* put(paths.key, toPem(signature));
    yield* putReceipt(paths.receipt, receipt);
    for (const { authority, response } of timestamps) yield* put(paths.timestamp(authority), fromBase64(response));
    const left = withholdOriginals && redaction ? capture.files.filter(canWithhold) : [];
    for (const [index, file] of capture.files.entries())
      if (!left.includes(file)) yield* putFile(findingId, paths.file(file, index), file.sha256);
    if (left.length > 0) {
      const withheld = [...new Set(left.map(({ sha256 }) => sha256))];
      yield* put(paths.withheld, canonicalJson(withheld));
    }
    yield* putDerivatives(findingId, evidence, redaction);
  }

  let done = 0;
  yield* put(layout.READ_ME.id, readMe.id);
  yield* put(layout.READ_ME.en, readMe.en);
  for (const findingId of findingIds) {
    const evidence = await source.read(findingId);
    if (!evidence) throw new ExportError('finding-gone', findingId);
    // The files themselves are hashed on their way out.
    const { redactions = [] } = evidence.finding;
    const sizes = new Map(
      [...evidence.captures.flatMap((found) => found?.capture.files ?? []), ...redactions].map((file) => [
        file.sha256,
        file.bytes,
      ]),
    );
    const wrong = await verifyFinding(evidence, async (sha256) => ({ sha256, bytes: sizes.get(sha256) ?? 0 }));
    if (wrong) throw new ExportError('evidence-broken', findingId, wrong);
    const paths = layout.findingPaths(findingId);
    yield* put(paths.record, canonicalJson(evidence.finding));
    yield* put(paths.custody, evidence.custody.map((event) => `${canonicalJson(event)}\n`).join(''));
    yield* putReceipt(paths.receipt, evidence.receipt);
    for (const found of evidence.captures) {
      if (!found) continue;
      const redaction = redactions.find(({ captureId }) => captureId === found.capture.id) ?? null;
      yield* putCapture(findingId, found, redaction);
    }
    onProgress({ findings: ++done, bytes });
  }

  const payload = new Map(hashes);
  const info: layout.BagInfo = {
    id,
    date: exportedAt.toISOString().slice(0, 10),
    software,
    findings: findingIds.length,
    bytes,
    files: payload.size,
  };
  hashes.clear();
  const manifest = new TextEncoder().encode(layout.writeManifest(payload));
  const signature = await source.sign(manifest);
  yield* put('bagit.txt', layout.BAGIT_TXT);
  yield* put('bag-info.txt', layout.writeBagInfo(info));
  yield* put(layout.MANIFEST, manifest);
  yield* put(layout.MANIFEST_SIGNATURE, toDer(signature));
  yield* put(layout.MANIFEST_KEY, toPem(signature));
  yield* put(layout.TAG_MANIFEST, layout.writeManifest(new Map(hashes)));
}
