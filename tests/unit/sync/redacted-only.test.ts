import { beforeEach, describe, expect, test } from 'vitest';
import { sha256 as hashOf } from '../../../utils/capture/seal.ts';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createFindingRepository } from '../../../utils/storage/finding-repository.ts';
import { createKeyRepository } from '../../../utils/storage/key-repository.ts';
import { createOutboxRepository } from '../../../utils/storage/outbox-repository.ts';
import { createRedactionRepository } from '../../../utils/storage/redaction-repository.ts';
import { createSyncService, type SyncDeps } from '../../../utils/sync/sync-service.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, uuid } from '../sample.ts';
import { createBackend } from './memory-backend.ts';

const now = Date.parse('2026-11-21T03:05:00.000Z');
let database: Database;
let backend: ReturnType<typeof createBackend>;
beforeEach(async () => {
  database = openMemoryDatabase();
  backend = createBackend();
  const device = { baseUrl: 'http://127.0.0.1:1', token: 't', deviceId: uuid(900), network: 'Jaringan Contoh' };
  await createOutboxRepository(database, () => new Date(now)).saveDevice(device);
});

const deps = (): SyncDeps => ({
  outbox: createOutboxRepository(database, () => new Date(now)),
  signCapture: createKeyRepository(database, () => new Date(now)).signCapture,
  createClient: () => backend.client,
  isSlowLink: () => false,
  now: () => now,
  random: () => 0,
  exclusively: (task) => task(),
});
const findingsOf = () => createFindingRepository(database, () => new Date(now));
const queues = async () => (await database.findings.toArray()).map((row) => row.queue);

describe('a finding of which only redacted copies are to leave', () => {
  /** The capture's own file and its copy, by hash. */
  async function redact(withholdOriginals: boolean) {
    await createCaptureRepository(database).create(await sampleBundle(1), uuid(101));
    const { picture } = (await database.captures.get(uuid(1)))?.capture ?? {};
    const copy = new Blob(['salinan']);
    const sha256 = await hashOf(await copy.arrayBuffer());
    const derivedFrom = picture?.tiles.map((tile) => tile.sha256) ?? [];
    const boxes = [{ x: 0, y: 0, width: 2, height: 2 }];
    await createRedactionRepository(database, () => new Date(now)).save(
      uuid(101),
      { captureId: uuid(1), sha256, bytes: copy.size, width: 10, height: 10, derivedFrom, boxes },
      copy,
    );
    await findingsOf().update(uuid(101), { withholdOriginals });
    await findingsOf().decide(uuid(101), 'approved');
    return { original: derivedFrom[0] ?? '', copy: sha256 };
  }

  test('leaves the originals here', async () => {
    const { original, copy } = await redact(true);
    await createSyncService(deps()).start();
    expect(await queues()).toEqual(['sent']);
    expect([...backend.blobs]).toEqual([copy]);
    expect(backend.captures.has(uuid(1))).toBe(true);
    expect((await database.receipts.get(uuid(1)))?.withheld).toEqual([original]);
    expect((await database.files.get(original))?.blob).toBeDefined();
  });

  test('sends both where it is not marked', async () => {
    const { original, copy } = await redact(false);
    await createSyncService(deps()).start();
    expect([...backend.blobs]).toEqual([original, copy]);
    expect(await database.receipts.get(uuid(1))).not.toHaveProperty('withheld');
  });

  test('sends the originals once the mark is taken away, and does not take them back when it is set again', async () => {
    const { original } = await redact(true);
    await createSyncService(deps()).start();
    for (const withholdOriginals of [false, true]) {
      await findingsOf().decide(uuid(101), 'draft');
      await findingsOf().update(uuid(101), { withholdOriginals });
      await findingsOf().decide(uuid(101), 'approved');
      await createSyncService(deps()).start();
      expect(await queues()).toEqual(['sent']);
      expect(backend.blobs.has(original)).toBe(true);
      expect(await database.receipts.get(uuid(1))).not.toHaveProperty('withheld');
    }
  });

  test('a copy that is gone from the device stops it', async () => {
    const { copy } = await redact(true);
    await database.files.delete(copy);
    await createSyncService(deps()).start();
    expect(await database.outbox.get(uuid(101))).toMatchObject({ state: 'rejected', error: 'file-missing' });
    expect(backend.blobs.size).toBe(0);
  });
});
