/** What a backup consists of: records, and after some of them the bytes of a file. */
import { Handling, KeptReceipt, Timestamp } from '../contract/api.ts';
import { Capture, Site, Target } from '../contract/capture.ts';
import { CustodyEvent } from '../contract/custody.ts';
import { Finding } from '../contract/finding.ts';
import { MAX_FILE_BYTES } from '../contract/limits.ts';
import { HttpUrl, Instant, optionalText, Sha256, text, Uuid } from '../contract/primitives.ts';
import { Signature } from '../contract/signature.ts';
import * as z from '../contract/zod.ts';
import { BackupError } from './encrypted-stream.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const Length = z.int().check(z.nonnegative(), z.maximum(MAX_FILE_BYTES));

/** A file of evidence; its bytes follow. */
const FileRecord = z.object({ kind: z.literal('file'), sha256: Sha256, type: text(100), bytes: Length });
/** The small picture of a capture; its bytes follow. */
const ThumbnailRecord = z.object({ kind: z.literal('thumbnail'), captureId: Uuid, type: text(100), bytes: Length });
/** Comes after the files that it names. */
export const FindingRecord = z.object({
  kind: z.literal('finding'),
  finding: Finding,
  createdAt: Instant,
  /** The finding that its captures went to. */
  mergedInto: z.nullable(Uuid),
  summary: z.object({
    site: Site,
    target: Target,
    title: optionalText(300),
    excerpt: optionalText(200),
    permalink: z.nullable(HttpUrl),
    publishedAt: optionalText(40),
    thumbnailOf: z.nullable(Uuid),
  }),
  captures: z
    .array(z.object({ capture: Capture, manifestSha256: Sha256, signature: z.nullable(Signature) }))
    .check(z.maxLength(50)),
  custody: z.array(CustodyEvent).check(z.maxLength(100_000)),
  /** Of the finding and of its captures; `version`: of the finding that it is for, null for a capture. */
  receipts: z
    .array(
      z.object({
        id: Uuid,
        receipt: KeptReceipt,
        version: z.nullable(z.int()),
        withheld: z.optional(z.array(Sha256)),
      }),
    )
    .check(z.maxLength(51)),
  /** Trusted times of its captures. */
  timestamps: z.array(Timestamp).check(z.maxLength(500)),
  /** What the network had done with it by then; absent in older backups. */
  handling: z.optional(z.nullable(Handling)),
});
/** The last: all of it was there. */
const EndRecord = z.object({ kind: z.literal('end'), findings: z.int().check(z.nonnegative()) });

const BackupRecord = z.discriminatedUnion('kind', [FileRecord, ThumbnailRecord, FindingRecord, EndRecord]);

export type FindingRecord = z.infer<typeof FindingRecord>;
export type BackupRecord = z.infer<typeof BackupRecord>;

/** A record, and the bytes that belong to it. */
export interface BackupItem {
  record: BackupRecord;
  content: Blob | null;
}

/** A record is shorter, in bytes of JSON. */
const MAX_RECORD = 64 * 1024 * 1024;

/** Length of the JSON (32 bits), the JSON, the file's bytes. */
export async function* writeItem({ record, content }: BackupItem): AsyncGenerator<Uint8Array> {
  const json = new TextEncoder().encode(JSON.stringify(record));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, json.length);
  yield length;
  yield json;
  if (content) yield* content.stream();
}

/** The items of a decrypted backup. Throws `BackupError` for anything that is not exactly that. */
export async function* readItems(chunks: AsyncIterable<Bytes>): AsyncGenerator<BackupItem> {
  const read = createReader(chunks);
  for (;;) {
    const length = await read(4);
    const size = new DataView(length.buffer).getUint32(0);
    if (size > MAX_RECORD) throw new BackupError('unknown-content', 'record too long');
    const record = parse(await read(size));
    if (record.kind === 'end') {
      // The last chunk has been read to its end: otherwise there would be more.
      if (!(await read.isAtEnd())) throw new BackupError('unknown-content', 'after the end');
      yield { record, content: null };
      return;
    }
    yield { record, content: 'bytes' in record ? new Blob([await read(record.bytes)], { type: record.type }) : null };
  }
}

function parse(json: Bytes): BackupRecord {
  try {
    return BackupRecord.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)));
  } catch (error) {
    throw new BackupError('unknown-content', error instanceof Error ? error.message.slice(0, 200) : '');
  }
}

/** Reads so and so many bytes; throws where there are fewer. */
function createReader(chunks: AsyncIterable<Bytes>) {
  const iterator = chunks[Symbol.asyncIterator]();
  let held: Bytes = new Uint8Array();
  let at = 0;
  const refill = async (): Promise<boolean> => {
    while (at === held.length) {
      const { value, done } = await iterator.next();
      if (done) return false;
      held = value;
      at = 0;
    }
    return true;
  };
  const read = async (count: number): Promise<Bytes> => {
    const bytes = new Uint8Array(count);
    for (let filled = 0; filled < count; ) {
      if (!(await refill())) throw new BackupError('unknown-content', 'ends too early');
      const taken = Math.min(count - filled, held.length - at);
      bytes.set(held.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
    }
    return bytes;
  };
  return Object.assign(read, { isAtEnd: async () => !(await refill()) });
}
