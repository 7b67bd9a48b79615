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
