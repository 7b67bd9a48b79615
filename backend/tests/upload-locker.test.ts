import { expect, test, vi } from 'vitest';
import { createUploadLocker } from '../src/uploads/upload-locker.ts';

const { signal } = new AbortController();

test('one after the other: who waits asks the holder once to let go, and does nothing until then', async () => {
  const locker = createUploadLocker();
  const [first, second] = [locker.newLock('a'), locker.newLock('a')];
  const asked = vi.fn();
  await first.lock(signal, asked);
  const order: string[] = [];
  const waiting = second.lock(signal, vi.fn()).then(() => order.push('second'));
  await locker.newLock('b').lock(signal, vi.fn());
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([asked.mock.calls.length, order]).toEqual([1, []]);
  order.push('first ends');
  await first.unlock();
  await waiting;
  expect(order).toEqual(['first ends', 'second']);
});

test('a holder that never lets go, or a caller that is gone, ends the wait', async () => {
  const locker = createUploadLocker(20);
  await locker.newLock('a').lock(signal, vi.fn());
  await expect(locker.newLock('a').lock(signal, vi.fn())).rejects.toMatchObject({ status_code: 500 });
  const patient = createUploadLocker();
  await patient.newLock('a').lock(signal, vi.fn());
  const caller = new AbortController();
  const waiting = patient.newLock('a').lock(caller.signal, vi.fn());
  caller.abort();
  await expect(waiting).rejects.toMatchObject({ body: expect.stringContaining('lock') });
});

test('a holder that was asked to let go and never does is passed over, and ends nothing of its successor', async () => {
  const locker = createUploadLocker(20_000, 1_000);
  const [stuck, second, third] = [locker.newLock('a'), locker.newLock('a'), locker.newLock('a')];
  await stuck.lock(signal, vi.fn());
  const order: string[] = [];
  const waiting = [
    second.lock(signal, vi.fn()).then(() => order.push('second')),
    third.lock(signal, vi.fn()).then(() => order.push('third')),
  ];
  await waiting[0];
  await stuck.unlock();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(order, 'the third waits for the second, whatever the first does').toEqual(['second']);
  await second.unlock();
  await waiting[1];
  expect(order).toEqual(['second', 'third']);
});
