/**
 * Checks a package from beginning to end, offline: the ZIP, the bag, every hash, every signature, every custody log. Stops at
 * the first thing that does not match and names it. Memory: one finding at a time.
 */

import { crc32 } from '../capture/crc32.ts';
import { canonicalJson } from '../capture/seal.ts';
import { KeptReceipt, Timestamp } from '../contract/api.ts';
import { Capture } from '../contract/capture.ts';
import { CustodyEvent } from '../contract/custody.ts';
import { Derivatives } from '../contract/derivative.ts';
import { Finding } from '../contract/finding.ts';
import { Withheld } from '../contract/signature.ts';
import type * as z from '../contract/zod.ts';
import { readSignature } from '../evidence/der.ts';
import { createSha256, recordSha256 } from '../evidence/sha256.ts';
import { toBase64, verifyBytes } from '../evidence/signature.ts';
import type { KeptTimestamp } from '../evidence/timestamp.ts';
import {
  type CaptureEvidence,
  type MeasuredFile,
  type MismatchCode,
  verifyFinding,
} from '../evidence/verify-finding.ts';
import * as layout from './package-layout.ts';
import { readZip, type ZipEntry, ZipError, type ZipProblem } from './read-zip.ts';

export type PackageProblem =
  | ZipProblem
  | MismatchCode
  | 'not-package' // a ZIP file, but no bag of ours
  | 'file-unexpected' // a file that the package does not account for
  | 'record-unreadable'; // not canonical JSON of the shape that is expected

/** What was found not to match; `subject` is a path in the package, an id or a hash. */
export interface PackageVerdict {
  code: PackageProblem;
  subject: string | null;
}

/** What a package that holds turned out to be. */
export interface PackageReport {
  id: string;
  /** Day of the export, `YYYY-MM-DD`, as the package says. */
  date: string;
  findings: number;
  captures: number;
  files: number;
  bytes: number;
  /** Original files that were left out because there is a redacted copy. */
  withheld: number;
  /** Redacted copies. */
  redacted: number;
  receipts: number;
  /** Said by time stamping authorities; whether they did is not judged here. */
  timestamps: number;
  events: number;
  /** Ids of the keys that signed captures. */
  keyIds: string[];
  /** Id of the key that signed the whole. */
  exportKeyId: string;
}

export type PackageResult = { ok: true; report: PackageReport } | { ok: false; problem: PackageVerdict };

class Refusal extends Error {
  readonly problem: PackageVerdict;
  constructor(code: PackageProblem, subject: string | null) {
    super(code);
    this.problem = { code, subject };
  }
}

/** A record, a log or a tag file is never larger. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024;

/** `onProgress` gets the share that has been read, 0 to 1. Rejects only for what the disk or `signal` does. */
export async function checkPackage(
  file: Blob,
  onProgress: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<PackageResult> {
  try {
    return { ok: true, report: await check(file, onProgress, signal) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    if (error instanceof ZipError) return { ok: false, problem: { code: error.code, subject: error.subject } };
    throw error;
  }
}

async function check(file: Blob, onProgress: (share: number) => void, signal?: AbortSignal): Promise<PackageReport> {
  const bag = openBag(await readZip(file));
  const info = layout.readBagInfo(await bag.text('bag-info.txt'));
  if (!info || (await bag.text('bagit.txt')) !== layout.BAGIT_TXT) throw new Refusal('not-package', 'bag-info.txt');
  const measured = new Map<string, MeasuredFile>();
  let bytes = 0;
  for (const [path, entry] of bag.files) {
    const found = await measureEntry(entry, (size) => {
      signal?.throwIfAborted();
      bytes += size;
      onProgress(bytes / file.size);
    });
    measured.set(path, found);
  }
  await checkManifest(bag, measured, layout.MANIFEST, (path) => path.startsWith('data/'));
  const isTag = (path: string) => !path.startsWith('data/') && path !== layout.TAG_MANIFEST;
  await checkManifest(bag, measured, layout.TAG_MANIFEST, isTag);
  const payload = [...measured].filter(([path]) => path.startsWith('data/'));
  const payloadBytes = payload.reduce((sum, [, found]) => sum + found.bytes, 0);
  if (info.bytes !== payloadBytes || info.files !== payload.length || bag.root !== rootOf(info))
    throw new Refusal('not-package', 'bag-info.txt');

  const signature = await readSignature(
    await bag.bytes(layout.MANIFEST_SIGNATURE),
    await bag.text(layout.MANIFEST_KEY),
  );
  if (!signature || !(await verifyBytes(signature, await bag.bytes(layout.MANIFEST))))
    throw new Refusal('signature-wrong', layout.MANIFEST_SIGNATURE);

  const report: PackageReport = {
    id: info.id,
    date: info.date,
    findings: 0,
    captures: 0,
    files: 0,
    withheld: 0,
    redacted: 0,
    bytes: payloadBytes,
    receipts: 0,
    timestamps: 0,
    events: 0,
    keyIds: [],
    exportKeyId: signature.keyId,
  };
  const accounted = new Set<string>(layout.KNOWN_FILES);
  for (const path of [...accounted]) bag.entry(path);
  for (const id of listFindings(bag.files.keys())) {
    signal?.throwIfAborted();
    await checkFinding(bag, id, measured, accounted, report);
  }
  const stranger = [...measured.keys()].find((path) => !accounted.has(path));
  if (stranger) throw new Refusal('file-unexpected', stranger);
  if (report.findings !== info.findings) throw new Refusal('not-package', 'bag-info.txt');
  return report;
}

const rootOf = ({ id, date }: layout.BagInfo) => layout.packageName(id, new Date(`${date}T00:00:00Z`));

const listFindings = (paths: Iterable<string>) =>
  [...paths].flatMap((path) => /^data\/([^/]+)\/finding\.json$/.exec(path)?.[1] ?? []);

type Bag = ReturnType<typeof openBag>;

/** The files of the one folder that the ZIP has, by their path in it. */
function openBag(entries: ZipEntry[]) {
  const root = entries[0]?.name.split('/')[0] ?? '';
  const files = new Map(entries.map((entry) => [entry.name.slice(root.length + 1), entry]));
  if (!root.startsWith('pantau-asn-') || entries.some(({ name }) => !name.startsWith(`${root}/`)))
    throw new Refusal('not-package', root || null);
  const entry = (path: string): ZipEntry => {
    const found = files.get(path);
    if (!found) throw new Refusal('file-missing', path);
    if (found.size > MAX_TEXT_BYTES && !path.includes('/files/')) throw new Refusal('too-large', path);
    return found;
  };
  const bytes = async (path: string) => new Uint8Array(await entry(path).blob.arrayBuffer());
  return { root, files, entry, bytes, text: async (path: string) => decode(await bytes(path), path) };
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    // With a mark at the beginning, two files could read the same.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal('record-unreadable', path);
  }
}

async function measureEntry(entry: ZipEntry, onRead: (bytes: number) => void): Promise<MeasuredFile> {
  const hash = createSha256();
  let crc = 0;
  let bytes = 0;
  for await (const chunk of entry.blob.stream()) {
    hash.update(chunk);
    crc = crc32(chunk, crc);
    bytes += chunk.length;
    onRead(chunk.length);
  }
  if (crc !== entry.crc32 || bytes !== entry.size) throw new ZipError('content-changed', entry.name);
  return { sha256: hash.finish(), bytes };
}

/** The manifest must name exactly the files that are `covered`, each with its hash. */
async function checkManifest(
  bag: Bag,
  measured: ReadonlyMap<string, MeasuredFile>,
  name: string,
  covered: (path: string) => boolean,
): Promise<void> {
  const text = await bag.text(name);
  const listed = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? [];
    if (!sha256 || !path || !covered(path)) throw new Refusal('record-unreadable', name);
    listed.set(path, sha256);
  }
  if (layout.writeManifest(listed) !== text) throw new Refusal('record-unreadable', name);
  for (const [path, sha256] of listed) {
    const found = measured.get(path);
    if (!found) throw new Refusal('file-missing', path);
    if (found.sha256 !== sha256) throw new Refusal('file-changed', path);
  }
  const stranger = [...measured.keys()].find((path) => covered(path) && !listed.has(path));
  if (stranger) throw new Refusal('file-unexpected', stranger);
}

/** A record of the package: the canonical JSON of something of this shape, and nothing else. */
function parseRecord<T>(
  text: string,
  path: string,
  schema: { safeParse(value: unknown): z.core.util.SafeParseResult<T> },
): T {
  let parsed: z.core.util.SafeParseResult<T>;
  try {
    parsed = schema.safeParse(JSON.parse(text));
  } catch {
    throw new Refusal('record-unreadable', path);
  }
  // A field that the shape does not know would have been dropped, and shows here.
  if (!parsed.success || canonicalJson(parsed.data) !== text) throw new Refusal('record-unreadable', path);
  return parsed.data;
}

async function checkFinding(
  bag: Bag,
  id: string,
  measured: ReadonlyMap<string, MeasuredFile>,
  accounted: Set<string>,
  report: PackageReport,
): Promise<void> {
  const paths = layout.findingPaths(id);
  const read = async <T>(path: string, schema: { safeParse(value: unknown): z.core.util.SafeParseResult<T> }) => {
    accounted.add(path);
    return parseRecord(await bag.text(path), path, schema);
  };
  const readIfThere = async <T>(path: string, schema: { safeParse(value: unknown): z.core.util.SafeParseResult<T> }) =>
    bag.files.has(path) ? read(path, schema) : null;

  const finding = await read(paths.record, Finding);
  if (finding.id !== id) throw new Refusal('record-unreadable', paths.record);
  const custody = readLog(await bag.text(paths.custody), paths.custody);
  accounted.add(paths.custody);
  const receipt = await readIfThere(paths.receipt, KeptReceipt);
  const captures: CaptureEvidence[] = [];
  /** Where the files that a capture names lie, by the hash under which it names them. */
  const places = new Map<string, string>();
  for (const captureId of finding.captureIds) {
    const place = layout.capturePaths(id, captureId);
    const capture = await read(place.record, Capture);
    const signature = await readSignature(await bag.bytes(place.signature), await bag.text(place.key));
    if (!signature) throw new Refusal('signature-wrong', place.signature);
    accounted.add(place.signature).add(place.key);
    const redaction = finding.redactions?.find((one) => one.captureId === captureId);
    const withheld = await readIfThere(place.withheld, Withheld);
    // Nothing may stay behind without a copy in its place.
    if (withheld && (!redaction || withheld.length === 0)) throw new Refusal('record-unreadable', place.withheld);
    captures.push({
      capture,
      manifestSha256: recordSha256(capture),
      signature,
      receipt: await readIfThere(place.receipt, KeptReceipt),
      timestamps: await readTimestamps(bag, place, accounted),
      ...(withheld && { withheld }),
    });
    for (const [index, file] of capture.files.entries()) {
      if (withheld?.includes(file.sha256)) continue;
      const path = place.file(file, index);
      bag.entry(path);
      accounted.add(path);
      // Two files with one hash are one content; each was measured.
      if (measured.get(path)?.sha256 !== file.sha256) throw new Refusal('file-changed', path);
      places.set(file.sha256, path);
    }
    if (redaction) {
      bag.entry(place.redacted);
      accounted.add(place.redacted);
      places.set(redaction.sha256, place.redacted);
      report.redacted++;
    }
    const tiles = capture.picture?.tiles.map((tile) => tile.sha256).join();
    for (const { kind, sha256, bytes, derivedFrom } of (await readIfThere(place.derivatives, Derivatives)) ?? []) {
      const path = place.derivative(kind);
      bag.entry(path);
      const found = measured.get(path);
      if (accounted.has(path) || found?.sha256 !== sha256 || found.bytes !== bytes || derivedFrom.join() !== tiles)
        throw new Refusal('file-changed', path);
      accounted.add(path);
    }
    report.withheld += withheld?.length ?? 0;
    if (!report.keyIds.includes(signature.keyId)) report.keyIds.push(signature.keyId);
    report.files += capture.files.filter(({ sha256 }) => !withheld?.includes(sha256)).length;
  }
  const wrong = await verifyFinding({ finding, captures, custody, receipt }, async (sha256) =>
    Promise.resolve(measured.get(places.get(sha256) ?? '') ?? null),
  );
  if (wrong) throw new Refusal(wrong.code, `${id} ${wrong.subject}`);
  report.findings++;
  report.captures += captures.length;
  report.events += custody.length;
  report.timestamps += captures.reduce((sum, { timestamps }) => sum + timestamps.length, 0);
  report.receipts += [receipt, ...captures.map((found) => found.receipt)].filter((found) => found !== null).length;
}

/** What authorities said of a capture: a file for each. */
async function readTimestamps(
  bag: Bag,
  place: ReturnType<typeof layout.capturePaths>,
  accounted: Set<string>,
): Promise<KeptTimestamp[]> {
  const found: KeptTimestamp[] = [];
  for (const path of bag.files.keys()) {
    const authority = path.startsWith(place.timestamps) && path.slice(place.timestamps.length, -'.tsr'.length);
    if (!authority || place.timestamp(authority) !== path || !Timestamp.shape.authority.safeParse(authority).success)
      continue;
    accounted.add(path);
    found.push({ authority, response: toBase64(await bag.bytes(path)) });
  }
  return found;
}

/** One event on each line. */
function readLog(text: string, path: string): CustodyEvent[] {
  if (!text.endsWith('\n')) throw new Refusal('record-unreadable', path);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => parseRecord(line, path, CustodyEvent));
}
