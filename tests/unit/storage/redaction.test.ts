import { beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../../utils/capture/seal.ts';
import type { Redaction } from '../../../utils/contract/finding.ts';
import { type FindingEvidence, verifyFinding } from '../../../utils/evidence/verify-finding.ts';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createEvidenceQueries } from '../../../utils/storage/evidence-queries.ts';
import { createFindingRepository, UNDO_WINDOW } from '../../../utils/storage/finding-repository.ts';
import { createMergeRepository } from '../../../utils/storage/merge-repository.ts';
import { createOutboxRepository } from '../../../utils/storage/outbox-repository.ts';
import { createQueueQueries } from '../../../utils/storage/queue-queries.ts';
import { createRedactionRepository } from '../../../utils/storage/redaction-repository.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, uuid } from '../sample.ts';

let database: Database;
let now: Date;
const findings = () => createFindingRepository(database, () => now);
const redactions = () => createRedactionRepository(database, () => now);
const merges = () => createMergeRepository(database, () => now);
const outbox = () => createOutboxRepository(database, () => now);
const finding = async (id = uuid(101)) => (await database.findings.get(id))?.finding;
const verify = async (id = uuid(101), change: (evidence: FindingEvidence) => void = () => {}) => {
  const queries = createEvidenceQueries(database);
  const evidence = await queries.read(id);
  if (!evidence) throw new Error('It is gone.');
  change(evidence);
  return verifyFinding(evidence, queries.measure);
};
const SIGNATURE = 'A'.repeat(86);

/** A copy as the background makes it: its bytes do not matter here. */
async function redact(n: number, findingId: string, words = `salinan ${n}`): Promise<string> {
  const copy = new Blob([words], { type: 'image/png' });
  const shown = await redactions().readPicture(findingId, uuid(n));
  if (!shown) throw new Error('There is no picture.');
  const { width, height, tiles } = shown.picture;
  const redaction: Redaction = {
    captureId: uuid(n),
    sha256: await sha256(await copy.arrayBuffer()),
    bytes: copy.size,
    width,
    height,
    derivedFrom: tiles.map((tile) => tile.sha256),
    boxes: [{ x: 1, y: 1, width: 4, height: 4 }],
  };
  expect(await redactions().save(findingId, redaction, copy)).toBe(true);
  return redaction.sha256;
}

beforeEach(async () => {
  database = openMemoryDatabase();
  now = new Date('2026-11-21T03:05:00.000Z');
  for (const n of [1, 2]) await createCaptureRepository(database).create(await sampleBundle(n), uuid(100 + n));
});

describe('a redacted copy', () => {
  test('is kept beside the originals, logged with its hash, and verified', async () => {
    const before = await database.files.toArray();
    const hash = await redact(1, uuid(101));
    expect(await database.files.bulkGet(before.map((file) => file.sha256))).toEqual(before);
    expect((await finding())?.redactions).toMatchObject([{ captureId: uuid(1), sha256: hash }]);
    expect((await finding())?.version).toBe(2);
    const events = await createEvidenceQueries(database).custody(uuid(101));
    expect(events.at(-1)).toMatchObject({ kind: 'redacted', subject: uuid(1), detail: hash });
    expect(await verify()).toBeNull();
  });

  test('is made for nothing that is not in review', async () => {
    await findings().decide(uuid(101), 'approved');
    expect(await redactions().readPicture(uuid(101), uuid(1))).toBeNull();
    expect(await redactions().readPicture(uuid(102), uuid(1))).toBeNull();
    expect(await redactions().remove(uuid(102), uuid(2))).toBe(false);
  });

  test('gives way to a newer one, and can be taken back', async () => {
    const first = await redact(1, uuid(101), 'satu');
    const second = await redact(1, uuid(101), 'dua');
    expect((await finding())?.redactions?.map((one) => one.sha256)).toEqual([second]);
    expect(await redactions().remove(uuid(101), uuid(1))).toBe(true);
    expect(await finding()).not.toHaveProperty('redactions');
    expect(await verify()).toBeNull();
    // Bytes that no record names any more go with what is purged next; the log keeps their hashes.
    await findings().remove(uuid(102));
    now = new Date(now.getTime() + UNDO_WINDOW + 1000);
    await findings().purge();
    expect(await database.files.bulkGet([first, second])).toEqual([undefined, undefined]);
  });

  test('outlives a purge of something else, and goes with its finding', async () => {
    const hash = await redact(1, uuid(101));
    await findings().remove(uuid(102));
    now = new Date(now.getTime() + UNDO_WINDOW + 1000);
    await findings().purge();
    expect(await database.files.get(hash)).toBeDefined();
    await findings().remove(uuid(101));
    now = new Date(now.getTime() + UNDO_WINDOW + 1000);
    await findings().purge();
    expect(await database.files.count()).toBe(0);
  });

  test.each<[name: string, code: string, change: (hash: string, database: Database) => Promise<unknown>]>([
    ['is gone', 'file-missing', (hash) => database.files.delete(hash)],
    ['is another', 'file-changed', (hash) => database.files.put({ sha256: hash, blob: new Blob(['lain']) })],
  ])('that %s is named', async (_name, code, change) => {
    const hash = await redact(1, uuid(101));
    await change(hash, database);
    expect(await verify()).toEqual({ code, subject: hash });
  });

  test('of another picture, or that the log does not know, is named', async () => {
    const hash = await redact(1, uuid(101));
    const wrong = { code: 'redaction-wrong', subject: hash };
    const change = (fields: Partial<Redaction>) => (evidence: FindingEvidence) => {
      const [first] = evidence.finding.redactions ?? [];
      if (first) evidence.finding.redactions = [{ ...first, ...fields }];
    };
    expect(await verify(uuid(101), change({ derivedFrom: ['0'.repeat(64)] }))).toEqual(wrong);
    expect(await verify(uuid(101), change({ width: 11 }))).toEqual(wrong);
    expect(await verify(uuid(101), change({ captureId: uuid(2) }))).toEqual(wrong);
    const other = 'f'.repeat(64);
    expect(await verify(uuid(101), change({ sha256: other }))).toEqual({ code: 'redaction-wrong', subject: other });
  });
});

describe('captures that move', () => {
  test('take their copies along, in both directions, and stay withheld', async () => {
    const [one, two] = [await redact(1, uuid(101)), await redact(2, uuid(102))];
    await findings().update(uuid(102), { withholdOriginals: true });
    await merges().merge(uuid(101), uuid(102), false);
    expect((await finding())?.redactions?.map((copy) => copy.sha256)).toEqual([one, two]);
    expect((await finding())?.withholdOriginals).toBe(true);
    expect(await verify()).toBeNull();

    const newer = await redact(2, uuid(101), 'lebih banyak');
    await merges().unmerge(uuid(102));
    expect((await finding())?.redactions?.map((copy) => copy.sha256)).toEqual([one]);
    expect(await finding(uuid(102))).toMatchObject({ redactions: [{ sha256: newer }], withholdOriginals: true });
    expect([await verify(), await verify(uuid(102))]).toEqual([null, null]);
  });

  test('take them along when a finding is split', async () => {
    await merges().merge(uuid(101), uuid(102), false);
    const two = await redact(2, uuid(101));
    await findings().update(uuid(101), { withholdOriginals: true });
    await merges().split(uuid(101), [uuid(2)], uuid(103));
    expect(await finding()).not.toHaveProperty('redactions');
    expect(await finding(uuid(103))).toMatchObject({ redactions: [{ sha256: two }], withholdOriginals: true });
    expect((await finding())?.withholdOriginals).toBe(true);
    expect([await verify(), await verify(uuid(103))]).toEqual([null, null]);
  });
});

describe('what may leave', () => {
  const attached = async () => (await createQueueQueries(database).pictures(uuid(101))).map(({ sha256: hash }) => hash);

  test('a report gets the whole picture, and the redacted copy alone where that is wanted', async () => {
    const tile = (await database.captures.get(uuid(1)))?.capture.picture?.tiles[0]?.sha256;
    const copy = await redact(1, uuid(101));
    expect(await attached()).toEqual([tile]);
    await findings().update(uuid(101), { withholdOriginals: true });
    expect(await attached()).toEqual([copy]);
    await redactions().remove(uuid(101), uuid(1));
    expect(await attached()).toEqual([]);
  });

  test('what the backend was not given is remembered; what it was given it has', async () => {
    const receipt = {
      id: uuid(1),
      kind: 'capture' as const,
      sha256: 'a'.repeat(64),
      receivedAt: now.toISOString(),
      signature: SIGNATURE,
    };
    const tile = (await database.captures.get(uuid(1)))?.capture.picture?.tiles[0]?.sha256 ?? '';
    const state = async () => (await createQueueQueries(database).detail(uuid(101)))?.originals;
    expect(await state()).toBe('unsent');
    await outbox().saveCaptureReceipt({ receipt, withheld: [tile] });
    expect(await state()).toBe('withheld');
    await outbox().saveCaptureReceipt({ receipt, withheld: [] });
    expect(await state()).toBe('sent');
    await outbox().saveCaptureReceipt({ receipt, withheld: [tile] });
    expect(await state()).toBe('sent');
  });
});
