import { beforeEach, expect, test } from 'vitest';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createFindingRepository } from '../../../utils/storage/finding-repository.ts';
import { createOutboxRepository, type Delivered } from '../../../utils/storage/outbox-repository.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, sampleReceipt, uuid } from '../sample.ts';

const now = () => new Date('2026-11-21T03:05:00.000Z');
let database: Database;
beforeEach(() => {
  database = openMemoryDatabase();
});
const outbox = () => createOutboxRepository(database, now);
const findings = () => createFindingRepository(database, now);

/** Findings number 1 to `count`, approved and in the outbox. */
async function fill(count: number): Promise<void> {
  for (let n = 1; n <= count; n++) {
    await createCaptureRepository(database).create(await sampleBundle(n), uuid(100 + n));
    await findings().decide(uuid(100 + n), 'approved');
  }
  await outbox().enqueueApproved();
}

const list = async (most: number, except: string[] = []) =>
  (await outbox().listDue(now().getTime(), new Set(except), most)).map((due) => due.outbox.findingId);

async function delivered(n: number): Promise<Delivered> {
  const version = (await findings().get(uuid(100 + n)))?.finding.version ?? 0;
  const filed = [{ receipt: sampleReceipt(uuid(n), 'capture'), withheld: [] }];
  return { findingId: uuid(100 + n), version, receipt: sampleReceipt(uuid(100 + n), 'finding'), filed };
}

test('gives several that are due, none that is under way, none that was rejected', async () => {
  await fill(6);
  expect(await list(2)).toEqual([uuid(101), uuid(102)]);
  expect(await list(2, [uuid(101), uuid(102)])).toEqual([uuid(103), uuid(104)]);
  // Rejected ones stay at the head of the index, and hide nothing behind them.
  for (const n of [101, 102, 103, 104]) await database.outbox.update(uuid(n), { state: 'rejected' });
  expect(await list(2)).toEqual([uuid(105), uuid(106)]);
  expect(await list(2, [uuid(105)])).toEqual([uuid(106)]);
  await database.outbox.update(uuid(106), { nextAttemptAt: now().getTime() + 1 });
  expect(await list(9)).toEqual([uuid(105)]);
});

test('reads small files along, and large ones not', async () => {
  await fill(2);
  const row = await database.captures.get(uuid(1));
  if (!row) throw new Error('There is no capture.');
  const files = row.capture.files.map((file) => ({ ...file, bytes: 300_000 }));
  await database.captures.put({ ...row, capture: { ...row.capture, files } });
  const [large, small] = await outbox().listDue(now().getTime(), new Set(), 9);
  const hashes = (due: typeof large) => due?.shipment?.captures.flatMap(({ capture }) => capture.files) ?? [];
  expect(hashes(large).some(({ sha256 }) => large?.files.has(sha256))).toBe(false);
  expect(hashes(small).length).toBeGreaterThan(0);
  expect(hashes(small).every(({ sha256 }) => small?.files.has(sha256))).toBe(true);
});

test('what was taken back is named without anything to send', async () => {
  await fill(1);
  await database.findings.update(uuid(101), { queue: 'review' });
  expect(await outbox().listDue(now().getTime(), new Set(), 1)).toMatchObject([{ shipment: null }]);
});

test('files several findings at once; one that was edited meanwhile keeps its receipt and is sent again', async () => {
  await fill(3);
  const all = await Promise.all([1, 2, 3].map(delivered));
  const row = await database.findings.get(uuid(102));
  if (row) await database.findings.put({ ...row, finding: { ...row.finding, version: row.finding.version + 1 } });
  await outbox().complete(all);
  const rows = await database.findings.bulkGet([uuid(101), uuid(102), uuid(103)]);
  expect(rows.map((row) => row?.queue)).toEqual(['sent', 'outgoing', 'sent']);
  expect(await database.receipts.count()).toBe(6);
  expect(
    await database.outbox
      .where('findingId')
      .anyOf([uuid(101), uuid(103)])
      .count(),
  ).toBe(0);
  for (const n of [101, 102, 103])
    expect(
      (await database.custody.toArray()).filter(({ finding, event }) => finding === uuid(n) && event.kind === 'sent'),
    ).toHaveLength(2);
});
