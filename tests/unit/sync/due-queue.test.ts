import { beforeEach, expect, test } from 'vitest';
import type { Due } from '../../../utils/storage/outbox-repository.ts';
import { createDueQueue } from '../../../utils/sync/due-queue.ts';

/** What is due, oldest first; and how it was asked for. */
let waiting: string[];
let asked: number[];
let time: number;
beforeEach(() => {
  waiting = Array.from({ length: 40 }, (_, n) => `finding ${n}`);
  asked = [];
  time = 1_000_000;
});

const due = (findingId: string): Due => ({
  outbox: {
    findingId,
    state: 'queued',
    attempts: 0,
    nextAttemptAt: 0,
    error: null,
    detail: null,
    sentBytes: 0,
    totalBytes: 0,
  },
  shipment: null,
  files: new Map(),
});

const createQueue = () =>
  createDueQueue(
    {
      listDue: async (_time, except, most) => {
        asked.push(most);
        await Promise.resolve();
        return waiting
          .filter((id) => !except.has(id))
          .slice(0, most)
          .map(due);
      },
    },
    time,
    () => time,
  );
const idOf = (one: Due | null) => one?.outbox.findingId ?? null;

test('gives each to one lane alone, in order, and reads more of them at a time', async () => {
  const queue = createQueue();
  const taken: (string | null)[] = [];
  const lane = async () => {
    for (let one = await queue.take(); one; one = await queue.take()) {
      taken.push(idOf(one));
      await Promise.resolve();
      waiting = waiting.filter((id) => id !== idOf(one));
      queue.release(one.outbox.findingId);
    }
  };
  const all = [...waiting];
  await Promise.all([lane(), lane(), lane()]);
  expect(taken).toEqual(all);
  expect(asked.slice(0, 4)).toEqual([3, 6, 12, 24]);
});

test('what was read a while ago is read again before it is sent', async () => {
  const queue = createQueue();
  expect(idOf(await queue.take())).toBe('finding 0');
  time += 501;
  waiting = ['finding 2'];
  expect(idOf(await queue.take())).toBe('finding 2');
  expect(await queue.take()).toBeNull();
  // Also where the clock was set back.
  waiting = ['finding 3', 'finding 4', 'finding 5'];
  expect(idOf(await queue.take())).toBe('finding 3');
  time -= 3_600_000;
  waiting = ['finding 3', 'finding 5'];
  expect(idOf(await queue.take())).toBe('finding 5');
});

test('what is released is given again, where it is still due', async () => {
  waiting = ['finding 0'];
  const queue = createQueue();
  expect(idOf(await queue.take())).toBe('finding 0');
  expect(await queue.take()).toBeNull();
  queue.release('finding 0');
  expect(idOf(await queue.take())).toBe('finding 0');
});
