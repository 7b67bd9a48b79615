import { expect, test } from 'vitest';
import { createAlone } from '../../../utils/background/alone.ts';
import { createDevice } from './vault-device.ts';

const PASSPHRASE = 'kuda terbang di atas sawah';

test('a second task of the same name is left out while the first goes on; one of another name is not', async () => {
  const { database } = createDevice().start();
  const alone = createAlone(database);
  const done: string[] = [];
  const end = Promise.withResolvers<void>();
  const first = alone('one', async () => {
    await end.promise;
    done.push('first');
  });
  await alone('other', async () => void done.push('other'));
  await alone('one', async () => void done.push('second'));
  end.resolve();
  await first;
  await alone('one', async () => void done.push('third'));
  expect(done).toEqual(['other', 'first', 'third']);
});

test('nothing is done while the passphrase is needed', async () => {
  const { database, vault } = createDevice().start();
  const alone = createAlone(database);
  const done: string[] = [];
  await vault.set(PASSPHRASE, 5);
  await vault.idle();
  await vault.lock();
  await alone('one', async () => void done.push('locked'));
  await vault.unlock(PASSPHRASE);
  await alone('one', async () => void done.push('unlocked'));
  expect(done).toEqual(['unlocked']);
});
