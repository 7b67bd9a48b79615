import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { canonicalJson } from '../../utils/capture/seal.ts';
import type { SaveCaptureOutcome } from '../src/store/captures.ts';
import { createGroupCommit } from '../src/store/group-commit.ts';
import { makeCapture, sha256Of, signCapture } from './harness/records.ts';

// A database is made here, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

afterEach(() => {
  vi.useRealTimers();
});

const synced = vi.hoisted(() => ({ count: 0 }));

vi.mock(import('node:fs'), async (importOriginal) => {
  const fs = await importOriginal();
  const fsyncSync: typeof fs.fsyncSync = (descriptor) => {
    synced.count++;
    fs.fsyncSync(descriptor);
  };
  return { ...fs, fsyncSync };
});

test('what the store wrote has been forced onto the disk before it says so, for many at once', async () => {
  const { openStore } = await import('../src/store/store.ts');
  const folder = await mkdtemp(join(tmpdir(), 'pantau-durable-'));
  const store = await openStore({ kind: 'pglite', folder: join(folder, 'database') }, () => new Date());
  try {
    for (let times = 0; times < 3; times++) {
      const before = synced.count;
      await store.devices.issueReaderToken('coordinator', null);
      expect(synced.count).toBeGreaterThan(before);
    }
    const before = synced.count;
    await Promise.all(Array.from({ length: 40 }, () => store.devices.issueReaderToken('auditor', null)));
    expect(synced.count).toBeGreaterThan(before);
    expect(synced.count - before).toBeLessThan(40);
    // A capture goes in with its files by one statement that begins as a question does.
    const deviceId = crypto.randomUUID();
    await store.invites.enrol((await store.invites.create(1)).code, deviceId, null);
    const { capture, signature } = await signCapture(makeCapture());
    const record = canonicalJson(capture);
    const sealed = { record, sha256: sha256Of(record), withheld: new Set<string>() };
    const beforeCapture = synced.count;
    expect(await store.captures.save({ deviceId, capture, signature, ...sealed })).toMatchObject({
      outcome: 'created',
    });
    expect(synced.count).toBeGreaterThan(beforeCapture);
    // Nothing was written: there is nothing to wait for.
    const quiet = synced.count;
    await store.devices.listReaderTokens();
    await store.devices.findActor('x');
    expect(synced.count).toBe(quiet);
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('captures that come together go in together', async () => {
  const { openStore } = await import('../src/store/store.ts');
  // It is asked once for each statement.
  let asked = 0;
  const store = await openStore({ kind: 'pglite', folder: null }, () => new Date(Date.UTC(2026, 0, 1) + asked++));
  try {
    const deviceId = crypto.randomUUID();
    await store.invites.enrol((await store.invites.create(1)).code, deviceId, null);
    const submissions = await Promise.all(Array.from({ length: 20 }, () => signCapture(makeCapture())));
    // Nobody is waited for longer than this takes.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const expected = submissions.map(() => store.expectWrite());
    const saving: Promise<SaveCaptureOutcome>[] = [];
    for (const { capture, signature } of submissions) {
      const record = canonicalJson(capture);
      const sealed = { record, sha256: sha256Of(record), withheld: new Set<string>() };
      saving.push(store.captures.save({ deviceId, capture, signature, ...sealed }));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const saved = await Promise.all(saving);
    for (const end of expected) end();
    const times = saved.map((result) => (result.outcome === 'created' ? result.receipt.receivedAt : result.outcome));
    expect(new Set(times).size).toBe(1);
  } finally {
    await store.close();
  }
});

test('each waits for a force that began after its own write, and learns that it failed', async () => {
  const forces: PromiseWithResolvers<void>[] = [];
  const commit = createGroupCommit(() => {
    const force = Promise.withResolvers<void>();
    forces.push(force);
    return force.promise;
  });
  const settled: string[] = [];
  const wait = (name: string) =>
    commit
      .settle(async () => undefined)
      .then(
        () => settled.push(name),
        () => settled.push(`${name} failed`),
      );
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
  await wait('nothing written');
  commit.markWritten();
  const first = wait('first');
  // It wrote nothing, but may have read what is not on the disk yet.
  const reader = wait('reader');
  await turn();
  commit.markWritten();
  const others = [wait('second'), wait('third')];
  await turn();
  expect([settled, forces.length]).toEqual([['nothing written'], 1]);
  forces[0]?.resolve();
  await Promise.all([first, reader]);
  await turn();
  expect([settled, forces.length]).toEqual([['nothing written', 'first', 'reader'], 2]);
  forces[1]?.reject(new Error('The disk is full.'));
  await Promise.all(others);
  expect(settled.slice(3)).toEqual(['second failed', 'third failed']);
  commit.markWritten();
  const last = wait('last');
  await turn();
  forces[2]?.resolve();
  await last;
  expect(settled.at(-1)).toBe('last');
});

test('a force waits a moment for a request that is on its way, and not for one that is answered', async () => {
  let forces = 0;
  const commit = createGroupCommit(async () => {
    forces++;
  });
  const write = () =>
    commit.settle(async () => {
      commit.markWritten();
    });
  const ends = [commit.expect(), commit.expect(), commit.expect()];
  const first = write();
  await Promise.resolve();
  const second = write();
  // The third never writes anything: with its answer there is nobody left to wait for.
  ends[2]?.();
  await Promise.all([first, second]);
  expect(forces).toBe(1);
  for (const end of ends.slice(0, 2)) end();
  await write();
  expect(forces).toBe(2);
  // One that takes long is waited for, but not for long.
  const end = commit.expect();
  commit.expect();
  await write();
  expect(forces).toBe(3);
  end();
});

test('those who gather write together just before a force, also who comes while others write', async () => {
  // Nobody is waited for longer than this test takes.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const log: string[] = [];
  const commit = createGroupCommit(async () => {
    log.push('force');
    if (log.includes('f writes')) throw new Error('The disk is full.');
  });
  const write = (name: string, writing = Promise.resolve()) =>
    commit.settle(async () => {
      await commit.gather();
      log.push(`${name} writes`);
      await writing;
      commit.markWritten();
    });
  await write('a');
  expect(log.splice(0)).toEqual(['a writes', 'force']);
  const slow = Promise.withResolvers<void>();
  const ends = [commit.expect(), commit.expect()];
  const together = [write('b', slow.promise), write('c')];
  for (const end of ends) end();
  while (log.length < 2) await Promise.resolve();
  const late = [write('d'), write('e')];
  slow.resolve();
  await Promise.all(together);
  expect(log.splice(0, 3)).toEqual(['b writes', 'c writes', 'force']);
  await Promise.all(late);
  expect(log.splice(0)).toEqual(['d writes', 'e writes', 'force']);
  // One fails, as it would without the others; what it held up goes on.
  const broken = commit.settle(async () => {
    await commit.gather();
    throw new Error('It does not fit.');
  });
  await expect(Promise.all([write('g'), broken])).rejects.toThrow('It does not fit.');
  await write('h');
  expect(log.splice(0)).toEqual(['g writes', 'force', 'h writes', 'force']);
  await expect(write('f')).rejects.toThrow('The disk is full.');
});
