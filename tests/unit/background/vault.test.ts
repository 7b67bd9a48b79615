import { expect, test, vi } from 'vitest';
import { verifyFinding } from '../../../utils/evidence/verify-finding.ts';
import type { CaptureBundle } from '../../../utils/storage/capture-repository.ts';
import { createEvidenceQueries } from '../../../utils/storage/evidence-queries.ts';
import { createListQueries } from '../../../utils/storage/list-queries.ts';
import { createOutboxRepository } from '../../../utils/storage/outbox-repository.ts';
import type { Row } from '../../../utils/storage/sealing.ts';
import { createStagingRepository } from '../../../utils/storage/staging-repository.ts';
import { readWaiting } from '../../../utils/storage/waiting-queries.ts';
import { sampleBundle, uuid } from '../sample.ts';
import { createDevice, type Device, type Worker } from './vault-device.ts';

const PASSPHRASE = 'empat kata yang acak';
const FINDINGS = 3;

const bundles: CaptureBundle[] = [];
for (let n = 1; n <= 6; n++) bundles.push(await sampleBundle(n));
const bundle = (n: number) => {
  const found = bundles[n - 1];
  if (!found) throw new Error(`No bundle ${n}`);
  return found;
};
const findingOf = (n: number) => uuid(100 + n);

const WAIT = { timeout: 10_000, interval: 5 };

/** Waits until the vault has nothing more to do. */
const settle = (device: Device) =>
  vi.waitFor(async () => {
    const { vault = [] } = await device.readRaw();
    expect(vault.every(({ state }) => state === 'on')).toBe(true);
  }, WAIT);

async function fill(worker: Worker, findings = FINDINGS): Promise<void> {
  for (let n = 1; n <= findings; n++) await worker.captures.create(bundle(n), findingOf(n));
  await createOutboxRepository(worker.database, () => new Date()).saveDevice({
    baseUrl: 'https://jaringan.example',
    token: 'tanda-rahasia',
    deviceId: uuid(9),
    network: 'Jaringan Contoh',
  });
}

/** Everything of `n` findings is there, and holds. */
async function expectWhole({ database }: Worker, n: number): Promise<void> {
  const evidence = createEvidenceQueries(database);
  expect(await database.findings.count()).toBe(n);
  expect(await database.captures.count()).toBe(n);
  for (let index = 1; index <= n; index++) {
    const found = await evidence.read(findingOf(index));
    if (!found) throw new Error(`Finding ${index} is gone`);
    expect(await verifyFinding(found, evidence.measure)).toBeNull();
    expect(found.captures[0]?.capture.text).toBe(`Komentar ke-${index}`);
  }
}

async function bytesOf(value: unknown): Promise<string> {
  if (value instanceof Blob) return value.text();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  if (Array.isArray(value)) return (await Promise.all(value.map(bytesOf))).join(' ');
  if (typeof value === 'object' && value !== null) return bytesOf(Object.entries(value).flat());
  return String(value);
}

/** A device with findings and a passphrase, unlocked, with everything sealed. */
async function startSealed(lockAfter = 15): Promise<{ device: Device; worker: Worker }> {
  const device = createDevice();
  const worker = device.start();
  await fill(worker);
  await worker.vault.set(PASSPHRASE, lockAfter);
  await settle(device);
  return { device, worker };
}

const TELLING = /Sari Contoh|sari|Komentar|komentar ke|facebook|gambar|kecil|jaringan|rahasia|approved|captured/i;

async function expectUnreadable(device: Device): Promise<void> {
  const { preferences: _1, references: _2, keys: _3, ...tables } = await device.readRaw();
  for (const [name, rows] of Object.entries(tables)) expect(await bytesOf(rows), name).not.toMatch(TELLING);
}

test('set: everything is sealed, nothing of it can be read on the disk, and all is there as before', async () => {
  const device = createDevice();
  const worker = device.start();
  await fill(worker);
  expect(await bytesOf(await device.readRaw())).toMatch(TELLING);
  await worker.vault.set(PASSPHRASE, 15);
  await settle(device);
  await expectUnreadable(device);
  await expectWhole(worker, FINDINGS);
});

test('what stays readable is this and no more', async () => {
  const { device } = await startSealed();
  const raw = await device.readRaw();
  const fields = (rows: Row[] = []) => [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();
  expect(fields(raw.findings)).toEqual([
    ...['createdAt', 'deletedAt', 'dueAt', 'id', 'keys', 'mergedInto', 'queue', 'sealed'],
  ]);
  expect(fields(raw.captures)).toEqual(['findingId', 'id', 'sealed']);
  expect(fields(raw.files)).toEqual(['sealed', 'sha256']);
  expect(fields(raw.thumbnails)).toEqual(['captureId', 'sealed']);
  expect(fields(raw.custody)).toEqual(['finding', 'sealed', 'seq']);
  expect(fields(raw.settings)).toEqual(['key', 'sealed']);
  for (const { keys } of raw.findings ?? []) for (const key of keys as string[]) expect(key).toMatch(/^[0-9a-f]{32}$/);
});

test('lists, search and similar findings work on sealed rows', async () => {
  const { worker } = await startSealed();
  // The same comment, flagged again.
  const again = { ...bundle(4), capture: { ...bundle(4).capture, text: 'Lain sama sekali' } };
  await worker.captures.create(again, findingOf(4));
  const lists = createListQueries(worker.database);
  const list = (words: string, limit = 10) => lists.list({ queue: 'review', offset: 0, limit, order: 'newest', words });
  expect((await list('')).items).toHaveLength(4);
  expect(await list('sari lai')).toMatchObject({ total: 1, items: [{ row: { id: findingOf(4) } }] });
  expect(await list('contoh', 2)).toMatchObject({ total: 4, items: [{}, {}] });
  expect((await list('tidakada')).total).toBe(0);
  const { duplicates } = await lists.related(findingOf(4));
  expect(duplicates.map(({ row }) => row.id).sort()).toEqual([1, 2, 3].map(findingOf));
});

test('locked: nothing is read or written, what is counted is counted, and the passphrase opens it', async () => {
  const { device, worker } = await startSealed();
  await worker.vault.lock();
  expect(device.session.vaultKey).toBeUndefined();
  const { database } = worker;
  await expect(database.findings.toArray()).rejects.toThrow('findings');
  await expect(database.findings.get(findingOf(1))).rejects.toThrow();
  await expect(database.findings.bulkGet([findingOf(1)])).rejects.toThrow();
  await expect(database.findings.filter(() => true).toArray()).rejects.toThrow();
  await expect(database.settings.get('device')).rejects.toThrow();
  const handling = {
    version: 1,
    status: 'received',
    ticket: null,
    note: null,
    updatedAt: '2026-11-22T00:00:00.000Z',
  } as const;
  await expect(database.handlings.put({ findingId: findingOf(1), ...handling })).rejects.toThrow();
  expect(await database.findings.where('queue').equals('review').count()).toBe(FINDINGS);
  const before = await device.readRaw();
  await expect(worker.vault.unlock('kata sandi yang lain')).rejects.toMatchObject({ code: 'wrong-passphrase' });
  expect(await device.readRaw()).toEqual(before);
  expect(device.session.vaultKey).toBeUndefined();
  await worker.vault.unlock(PASSPHRASE);
  await expectWhole(worker, FINDINGS);
});

test('a worker that is started again goes on unlocked; a browser that is, locked', async () => {
  const { device } = await startSealed();
  await expectWhole(device.start(), FINDINGS);
  device.closeBrowser();
  const locked = device.start();
  await expect(locked.database.findings.toArray()).rejects.toThrow();
  await locked.vault.unlock(PASSPHRASE);
  await expectWhole(locked, FINDINGS);
});

test('another passphrase opens the same; the old one nothing any more', async () => {
  const { device, worker } = await startSealed();
  const rows = (await device.readRaw()).findings;
  await expect(worker.vault.change('bukan yang benar', 'kata sandi kedua')).rejects.toMatchObject({
    code: 'wrong-passphrase',
  });
  await worker.vault.change(PASSPHRASE, 'kata sandi kedua');
  expect((await device.readRaw()).findings, 'nothing is written anew but the key').toEqual(rows);
  await worker.vault.lock();
  await expect(worker.vault.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
  await worker.vault.unlock('kata sandi kedua');
  await expectWhole(worker, FINDINGS);
});

test('removed: everything lies there plainly as before, and nothing of the passphrase is left', async () => {
  const device = createDevice();
  const worker = device.start();
  await fill(worker);
  const before = await device.readRaw();
  await worker.vault.set(PASSPHRASE, 15);
  await settle(device);
  await expect(worker.vault.remove('bukan yang benar')).rejects.toMatchObject({ code: 'wrong-passphrase' });
  await worker.vault.remove(PASSPHRASE);
  await vi.waitFor(async () => expect((await device.readRaw()).vault).toEqual([]));
  expect(await device.readRaw()).toEqual(before);
  await vi.waitFor(() => expect(device.session).toEqual({}));
  await expectWhole(device.start(), FINDINGS);
});

test('it locks when nobody has done anything for as long as the person chose', async () => {
  const { device, worker } = await startSealed(10);
  await worker.vault.check();
  const from = device.clock.now;
  expect(worker.wake).toBe(from + 10 * 60_000);
  device.clock.now = from + 6 * 60_000;
  await worker.vault.touch();
  device.clock.now = from + 10 * 60_000;
  await worker.vault.check();
  await expectWhole(worker, FINDINGS);
  expect(worker.wake, 'asks again when it is due now').toBe(from + 16 * 60_000);
  device.clock.now = from + 16 * 60_000;
  // The worker slept meanwhile.
  const next = device.start();
  await next.vault.resume();
  expect(device.session.vaultKey).toBeUndefined();
  await expect(next.database.findings.toArray()).rejects.toThrow();
});

test('flagged while it is locked: sealed at once, counted, in the queue after unlocking, with picture and the word of the person', async () => {
  const { device } = await startSealed();
  device.closeBrowser();
  const worker = device.start();
  const row = await worker.captures.create(bundle(4), findingOf(4));
  expect(row.findingId).toBe(findingOf(4));
  expect(await (await worker.captures.getThumbnail(bundle(4).capture.id))?.text()).toBe('kecil');
  expect((await worker.captures.create(bundle(4), uuid(999))).findingId, 'the same gesture again').toBe(findingOf(4));
  await worker.captures.create(bundle(5), findingOf(5));
  expect(await worker.inbox.change(findingOf(4), { behaviours: ['AJAKAN'] })).toBe(true);
  expect(await worker.inbox.change(findingOf(5), { remove: true })).toBe(true);
  expect(await worker.inbox.change(findingOf(1), { behaviours: ['SUKA'] }), 'one that is sealed').toBe(true);
  expect(await worker.inbox.change(uuid(77), { remove: true })).toBe(false);
  // Completes one of the sealed, whose finding is known by its id.
  const more = await sampleBundle(6, bundle(2).capture.id);
  expect((await worker.captures.supplement(more, bundle(2).capture.id)).findingId).toBe(findingOf(2));
  await expectUnreadable(device);
  expect(await readWaiting(worker.database, new Date(device.clock.now))).toEqual({ count: FINDINGS + 2, dueSoon: 0 });

  await worker.vault.unlock(PASSPHRASE);
  await worker.vault.settled();
  expect((await device.readRaw()).inbox).toEqual([]);
  const evidence = createEvidenceQueries(worker.database);
  for (const n of [1, 2, 3, 4]) {
    const found = await evidence.read(findingOf(n));
    if (!found) throw new Error(`Finding ${n} is gone`);
    expect(await verifyFinding(found, evidence.measure)).toBeNull();
    expect(found.captures).toHaveLength(n === 2 ? 2 : 1);
  }
  expect((await worker.findings.get(findingOf(4)))?.finding.behaviours).toEqual(['AJAKAN']);
  expect((await worker.findings.get(findingOf(1)))?.finding.behaviours).toEqual(['SUKA']);
  expect((await worker.findings.get(findingOf(5)))?.queue).toBe('deleted');
  await expectUnreadable(device);
});

test('screenshots of an item that takes several are kept while it is locked, and outlive the worker and the browser', async () => {
  const device = createDevice();
  const first = device.start();
  await first.vault.set(PASSPHRASE, 15);
  await settle(device);
  await first.vault.lock();
  const about = {
    captureId: uuid(1),
    item: { excerpt: 'Sari Contoh' } as never,
    origin: { tabId: 1, windowId: 1, url: 'https://www.facebook.com/sari.contoh' },
    capturedAt: new Date(0),
  };
  const shot = (n: number) => ({ png: new Blob([`gambar ${n}`]), thumbnail: null, seam: `${n}` }) as never;
  const locked = device.start();
  await locked.vault.readyToStage();
  await createStagingRepository(locked.database).add(about, shot(1));
  const next = device.start();
  await next.vault.readyToStage();
  await createStagingRepository(next.database).add(about, shot(2));
  await expectUnreadable(device);
  device.closeBrowser();
  const after = device.start();
  await expect(createStagingRepository(after.database).get(uuid(1))).rejects.toThrow();
  await after.vault.unlock(PASSPHRASE);
  const row = await createStagingRepository(after.database).get(uuid(1));
  expect(row?.capturedAt).toEqual(new Date(0));
  expect(await Promise.all(row?.shots.map(({ png }) => png.text()) ?? [])).toEqual(['gambar 1', 'gambar 2']);
});

test('it is locked while something is being kept: that goes into the inbox, and is not lost', async () => {
  const { worker } = await startSealed();
  await Promise.all([worker.captures.create(bundle(4), findingOf(4)), worker.vault.lock()]);
  await worker.vault.unlock(PASSPHRASE);
  await worker.vault.settled();
  await expectWhole(worker, 4);
});

/** Runs `task` in a worker that is ended before its n-th write, for every n; `check` looks at what the next one makes of it. */
async function endAnywhere(
  prepare: (device: Device) => Promise<void>,
  task: (worker: Worker, device: Device) => Promise<void>,
  check: (device: Device, browserClosed: boolean) => Promise<void>,
): Promise<number> {
  const quiet = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')].map((spy) => spy.mockImplementation(() => {}));
  let ended = 0;
  for (const browserClosed of [false, true])
    for (let writes = 0; ; writes++) {
      const device = createDevice();
      await prepare(device);
      const worker = device.start(writes);
      let whole = true;
      try {
        await task(worker, device);
        // What goes on behind the answer.
        await worker.vault.idle();
        whole = quiet.every((spy) => spy.mock.calls.length === 0);
      } catch (error) {
        if (String(error).includes('ended')) whole = false;
      }
      for (const spy of quiet) spy.mockClear();
      worker.database.close();
      if (browserClosed) device.closeBrowser();
      await check(device, browserClosed);
      if (whole) break;
      ended++;
    }
  for (const spy of quiet) spy.mockRestore();
  return ended;
}

test('setting a passphrase may end at any write: nothing is lost, and the next worker goes on', {
  timeout: 120_000,
}, async () => {
  const ended = await endAnywhere(
    async (device) => fill(device.start(), 1),
    (worker) => worker.vault.set(PASSPHRASE, 15),
    async (device) => {
      const next = device.start();
      await next.vault.resume();
      const isSet = ((await device.readRaw()).vault ?? []).length > 0;
      if (isSet && !device.session.vaultKey) await next.vault.unlock(PASSPHRASE);
      await settle(device);
      if (isSet) await expectUnreadable(device);
      await expectWhole(next, 1);
    },
  );
  expect(ended).toBeGreaterThan(20);
});

test('removing it may end at any write', { timeout: 120_000 }, async () => {
  const ended = await endAnywhere(
    async (device) => {
      const worker = device.start();
      await fill(worker, 1);
      await worker.vault.set(PASSPHRASE, 15);
      await settle(device);
    },
    (worker) => worker.vault.remove(PASSPHRASE),
    async (device) => {
      const next = device.start();
      await next.vault.resume();
      const { vault = [] } = await device.readRaw();
      if (vault.length > 0 && !device.session.vaultKey) await next.vault.unlock(PASSPHRASE);
      if (vault.some(({ state }) => state === 'removing'))
        await vi.waitFor(async () => expect((await device.readRaw()).vault).toEqual([]), WAIT);
      await expectWhole(next, 1);
    },
  );
  expect(ended).toBeGreaterThan(20);
});

test('flagging while it is locked and unlocking may end at any write', { timeout: 120_000 }, async () => {
  const ended = await endAnywhere(
    async (device) => {
      const worker = device.start();
      await fill(worker, 1);
      await worker.vault.set(PASSPHRASE, 15);
      await settle(device);
      device.closeBrowser();
    },
    async (worker) => {
      // As the content script does: again, until it is told that it is kept.
      await worker.captures.create(bundle(2), findingOf(2));
      await worker.inbox.change(findingOf(2), { behaviours: ['AJAKAN'] });
      await worker.vault.unlock(PASSPHRASE);
      await worker.vault.settled();
    },
    async (device) => {
      const next = device.start();
      await next.vault.resume();
      const kept = await next.captures.create(bundle(2), findingOf(2));
      expect(kept.findingId).toBe(findingOf(2));
      await next.vault.unlock(PASSPHRASE);
      await next.vault.settled();
      await expectWhole(next, 2);
      expect((await device.readRaw()).inbox).toEqual([]);
    },
  );
  expect(ended).toBeGreaterThan(8);
});
