/** Writes everything of the queue as one encrypted file: finding by finding, so that memory does not grow with their number. */
import type { Kdf } from '../vault/passphrase.ts';
import { encryptStream } from './encrypted-stream.ts';
import { type FindingRecord, writeItem } from './records.ts';

export interface BackupSource {
  /** Ids of everything that is not deleted, whatever list it stands in. */
  listIds(): Promise<string[]>;
  /** Null for one that is gone meanwhile. */
  read(findingId: string): Promise<FindingRecord | null>;
  getFile(sha256: string): Promise<Blob | null>;
  getThumbnail(captureId: string): Promise<Blob | null>;
}

export interface BackupProgress {
  findings: number;
  total: number;
  bytes: number;
}

/** Evidence, originals of cleaned photos, redacted copies. */
const filesOf = ({ finding, captures }: FindingRecord): Set<string> =>
  new Set([
    ...captures.flatMap(({ capture }) =>
      capture.files.flatMap((file) => [file.sha256, file.derivedFrom ?? file.sha256]),
    ),
    ...(finding.redactions ?? []).map(({ sha256 }) => sha256),
  ]);

/** The file as a stream; cancelling it ends the reading. A file of evidence that is gone is left out, as it is here. */
export function writeBackup(
  source: BackupSource,
  passphrase: string,
  kdf: Kdf,
  onProgress: (progress: BackupProgress) => void,
): ReadableStream<Uint8Array> {
  let bytes = 0;

  async function* write(): AsyncGenerator<Uint8Array> {
    const ids = await source.listIds();
    let findings = 0;
    for (const id of ids) {
      const record = await source.read(id);
      if (!record) continue;
      for (const sha256 of filesOf(record)) {
        const content = await source.getFile(sha256);
        if (content)
          yield* writeItem({ record: { kind: 'file', sha256, type: content.type, bytes: content.size }, content });
      }
      for (const { capture } of record.captures) {
        const content = await source.getThumbnail(capture.id);
        if (content)
          yield* writeItem({
            record: { kind: 'thumbnail', captureId: capture.id, type: content.type, bytes: content.size },
            content,
          });
      }
      yield* writeItem({ record, content: null });
      findings++;
      onProgress({ findings, total: ids.length, bytes });
    }
    yield* writeItem({ record: { kind: 'end', findings }, content: null });
  }

  const encrypted = encryptStream(write(), passphrase, kdf);
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await encrypted.next();
      if (done) return controller.close();
      bytes += value.length;
      controller.enqueue(value);
    },
    cancel: async () => void (await encrypted.return(undefined)),
  });
}
