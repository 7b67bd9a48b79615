/** A direct observation from its entry to its finding, on the real database code. */
import { expect, test } from 'vitest';
import { sha256 } from '../../../utils/capture/seal.ts';
import { Capture } from '../../../utils/contract/capture.ts';
import { Finding } from '../../../utils/contract/finding.ts';
import { createDraftPad } from '../../../utils/direct/draft-pad.ts';
import { createDirectDesk, type DirectEntry } from '../../../utils/direct/keep-direct.ts';
import type { PreparedFile } from '../../../utils/direct/prepare-file.ts';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import { createDraftRepository } from '../../../utils/storage/draft-repository.ts';
import { createFindingRepository, UNDO_WINDOW } from '../../../utils/storage/finding-repository.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, sampleCapture, uuid } from '../sample.ts';

const NOW = new Date('2026-11-21T03:00:00.000Z');

function photo(words: string): PreparedFile {
  return {
    role: 'photo',
    mediaType: 'image/jpeg',
    original: new Blob([`${words} dengan lokasi`]),
    copy: new Blob([words]),
    width: 4,
    height: 3,
    thumbnail: new Blob(['kecil']),
    metadata: null,
  };
}

const entry: DirectEntry = {
  observation: { occurredOn: '2026-11-20', place: 'Balai Desa Contoh', witnesses: [] },
  seen: 'Terlihat membagikan kaus.',
  files: [photo('satu'), photo('dua')],
};

async function openDesk() {
  const database = openMemoryDatabase();
  const { agent } = (await sampleCapture(1)).capture;
  let count = 200;
  const id = uuid(count++);
  const desk = createDirectDesk({
    repository: createCaptureRepository(database),
    id,
    pad: createDraftPad(
      createDraftRepository(database, () => NOW.getTime()),
      id,
    ),
    before: null,
    release: async () => {},
    describeAgent: async () => agent,
    createUuid: () => uuid(count++),
    now: () => NOW,
  });
  return { database, desk };
}

test('keeps originals and copies, and a finding that fits the contract', async () => {
  const { database, desk } = await openDesk();
  const id = await desk.keep(entry);
  const row = await database.findings.get(id);
  expect(Finding.parse(row?.finding)).toMatchObject({
    channel: 'langsung',
    narrative: entry.seen,
    occurredOn: '2026-11-20',
    reported: { name: null, account: null },
  });
  expect(row?.summary).toMatchObject({ title: entry.seen, excerpt: 'Balai Desa Contoh', permalink: null });
  const [capture] = await database.captures.toArray();
  expect(Capture.parse(capture?.capture)).toEqual(capture?.capture);
  const bytesOf = async (words: string) => sha256(new TextEncoder().encode(words));
  expect(capture?.capture.files.map(({ sha256: hash, derivedFrom }) => [hash, derivedFrom])).toEqual([
    [await bytesOf('satu'), await bytesOf('satu dengan lokasi')],
    [await bytesOf('dua'), await bytesOf('dua dengan lokasi')],
  ]);
  expect(await database.files.count()).toBe(4);
  expect((await database.thumbnails.toArray()).map(({ captureId }) => captureId)).toEqual([capture?.id]);
});

test('a second press of the button keeps one', async () => {
  const { database, desk } = await openDesk();
  const [first, second] = await Promise.all([desk.keep(entry), desk.keep(entry)]);
  expect(second).toBe(first);
  expect(await database.findings.count()).toBe(1);
});

test('the same photo twice is one file', async () => {
  const { database, desk } = await openDesk();
  await desk.keep({ ...entry, files: [photo('satu'), photo('satu')] });
  expect((await database.captures.toArray())[0]?.capture.files).toHaveLength(1);
});

test('what is more than the contract holds is refused, and nothing is kept', async () => {
  const { database, desk } = await openDesk();
  await expect(desk.keep({ ...entry, observation: { ...entry.observation, occurredOn: 'kemarin' } })).rejects.toThrow();
  expect(await Promise.all([database.files.count(), database.captures.count()])).toEqual([0, 0]);
});

test('removing another finding for good leaves the originals, removing this one takes them', async () => {
  const { database, desk } = await openDesk();
  let now = NOW;
  const findings = createFindingRepository(database, () => now);
  const id = await desk.keep(entry);
  await createCaptureRepository(database).create(await sampleBundle(1), uuid(101));
  await findings.remove(uuid(101));
  now = new Date(NOW.getTime() + UNDO_WINDOW + 1);
  await findings.purge();
  expect(await database.files.count()).toBe(4);
  await findings.remove(id);
  now = new Date(now.getTime() + UNDO_WINDOW + 1);
  await findings.purge();
  expect(await database.files.count()).toBe(0);
});
