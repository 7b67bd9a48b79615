import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { Finding } from '../../../utils/contract/finding.ts';
import { openDatabase } from '../../../utils/storage/database.ts';
import { sampleBundle, uuid } from '../sample.ts';

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
    const { capture, manifestSha256 } = await sampleBundle(n);
    await old.table('captures').add({ id: capture.id, findingId: uuid(100 + n), capture, manifestSha256 });
    await old.table('findings').add({
      id: uuid(100 + n),
      finding: {
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
      },
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

test('findings of version 1 keep everything, and have what has come since', async () => {
  Dexie.dependencies.indexedDB = new IDBFactory();
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
  await writeVersion1('upgrade');
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
  expect(await database.findings.where('words').equals('guru').count()).toBe(3);
  expect(
    await database.findings
      .where('keys')
      .equals(rows[0]?.keys[0] ?? '')
      .count(),
  ).toBeGreaterThan(0);
});
