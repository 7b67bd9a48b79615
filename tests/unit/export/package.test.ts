import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { checkPackage } from '../../../utils/export/check-package.ts';
import { readZip } from '../../../utils/export/read-zip.ts';
import { createFindingRepository } from '../../../utils/storage/finding-repository.ts';
import { uuid } from '../sample.ts';
import { collect, EXPORTED_AT, exportFrom, makeFindings, sampleTimestamp } from './sample-package.ts';

const check = (bytes: Uint8Array<ArrayBuffer>) => checkPackage(new Blob([bytes]));
let whole: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  whole = await collect(exportFrom(await makeFindings()));
});

test('a package of several findings holds, and says what is in it', async () => {
  expect(await check(whole)).toMatchObject({
    ok: true,
    report: {
      findings: 2,
      captures: 3,
      files: 3,
      receipts: 3,
      timestamps: 1,
      events: 9,
      id: uuid(777),
      date: '2026-11-21',
    },
  });
});

test('a package of nothing, and of one finding, holds', async () => {
  const database = await makeFindings();
  expect(await check(await collect(exportFrom(database, [])))).toMatchObject({ ok: true, report: { findings: 0 } });
  expect(await check(await collect(exportFrom(database, [uuid(102)])))).toMatchObject({ ok: true });
});

test('one finding’s package tells nothing of another', async () => {
  const text = new TextDecoder().decode(await collect(exportFrom(await makeFindings(), [uuid(102)])));
  expect(text).not.toContain(uuid(101));
});

test('one flipped byte, wherever it is, is refused', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
      const flipped = whole.slice();
      flipped[place] = (flipped[place] ?? 0) ^ change;
      const result = await check(flipped);
      expect(result.ok, `byte ${place}`).toBe(false);
    }),
    { numRuns: 600 },
  );
});

test('one flipped byte in any header is refused', { timeout: 120_000 }, async () => {
  // Contents are covered by checksum and hash; here is every byte that a lenient reader would skip.
  const entries = await readZip(new Blob([whole]));
  const inContent = new Uint8Array(whole.length);
  let at = 0;
  for (const { name, size } of entries) {
    at += 30 + name.length;
    inContent.fill(1, at, at + size);
    at += size + 16;
  }
  const headers = [...inContent.keys()].filter((place) => inContent[place] === 0);
  expect(headers.length).toBeGreaterThan(4000);
  const survived: number[] = [];
  for (const place of headers) {
    const flipped = whole.slice();
    flipped[place] = (flipped[place] ?? 0) ^ 0x20;
    if ((await check(flipped)).ok) survived.push(place);
  }
  expect(survived).toEqual([]);
});

test('a package that is cut anywhere, or followed or preceded by anything, is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
      expect((await check(whole.slice(0, length))).ok).toBe(false);
    }),
    { numRuns: 100 },
  );
  for (const parts of [
    [whole, 'x'],
    ['x', whole],
    [whole, whole],
  ])
    expect((await checkPackage(new Blob(parts as BlobPart[]))).ok).toBe(false);
});

describe('evidence that has changed on the device is not exported', () => {
  type Damage = (database: Awaited<ReturnType<typeof makeFindings>>) => Promise<unknown>;
  const cases: [string, Damage, RegExp][] = [
    ['a file', (db) => db.files.toCollection().modify({ blob: new Blob(['lain']) }), /file-changed/],
    ['a file that is gone', (db) => db.files.clear(), /file-missing/],
    ['a record', (db) => db.captures.update(uuid(1), { 'capture.text': 'lain' }), /capture-changed/],
    ['a finding, past its log', (db) => db.findings.update(uuid(101), { 'finding.narrative': '-' }), /finding-changed/],
    ['a log', (db) => db.custody.delete([uuid(101), 2]), /custody-broken/],
    ['a log that is gone', (db) => db.custody.clear(), /custody-incomplete/],
    ['a signature that is gone', (db) => db.captures.update(uuid(1), { signature: null }), /signature-missing/],
    ['a receipt', (db) => db.receipts.update(uuid(1), { 'receipt.sha256': '0'.repeat(64) }), /receipt-wrong/],
    [
      'a trusted time of something else',
      (db) => db.timestamps.put(sampleTimestamp(uuid(1), '0'.repeat(64))),
      /timestamp-wrong/,
    ],
    ['a capture that is gone', (db) => db.captures.delete(uuid(2)), /capture-missing/],
  ];
  test.each(cases)('%s', async (_name, damage, message) => {
    const database = await makeFindings();
    await damage(database);
    await expect(collect(exportFrom(database))).rejects.toThrow(message);
  });
});

test('an export that is cancelled reads no further', async () => {
  const database = await makeFindings();
  const onProgress = vi.fn();
  const reader = exportFrom(database, [uuid(101), uuid(102)], onProgress).getReader();
  await reader.read();
  await reader.cancel();
  expect(onProgress).not.toHaveBeenCalled();
});

test('what was deleted is not exported', async () => {
  const database = await makeFindings();
  await createFindingRepository(database, () => EXPORTED_AT).remove(uuid(101));
  await expect(collect(exportFrom(database))).rejects.toThrow(/finding-gone/);
});
