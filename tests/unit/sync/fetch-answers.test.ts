import { beforeEach, expect, test } from 'vitest';
import type { Handling, Timestamp } from '../../../utils/contract/api.ts';
import { type AnswerRepository, createAnswerRepository } from '../../../utils/storage/answer-repository.ts';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createOutboxRepository } from '../../../utils/storage/outbox-repository.ts';
import { createQueueQueries } from '../../../utils/storage/queue-queries.ts';
import { fetchAnswers } from '../../../utils/sync/fetch-answers.ts';
import type { ReportClient } from '../../../utils/sync/report-client.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, uuid } from '../sample.ts';

type Client = Pick<ReportClient, 'getHandlings' | 'getTimestamps'>;

const handling = (n: number, fields: Partial<Handling> = {}): Handling => ({
  findingId: uuid(n),
  version: 1,
  status: 'checking',
  ticket: null,
  note: null,
  updatedAt: '2026-11-22T03:00:00.000Z',
  ...fields,
});
const timestamp = (n: number, authority = 'waktu.example'): Timestamp => ({
  captureId: uuid(n),
  authority,
  at: '2026-11-22T03:00:00.000Z',
  response: 'MAAA',
});

/** A backend with two handlings and two timestamps on a page. */
function createBackend(handlings: Handling[], timestamps: Timestamp[]) {
  const asked: string[] = [];
  const state = { handlings, timestamps, tag: '"1"' };
  const client: Client = {
    getHandlings: async (cursor, etag) => {
      asked.push(`handlings ${cursor} ${etag}`);
      if (etag === state.tag) return 'unchanged';
      const from = Number(cursor ?? 0);
      const next = from + 2 < state.handlings.length ? String(from + 2) : null;
      return { page: { items: state.handlings.slice(from, from + 2), next }, etag: state.tag };
    },
    getTimestamps: async (cursor) => {
      asked.push(`timestamps ${cursor}`);
      const from = Number(cursor ?? 0);
      const items = state.timestamps.slice(from, from + 2);
      return { items, next: items.length > 0 ? String(from + items.length) : cursor };
    },
  };
  return { asked, state, client };
}

let database: Database;
let answers: AnswerRepository;
beforeEach(() => {
  database = openMemoryDatabase();
  answers = createAnswerRepository(database);
});

test('every page is read, kept, and only what is new is asked for the next time', async () => {
  await createCaptureRepository(database).create(await sampleBundle(1), uuid(101));
  await createCaptureRepository(database).create(await sampleBundle(2), uuid(102));
  const { client, asked, state } = createBackend(
    [handling(101), handling(102), handling(103)],
    [timestamp(1), timestamp(2), timestamp(1, 'jam.example')],
  );
  await fetchAnswers(client, answers, 1_000, true);
  expect(await database.handlings.toArray()).toEqual(state.handlings);
  expect(await database.timestamps.count()).toBe(3);
  asked.length = 0;
  state.timestamps.push(timestamp(2, 'jam.example'));
  await fetchAnswers(client, answers, 2_000, true);
  expect(asked).toEqual(['handlings null "1"', 'timestamps 3', 'timestamps 4']);
  expect(await database.timestamps.count()).toBe(4);
});

test('a handling that the network took back goes, a changed one is replaced', async () => {
  const { client, state } = createBackend([handling(101), handling(102)], []);
  await fetchAnswers(client, answers, 1_000, true);
  state.handlings = [handling(102, { version: 2, status: 'reported', ticket: 'BWS-1' })];
  state.tag = '"2"';
  await fetchAnswers(client, answers, 2_000, true);
  expect(await database.handlings.toArray()).toEqual(state.handlings);
});

test('it is not asked again within ten minutes, unless a person sends or the clock was set back', async () => {
  const { client, asked } = createBackend([], []);
  const now = Date.parse('2026-11-22T03:00:00.000Z');
  const calls = async (at: number, eager: boolean) => {
    asked.length = 0;
    await fetchAnswers(client, answers, at, eager);
    return asked.length;
  };
  expect(await calls(now, false)).toBe(2);
  expect(await calls(now + 9 * 60_000, false)).toBe(0);
  expect(await calls(now + 9 * 60_000, true)).toBe(2);
  expect(await calls(now - 86_400_000, false)).toBe(2);
});

test('a page that does not come leaves what was here, and is asked for again', async () => {
  const { client, state } = createBackend([handling(101)], []);
  await fetchAnswers(client, answers, 1_000, true);
  state.handlings = [handling(101), handling(102), handling(103)];
  state.tag = '"2"';
  const broken: Client = {
    ...client,
    getHandlings: (cursor, etag) =>
      cursor === null ? client.getHandlings(cursor, etag) : Promise.reject(new Error('gone')),
  };
  await expect(fetchAnswers(broken, answers, 2_000, true)).rejects.toThrow('gone');
  expect(await database.handlings.count()).toBe(1);
  await fetchAnswers(client, answers, 3_000, true);
  expect(await database.handlings.count()).toBe(3);
});

test('of a capture that is not on this device no timestamp is kept', async () => {
  const { client } = createBackend([], [timestamp(9)]);
  await fetchAnswers(client, answers, 1_000, true);
  expect(await database.timestamps.count()).toBe(0);
});

test('with another network what the old one said goes; a new token in the same one keeps it', async () => {
  const outbox = createOutboxRepository(database, () => new Date());
  const device = { baseUrl: 'https://satu.example', token: 'a', deviceId: uuid(1), network: 'Satu' };
  await outbox.saveDevice(device);
  const { client } = createBackend([handling(101)], []);
  await fetchAnswers(client, answers, 1_000, true);
  await outbox.saveDevice({ ...device, token: 'b' });
  expect(await database.handlings.count()).toBe(1);
  await outbox.saveDevice({ ...device, baseUrl: 'https://dua.example', deviceId: uuid(2) });
  expect([await database.handlings.count(), (await answers.state()).handlingsEtag]).toEqual([0, null]);
});

test('lists and detail show what the network did with a sent finding', async () => {
  await createCaptureRepository(database).create(await sampleBundle(1), uuid(101));
  await database.findings.update(uuid(101), { queue: 'sent' });
  const { client } = createBackend([handling(101, { status: 'reported', ticket: 'BWS-1' })], []);
  await fetchAnswers(client, answers, 1_000, true);
  const queries = createQueueQueries(database);
  const { items } = await queries.list({ queue: 'sent', offset: 0, limit: 5, order: 'newest', words: '' });
  expect(items[0]?.handling).toMatchObject({ status: 'reported', ticket: 'BWS-1' });
  expect((await queries.detail(uuid(101)))?.handling?.ticket).toBe('BWS-1');
});
