/**
 * Reads a ZIP file as strictly as one can be read: it must be, byte for byte, what our own writer makes of its entries.
 * What ZIP programs differ in (bytes before, between and after the entries, two headers that disagree, compression,
 * encryption, names that lead elsewhere) is where a file can be one thing to one program and another to the next.
 * Memory: the central directory and nothing else.
 */
import { MAX_ENTRIES } from './package-layout.ts';

export type ZipProblem =
  | 'not-zip'
  | 'truncated' // ends too early, or something follows the end
  | 'too-large' // more entries or bytes than a package has
  | 'encrypted'
  | 'compressed' // by another program, or a bomb
  | 'bad-name' // leads out of the folder, or is none that a package has
  | 'duplicate-name'
  | 'overlapping' // entries share bytes, or bytes belong to no entry
  | 'header-changed' // a byte of the structure is not what the others say
  | 'content-changed'; // the content does not have its checksum

/** The file is no package; `subject` is the entry, where it is about one. */
export class ZipError extends Error {
  readonly code: ZipProblem;
  readonly subject: string | null;

  constructor(code: ZipProblem, subject: string | null = null) {
    super(subject ? `${code}: ${subject}` : code);
    this.name = 'ZipError';
    this.code = code;
    this.subject = subject;
  }
}

export interface ZipEntry {
  name: string;
  size: number;
  crc32: number;
  /** The content, not yet checked against `crc32`. */
  blob: Blob;
}

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_SIZE = 30;
const DESCRIPTOR_SIZE = 16;
const CENTRAL_SIZE = 46;
const END_SIZE = 22;
const MAX_DIRECTORY_BYTES = 32 * 1024 * 1024;
/** Version 4.5, made on Unix; sizes after the content, names in UTF-8; a regular file, 0664. */
const VERSION = 45;
const MADE_BY = (3 << 8) | VERSION;
const FLAGS = 0x0808;
const ENCRYPTED = 0x2041;
const ATTRIBUTES = (0o100664 << 16) >>> 0;
/** ASCII, relative, no part that begins with a dot. */
const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;
const MAX_NAME = 250;

interface Header {
  name: Uint8Array;
  /** Date and time as MS-DOS wrote them. */
  time: number;
  crc32: number;
  size: number;
  offset: number;
}

type Field = [bytes: 2 | 4, value: number];

function writeFields(fields: readonly Field[], tail: Uint8Array = new Uint8Array()): Uint8Array {
  const length = fields.reduce((sum, [size]) => sum + size, 0);
  const bytes = new Uint8Array(length + tail.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  bytes.set(tail, length);
  return bytes;
}

const writeLocal = ({ name, time }: Header) =>
  writeFields(
    [
      [4, LOCAL],
      [2, VERSION],
      [2, FLAGS],
      [2, 0],
      [4, time],
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    ],
    name,
  );
const writeDescriptor = ({ crc32, size }: Header) =>
  writeFields([
    [4, DESCRIPTOR],
    [4, crc32],
    [4, size],
    [4, size],
  ]);
const writeCentral = ({ name, time, crc32, size, offset }: Header) =>
  writeFields(
    [
      [4, CENTRAL],
      [2, MADE_BY],
      [2, VERSION],
      [2, FLAGS],
      [2, 0],
      [4, time],
      [4, crc32],
      [4, size],
      [4, size],
      [2, name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, ATTRIBUTES],
      [4, offset],
    ],
    name,
  );
const writeEnd = (count: number, size: number, offset: number) =>
  writeFields([
    [4, END],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, offset],
    [2, 0],
  ]);

const equal = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, index) => byte === b[index]);
const read = async (blob: Blob, from: number, size: number) =>
  new Uint8Array(await blob.slice(from, from + size).arrayBuffer());
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The entries in the order of the file. Throws a `ZipError`. Reads headers only: contents are the caller's to check. */
export async function readZip(file: Blob): Promise<ZipEntry[]> {
  const directory = await readDirectory(file);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (const header of directory.headers) {
    const name = new TextDecoder().decode(header.name);
    if (header.offset !== at) throw new ZipError('overlapping', name);
    const start = at + LOCAL_SIZE + header.name.length;
    const end = start + header.size;
    if (end + DESCRIPTOR_SIZE > directory.offset) throw new ZipError('overlapping', name);
    const local = await read(file, at, LOCAL_SIZE + header.name.length);
    const descriptor = await read(file, end, DESCRIPTOR_SIZE);
    if (!equal(local, writeLocal(header)) || !equal(descriptor, writeDescriptor(header)))
      throw new ZipError('header-changed', name);
    entries.push({ name, size: header.size, crc32: header.crc32, blob: file.slice(start, end) });
    at = end + DESCRIPTOR_SIZE;
  }
  if (at !== directory.offset) throw new ZipError('overlapping');
  return entries;
}

async function readDirectory(file: Blob): Promise<{ headers: Header[]; offset: number }> {
  const first = viewOf(await read(file, 0, 4));
  if (first.byteLength < 4 || first.getUint32(0, true) !== LOCAL) throw new ZipError('not-zip');
  const end = viewOf(await read(file, Math.max(0, file.size - END_SIZE), END_SIZE));
  if (end.byteLength < END_SIZE || end.getUint32(0, true) !== END) throw new ZipError('truncated');
  const count = end.getUint16(10, true);
  const size = end.getUint32(12, true);
  const offset = end.getUint32(16, true);
  if (count > MAX_ENTRIES || size > MAX_DIRECTORY_BYTES || offset === 0xffffffff) throw new ZipError('too-large');
  if (offset + size + END_SIZE !== file.size) throw new ZipError('truncated');
  if (!equal(new Uint8Array(end.buffer), writeEnd(count, size, offset))) throw new ZipError('header-changed');
  const bytes = await read(file, offset, size);
  const view = viewOf(bytes);
  const headers: Header[] = [];
  const names = new Set<string>();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + CENTRAL_SIZE > size || view.getUint32(at, true) !== CENTRAL) throw new ZipError('truncated');
    const header = readHeader(view, bytes, at);
    const name = checkName(header.name);
    const flags = view.getUint16(at + 8, true);
    if (flags & ENCRYPTED) throw new ZipError('encrypted', name);
    if (view.getUint16(at + 10, true) !== 0) throw new ZipError('compressed', name);
    // Two names that are one on a disk that does not tell upper from lower case.
    if (names.has(name.toLowerCase())) throw new ZipError('duplicate-name', name);
    names.add(name.toLowerCase());
    const expected = writeCentral(header);
    if (!equal(bytes.subarray(at, at + expected.length), expected)) throw new ZipError('header-changed', name);
    // All were written at one time: a changed date in both headers of an entry shows.
    if (header.time !== (headers[0] ?? header).time) throw new ZipError('header-changed', name);
    headers.push(header);
    at += expected.length;
  }
  if (at !== size) throw new ZipError('truncated');
  return { headers, offset };
}

function readHeader(view: DataView, bytes: Uint8Array, at: number): Header {
  const length = view.getUint16(at + 28, true);
  return {
    name: bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + length),
    time: view.getUint32(at + 12, true),
    crc32: view.getUint32(at + 16, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
}

function checkName(bytes: Uint8Array): string {
  const name = new TextDecoder().decode(bytes);
  if (bytes.length > MAX_NAME || !NAME.test(name)) throw new ZipError('bad-name', name.slice(0, MAX_NAME));
  return name;
}
