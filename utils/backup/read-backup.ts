/**
 * Reads a backup twice: first all of it without writing anything, then once more to put it into the queue. A file that is
 * damaged at its end, or somebody else's work, changes nothing.
 */
import { createSha256 } from '../evidence/sha256.ts';
import { verifyFinding } from '../evidence/verify-finding.ts';
import { BackupError, openBackup } from './encrypted-stream.ts';
import { type BackupItem, type FindingRecord, readItems } from './records.ts';

/** `added`; `known`: the same is here; `different`: another state of it is here, which stays. */
export type Restored = 'added' | 'known' | 'different';

export interface BackupTarget {
  putFile(sha256: string, blob: Blob): Promise<void>;
  putThumbnail(captureId: string, blob: Blob): Promise<void>;
  /** All of the finding or nothing; what is here is not overwritten. */
  putFinding(record: FindingRecord): Promise<Restored>;
}

export interface RestoreProgress {
  phase: 'checking' | 'writing';
  findings: number;
  total: number;
}

export interface RestoreReport extends Record<Restored, number> {
  /** Of those in the file: evidence that does not hold, as it did not when the backup was made. */
  broken: number;
}

async function hashOf(blob: Blob): Promise<string> {
  const hash = createSha256();
  for await (const chunk of blob.stream()) hash.update(chunk);
  return hash.finish();
}

/** Whether the evidence of a finding holds, with the files that the backup has. */
async function holds(record: FindingRecord, sizes: ReadonlyMap<string, number>): Promise<boolean> {
  const receipts = new Map(record.receipts.map(({ id, receipt }) => [id, receipt]));
  const byId = new Map(record.captures.map((found) => [found.capture.id, found]));
  const captures = record.finding.captureIds.map((id) => {
    const found = byId.get(id);
    const timestamps = record.timestamps.filter(({ captureId }) => captureId === id);
    return found ? { ...found, receipt: receipts.get(id) ?? null, timestamps } : null;
  });
  const { finding, custody } = record;
  const evidence = { finding, captures, custody, receipt: receipts.get(finding.id) ?? null };
  const wrong = await verifyFinding(evidence, async (sha256) => {
    const bytes = sizes.get(sha256);
    return bytes === undefined ? null : { sha256, bytes };
  });
  return wrong === null;
}

/** Looks at all of it; writes nothing. Resolves with the number of findings, and of those that do not hold. */
async function checkBackup(
  items: AsyncIterable<BackupItem>,
  signal: AbortSignal,
  onProgress: (progress: RestoreProgress) => void,
): Promise<{ total: number; broken: number }> {
  const sizes = new Map<string, number>();
  const ids = new Set<string>();
  let broken = 0;
  for await (const { record, content } of items) {
    signal.throwIfAborted();
    if (record.kind === 'file' && content) {
      if ((await hashOf(content)) !== record.sha256) throw new BackupError('unknown-content', 'a file is another');
      sizes.set(record.sha256, content.size);
    }
    if (record.kind === 'finding') {
      const { id } = record.finding;
      if (ids.has(id) || record.custody.some(({ finding }) => finding !== id))
        throw new BackupError('unknown-content', 'a finding is there twice, or has the log of another');
      ids.add(id);
      if (record.mergedInto === null && !(await holds(record, sizes))) broken++;
      onProgress({ phase: 'checking', findings: ids.size, total: 0 });
    }
    if (record.kind === 'end' && record.findings !== ids.size)
      throw new BackupError('unknown-content', 'not all of it');
  }
  return { total: ids.size, broken };
}

/** Throws `BackupError`, and the reason of `signal`; what was written by then is whole, and the same file goes on from there. */
export async function readBackup(
  file: Blob,
  passphrase: string,
  target: BackupTarget,
  signal: AbortSignal,
  onProgress: (progress: RestoreProgress) => void,
): Promise<RestoreReport> {
  const open = await openBackup(file, passphrase);
  const { total, broken } = await checkBackup(readItems(open()), signal, onProgress);
  const report: RestoreReport = { added: 0, known: 0, different: 0, broken };
  let findings = 0;
  for await (const { record, content } of readItems(open())) {
    signal.throwIfAborted();
    if (record.kind === 'file' && content) await target.putFile(record.sha256, content);
    if (record.kind === 'thumbnail' && content) await target.putThumbnail(record.captureId, content);
    if (record.kind !== 'finding') continue;
    report[await target.putFinding(record)]++;
    onProgress({ phase: 'writing', findings: ++findings, total });
  }
  return report;
}
