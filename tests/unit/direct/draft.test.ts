/** A half-entered observation on the real database code: what is written down, what comes back, what goes. */
import { expect, test } from 'vitest';
import { createDraftPad, type DirectFields, type DraftStore } from '../../../utils/direct/draft-pad.ts';
import { createCaptureRepository } from '../../../utils/storage/capture-repository.ts';
import { createDraftRepository } from '../../../utils/storage/draft-repository.ts';
import { createDevice } from '../background/vault-device.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { sampleBundle, uuid } from '../sample.ts';

const fields = (seen: string): DirectFields => ({ seen, occurredOn: '2026-11-20', place: 'Balai Desa', witnesses: '' });
const file = (key: number, words: string) => ({ key, name: `${words}.jpg`, original: new Blob([words]) });

function open(database = openMemoryDatabase()) {
  let now = 0;
  return { database, drafts: createDraftRepository(database, () => now++) };
}

test('fields and files come back as they were entered, each draft for itself', async () => {
  const { drafts } = open();
  const [one, other] = [uuid(1), uuid(2)];
  await drafts.putFile(one, file(0, 'nol'));
  await drafts.putFields(other, fields('lain'));
  await drafts.putFields(one, fields('satu'));
  for (const key of [10, 9]) await drafts.putFile(one, file(key, String(key)));
  await drafts.removeFile(one, 10);
  expect(await drafts.list()).toEqual([one, other]);
  const read = await drafts.read(one);
  expect(read?.fields).toEqual(fields('satu'));
  expect(read?.files.map(({ key, name }) => [key, name])).toEqual([
    [0, 'nol.jpg'],
    [9, '9.jpg'],
  ]);
  expect(await read?.files[1]?.original.text()).toBe('9');
  expect((await drafts.read(other))?.files).toEqual([]);
  await drafts.remove(one);
  expect(await drafts.read(one)).toBeNull();
  expect(await drafts.list()).toEqual([other]);
});

test('what was kept before its draft could go is no draft any more', async () => {
  const { database, drafts } = open();
  const bundle = await sampleBundle(1);
  await drafts.putFields(bundle.capture.id, fields('tersimpan'));
  await drafts.putFile(bundle.capture.id, file(0, 'foto'));
  await drafts.putFields(uuid(2), fields('belum'));
  await createCaptureRepository(database).create(bundle, uuid(101));
  expect(await drafts.list()).toEqual([uuid(2)]);
  expect(await database.settings.count()).toBe(1);
});

test('with a passphrase it is sealed, locked nobody reads or writes it, unlocked it is there', async () => {
  const device = createDevice();
  const worker = device.start();
  const drafts = createDraftRepository(worker.database, () => 1);
  await drafts.putFields(uuid(1), fields('RAHASIA lurah'));
  await drafts.putFile(uuid(1), file(0, 'RAHASIA foto'));
  await worker.vault.set('empat kata yang acak', 15);
  await worker.vault.idle();
  await drafts.putFile(uuid(1), file(1, 'RAHASIA kedua'));
  const { settings = [] } = await device.readRaw();
  expect(settings).toHaveLength(3);
  for (const row of settings) expect(Object.keys(row).sort()).toEqual(['key', 'sealed']);
  await worker.vault.lock();
  await expect(drafts.read(uuid(1))).rejects.toThrow();
  await expect(drafts.putFields(uuid(1), fields('x'))).rejects.toThrow();
  await worker.vault.unlock('empat kata yang acak');
  const read = await drafts.read(uuid(1));
  expect(read?.fields.seen).toBe('RAHASIA lurah');
  expect(await Promise.all((read?.files ?? []).map(({ original }) => original.text()))).toEqual([
    'RAHASIA foto',
    'RAHASIA kedua',
  ]);
});

test('typing faster than the disk ends with the last letter; what is discarded is not written any more', async () => {
  const written: string[] = [];
  const store: DraftStore = {
    putFields: async (_id, { seen }) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      written.push(seen);
    },
    putFile: async (_id, { name }) => void written.push(name),
    removeFile: async (_id, key) => void written.push(`-${key}`),
    remove: async () => void written.push('removed'),
  };
  const pad = createDraftPad(store, uuid(1));
  for (const seen of ['S', 'Se', 'Seo', 'Seor']) void pad.writeFields(fields(seen));
  await pad.settled();
  expect(written).toEqual(['Seor']);
  void pad.addFile(file(0, 'foto'));
  await pad.discard();
  await pad.writeFields(fields('Seora'));
  expect(written).toEqual(['Seor', 'removed']);
});

test('a step that fails says so, and the next one writes what it could not', async () => {
  const { drafts } = open();
  let isFull = true;
  const pad = createDraftPad(
    {
      ...drafts,
      putFields: async (id, entered) => {
        if (isFull) throw new DOMException('Full.', 'QuotaExceededError');
        await drafts.putFields(id, entered);
      },
    },
    uuid(1),
  );
  await expect(pad.writeFields(fields('satu'))).rejects.toThrow('Full.');
  isFull = false;
  await pad.writeFields(fields('dua'));
  expect((await drafts.read(uuid(1)))?.fields.seen).toBe('dua');
});
