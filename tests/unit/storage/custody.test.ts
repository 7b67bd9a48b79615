import { Dexie } from 'dexie';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CustodyEvent } from '../../../utils/contract/custody.ts';
import { findBrokenLink } from '../../../utils/evidence/custody.ts';
import { recordSha256 } from '../../../utils/evidence/sha256.ts';
import { adoptOldRecords } from '../../../utils/storage/adopt-old-records.ts';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import { type Database, openDatabase } from '../../../utils/storage/database.ts';
import { createFindingRepository, UNDO_WINDOW } from '../../../utils/storage/finding-repository.ts';
import { createOutboxRepository } from '../../../utils/storage/outbox-repository.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, sampleReceipt, uuid } from '../sample.ts';

let database: Database;
let now: Date;
beforeEach(() => {
  database = openMemoryDatabase();
  now = new Date('2026-11-21T03:05:00.000Z');
});
const captures = () => createCaptureRepository(database);
const findings = () => createFindingRepository(database, () => now);
const outbox = () => createOutboxRepository(database, () => now);
const log = async (finding = uuid(101)): Promise<CustodyEvent[]> =>
  (await database.custody.toArray()).map(({ event }) => event).filter((event) => event.finding === finding);
const kinds = async (finding?: string) => (await log(finding)).map(({ kind }) => kind);

test('the whole life of a finding, its end included, is one unbroken chain', async () => {
  const bundle = await sampleBundle(1);
  await captures().create(bundle, uuid(101));
  await captures().supplement(await sampleBundle(2, uuid(1)), uuid(1));
  await findings().note(uuid(101), 'viewed');
  await findings().update(uuid(101), { narrative: 'Uraian' });
  await findings().decide(uuid(101), 'approved');
  await findings().decide(uuid(101), 'approved');
  await outbox().saveCaptureReceipt({ receipt: sampleReceipt(uuid(1), 'capture'), withheld: [] });
  const version = (await findings().get(uuid(101)))?.finding.version ?? 0;
  await outbox().complete([{ findingId: uuid(101), version, receipt: sampleReceipt(uuid(101), 'finding'), filed: [] }]);
  await findings().note(uuid(101), 'exported');
  await findings().remove(uuid(101));
  await findings().restore(uuid(101));
  await findings().remove(uuid(101));
  now = new Date(now.getTime() + UNDO_WINDOW + 1000);
  await findings().purge();
  expect(await database.findings.count()).toBe(0);
  const events = await log();
  expect(events.map(({ kind }) => kind)).toEqual([
    'captured',
    'captured',
    'viewed',
    'edited',
    'approved',
    'sent',
    'sent',
    'exported',
    'deleted',
    'restored',
    'deleted',
    'purged',
  ]);
  expect(findBrokenLink(events)).toBeNull();
  expect(events[0]).toMatchObject({ subject: uuid(1), detail: bundle.manifestSha256, previous: null });
  expect(events[5]?.detail).toBe(recordSha256(sampleReceipt(uuid(1), 'capture')));
});

test('each event carries the hash of the finding as it was then', async () => {
  await captures().create(await sampleBundle(1), uuid(101));
  await findings().update(uuid(101), { narrative: 'Uraian' });
  const row = await findings().get(uuid(101));
  expect((await log()).at(-1)?.record).toBe(recordSha256(row?.finding));
});

test('what did not happen is not logged', async () => {
  await captures().create(await sampleBundle(1), uuid(101));
  await captures().create(await sampleBundle(1), uuid(102));
  await findings().update(uuid(999), { narrative: 'x' });
  await findings().decide(uuid(101), 'approved');
  await findings().update(uuid(101), { narrative: 'x' });
  expect(await kinds()).toEqual(['captured', 'approved']);
  expect(await database.custody.count()).toBe(2);
});

test('a change whose event cannot be written does not happen', async () => {
  await captures().create(await sampleBundle(1), uuid(101));
  // The place of the next event is taken: adding it fails, and with it the edit.
  const [event] = await log();
  if (!event) throw new Error('There is no log.');
  await database.custody.add({ finding: uuid(101), seq: 1, event: { ...event, seq: 0 } });
  await expect(findings().update(uuid(101), { narrative: 'Uraian' })).rejects.toThrow();
  expect((await findings().get(uuid(101)))?.finding.narrative).toBeNull();
});

test('edits at once are each an event of one chain', async () => {
  await captures().create(await sampleBundle(1), uuid(101));
  await Promise.all(Array.from({ length: 20 }, (_, n) => findings().update(uuid(101), { narrative: `Uraian ${n}` })));
  const events = await log();
  expect(events).toHaveLength(21);
  expect(findBrokenLink(events)).toBeNull();
});

describe('a log that was tampered with', () => {
  let events: CustodyEvent[];
  beforeEach(async () => {
    await captures().create(await sampleBundle(1), uuid(101));
    for (const narrative of ['a', 'b', 'c']) await findings().update(uuid(101), { narrative });
    events = await log();
  });
  const at = (index: number): CustodyEvent => {
    const event = events[index];
    if (!event) throw new Error('There is no such event.');
    return event;
  };

  test.each<[string, () => CustodyEvent[], number]>([
    ['an event removed', () => events.toSpliced(1, 1), 1],
    ['the beginning removed', () => events.slice(1), 0],
    ['two events in another order', () => [at(0), at(2), at(1), at(3)], 1],
    ['an event repeated', () => [at(0), at(1), at(1), at(2)], 2],
    ['another time', () => events.with(1, { ...at(1), at: '2026-11-20T00:00:00.000Z' }), 2],
    ['another kind', () => events.with(2, { ...at(2), kind: 'approved' }), 3],
    ['an event of another finding', () => events.with(3, { ...at(3), finding: uuid(102) }), 3],
  ])('%s', (_name, tamper, place) => {
    expect(findBrokenLink(tamper())).toBe(place);
  });
});

describe('a database of version 1', () => {
  /** As the first version made it, with its rows. */
  async function openOld(): Promise<void> {
    const name = `old-${Math.random()}`;
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
    for (const n of [1, 2]) {
      const bundle = await sampleBundle(n);
      const { signature: _none, ...capture } = await captures().create(bundle, uuid(100 + n));
      await old.table('captures').add(capture);
      await old.table('files').bulkPut(bundle.files);
      await old.table('findings').add(await database.findings.get(uuid(100 + n)));
    }
    await old.table('settings').put({ key: 'device', value: { network: 'Jaringan Contoh' } });
    old.close();
    database = openDatabase(name);
  }

  test('keeps every row, and gets its logs once', async () => {
    const before = await Promise.all([1, 2].map((n) => sampleBundle(n)));
    await openOld();
    await Promise.all([adoptOldRecords(database, () => now), adoptOldRecords(database, () => now)]);
    await adoptOldRecords(database, () => now);
    expect(await database.findings.count()).toBe(2);
    expect(await database.files.count()).toBe(2);
    expect((await outbox().getDevice())?.network).toBe('Jaringan Contoh');
    const rows = await database.captures.toArray();
    expect(rows.map(({ capture }) => capture)).toEqual(before.map(({ capture }) => capture));
    expect(rows.map(({ signature }) => signature)).toEqual([null, null]);
    await findings().update(uuid(101), { narrative: 'Uraian' });
    expect(await kinds()).toEqual(['captured', 'edited']);
    expect(findBrokenLink(await log())).toBeNull();
    expect(await kinds(uuid(102))).toEqual(['captured']);
  });
});

describe('what was sent', () => {
  const DAY = 24 * 60 * 60 * 1000;
  async function sendTwo(): Promise<void> {
    for (const n of [1, 2]) {
      await captures().create(await sampleBundle(n), uuid(100 + n));
      await findings().decide(uuid(100 + n), 'approved');
    }
    const version = (await findings().get(uuid(101)))?.finding.version ?? 0;
    await outbox().complete([
      { findingId: uuid(101), version, receipt: sampleReceipt(uuid(101), 'finding'), filed: [] },
    ]);
  }
  const left = () => database.findings.toCollection().primaryKeys();

  test('stays until it is deleted, unless the person chose otherwise', async () => {
    await sendTwo();
    now = new Date(now.getTime() + 3650 * DAY);
    await findings().purge();
    expect(await left()).toEqual([uuid(101), uuid(102)]);
  });

  test('goes after the time that the person chose; what was not sent never does', async () => {
    await sendTwo();
    await findings().setRetention(30);
    now = new Date(now.getTime() + 29 * DAY);
    await findings().purge();
    expect(await left()).toEqual([uuid(101), uuid(102)]);
    now = new Date(now.getTime() + 2 * DAY);
    await findings().purge();
    expect(await left()).toEqual([uuid(102)]);
    expect(await database.captures.toCollection().primaryKeys()).toEqual([uuid(2)]);
    expect(await database.files.count()).toBe(1);
    expect((await kinds()).at(-1)).toBe('purged');
  });

  test('and opened again to be edited is not sent any more, and stays', async () => {
    await sendTwo();
    await findings().setRetention(7);
    await findings().decide(uuid(101), 'draft');
    now = new Date(now.getTime() + 60 * DAY);
    await findings().purge();
    expect(await left()).toEqual([uuid(101), uuid(102)]);
  });
});
