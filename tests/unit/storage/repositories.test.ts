import { beforeEach, describe, expect, test } from 'vitest';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createFindingRepository, UNDO_WINDOW } from '../../../utils/storage/finding-repository.ts';
import { createQueueQueries } from '../../../utils/storage/queue-queries.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, sampleCapture, uuid } from '../sample.ts';

let database: Database;
let now = new Date('2026-11-21T03:05:00.000Z');

beforeEach(() => {
  database = openMemoryDatabase();
  now = new Date('2026-11-21T03:05:00.000Z');
});
const captures = () => createCaptureRepository(database);
const findings = () => createFindingRepository(database, () => now);

describe('captures', () => {
  test('writing the same capture twice keeps one capture and one finding', async () => {
    const bundle = await sampleBundle(1);
    const first = await captures().create(bundle, uuid(101));
    const second = await captures().create(bundle, uuid(102));
    expect(second.findingId).toBe(first.findingId);
    expect(await database.findings.count()).toBe(1);
    expect(await database.captures.count()).toBe(1);
  });

  test('a failing write leaves nothing behind', async () => {
    const bundle = await sampleBundle(1);
    // A value that IndexedDB cannot hold makes the last write of the transaction fail.
    const broken = { ...bundle, capture: { ...bundle.capture, text: (() => 'x') as unknown as string } };
    await expect(captures().create(broken, uuid(101))).rejects.toThrow();
    expect(await Promise.all([database.files.count(), database.captures.count(), database.findings.count()])).toEqual([
      0, 0, 0,
    ]);
  });

  test('a comment proposes its kind of act; the account is not taken for the person’s name', async () => {
    await captures().create(await sampleBundle(1), uuid(101));
    const row = await findings().get(uuid(101));
    expect(row?.finding.behaviours).toEqual(['KOMENTAR']);
    expect(row?.finding.reported).toMatchObject({ name: null, account: 'Sari Contoh' });
  });

  test('a supplement joins the finding in review, and no other', async () => {
    await captures().create(await sampleBundle(1), uuid(101));
    await captures().supplement(await sampleBundle(2, uuid(1)), uuid(1));
    expect((await findings().get(uuid(101)))?.finding.captureIds).toEqual([uuid(1), uuid(2)]);
    await findings().decide(uuid(101), 'approved');
    await expect(captures().supplement(await sampleBundle(3, uuid(1)), uuid(1))).rejects.toThrow();
  });
});

describe('findings', () => {
  beforeEach(async () => void (await captures().create(await sampleBundle(1), uuid(101))));

  test('an edit changes its fields only and raises the version', async () => {
    expect(await findings().update(uuid(101), { narrative: 'Uraian', supported: undefined })).toBe(true);
    const row = await findings().get(uuid(101));
    expect(row?.finding).toMatchObject({ narrative: 'Uraian', supported: null, version: 2, behaviours: ['KOMENTAR'] });
  });

  test('what is approved cannot be edited before it is opened again', async () => {
    await findings().decide(uuid(101), 'approved');
    expect(await findings().update(uuid(101), { narrative: 'x' })).toBe(false);
    await findings().decide(uuid(101), 'draft');
    expect(await findings().update(uuid(101), { narrative: 'x' })).toBe(true);
  });

  test('deleting hides, restoring brings back to the same list', async () => {
    await findings().decide(uuid(101), 'dismissed');
    await findings().remove(uuid(101));
    const queries = createQueueQueries(database);
    expect(await queries.detail(uuid(101))).toBeNull();
    expect(await queries.count('dismissed')).toBe(0);
    expect(await findings().restore(uuid(101))).toBe(true);
    expect((await findings().get(uuid(101)))?.queue).toBe('dismissed');
  });

  test('purging removes what was deleted long ago, with its evidence, and nothing else', async () => {
    // The same picture in two captures: one file.
    const shared = await sampleCapture(2, null, 'gambar 1');
    await captures().create({ ...shared, signature: null, thumbnail: null }, uuid(102));
    expect(await database.files.count()).toBe(1);
    await findings().remove(uuid(101));
    await findings().purge();
    expect(await database.findings.count(), 'not within the time to undo').toBe(2);
    now = new Date(now.getTime() + UNDO_WINDOW + 1000);
    await findings().purge();
    expect(await database.findings.toCollection().primaryKeys()).toEqual([uuid(102)]);
    expect(await database.captures.toCollection().primaryKeys()).toEqual([uuid(2)]);
    expect(await database.files.count(), 'the other capture still needs the file').toBe(1);
    await findings().remove(uuid(102));
    now = new Date(now.getTime() + UNDO_WINDOW + 1000);
    await findings().purge();
    expect(await database.files.count()).toBe(0);
  });
});

test('lists are newest first and never longer than asked', async () => {
  for (let n = 1; n <= 5; n++) await captures().create(await sampleBundle(n), uuid(100 + n));
  const { items } = await createQueueQueries(database).list({
    queue: 'review',
    offset: 0,
    limit: 3,
    order: 'newest',
    words: '',
  });
  expect(items.map(({ row }) => row.id)).toEqual([uuid(105), uuid(104), uuid(103)]);
});
