/** A small package of invented findings, made by the extension's own code. */

import { manifestSha256 } from '../../../utils/capture/seal.ts';
import type { Timestamp } from '../../../utils/contract/api.ts';
import { type PackageSource, writePackage } from '../../../utils/export/write-package.ts';
import { PACKAGE_READ_ME } from '../../../utils/i18n/package-read-me.ts';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createEvidenceQueries } from '../../../utils/storage/evidence-queries.ts';
import { createFindingRepository } from '../../../utils/storage/finding-repository.ts';
import { createKeyRepository } from '../../../utils/storage/key-repository.ts';
import { createOutboxRepository } from '../../../utils/storage/outbox-repository.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, uuid } from '../sample.ts';

export const EXPORTED_AT = new Date('2026-11-21T04:00:00.000Z');

/** As much of a timestamp as an export looks at: the hash, in the form in which a DER structure has it. */
export function sampleTimestamp(captureId: string, sha256: string): Timestamp {
  const response = Buffer.from(`3082003004${'20'}${sha256}0000`, 'hex').toString('base64');
  return { captureId, authority: 'waktu.example', at: '2026-11-21T03:32:00.000Z', response };
}

/** Two findings: one with two captures, reviewed and sent; one just flagged. */
export async function makeFindings(): Promise<Database> {
  const database = openMemoryDatabase();
  const now = () => new Date('2026-11-21T03:30:00.000Z');
  const captures = createCaptureRepository(database);
  const findings = createFindingRepository(database, now);
  const outbox = createOutboxRepository(database, now);
  await captures.create(await sampleBundle(1), uuid(101));
  await captures.supplement(await sampleBundle(2, uuid(1)), uuid(1));
  await captures.create(await sampleBundle(3), uuid(102));
  await findings.note(uuid(101), 'viewed');
  await findings.update(uuid(101), { narrative: 'Uraian contoh: é, 😀, “kutip”.' });
  await findings.decide(uuid(101), 'approved');
  const said = { receivedAt: '2026-11-21T03:31:00.000Z', signature: 'A'.repeat(86) };
  for (const n of [1, 2]) {
    const row = await database.captures.get(uuid(n));
    await outbox.saveCaptureReceipt({
      receipt: { id: uuid(n), kind: 'capture', sha256: row?.manifestSha256 ?? '', ...said },
      withheld: [],
    });
  }
  const hash = (await database.captures.get(uuid(1)))?.manifestSha256 ?? '';
  await database.timestamps.put(sampleTimestamp(uuid(1), hash));
  const { finding } = (await findings.get(uuid(101))) ?? {};
  const sha256 = await manifestSha256(finding);
  await outbox.complete([
    {
      findingId: uuid(101),
      version: finding?.version ?? 0,
      receipt: { id: uuid(101), kind: 'finding', sha256, ...said },
      filed: [],
    },
  ]);
  return database;
}

/** There is no drawing in Node: what a browser makes of the pictures is looked at there. */
const derive: PackageSource['derive'] = async (kind, { capture }, redaction) =>
  kind === 'outlined' ? new Blob([`${kind} ${capture.id} ${redaction?.sha256 ?? ''}`], { type: 'image/png' }) : null;

export function exportFrom(
  database: Database,
  findingIds: readonly string[] = [uuid(101), uuid(102)],
  onProgress: Parameters<typeof writePackage>[2] = () => {},
  withholdOriginals = false,
): ReadableStream<Uint8Array> {
  const { read, getFile } = createEvidenceQueries(database);
  const { sign } = createKeyRepository(database, () => EXPORTED_AT);
  const order = { id: uuid(777), findingIds, exportedAt: EXPORTED_AT, software: 'Pantau ASN 0.1.0' };
  return writePackage(
    { read, getFile, sign, derive },
    { ...order, withholdOriginals, readMe: PACKAGE_READ_ME },
    onProgress,
  );
}

export const collect = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
