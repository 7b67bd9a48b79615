import { expect, test, vi } from 'vitest';
import { FindingList } from '../../components/finding-list.tsx';
import type { ListedQueue } from '../../utils/storage/database.ts';
import { draw, settle } from './render.tsx';
import { ID, sampleItem, sampleOutbox } from './sample-rows.ts';

const list = (items: ReturnType<typeof sampleItem>[], extra: Partial<Parameters<typeof FindingList>[0]> = {}) => (
  <FindingList
    queue="review"
    items={items}
    total={items.length}
    selected={null}
    onOpen={() => {}}
    onMore={() => {}}
    {...extra}
  />
);

test.each<[ListedQueue, RegExp]>([
  ['review', /Belum ada temuan yang menunggu tinjauan/],
  ['outgoing', /Tidak ada yang siap dikirim/],
  ['sent', /Belum ada yang terkirim/],
  ['dismissed', /Tidak ada yang diabaikan/],
])('an empty list "%s" says what will be there', async (queue, words) => {
  expect((await draw(list([], { queue }))).textContent).toMatch(words);
});

test('a finding is opened with a click, and its button says what it is', async () => {
  const onOpen = vi.fn();
  const root = await draw(list([sampleItem('Sari Contoh')], { onOpen }));
  const button = root.querySelector('button');
  expect(button?.textContent).toMatch(/Sari Contoh.*Siap, satu komando.*Komentar/);
  button?.click();
  expect(onOpen).toHaveBeenCalledWith(ID);
});

test('an unreadable author is said, not left out', async () => {
  expect((await draw(list([sampleItem(null)]))).textContent).toMatch(/Penulis tidak terbaca/);
});

test('what stands in the way of sending stands at the finding', async () => {
  const item = sampleItem('Sari Contoh', sampleOutbox({ state: 'rejected', error: 'hash-mismatch' }));
  expect((await draw(list([item]))).textContent).toMatch(/Perlu diperiksa: Sidik digital tidak cocok/);
});

test('a name of five hundred letters does not widen the list', async () => {
  const root = await draw(list([sampleItem('x'.repeat(500))]));
  root.style.width = '360px';
  expect(root.scrollWidth).toBeLessThanOrEqual(360);
});

test('the end of the list asks for more by itself', async () => {
  const onMore = vi.fn();
  await draw(list([sampleItem('Sari Contoh')], { total: 50, onMore }));
  await vi.waitFor(() => expect(onMore).toHaveBeenCalled());
  await settle();
});
