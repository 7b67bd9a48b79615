import { Dexie } from 'dexie';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Capture } from '../../../utils/contract/capture.ts';
import { findBrokenLink } from '../../../utils/evidence/custody.ts';
import { createSigningKey, signRecord } from '../../../utils/evidence/signature.ts';
import { verifyFinding } from '../../../utils/evidence/verify-finding.ts';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { createEvidenceQueries } from '../../../utils/storage/evidence-queries.ts';
import { indexKeys } from '../../../utils/storage/finding-index.ts';
import { createFindingRepository, UNDO_WINDOW } from '../../../utils/storage/finding-repository.ts';
import { createMergeRepository } from '../../../utils/storage/merge-repository.ts';
import { createOutboxRepository } from '../../../utils/storage/outbox-repository.ts';
import { createQueueQueries } from '../../../utils/storage/queue-queries.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, sampleCapture, uuid } from '../sample.ts';

let database: Database;
let now = new Date('2026-11-21T03:05:00.000Z');
const findings = () => createFindingRepository(database, () => now);
const merges = () => createMergeRepository(database, () => now);
const captureIds = async (id: string) => (await database.findings.get(id))?.finding.captureIds;
const owners = async () => (await database.captures.toArray()).map(({ findingId }) => findingId);

beforeEach(async () => {
  database = openMemoryDatabase();
  now = new Date('2026-11-21T03:05:00.000Z');
  for (const n of [1, 2]) await createCaptureRepository(database).create(await sampleBundle(n), uuid(100 + n));
});

describe('merging', () => {
  test('moves the captures, and hides the other finding without losing it', async () => {
    await findings().update(uuid(102), { narrative: 'Uraian kedua' });
    expect(await merges().merge(uuid(101), uuid(102), false)).toBe(true);
    expect(await captureIds(uuid(101))).toEqual([uuid(1), uuid(2)]);
    expect(await owners()).toEqual([uuid(101), uuid(101)]);
    expect(await createQueueQueries(database).count('review')).toBe(1);
    expect(await database.captures.count()).toBe(2);
    expect((await database.findings.get(uuid(102)))?.finding.narrative).toBe('Uraian kedua');
  });

  test('can be taken back', async () => {
    await findings().update(uuid(102), { narrative: 'Uraian kedua' });
    await merges().merge(uuid(101), uuid(102), true);
    expect(await merges().unmerge(uuid(102))).toBe(true);
    expect(await captureIds(uuid(101))).toEqual([uuid(1)]);
    expect(await captureIds(uuid(102))).toEqual([uuid(2)]);
    expect(await owners()).toEqual([uuid(101), uuid(102)]);
    expect((await database.findings.get(uuid(101)))?.finding.identityCaptureIds).toEqual([]);
    expect((await database.findings.get(uuid(102)))?.finding.narrative).toBe('Uraian kedua');
    expect(await createQueueQueries(database).count('review')).toBe(2);
  });

  test('a profile shows who it is, and is not looked for as the act', async () => {
    const before = (await database.findings.get(uuid(101)))?.keys;
    await merges().merge(uuid(101), uuid(102), true);
    const row = await database.findings.get(uuid(101));
    expect(row?.finding.identityCaptureIds).toEqual([uuid(2)]);
    expect(row?.keys).toEqual(before);
  });

  test.each([
    ['with itself', uuid(101), uuid(101)],
    ['with one that is not there', uuid(101), uuid(999)],
  ])('%s does nothing', async (_name, into, from) => {
    expect(await merges().merge(into, from, false)).toBe(false);
    expect(await captureIds(uuid(101))).toEqual([uuid(1)]);
  });

  test('what is approved is not taken apart', async () => {
    await findings().decide(uuid(102), 'approved');
    expect(await merges().merge(uuid(101), uuid(102), false)).toBe(false);
  });

  test('what was merged is purged with the finding that it went into, and not before', async () => {
    await merges().merge(uuid(101), uuid(102), false);
    now = new Date(now.getTime() + 2 * UNDO_WINDOW);
    await findings().purge();
    expect(await database.captures.count()).toBe(2);
    await findings().remove(uuid(101));
    now = new Date(now.getTime() + 2 * UNDO_WINDOW);
    await findings().purge();
    expect(await Promise.all([database.findings.count(), database.captures.count(), database.files.count()])).toEqual([
      0, 0, 0,
    ]);
  });
});

describe('splitting', () => {
  test('makes a finding of its own of some captures', async () => {
    await merges().merge(uuid(101), uuid(102), false);
    expect(await merges().split(uuid(101), [uuid(2)], uuid(200))).toBe(true);
    expect([await captureIds(uuid(101)), await captureIds(uuid(200))]).toEqual([[uuid(1)], [uuid(2)]]);
    expect((await database.findings.get(uuid(200)))?.finding.reported.account).toBe('Sari Contoh');
    expect(await owners()).toEqual([uuid(101), uuid(200)]);
  });

  test.each([[[]], [[uuid(1)]], [[uuid(9)]]])(
    '%j: something has to stay, and only what is there can go',
    async (ids) => {
      expect(await merges().split(uuid(101), ids, uuid(200))).toBe(false);
      expect(await database.findings.get(uuid(200))).toBeUndefined();
    },
  );
});

describe('a lone reaction', () => {
  test('is approved only with a second reviewer', async () => {
    await findings().update(uuid(101), { behaviours: ['SUKA'] });
    expect(await findings().decide(uuid(101), 'approved')).toBe('blocked');
    expect((await findings().get(uuid(101)))?.queue).toBe('review');
    const row = await findings().get(uuid(101));
    if (!row) throw new Error('The finding is gone.');
    const second = { name: 'Peninjau Contoh', note: null, at: now.toISOString() };
    await findings().update(uuid(101), { review: { ...row.finding.review, second } });
    expect(await findings().decide(uuid(101), 'approved')).toBe('done');
  });

  test('with another act it is not alone', async () => {
    await findings().update(uuid(101), { behaviours: ['SUKA', 'KOMENTAR'] });
    expect(await findings().decide(uuid(101), 'approved')).toBe('done');
  });
});

describe('edits and what follows from them', () => {
  test('the stage follows the day of the act, until a person says otherwise', async () => {
    await findings().update(uuid(101), { occurredOn: '2024-09-21' });
    expect((await findings().get(uuid(101)))?.finding.election).toEqual({ electionId: 'PILKADA-2024', stage: 'PRA' });
    await findings().update(uuid(101), { occurredOn: '2024-09-22' });
    expect((await findings().get(uuid(101)))?.finding.election?.stage).toBe('PENETAPAN');
    await findings().update(uuid(101), { occurredOn: '2026-11-21' });
    expect((await findings().get(uuid(101)))?.finding.election).toEqual({ electionId: null, stage: 'DI_LUAR' });
    const election = { electionId: 'PEMILU-2029', stage: 'PRA' } as const;
    await findings().update(uuid(101), { occurredOn: '2026-11-20', election });
    expect((await findings().get(uuid(101)))?.finding.election).toEqual(election);
  });

  test('a finding names the reference data that it was judged by', async () => {
    await findings().update(uuid(101), { chosenCode: 'DSP-06' });
    const stamp = (await findings().get(uuid(101)))?.finding.reference;
    expect(stamp?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await database.references.get(stamp?.version ?? ''))?.sha256).toBe(stamp?.sha256);
  });

  test('Bawaslu’s clock runs inside a stage or when Bawaslu is chosen, until it is filed there', async () => {
    const dueAt = async () => (await database.findings.get(uuid(101)))?.dueAt;
    expect(await dueAt()).toBeNull();
    await findings().update(uuid(101), { destinations: ['BAWASLU'] });
    // Known on Saturday 21 November 2026: Friday 27, 16.30 WIB.
    expect(await dueAt()).toBe('2026-11-27T09:30:00.000Z');
    const filing = {
      channel: 'BAWASLU',
      filedOn: '2026-11-23',
      ticket: null,
      status: 'filed',
      statusOn: '2026-11-23',
      note: null,
    } as const;
    await findings().file(uuid(101), [filing]);
    expect(await dueAt()).toBeNull();
  });

  test('what was sent and is then filed goes out again', async () => {
    await findings().decide(uuid(101), 'approved');
    await database.findings.update(uuid(101), { queue: 'sent' });
    expect(await findings().file(uuid(101), [])).toBe(true);
    expect((await findings().get(uuid(101)))?.queue).toBe('outgoing');
  });
});

describe('keys of one item', () => {
  const keysOf = async (change: (capture: Capture) => void) => {
    const { capture } = await sampleCapture(7);
    change(capture);
    return indexKeys(capture);
  };
  const meet = (one: string[], other: string[]) => one.some((key) => other.includes(key));

  test.each<[string, boolean, (capture: Capture) => void]>([
    [
      'the same id under another address',
      true,
      (c) => {
        c.permalink = 'https://www.facebook.com/groups/1/posts/1000?comment_id=2000';
      },
    ],
    [
      'another comment',
      false,
      (c) => {
        c.ids.comment = '2001';
        c.text = 'Kalimat lain dari akun yang sama, yang juga cukup panjang.';
        c.permalink = 'https://www.facebook.com/sari.contoh/posts/1000?comment_id=2001';
        c.ids.aliases = [];
      },
    ],
    [
      'an alias in common',
      true,
      (c) => {
        c.ids.comment = null;
        c.permalink = null;
        c.ids.aliases = ['pfbid0contoh'];
      },
    ],
    [
      'the same long text of the same account',
      true,
      (c) => {
        c.ids.comment = null;
        c.ids.aliases = [];
        c.permalink = null;
      },
    ],
    [
      'the same text of another account',
      false,
      (c) => {
        c.ids.comment = null;
        c.ids.aliases = [];
        c.permalink = null;
        c.author = { name: 'Budi Misal', url: null, id: null };
      },
    ],
  ])('%s: %s', async (_name, same, change) => {
    const base = (c: Capture) => {
      c.ids.comment = '2000';
      c.ids.aliases = ['pfbid0contoh'];
      c.text = 'Kalimat contoh yang cukup panjang untuk dikenali kembali dengan pasti.';
    };
    const one = await keysOf(base);
    const other = await keysOf((c) => {
      base(c);
      change(c);
    });
    expect(meet(one, other)).toBe(same);
  });

  test('two people who like one post are two findings', async () => {
    const like = (name: string) => (c: Capture) => {
      c.target = 'reaction';
      c.reaction = { kind: 'like' };
      c.context = {
        target: 'post',
        permalink: 'https://www.facebook.com/x/posts/1',
        id: '1',
        author: c.author,
        text: null,
      };
      c.author = { name, url: null, id: null };
    };
    expect(meet(await keysOf(like('Sari')), await keysOf(like('Budi')))).toBe(false);
    expect(meet(await keysOf(like('Sari')), await keysOf(like('Sari')))).toBe(true);
  });
});

describe('the custody log', () => {
  const log = async (id: string) =>
    (await database.custody.where('[finding+seq]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray()).map(
      ({ event }) => event,
    );
  const kinds = async (id: string) =>
    (await log(id)).map(({ kind, subject }) => `${kind} ${Number.parseInt(subject.slice(-4), 16)}`);
  const key = createSigningKey();
  const queries = () => createEvidenceQueries(database);
  /** What verifying says of a finding whose captures are signed. */
  const verify = async (id: string) => {
    for (const row of await database.captures.toArray())
      await database.captures.put({ ...row, signature: await signRecord(await key, row.capture) });
    const evidence = await queries().read(id);
    if (!evidence) throw new Error('The finding is gone.');
    return verifyFinding(evidence, queries().measure);
  };

  test('tells of every capture that came or went, in the log of the finding', async () => {
    await merges().merge(uuid(101), uuid(102), false);
    expect(await kinds(uuid(101))).toEqual(['captured 1', 'moved-in 2']);
    expect(await kinds(uuid(102))).toEqual(['captured 2', 'merged 101']);
    expect(await verify(uuid(101))).toBeNull();
    await merges().unmerge(uuid(102));
    expect(await kinds(uuid(101))).toEqual(['captured 1', 'moved-in 2', 'moved-out 2']);
    expect(await kinds(uuid(102))).toEqual(['captured 2', 'merged 101', 'moved-in 2']);
    expect([await verify(uuid(101)), await verify(uuid(102))]).toEqual([null, null]);
  });

  test('of what was split off begins with its captures, and with what the backend confirmed of them', async () => {
    await merges().merge(uuid(101), uuid(102), false);
    const sha256 = (await database.captures.get(uuid(2)))?.manifestSha256 ?? '';
    await createOutboxRepository(database, () => now).saveCaptureReceipt({
      receipt: { id: uuid(2), kind: 'capture', sha256, receivedAt: now.toISOString(), signature: 'A'.repeat(86) },
      withheld: [],
    });
    await merges().split(uuid(101), [uuid(2)], uuid(200));
    expect(await kinds(uuid(200))).toEqual(['moved-in 2', 'sent 2']);
    expect(await kinds(uuid(101))).toEqual(['captured 1', 'moved-in 2', 'sent 2', 'moved-out 2']);
    expect([await verify(uuid(101)), await verify(uuid(200))]).toEqual([null, null]);
  });

  test('tells of a filing, and of the end of what was merged', async () => {
    await findings().file(uuid(101), []);
    await merges().merge(uuid(101), uuid(102), false);
    await findings().remove(uuid(101));
    now = new Date(now.getTime() + 2 * UNDO_WINDOW);
    await findings().purge();
    expect((await kinds(uuid(101))).slice(1)).toEqual(['filed 101', 'moved-in 2', 'deleted 101', 'purged 101']);
    expect((await kinds(uuid(102))).slice(1)).toEqual(['merged 101', 'purged 102']);
    expect(findBrokenLink(await log(uuid(102)))).toBeNull();
  });

  test('does not tell of a decision that was not made', async () => {
    await findings().update(uuid(101), { behaviours: ['SUKA'] });
    await findings().decide(uuid(101), 'approved');
    expect(await kinds(uuid(101))).toEqual(['captured 1', 'edited 101']);
  });
});
