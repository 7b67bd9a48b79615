import { expect, test } from 'vitest';
import { mountActionButton } from '../../utils/page/action-button.ts';
import { settle } from './render.tsx';

const listeners = { onIntent: () => {}, onPress: () => {}, onClick: () => {} };

/** Puts markup into the page and an action into its `.anchor`; the boxes after the browser has laid them out. */
async function mount(html: string, placement: 'inline' | 'corner') {
  const problems: string[] = [];
  addEventListener('error', ({ message }) => problems.push(message), { signal: AbortSignal.timeout(2_000) });
  document.body.innerHTML = html;
  const parent = document.querySelector('.anchor');
  if (!parent) throw new Error('The markup has no anchor.');
  const before = parent.getBoundingClientRect();
  const { host } = mountActionButton({ parent, placement }, 'Laporkan', listeners);
  await settle();
  // A page would hear of it.
  expect(problems).toEqual([]);
  return { before, after: parent.getBoundingClientRect(), button: host.getBoundingClientRect() };
}

test.each([
  ['a block', 'display:block'],
  ['a flex row', 'display:flex;gap:20px'],
  ['a centred flex row', 'display:flex;justify-content:center'],
  ['a grid', 'display:grid;grid-template-columns:auto auto 1fr'],
])('stands behind the last words of %s, and moves nothing', async (_name, style) => {
  const { before, after, button } = await mount(
    `<div class="anchor" style="${style};width:500px;margin:40px"><span>2 jam</span> <span class="last">Balas</span></div>`,
    'inline',
  );
  const last = document.querySelector('.last')?.getBoundingClientRect();
  expect(after.toJSON()).toEqual(before.toJSON());
  // A grid's cell is wider than its words only in the last column, which is empty here.
  expect(button.left).toBeCloseTo((last?.right ?? 0) + 4, 0);
  expect(button.top + button.height / 2).toBeCloseTo((last?.top ?? 0) + (last?.height ?? 0) / 2, 0);
});

test.each([
  ['positioned', 'position:relative'],
  ['not positioned, in something that is', ''],
])('stands in the corner of an item that is %s', async (_name, style) => {
  const { before, after, button } = await mount(
    `<div style="position:relative;padding:60px;width:700px"><div class="anchor" style="${style};width:300px;height:120px">Isi</div></div>`,
    'corner',
  );
  expect(after.toJSON()).toEqual(before.toJSON());
  expect(after.right - button.right).toBeCloseTo(4, 0);
  expect(button.top - after.top).toBeCloseTo(4, 0);
});

test.each([
  ['words', 'inline', '<span class="last">2 jam</span>'],
  ['a block', 'inline', '<div class="last" style="width:40px">2 jam</div>'],
  ['an item', 'corner', '<p class="last">Isi</p>'],
] as const)('goes with %s that scroll in a part of the page', async (_name, placement, content) => {
  const { before, after, button } = await mount(
    `<div class="scroller" style="height:200px;overflow:auto"><div style="height:900px"></div>
     <div class="anchor" style="margin:40px">${content}</div><div class="below">Di bawah</div><div style="height:3000px"></div></div>`,
    placement,
  );
  expect(after.toJSON()).toEqual(before.toJSON());
  const page = document.documentElement;
  expect(page.scrollHeight).toBeLessThanOrEqual(page.clientHeight);
  document.querySelector('.scroller')?.scrollTo({ top: 800, behavior: 'instant' });
  const host = document.querySelector('pantau-asn');
  expect(host?.getBoundingClientRect().top).toBeCloseTo(button.top - 800, 0);
  const last = document.querySelector('.last')?.getBoundingClientRect();
  if (placement === 'inline') expect(host?.getBoundingClientRect().left).toBeCloseTo((last?.right ?? 0) + 4, 0);
});
