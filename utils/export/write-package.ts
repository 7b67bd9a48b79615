/**
 * Writes findings as a package: one after the other, file by file, so that memory does not grow with their number.
 * Nothing is compressed: pictures are already, and without compression there is one way to read what was written.
 */
import { makeZip } from 'client-zip';
import { canonicalJson } from '../capture/seal.ts';
import type { KeptReceipt } from '../contract/api.ts';
import type { Signature } from '../contract/signature.ts';
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
}

export interface PackageOrder {
  /** UUID of the package. */
  id: string;
  findingIds: readonly string[];
  exportedAt: Date;
  /** Name and version of the program. */
  software: string;
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
  { id, findingIds, exportedAt, software, readMe }: PackageOrder,
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
    const chunks = data instanceof Blob ? data.stream() : data instanceof Uint8Array ? [data] : data;
    async function* read() {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    }
    if (++entries > layout.MAX_ENTRIES || bytes + (entries + 10) * 400 > layout.MAX_PACKAGE_BYTES)
      throw new ExportError('too-large');
    yield { name: `${root}/${path}`, input: read(), lastModified: exportedAt };
    // Here the file has been read to its end.
    const sha256 = hash.finish();
    if (expected !== undefined && sha256 !== expected)
      throw new ExportError('evidence-broken', null, { code: 'file-changed', subject: expected });
    hashes.set(path, sha256);
  }
  const putReceipt = (path: string, receipt: KeptReceipt | null) =>
    receipt ? put(path, canonicalJson(receipt)) : ([] as Entry[]);

  async function* putCapture(findingId: string, evidence: CaptureEvidence): AsyncGenerator<Entry> {
    const { capture, signature, receipt, timestamps } = evidence;
    const paths = layout.capturePaths(findingId, capture.id);
    yield* put(paths.record, canonicalJson(capture));
    if (!signature) throw new ExportError('evidence-broken', findingId);
    yield* put(paths.signature, toDer(signature));
    yield* put(paths.key, toPem(signature));
    yield* putReceipt(paths.receipt, receipt);
    for (const { authority, response } of timestamps) yield* put(paths.timestamp(authority), fromBase64(response));
    for (const [index, file] of capture.files.entries()) {
      const blob = await source.getFile(file.sha256);
      if (!blob) throw new ExportError('evidence-broken', findingId, { code: 'file-missing', subject: file.sha256 });
      yield* put(paths.file(file, index), blob, file.sha256);
      onProgress({ findings: done, bytes });
    }
  }

  let done = 0;
  yield* put(layout.READ_ME.id, readMe.id);
  yield* put(layout.READ_ME.en, readMe.en);
  for (const findingId of findingIds) {
    const evidence = await source.read(findingId);
    if (!evidence) throw new ExportError('finding-gone', findingId);
    // The files themselves are hashed on their way out.
    const sizes = new Map(
      evidence.captures.flatMap((found) => found?.capture.files.map((file) => [file.sha256, file.bytes]) ?? []),
    );
    const wrong = await verifyFinding(evidence, async (sha256) => ({ sha256, bytes: sizes.get(sha256) ?? 0 }));
    if (wrong) throw new ExportError('evidence-broken', findingId, wrong);
    const paths = layout.findingPaths(findingId);
    yield* put(paths.record, canonicalJson(evidence.finding));
    yield* put(paths.custody, evidence.custody.map((event) => `${canonicalJson(event)}\n`).join(''));
    yield* putReceipt(paths.receipt, evidence.receipt);
    for (const found of evidence.captures) if (found) yield* putCapture(findingId, found);
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
