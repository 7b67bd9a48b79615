import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { BackupError, encryptStream, openBackup } from '../../../utils/backup/encrypted-stream.ts';
import { readBackup } from '../../../utils/backup/read-backup.ts';
import { type BackupItem, type BackupRecord, writeItem } from '../../../utils/backup/records.ts';
import { writeBackup } from '../../../utils/backup/write-backup.ts';
import { verifyFinding } from '../../../utils/evidence/verify-finding.ts';
import { createAnswerRepository } from '../../../utils/storage/answer-repository.ts';
import { createBackupSource, createBackupTarget } from '../../../utils/storage/backup-repository.ts';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createEvidenceQueries } from '../../../utils/storage/evidence-queries.ts';
import { createFindingRepository } from '../../../utils/storage/finding-repository.ts';
import { createListQueries } from '../../../utils/storage/list-queries.ts';
import { createMergeRepository } from '../../../utils/storage/merge-repository.ts';
import { createOutboxRepository } from '../../../utils/storage/outbox-repository.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, uuid } from '../sample.ts';
import { cheapKdf } from '../vault/cheap-kdf.ts';

const PASSPHRASE = 'kata sandi cadangan';
const now = () => new Date('2026-11-22T03:00:00.000Z');
const never = new AbortController().signal;
const findingOf = (n: number) => uuid(100 + n);

/** Four findings: one edited, one approved, one with another merged into it. */
async function fill(): Promise<Database> {
  const database = openMemoryDatabase();
  const captures = createCaptureRepository(database);
  for (const n of [1, 2, 3, 4]) await captures.create(await sampleBundle(n), findingOf(n));
  const findings = createFindingRepository(database, now);
  await findings.update(findingOf(1), { narrative: 'Uraian yang ditulis' });
  await findings.decide(findingOf(2), 'approved');
  await createMergeRepository(database, now).merge(findingOf(3), findingOf(4), false);
  await createOutboxRepository(database, now).saveDevice({
    baseUrl: 'https://jaringan.example',
    token: 'tanda-rahasia',
    deviceId: uuid(9),
    network: 'Jaringan Contoh',
  });
  await createAnswerRepository(database).saveHandlings([HANDLING], '"1"');
  return database;
}

const HANDLING = {
  findingId: findingOf(2),
  version: 2,
  status: 'reported',
  ticket: 'BWS-12',
  note: 'Sudah diteruskan',
  updatedAt: '2026-11-21T04:00:00.000Z',
} as const;

async function backUp(database: Database, passphrase = PASSPHRASE): Promise<Blob> {
  const stream = writeBackup(createBackupSource(database), passphrase, cheapKdf(), () => {});
  return new Response(stream).blob();
}

const restore = (file: Blob, database: Database, passphrase = PASSPHRASE, signal = never) =>
  readBackup(file, passphrase, createBackupTarget(database, now), signal, () => {});

async function dump(database: Database): Promise<Record<string, unknown[]>> {
  const rows = await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()] as const));
  return Object.fromEntries(rows);
}

let file: Blob;
beforeAll(async () => {
  file = await backUp(await fill());
});

test('what the network had done with a finding comes back, and stays when another device hears of its own', async () => {
  const device = openMemoryDatabase();
  await restore(file, device);
  const outbox = createOutboxRepository(device, now);
  await outbox.saveDevice({ baseUrl: 'https://lain.example', token: 'x', deviceId: uuid(8), network: 'Lain' });
  const answers = createAnswerRepository(device);
  await answers.saveHandlings([{ ...HANDLING, findingId: uuid(120), status: 'received' }], '"1"');
  await answers.saveHandlings([], '"2"');
  expect(await device.handlings.toArray()).toEqual([{ ...HANDLING, restored: true }]);
  // From there it goes on, without the mark of this device.
  const third = openMemoryDatabase();
  await restore(await backUp(device), third);
  expect(await third.handlings.toArray()).toEqual([{ ...HANDLING, restored: true }]);
  // Where the network knows the device, its word counts.
  await answers.saveHandlings([{ ...HANDLING, version: 3 }], '"3"');
  expect(await device.handlings.toArray()).toEqual([{ ...HANDLING, version: 3 }]);
});

test('everything comes back on another device, and its evidence holds', async () => {
  const device = openMemoryDatabase();
  expect(await restore(file, device)).toEqual({ added: 4, known: 0, different: 0, broken: 0 });
  const evidence = createEvidenceQueries(device);
  for (const n of [1, 2, 3]) {
    const found = await evidence.read(findingOf(n));
    if (!found) throw new Error(`Finding ${n} is gone`);
    expect(await verifyFinding(found, evidence.measure)).toBeNull();
    expect(found.custody.at(-1)?.kind).toBe('imported');
  }
  const findings = createFindingRepository(device, now);
  expect((await findings.get(findingOf(1)))?.finding.narrative).toBe('Uraian yang ditulis');
  expect((await findings.get(findingOf(2)))?.queue).toBe('outgoing');
  expect((await findings.get(findingOf(4)))?.mergedInto).toBe(findingOf(3));
  expect(await createMergeRepository(device, now).unmerge(findingOf(4)), 'can be taken out again').toBe(true);
  const { items } = await createListQueries(device).list({
    queue: 'review',
    offset: 0,
    limit: 9,
    order: 'newest',
    words: 'uraian',
  });
  expect(items.map(({ row, thumbnail }) => [row.id, thumbnail?.size])).toEqual([[findingOf(1), 5]]);
  expect(await device.settings.count(), 'the membership of a network belongs to the device').toBe(0);
  expect(await device.keys.count()).toBe(0);
});

test('a second time changes nothing; what is here in another state stays, and is said', async () => {
  const device = openMemoryDatabase();
  await restore(file, device);
  const before = await dump(device);
  expect(await restore(file, device)).toEqual({ added: 0, known: 4, different: 0, broken: 0 });
  expect(await dump(device)).toEqual(before);
  const findings = createFindingRepository(device, now);
  await findings.update(findingOf(1), { narrative: 'Ditulis di sini' });
  expect(await restore(file, device)).toMatchObject({ known: 3, different: 1 });
  expect((await findings.get(findingOf(1)))?.finding.narrative).toBe('Ditulis di sini');
});

test('what was removed for good comes back, and its log tells of both', async () => {
  const device = openMemoryDatabase();
  await restore(file, device);
  const findings = createFindingRepository(device, now);
  await findings.remove(findingOf(1));
  await createFindingRepository(device, () => new Date('2026-11-24T03:00:00.000Z')).purge();
  expect(await findings.get(findingOf(1))).toBeUndefined();
  expect(await restore(file, device)).toMatchObject({ added: 1, known: 3 });
  const found = await createEvidenceQueries(device).read(findingOf(1));
  expect(found?.custody.slice(-2).map(({ kind }) => kind)).toEqual(['purged', 'imported']);
  expect(found && (await verifyFinding(found, createEvidenceQueries(device).measure))).toBeNull();
});

test('nothing in the file can be read without its passphrase', async () => {
  const bytes = Buffer.from(await file.arrayBuffer());
  for (const word of ['Sari Contoh', 'Komentar', 'facebook', 'gambar', 'rahasia', PASSPHRASE])
    expect(bytes.includes(word), word).toBe(false);
});

describe('changes nothing here:', () => {
  const refuse = async (bad: Blob, passphrase = PASSPHRASE): Promise<string> => {
    const device = await fill();
    const before = await dump(device);
    const error = await restore(bad, device, passphrase).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(await dump(device)).toEqual(before);
    if (!(error instanceof BackupError)) throw new Error(`Not refused: ${error}`);
    return error.code;
  };

  test('another passphrase', async () => {
    expect(await refuse(file, 'kata sandi yang lain')).toBe('wrong-passphrase');
  });

  test('something else', async () => {
    for (const bad of [new Blob([]), new Blob(['PK\u0003\u0004']), new Blob(['x'.repeat(5000)])])
      expect(await refuse(bad)).toBe('not-backup');
  });

  test('a file that is cut off, anywhere', async () => {
    const ends = [25, 60, 200, 1000, 3000, file.size - 17, file.size - 16, file.size - 1];
    for (const end of ends)
      expect(['damaged', 'wrong-passphrase', 'not-backup']).toContain(await refuse(file.slice(0, end)));
  });

  test('a flipped bit, anywhere', { timeout: 120_000 }, async () => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        await expect(restore(new Blob([changed]), openMemoryDatabase())).rejects.toBeInstanceOf(BackupError);
      }),
      { numRuns: 25 },
    );
  });

  /** A file that somebody made who knows the passphrase. */
  async function forge(items: BackupItem[]): Promise<Blob> {
    async function* write() {
      for (const item of items) yield* writeItem(item);
    }
    const parts: BlobPart[] = [];
    for await (const part of encryptStream(write(), PASSPHRASE, cheapKdf())) parts.push(part);
    return new Blob(parts);
  }
  const end = (findings: number): BackupItem => ({ record: { kind: 'end', findings }, content: null });

  test.each<[string, () => Promise<BackupItem[]> | BackupItem[]]>([
    ['nothing in it', () => []],
    ['no end', async () => (await readAll(file)).slice(0, -1)],
    ['another number at its end', async () => [...(await readAll(file)).slice(0, -1), end(9)]],
    ['something after its end', async () => [...(await readAll(file)), end(4)]],
    [
      'a finding twice',
      async () => {
        const items = await readAll(file);
        const first = items.find(({ record }) => record.kind === 'finding');
        return first ? [first, ...items.slice(0, -1), end(5)] : [];
      },
    ],
    [
      'another file under the hash',
      () => [
        { record: { kind: 'file', sha256: 'a'.repeat(64), type: 'image/png', bytes: 4 }, content: new Blob(['lain']) },
        end(0),
      ],
    ],
    [
      'a record of no known kind',
      () => [{ record: { kind: 'perintah' } as unknown as BackupRecord, content: null }, end(0)],
    ],
    [
      'an address that is code',
      async () =>
        (await readAll(file)).map((item) =>
          item.record.kind === 'finding'
            ? {
                ...item,
                record: { ...item.record, summary: { ...item.record.summary, permalink: 'javascript:alert(1)' } },
              }
            : item,
        ),
    ],
    [
      'the log of another finding',
      async () =>
        (await readAll(file)).map((item) =>
          item.record.kind === 'finding'
            ? {
                ...item,
                record: {
                  ...item.record,
                  custody: item.record.custody.map((event) => ({ ...event, finding: uuid(77) })),
                },
              }
            : item,
        ),
    ],
  ])('%s', async (_name, make) => {
    expect(await refuse(await forge(await make()))).toBe('unknown-content');
  });
});

async function readAll(from: Blob): Promise<BackupItem[]> {
  const { readItems } = await import('../../../utils/backup/records.ts');
  const items: BackupItem[] = [];
  for await (const item of readItems((await openBackup(from, PASSPHRASE))())) items.push(item);
  return items;
}

test('evidence that did not hold comes back as it was, and is said', async () => {
  const database = await fill();
  const [first] = await database.files.toArray();
  await database.files.delete(first?.sha256 ?? '');
  const device = openMemoryDatabase();
  expect(await restore(await backUp(database), device)).toMatchObject({ added: 4, broken: 1 });
});

test('ended in the middle of restoring, the same file goes on', async () => {
  for (let writes = 0; ; writes++) {
    const device = openMemoryDatabase();
    let left = writes;
    const target = createBackupTarget(device, now);
    const step =
      <A extends unknown[], T>(run: (...given: A) => Promise<T>) =>
      async (...given: A) => {
        if (left-- <= 0) throw new Error('ended');
        return run(...given);
      };
    const mortal = {
      putFile: step(target.putFile),
      putThumbnail: step(target.putThumbnail),
      putFinding: step(target.putFinding),
    };
    const ended = await readBackup(file, PASSPHRASE, mortal, never, () => {}).then(
      () => false,
      () => true,
    );
    const report = await restore(file, device);
    expect(report.added + report.known).toBe(4);
    const evidence = createEvidenceQueries(device);
    const found = await evidence.read(findingOf(3));
    expect(found && (await verifyFinding(found, evidence.measure))).toBeNull();
    if (!ended) break;
  }
});

test('it can be called off', async () => {
  const device = openMemoryDatabase();
  const controller = new AbortController();
  const onProgress = vi.fn(() => controller.abort());
  const target = createBackupTarget(device, now);
  await expect(readBackup(file, PASSPHRASE, target, controller.signal, onProgress)).rejects.toThrow('aborted');
  expect(await device.findings.count()).toBe(0);
});

test('a stream of any length comes back, whatever the pieces', async () => {
  const lengths = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000];
  for (const length of lengths) {
    const bytes = new Uint8Array(length).map((_byte, at) => at % 251);
    async function* pieces() {
      for (let at = 0; at < length; at += 50_000) yield bytes.slice(at, at + 50_000);
    }
    const parts: BlobPart[] = [];
    for await (const part of encryptStream(pieces(), PASSPHRASE, cheapKdf())) parts.push(part);
    const plain: BlobPart[] = [];
    for await (const part of (await openBackup(new Blob(parts), PASSPHRASE))()) plain.push(part);
    expect(new Uint8Array(await new Blob(plain).arrayBuffer())).toEqual(bytes);
  }
});
