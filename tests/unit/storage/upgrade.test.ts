import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import type { KeptReceipt } from '../../../utils/contract/api.ts';
import { Finding } from '../../../utils/contract/finding.ts';
import { recordSha256 } from '../../../utils/evidence/sha256.ts';
import { createSigningKey, signRecord } from '../../../utils/evidence/signature.ts';
import { verifyFinding } from '../../../utils/evidence/verify-finding.ts';
import { adoptOldRecords } from '../../../utils/storage/adopt-old-records.ts';
import { openDatabase } from '../../../utils/storage/database.ts';
import { createEvidenceQueries } from '../../../utils/storage/evidence-queries.ts';
import { sampleBundle, uuid } from '../sample.ts';

/** As that version's backend gave it: not signed. */
const receipt = (kind: KeptReceipt['kind'], id: string, sha256: string): KeptReceipt => ({
  kind,
  id,
  sha256,
  receivedAt: '2026-11-21T03:10:00.000Z',
});

/** The stores of version 1, and rows as it wrote them. */
async function writeVersion1(name: string): Promise<void> {
  const old = new Dexie(name);
  old.version(1).stores({
    captures: 'id, findingId',
    files: 'sha256',
    thumbnails: 'captureId',
    findings: 'id, queue, [queue+createdAt], deletedAt',
    outbox: 'findingId, nextAttemptAt',
    receipts: 'id',
    settings: 'key',
  });
  for (const [n, queue] of ['review', 'outgoing', 'sent'].entries()) {
    const { capture, manifestSha256, files } = await sampleBundle(n);
    await old.table('captures').add({ id: capture.id, findingId: uuid(100 + n), capture, manifestSha256 });
    const finding = {
      schema: 'pantau-asn/finding/1',
      id: uuid(100 + n),
      captureIds: [capture.id],
      channel: 'medsos',
      reported: {
        name: 'Sari Contoh',
        account: 'sari',
        accountUrl: null,
        position: 'Guru',
        agency: 'SDN Contoh',
        region: 'Malang',
      },
      behaviours: ['KOMENTAR'],
      supported: 'Paslon Contoh',
      narrative: 'Uraian lama',
      status: queue === 'review' ? 'draft' : 'approved',
      createdAt: capture.capturedAt.iso,
      updatedAt: capture.capturedAt.iso,
      version: 4,
    };
    await old.table('files').bulkAdd(files);
    if (queue === 'sent')
      await old.table('receipts').bulkAdd([
        { id: capture.id, receipt: receipt('capture', capture.id, manifestSha256), version: null },
        { id: finding.id, receipt: receipt('finding', finding.id, recordSha256(finding)), version: 4 },
      ]);
    await old.table('findings').add({
      id: finding.id,
      finding,
      queue,
      createdAt: capture.capturedAt.iso,
      deletedAt: null,
      queueBefore: null,
      summary: {
        site: 'facebook',
        target: 'comment',
        title: 'Sari Contoh',
        excerpt: 'Komentar',
        permalink: null,
        publishedAt: null,
        thumbnailOf: null,
      },
    });
  }
  old.close();
}

beforeEach(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory();
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
  await writeVersion1('upgrade');
});

test('findings of version 1 keep everything, and have what has come since', async () => {
  const database = openDatabase('upgrade');
  const rows = await database.findings.toArray();
  expect(rows).toHaveLength(3);
  expect(await database.captures.count()).toBe(3);
  for (const { finding, queue } of rows) {
    expect(Finding.safeParse(finding).error?.issues ?? []).toEqual([]);
    expect(finding).toMatchObject({
      narrative: 'Uraian lama',
      supported: 'Paslon Contoh',
      reported: { name: 'Sari Contoh', region: 'Malang', nip: null },
      occurredOn: null,
      filings: [],
    });
    // What the backend has under a version must never be something else under the same one.
    expect(finding.version, queue).toBe(queue === 'sent' ? 4 : 5);
  }
});

test('they are found by their words, their evidence verifies, and a receipt of version 1 still proves what was sent then', async () => {
  const database = openDatabase('upgrade');
  const now = () => new Date('2026-11-22T03:00:00.000Z');
  await Promise.all([adoptOldRecords(database, now), adoptOldRecords(database, now)]);
  expect((await database.findings.toArray()).map(({ words }) => words.includes('guru'))).toEqual([true, true, true]);
  const [first] = await database.findings.toArray();
  expect(
    await database.findings
      .where('keys')
      .anyOf(first?.keys ?? [])
      .count(),
  ).toBeGreaterThan(0);
  const key = await createSigningKey();
  for (const row of await database.captures.toArray())
    await database.captures.put({ ...row, signature: await signRecord(key, row.capture) });
  const queries = createEvidenceQueries(database);
  const kinds: Record<string, string[]> = {};
  for (const { id, queue } of await database.findings.toArray()) {
    const evidence = await queries.read(id);
    if (!evidence) throw new Error('The finding is gone.');
    kinds[queue] = evidence.custody.map(({ kind }) => kind);
    expect(await verifyFinding(evidence, queries.measure), queue).toBeNull();
  }
  expect(kinds).toEqual({
    review: ['captured'],
    outgoing: ['captured'],
    sent: ['captured', 'sent', 'sent', 'upgraded'],
  });
});
