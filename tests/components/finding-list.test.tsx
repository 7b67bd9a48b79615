import { describe, expect, test, vi } from 'vitest';
import { FindingList } from '../../components/list/finding-list.tsx';
import type { ListedQueue } from '../../utils/storage/database.ts';
import { moveFocus } from '../../utils/ui/move-focus.ts';
import { draw, settle } from './render.tsx';
import { ID, sampleItem, sampleOutbox } from './sample-rows.ts';

const list = (items: ReturnType<typeof sampleItem>[], extra: Partial<Parameters<typeof FindingList>[0]> = {}) => (
  <FindingList queue="review" items={items} total={items.length} onOpen={() => {}} onRange={() => {}} {...extra} />
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

describe('a long list', () => {
  const LONG = 10_000;
  const rows = (first: number, count: number) =>
    Array.from({ length: count }, (_, n) => {
      const item = sampleItem(`Contoh ${first + n}`);
      return { ...item, row: { ...item.row, id: `${ID}-${first + n}` } };
    });
  const titles = (root: HTMLElement) => [...root.querySelectorAll('.item-title')].map(({ textContent }) => textContent);
  const scroller = async (extra: Partial<Parameters<typeof FindingList>[0]> = {}) => {
    const draws = (props: Partial<Parameters<typeof FindingList>[0]>) => (
      <div class="scroll" style="height: 500px; overflow-y: auto">
        {list(rows(0, 60), { total: LONG, ...extra, ...props })}
      </div>
    );
    const root = await draw(draws({}));
    await vi.waitFor(() => expect(root.querySelector('.list')?.getAttribute('style')).toMatch(/height/));
    return {
      root,
      box: root.querySelector('.scroll') as HTMLElement,
      again: (props: typeof extra) => draw(draws(props), 'id', root),
    };
  };

  test('has only the rows in view in the page, and is as tall as all of them', async () => {
    const { root, box } = await scroller();
    await vi.waitFor(() => expect(titles(root).length).toBeLessThan(30));
    expect(titles(root)[0]).toBe('Contoh 0');
    expect(box.scrollHeight).toBeGreaterThan(LONG * 60);
    expect(root.querySelector('li')?.getAttribute('aria-setsize')).toBe(String(LONG));
  });

  test('asks for what comes into view, and keeps its room until it is there', async () => {
    const onRange = vi.fn();
    const { root, box } = await scroller({ onRange });
    box.scrollTop = box.scrollHeight / 2;
    await vi.waitFor(() => expect(onRange.mock.lastCall?.[0]).toBeGreaterThan(1000));
    await vi.waitFor(() => expect(root.querySelectorAll('li .skeleton').length).toBeGreaterThan(4));
    const tops = [...root.querySelectorAll('li')].map((row) => row.getBoundingClientRect().top);
    expect(tops.slice(1).every((top, at) => top > (tops[at] ?? 0))).toBe(true);
  });

  test('is shown again where the person was, with the focus on what was opened', async () => {
    const onLeave = vi.fn();
    const { root, box } = await scroller({ onLeave });
    box.scrollTop = 1_500;
    await vi.waitFor(() => expect(titles(box)).not.toContain('Contoh 0'));
    const seen = titles(box)[8] ?? '';
    const topOf = (list: HTMLElement) =>
      [...list.querySelectorAll('li')].find((row) => row.textContent?.includes(seen))?.getBoundingClientRect().top;
    await settle();
    const before = topOf(root);
    await draw(<p>Rincian</p>, 'id', root);
    expect(onLeave).toHaveBeenCalledOnce();
    const back = await scroller({ position: onLeave.mock.lastCall?.[0], focused: `${ID}-${seen.split(' ')[1]}` });
    await vi.waitFor(() => expect(topOf(back.root)).toBe(before));
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain(seen));
  });

  test('keeps what has the focus when it is scrolled away, so that the keyboard goes on there', async () => {
    const { root, box } = await scroller();
    root.querySelectorAll<HTMLElement>('[data-finding]')[2]?.focus();
    box.scrollTop = 3_000;
    await vi.waitFor(() => expect(titles(root)).not.toContain('Contoh 0'));
    expect(document.activeElement?.textContent).toContain('Contoh 2');
  });

  test('a key goes on from what has the focus: to the next, and when that was scrolled away, first back to it', async () => {
    const { root, box } = await scroller();
    const focused = () => document.activeElement?.querySelector('.item-title')?.textContent;
    moveFocus(1);
    expect(focused()).toBe('Contoh 0');
    moveFocus(1);
    expect(focused()).toBe('Contoh 1');
    box.scrollTop = 3_000;
    await vi.waitFor(() => expect(titles(root)).not.toContain('Contoh 2'));
    moveFocus(1);
    expect(focused()).toBe('Contoh 1');
    await vi.waitFor(() => expect(titles(root)).toContain('Contoh 2'));
    moveFocus(1);
    expect(focused()).toBe('Contoh 2');
  });

  test('reads no more for it: what is asked for is what is in view', async () => {
    const onRange = vi.fn();
    const { root, box, again } = await scroller({ onRange });
    root.querySelectorAll<HTMLElement>('[data-finding]')[2]?.focus();
    box.scrollTop = box.scrollHeight / 2;
    await vi.waitFor(() => expect(onRange.mock.lastCall?.[0]).toBeGreaterThan(1000));
    const [first, last] = onRange.mock.lastCall ?? [];
    expect(last - first).toBeLessThan(40);
    await again({ items: rows(first, 60), offset: first, onRange });
    await vi.waitFor(() => expect(titles(root)).toContain(`Contoh ${first + 3}`));
    expect(document.activeElement?.textContent).toContain('Contoh 2');
  });

  test('asks again for what is in view when it is of something else, of which only the beginning was read', async () => {
    const onRange = vi.fn();
    const { again } = await scroller({ view: 'review newest', onRange });
    await vi.waitFor(() => expect(onRange).toHaveBeenCalled());
    onRange.mockClear();
    await again({ view: 'review newest budi', items: rows(0, 3), onRange });
    await vi.waitFor(() => expect(onRange.mock.lastCall?.[1]).toBeGreaterThan(3));
  });

  test('begins at its top when it is of something else', async () => {
    const { box, again } = await scroller({ view: 'review newest' });
    box.scrollTop = 2_000;
    await again({ view: 'review newest budi' });
    expect(box.scrollTop).toBe(0);
  });
});
