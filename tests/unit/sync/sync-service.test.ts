import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createFindingRepository } from '../../../utils/storage/finding-repository.ts';
import { createKeyRepository } from '../../../utils/storage/key-repository.ts';
import { createOutboxRepository } from '../../../utils/storage/outbox-repository.ts';
import { DeliveryFailure, type ReportClient } from '../../../utils/sync/report-client.ts';
import { createSyncService, type SyncDeps } from '../../../utils/sync/sync-service.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, uuid } from '../sample.ts';
import { createBackend, RECEIPT_KEY } from './memory-backend.ts';

let database: Database;
let now: number;
let backend: ReturnType<typeof createBackend>;

const deps = (client: ReportClient = backend.client): SyncDeps => ({
  outbox: createOutboxRepository(database, () => new Date(now)),
  signCapture: createKeyRepository(database, () => new Date(now)).signCapture,
  createClient: () => client,
  isSlowLink: () => false,
  now: () => now,
  random: () => 0,
  exclusively: (task) => task(),
});
const findingsOf = () => createFindingRepository(database, () => new Date(now));
const queues = async () => (await database.findings.toArray()).map((row) => row.queue);

/** Makes `count` approved findings with one capture each. Finding n has the id uuid(100 + n). */
async function approve(count: number) {
  const captures = createCaptureRepository(database);
  for (let n = 1; n <= count; n++) {
    await captures.create(await sampleBundle(n), uuid(100 + n));
    await findingsOf().decide(uuid(100 + n), 'approved');
  }
}

beforeEach(async () => {
  database = openMemoryDatabase();
  backend = createBackend();
  now = Date.UTC(2026, 10, 21, 3, 5);
  await createOutboxRepository(database, () => new Date(now)).saveDevice({
    baseUrl: 'http://127.0.0.1:1',
    token: 't',
    deviceId: uuid(900),
    network: 'Jaringan Contoh',
  });
});

describe('sending', () => {
  test('carries every approved finding, and only those', async () => {
    await approve(3);
    await createCaptureRepository(database).create(await sampleBundle(4), uuid(104));
    expect(await createSyncService(deps()).start()).toBeNull();
    expect([...backend.captures.keys()].sort()).toEqual([uuid(1), uuid(2), uuid(3)]);
    expect(await queues()).toEqual(['sent', 'sent', 'sent', 'review']);
    expect(await database.outbox.count()).toBe(0);
  });

  test('does nothing without a device, and keeps the outbox', async () => {
    await approve(1);
    await database.settings.clear();
    await createSyncService(deps()).start();
    expect(backend.captures.size).toBe(0);
    expect(await database.outbox.count()).toBe(1);
  });

  test('a capture that could not be signed is signed before it is sent, once, and the log says so', async () => {
    await createCaptureRepository(database).create({ ...(await sampleBundle(1)), signature: null }, uuid(101));
    await findingsOf().decide(uuid(101), 'approved');
    const putCapture = vi.fn(() => Promise.reject(new DeliveryFailure('offline', 'no network')));
    await createSyncService(deps({ ...backend.client, putCapture })).start();
    const kept = (await database.captures.get(uuid(1)))?.signature;
    expect(kept).toMatchObject({ algorithm: 'ECDSA-P256-SHA256' });
    await createSyncService(deps()).start();
    expect(await queues()).toEqual(['sent']);
    expect((await database.captures.get(uuid(1)))?.signature).toEqual(kept);
    const kinds = (await database.custody.toArray()).map(({ event }) => event.kind);
    expect(kinds).toEqual(['captured', 'approved', 'signed', 'sent', 'sent']);
  });

  test('a finding with two captures sends both before itself', async () => {
    const captures = createCaptureRepository(database);
    await captures.create(await sampleBundle(1), uuid(101));
    await captures.supplement(await sampleBundle(2, uuid(1)), uuid(1));
    await findingsOf().decide(uuid(101), 'approved');
    await createSyncService(deps()).start();
    expect(backend.captures.size).toBe(2);
    expect(await queues()).toEqual(['sent']);
  });

  test('captures and their finding go in one request where the backend takes them, and everything is filed', async () => {
    const captures = createCaptureRepository(database);
    await captures.create(await sampleBundle(1), uuid(101));
    await captures.supplement(await sampleBundle(2, uuid(1)), uuid(1));
    await findingsOf().decide(uuid(101), 'approved');
    const { client } = backend;
    const deliver: ReportClient['deliver'] = async ({ captures: sent, submission }) => ({
      captures: [await Promise.all(sent.map(client.putCapture))].flat(),
      finding: await client.putFinding(submission),
    });
    await createSyncService(deps({ ...client, deliver, putCapture: () => Promise.reject(new Error('alone')) })).start();
    expect(await queues()).toEqual(['sent']);
    expect(await database.receipts.toCollection().primaryKeys()).toEqual([uuid(1), uuid(2), uuid(101)]);
    const sent = (await database.custody.toArray()).flatMap(({ event }) =>
      event.kind === 'sent' ? [event.subject] : [],
    );
    expect(sent).toEqual([uuid(1), uuid(2), uuid(101)]);
  });

  test('of a delivery whose receipts are not those of its records nothing is filed', async () => {
    await approve(1);
    const { client } = backend;
    const deliver: ReportClient['deliver'] = async ({ captures: sent, submission }) => {
      const [first] = await Promise.all(sent.map(client.putCapture));
      if (!first) throw new Error('There is one.');
      return { captures: [{ ...first, id: uuid(77) }], finding: await client.putFinding(submission) };
    };
    await createSyncService(deps({ ...client, deliver })).start();
    expect(await database.outbox.toArray()).toMatchObject([{ state: 'rejected', error: 'hash-mismatch' }]);
    expect(await database.receipts.count()).toBe(0);
  });

  test('a changed finding is sent again, its captures are not', async () => {
    await approve(1);
    await createSyncService(deps()).start();
    const findings = findingsOf();
    await findings.decide(uuid(101), 'draft');
    await findings.update(uuid(101), { narrative: 'Uraian baru' });
    await findings.decide(uuid(101), 'approved');
    const putCapture = vi.fn(backend.client.putCapture);
    const before = backend.findings.get(uuid(101));
    await createSyncService(deps({ ...backend.client, putCapture })).start();
    expect(putCapture).not.toHaveBeenCalled();
    expect(backend.findings.get(uuid(101))).not.toBe(before);
    expect(await queues()).toEqual(['sent']);
  });
});

describe('what can go wrong', () => {
  test('no answer: waits, tells why, and arrives later', async () => {
    await approve(2);
    const offline = { ...backend.client, uploadBlob: () => Promise.reject(new DeliveryFailure('offline', 'no route')) };
    const delay = await createSyncService(deps(offline)).start();
    expect(delay).toBe(5_000);
    const rows = await database.outbox.toArray();
    expect(rows.map(({ state, error }) => [state, error])).toEqual([
      ['waiting', 'offline'],
      ['waiting', 'offline'],
    ]);
    await createSyncService(deps()).resume();
    expect(backend.captures.size, 'not before its time').toBe(0);
    now += 5_000;
    expect(await createSyncService(deps()).resume()).toBeNull();
    expect(backend.captures.size).toBe(2);
  });

  test.each([
    [
      'capture',
      {
        putCapture: async ({ capture }: { capture: { id: string } }) => ({
          id: capture.id,
          kind: 'capture' as const,
          sha256: '0'.repeat(64),
          receivedAt: '2026-11-21T03:10:00.000Z',
          signature: 'x'.repeat(86),
        }),
      },
    ],
    [
      'finding',
      {
        putFinding: async ({ finding }: { finding: { id: string } }) => ({
          id: finding.id,
          kind: 'finding' as const,
          sha256: '0'.repeat(64),
          receivedAt: '2026-11-21T03:10:00.000Z',
          signature: 'x'.repeat(86),
        }),
      },
    ],
  ])('a receipt for the %s with another hash never counts as sent', async (_kind, wrong) => {
    await approve(1);
    await createSyncService(deps({ ...backend.client, ...wrong })).start();
    expect(await queues()).toEqual(['outgoing']);
    expect(await database.outbox.toArray()).toMatchObject([{ state: 'rejected', error: 'hash-mismatch' }]);
    expect(await database.receipts.get(uuid(101))).toBeUndefined();
    await createSyncService(deps()).start();
    expect(await queues(), 'a person can send it again').toEqual(['sent']);
  });

  test('a refused finding does not hold up the others, and is not repeated by itself', async () => {
    await approve(3);
    const putCapture = vi.fn((submission: Parameters<ReportClient['putCapture']>[0]) =>
      submission.capture.id === uuid(2)
        ? Promise.reject(new DeliveryFailure('rejected', 'conflict', 'conflict'))
        : backend.client.putCapture(submission),
    );
    await createSyncService(deps({ ...backend.client, putCapture })).start();
    expect(await queues()).toEqual(['sent', 'outgoing', 'sent']);
    now += 3_600_000;
    await createSyncService(deps({ ...backend.client, putCapture })).resume();
    expect(putCapture).toHaveBeenCalledTimes(3);
  });

  test('damaged evidence is not sent', async () => {
    await approve(1);
    const [file] = await database.files.toArray();
    await database.files.put({ sha256: file?.sha256 ?? '', blob: new Blob(['rusak']) });
    await createSyncService(deps()).start();
    expect(backend.blobs.size).toBe(0);
    expect(await database.outbox.toArray()).toMatchObject([{ state: 'rejected', error: 'hash-mismatch' }]);
  });

  test('an edit while it is being sent is not marked as sent', async () => {
    await approve(1);
    const client: ReportClient = {
      ...backend.client,
      putFinding: async (submission) => {
        await findingsOf().decide(uuid(101), 'draft');
        return backend.client.putFinding(submission);
      },
    };
    await createSyncService(deps(client)).start();
    expect(await queues()).toEqual(['review']);
  });

  test('a Retry-After is respected', async () => {
    await approve(1);
    const busy = () => Promise.reject(new DeliveryFailure('rate-limited', 'slow down', 'rate-limited', 90_000));
    expect(await createSyncService(deps({ ...backend.client, uploadBlob: busy })).start()).toBe(90_000);
  });
});

test('a clock that was set back keeps nothing waiting', async () => {
  await approve(1);
  const offline = { ...backend.client, uploadBlob: () => Promise.reject(new DeliveryFailure('offline', 'no route')) };
  await createSyncService(deps(offline)).start();
  now -= 86_400_000;
  expect(await createSyncService(deps()).resume()).toBeNull();
  expect(await queues()).toEqual(['sent']);
});

test('a backend that has lost a capture gets it again', async () => {
  await approve(1);
  const sent = vi.fn(backend.client.putCapture);
  let lost = false;
  const client: ReportClient = {
    ...backend.client,
    putCapture: sent,
    putFinding: async (submission) => {
      if (lost) return backend.client.putFinding(submission);
      lost = true;
      throw new DeliveryFailure('server-error', 'capture missing', 'capture-missing');
    },
  };
  await createSyncService(deps(client)).start();
  expect(await queues()).toEqual(['outgoing']);
  now += 5_000;
  await createSyncService(deps(client)).resume();
  expect(sent).toHaveBeenCalledTimes(2);
  expect(await queues()).toEqual(['sent']);
});

test('a device that joined before receipts were signed learns the key first, once', async () => {
  await approve(2);
  const keys: unknown[] = [];
  const createClient: SyncDeps['createClient'] = ({ receiptKey }) => {
    keys.push(receiptKey);
    return backend.client;
  };
  await createSyncService({ ...deps(), createClient }).start();
  expect(keys).toEqual([null, RECEIPT_KEY]);
  expect(await createOutboxRepository(database, () => new Date(now)).getDevice()).toMatchObject({
    receiptKey: RECEIPT_KEY,
  });
  expect(await queues()).toEqual(['sent', 'sent']);
});

test('several findings are under way at once, on a slow link one', async () => {
  await approve(6);
  /** Holds every upload until `expected` of them are under way. */
  const most = async (expected: number, isSlowLink: () => boolean) => {
    const all = Promise.withResolvers<void>();
    let underWay = 0;
    let peak = 0;
    const uploadBlob: ReportClient['uploadBlob'] = async () => {
      peak = Math.max(peak, ++underWay);
      if (underWay === expected) all.resolve();
      await all.promise;
      underWay--;
      throw new DeliveryFailure('rejected', 'no');
    };
    await createSyncService({ ...deps({ ...backend.client, uploadBlob }), isSlowLink }).start();
    return peak;
  };
  expect(await most(3, () => false)).toBe(3);
  expect(await most(1, () => true)).toBe(1);
});

/** Ends the run at a step as a killed worker does: from there on nothing answers any more. */
function killAfter(steps: number, inner: SyncDeps): { deps: SyncDeps; killed: Promise<'killed'> } {
  let left = steps;
  let die: (value: 'killed') => void = () => {};
  const killed = new Promise<'killed'>((resolve) => {
    die = resolve;
  });
  const never = new Promise<never>(() => {});
  const guard = <T extends object>(object: T): T =>
    new Proxy(object, {
      get: (target, name, receiver) => {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          if (left-- <= 0) {
            die('killed');
            return never;
          }
          const result: unknown = await value.apply(target, args);
          // Half of the deaths come after the effect, before its answer is seen.
          if (left-- <= 0) {
            die('killed');
            return never;
          }
          return result;
        };
      },
    });
  return { deps: { ...inner, outbox: guard(inner.outbox), createClient: () => guard(backend.client) }, killed };
}

test('killed before and after every single step, everything arrives exactly once', async () => {
  let steps = 0;
  for (; ; steps++) {
    database = openMemoryDatabase();
    backend = createBackend();
    await createOutboxRepository(database, () => new Date(now)).saveDevice({
      baseUrl: 'http://127.0.0.1:1',
      token: 't',
      deviceId: uuid(900),
      network: 'J',
    });
    await approve(2);
    const { deps: dying, killed } = killAfter(steps, deps());
    const ended = await Promise.race([
      createSyncService(dying)
        .start()
        .then(() => 'finished'),
      killed,
    ]);
    // The next worker: first what the last one left, then what the person asks for again.
    await createSyncService(deps()).resume();
    await createSyncService(deps()).start();
    expect([...backend.captures.keys()].sort(), `after step ${steps}`).toEqual([uuid(1), uuid(2)]);
    expect(await queues(), `after step ${steps}`).toEqual(['sent', 'sent']);
    if (ended === 'finished') break;
  }
  expect(steps, 'the run has many steps to die between').toBeGreaterThan(20);
});
