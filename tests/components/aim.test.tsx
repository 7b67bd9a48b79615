import { afterEach, expect, test, vi } from 'vitest';
import { hideActionButtons, mountActionButton } from '../../utils/page/action-button.ts';
import { type Aim, takeAim } from '../../utils/page/aim.ts';
import { settle } from './render.tsx';

const MASKED = '[data-pantau-asn-mask]';

let aim: Aim | null = null;
afterEach(() => {
  aim?.drop();
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** An item in view, and what shows the volunteer beside it. */
function makePage() {
  document.body.innerHTML = `<div class="me" style="position:fixed;bottom:0;left:0">Nama Sendiri</div>
    <article style="width:200px;height:100px"><p>Sebuah unggahan.</p></article><footer>Kaki</footer>`;
  const find = (selector: string) => {
    const element = document.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`The page has no ${selector}.`);
    return element;
  };
  return { item: find('article'), viewer: find('.me'), footer: find('footer') };
}

function aimAt({ item, viewer }: ReturnType<typeof makePage>) {
  const setOursHidden = vi.fn();
  const onFramed = vi.fn();
  aim = takeAim(
    { item, context: null, parts: [], visibleOnly: false, bystanders: [] },
    { viewerElements: [viewer], quote: null, setOursHidden },
    onFramed,
  );
  return { aim, setOursHidden, onFramed };
}

const isCovered = () => document.querySelector(MASKED) !== null;

test('a press covers the page and frames the item; the click takes it as it is', async () => {
  const page = makePage();
  const { aim, setOursHidden } = aimAt(page);
  expect(isCovered()).toBe(true);
  const geometry = await aim.geometry;
  expect(geometry?.item).toMatchObject({ width: 200, height: 100 });
  // A picture proves by them that it is not older than the cover.
  expect(geometry?.marks).toHaveLength(2);
  expect(aim.take()).toBe(true);
  expect(isCovered()).toBe(true);
  aim.covered.uncover();
  expect(isCovered()).toBe(false);
  expect(setOursHidden.mock.calls).toEqual([[true], [false]]);
});

test.each<[string, (page: ReturnType<typeof makePage>) => unknown]>([
  ['other words come', ({ item }) => item.querySelector('p')?.replaceChildren('Lain.')],
  [
    'a letter is changed',
    ({ item }) => Object.assign(item.querySelector('p')?.firstChild ?? {}, { data: 'Unggahan?' }),
  ],
  ['something is added elsewhere', ({ footer }) => footer.append(document.createElement('b'))],
  ['an attribute says something else', ({ footer }) => footer.setAttribute('aria-label', 'lain')],
  [
    'the item is moved by a style sheet alone',
    ({ item }) => item.animate({ transform: ['translateX(9px)', 'translateX(9px)'] }, 60_000),
  ],
  ['the page is scrolled', () => dispatchEvent(new Event('scroll'))],
  ['something else is selected', () => document.dispatchEvent(new Event('selectionchange'))],
])('nothing of it counts where %s meanwhile', async (_what, change) => {
  const page = makePage();
  const { aim } = aimAt(page);
  await aim.geometry;
  change(page);
  expect(aim.take()).toBe(false);
  expect(isCovered()).toBe(false);
});

test('a press must not scroll, nor clear anything away: then the click frames the item', async () => {
  const page = makePage();
  page.footer.style.cssText = 'position:fixed;inset:0 0 50% 0';
  await expect(aimAt(page).aim.geometry).resolves.toBeNull();
  aim?.drop();
  page.footer.style.cssText = '';
  page.item.style.height = '5000px';
  await expect(aimAt(page).aim.geometry).resolves.toBeNull();
  expect(scrollY).toBe(0);
});

test('while it is pressed, and only then, it is told what can be photographed', async () => {
  const page = makePage();
  const whole = aimAt(page);
  const geometry = await whole.aim.geometry;
  expect(whole.onFramed.mock.calls).toEqual([[geometry]]);
  whole.aim.drop();
  const dropped = aimAt(page);
  dropped.aim.drop();
  const clicked = aimAt(page);
  expect(clicked.aim.take()).toBe(true);
  const changed = aimAt(page);
  page.footer.setAttribute('aria-label', 'lain');
  await Promise.all([dropped, clicked, changed].map((it) => it.aim.geometry));
  for (const { onFramed } of [dropped, clicked, changed]) expect(onFramed).not.toHaveBeenCalled();
  clicked.aim.covered.uncover();
});

test.each(['pointerup', 'pointercancel'])('a press that ends beside the action (%s) uncovers the page', (type) => {
  const page = makePage();
  aimAt(page);
  page.footer.dispatchEvent(new PointerEvent(type, { bubbles: true }));
  expect(isCovered()).toBe(false);
});

test('a long press does not keep the page covered', () => {
  vi.useFakeTimers();
  const { aim } = aimAt(makePage());
  vi.advanceTimersByTime(999);
  expect(isCovered()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(isCovered()).toBe(false);
  expect(aim.take()).toBe(false);
});

test('an action that is hidden while it is pressed still takes the click', async () => {
  const { footer } = makePage();
  const listeners = { onIntent: () => {}, onPress: () => {}, onClick: () => {} };
  const { host } = mountActionButton({ parent: footer, placement: 'inline' }, 'Laporkan', listeners);
  await settle();
  const { x, y } = host.getBoundingClientRect();
  hideActionButtons(true);
  expect(getComputedStyle(host).opacity).toBe('0');
  expect(document.elementFromPoint(x + 5, y + 5)).toBe(host);
  hideActionButtons(false);
  expect(getComputedStyle(host).opacity).toBe('1');
});
