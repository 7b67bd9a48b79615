import { Dexie, liveQuery } from 'dexie';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createFindingRepository } from '../../../utils/storage/finding-repository.ts';
import type { ListRequest } from '../../../utils/storage/list-queries.ts';
import { createMergeRepository } from '../../../utils/storage/merge-repository.ts';
import { createQueueQueries } from '../../../utils/storage/queue-queries.ts';
import { readWaiting } from '../../../utils/storage/waiting-queries.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, uuid } from '../sample.ts';

const NOW = new Date('2026-11-21T03:05:00.000Z');
let database: Database;
const findings = () => createFindingRepository(database, () => NOW);
const list = async (request: Partial<ListRequest>) => {
  const { items, total } = await createQueueQueries(database).list({
    queue: 'review',
    offset: 0,
    limit: 10,
    order: 'newest',
    words: '',
    ...request,
  });
  return { ids: items.map(({ row }) => Number.parseInt(row.id.slice(-4), 16) - 100), total };
};

beforeEach(async () => {
  database = openMemoryDatabase();
  for (const n of [1, 2, 3]) await createCaptureRepository(database).create(await sampleBundle(n), uuid(100 + n));
  const { reported } = (await findings().get(uuid(101)))?.finding ?? {};
  if (!reported) throw new Error('There is no finding.');
  await findings().update(uuid(101), {
    reported: { ...reported, name: 'Ayú Teladan', agency: 'Dinas Contoh', nip: '198609262015051001' },
  });
  await findings().update(uuid(102), { reported: { ...reported, name: 'Budi Misal', agency: 'Dinas Contoh' } });
});

describe('searching', () => {
  test.each([
    ['beginnings of words', 'tel', [1]],
    ['every word has to fit', 'dinas budi', [2]],
    ['newest first', 'dinas', [2, 1]],
    ['without accents and capitals', 'AYU', [1]],
    ['what was captured is found too', 'komentar', [3, 2, 1]],
    ['nothing', 'tidakada', []],
    ['a staff number is in no index', '198609262015051001', []],
    ['marks alone are no search', ' … ', [3, 2, 1]],
  ])('%s', async (_name, words, expected) => expect((await list({ words })).ids).toEqual(expected));

  test('says how many fit, and reads no more than is shown', async () =>
    expect(await list({ words: 'dinas', limit: 1 })).toEqual({ ids: [2], total: 2 }));

  test('stays in its list', async () => {
    await findings().decide(uuid(102), 'dismissed');
    expect((await list({ words: 'dinas' })).ids).toEqual([1]);
    expect((await list({ words: 'dinas', queue: 'dismissed' })).ids).toEqual([2]);
  });

  test('follows what is changed, comes and goes after it was read', async () => {
    const queries = createQueueQueries(database);
    const find = async (words: string) => {
      const { items } = await queries.list({ queue: 'review', offset: 0, limit: 10, order: 'newest', words });
      return items.map(({ row }) => row.id);
    };
    await queries.prepare();
    await findings().update(uuid(103), { narrative: 'Hadir di lapangan.' });
    expect(await find('lapangan')).toEqual([uuid(103)]);
    await findings().update(uuid(103), { narrative: null });
    expect(await find('lapangan')).toEqual([]);
    await createCaptureRepository(database).create(await sampleBundle(4), uuid(104));
    expect(await find('komentar')).toEqual([104, 103, 102, 101].map(uuid));
    await findings().remove(uuid(103));
    expect(await find('komentar')).toEqual([104, 102, 101].map(uuid));
    await database.findings.clear();
    expect(await find('komentar')).toEqual([]);
  });

  test('what could not be read is followed no longer, and read again the next time', async () => {
    const queries = createQueueQueries(database);
    const leaves = vi.spyOn(Dexie.on.storagemutated, 'unsubscribe');
    database.close({ disableAutoOpen: true });
    await expect(queries.prepare()).rejects.toThrow();
    expect(leaves).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
    await database.open();
    expect((await queries.list({ queue: 'review', order: 'newest', words: 'budi', offset: 0, limit: 10 })).total).toBe(
      1,
    );
  });

  test('a live query runs again when what comes has the words', async () => {
    const queries = createQueueQueries(database);
    const totals: (number | null)[] = [];
    const request = { queue: 'review', offset: 0, limit: 1, order: 'newest', words: 'komentar' } as const;
    const subscription = liveQuery(() => queries.list(request)).subscribe(({ total }) => totals.push(total));
    await vi.waitFor(() => expect(totals).toEqual([3]));
    await createCaptureRepository(database).create(await sampleBundle(4), uuid(104));
    await vi.waitFor(() => expect(totals.at(-1)).toBe(4));
    await findings().decide(uuid(101), 'dismissed');
    await vi.waitFor(() => expect(totals.at(-1)).toBe(3));
    subscription.unsubscribe();
  });

  test('finds a ticket number', async () => {
    const filing = {
      channel: 'SP4N_LAPOR',
      filedOn: '2026-11-21',
      ticket: 'TRK1234567',
      status: 'filed',
      statusOn: '2026-11-21',
      note: null,
    } as const;
    await findings().file(uuid(103), [filing]);
    expect((await list({ words: 'trk1234567' })).ids).toEqual([3]);
  });
});

describe('parts of a list', () => {
  test.each([
    ['newest first', { offset: 1, limit: 1 }, [2]],
    ['its end', { offset: 2, limit: 10 }, [1]],
    ['behind its end', { offset: 5, limit: 10 }, []],
    ['of what has the words', { words: 'dinas', offset: 1, limit: 5 }, [1]],
  ])('%s', async (_name, request, expected) => expect((await list(request)).ids).toEqual(expected));

  test('ids of everything, in the same order', async () => {
    const queries = createQueueQueries(database);
    const ids = (words: string, order: 'newest' | 'deadline', limit = 10) =>
      queries.listIds({ queue: 'review', order, words }, limit);
    expect(await ids('', 'newest')).toEqual([103, 102, 101].map(uuid));
    expect(await ids('', 'newest', 2)).toEqual([103, 102].map(uuid));
    expect(await ids('dinas', 'newest')).toEqual([102, 101].map(uuid));
    await findings().update(uuid(103), { destinations: ['BAWASLU'], knownOn: '2026-11-16' });
    expect(await ids('', 'deadline')).toEqual([uuid(103)]);
  });
});

describe('by deadline', () => {
  test('the nearest first, and only what has one', async () => {
    await findings().update(uuid(101), { destinations: ['BAWASLU'], knownOn: '2026-11-20' });
    await findings().update(uuid(103), { destinations: ['BAWASLU'], knownOn: '2026-11-16' });
    expect(await list({ order: 'deadline' })).toEqual({ ids: [3, 1], total: 2 });
  });

  test('counts what is due soon, not what has passed or is dismissed', async () => {
    for (const [n, knownOn] of [
      [1, '2026-11-16'],
      [2, '2026-11-01'],
      [3, '2026-11-16'],
    ] as const)
      await findings().update(uuid(100 + n), { destinations: ['BAWASLU'], knownOn });
    await findings().decide(uuid(103), 'dismissed');
    expect(await readWaiting(database, NOW)).toEqual({ count: 2, dueSoon: 1 });
  });
});

test('what may be the same is found wherever it stands, and what was merged is named', async () => {
  const queries = createQueueQueries(database);
  // The three comments of the sample have one address.
  expect((await queries.related(uuid(101))).duplicates.map(({ row }) => row.id).toSorted()).toEqual([
    uuid(102),
    uuid(103),
  ]);
  await findings().decide(uuid(103), 'approved');
  await createMergeRepository(database, () => NOW).merge(uuid(101), uuid(102), false);
  const { duplicates, merged } = await queries.related(uuid(101));
  expect([duplicates.map(({ row }) => row.id), merged.map(({ row }) => row.id)]).toEqual([[uuid(103)], [uuid(102)]]);
});
