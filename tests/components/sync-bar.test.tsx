import { expect, test, vi } from 'vitest';
import { SyncBar } from '../../components/list/sync-bar.tsx';
import type { OutboxRow } from '../../utils/storage/database.ts';
import { draw } from './render.tsx';
import { sampleOutbox } from './sample-rows.ts';

const device = { baseUrl: 'https://contoh.example', token: 't', deviceId: 'd', network: 'Jaringan Contoh' };
const bar = (rows: OutboxRow[], extra: Partial<Parameters<typeof SyncBar>[0]> = {}) => (
  <SyncBar delivery={{ rows, more: 0, device }} waiting={3} batch={3} onSend={() => {}} onJoin={() => {}} {...extra} />
);

test('nothing waits: nothing is shown', async () => {
  expect((await draw(bar([], { waiting: 0 }))).textContent).toBe('');
});

test('without a network it leads to joining one', async () => {
  const onJoin = vi.fn();
  const root = await draw(bar([], { delivery: { rows: [], more: 0, device: null }, onJoin }));
  expect(root.textContent).toMatch(/Temuan aman di perangkat ini/);
  root.querySelector('button')?.click();
  expect(onJoin).toHaveBeenCalled();
});

test('what is approved is sent with one click', async () => {
  const onSend = vi.fn();
  const root = await draw(bar([], { onSend }));
  expect(root.querySelector('button')?.textContent).toBe('Kirim semua (3)');
  root.querySelector('button')?.click();
  expect(onSend).toHaveBeenCalled();
});

test('the progress counts what has arrived', async () => {
  const root = await draw(bar([sampleOutbox({ state: 'sending' }), sampleOutbox()]));
  expect(root.textContent).toMatch(/Mengirim 2 dari 3/);
  expect(root.querySelector('progress')?.value).toBe(1);
});

test('those further back in the line are counted as well', async () => {
  const delivery = { rows: [sampleOutbox({ state: 'sending' }), sampleOutbox()], more: 7, device };
  const root = await draw(bar([], { delivery, batch: 10 }));
  expect(root.textContent).toMatch(/Mengirim 2 dari 10/);
});

test('a problem says what to do and when it is tried again', async () => {
  const row = sampleOutbox({ state: 'waiting', error: 'offline', nextAttemptAt: Date.UTC(2026, 10, 21, 3) });
  const root = await draw(bar([row]));
  expect(root.querySelector('[role=alert]')?.textContent).toMatch(/Server tidak terjangkau.*Dicoba lagi 21 Nov 2026/);
  expect(root.querySelector('button'), 'trying again now is possible').toBeTruthy();
});
