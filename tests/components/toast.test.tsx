import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { CONTENT_TEXTS } from '../../utils/i18n/content-texts.ts';
import { createToast } from '../../utils/page/toast.ts';

const MARGIN = 16;

beforeEach(() => page.viewport(1000, 700));

/** An item of the page, where the style says; and the toast about it. */
function showAbout(style: string) {
  document.body.replaceChildren();
  const item = document.body.appendChild(document.createElement('div'));
  item.setAttribute('style', `position: fixed; ${style}`);
  const toast = createToast(CONTENT_TEXTS.id);
  toast.setItem(item);
  toast.showSaved({
    about: 'Sari Contoh',
    thumbnail: null,
    notice: null,
    behaviours: ['STATUS', 'KOMENTAR', 'LAIN'],
    chosen: [],
    onChoose: () => {},
    onUndo: () => {},
    onComplete: () => {},
  });
  return { item, hosts: [...document.querySelectorAll('pantau-asn')] };
}

/** Points that show a toast, four pixels apart. */
function pointsOf(hosts: readonly Element[]): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  for (let y = 1; y < innerHeight; y += 4)
    for (let x = 1; x < innerWidth; x += 4) {
      const at = document.elementFromPoint(x, y);
      if (at && hosts.includes(at)) points.push({ x, y });
    }
  return points;
}

test.each([
  ['at the top left', 'left: 0; top: 0; width: 40%; height: 30%'],
  ['at the bottom right', 'right: 0; bottom: 0; width: 45%; height: 45%'],
  ['along the bottom', 'left: 0; bottom: 0; width: 100%; height: 40%'],
  ['along the right', 'right: 0; top: 0; width: 40%; height: 100%'],
])('covers nothing of an item %s', (_where, style) => {
  const { item, hosts } = showAbout(style);
  const points = pointsOf(hosts);
  expect(points.length).toBeGreaterThan(500);
  const { left, right, top, bottom } = item.getBoundingClientRect();
  expect(points.filter(({ x, y }) => x > left && x < right && y > top && y < bottom)).toEqual([]);
  expect(points.every(({ x, y }) => x >= MARGIN - 1 && y >= MARGIN - 1)).toBe(true);
  for (const host of hosts) host.remove();
});

test('on a phone it goes above an item at the bottom', async () => {
  await page.viewport(360, 640);
  const { item, hosts } = showAbout('left: 0; bottom: 0; width: 100%; height: 50%');
  const points = pointsOf(hosts);
  expect(points.length).toBeGreaterThan(500);
  expect(points.filter(({ y }) => y > item.getBoundingClientRect().top)).toEqual([]);
  for (const host of hosts) host.remove();
});

test('about an item that fills the view it stands where it always stands', () => {
  const { hosts } = showAbout('inset: 0');
  const points = pointsOf(hosts);
  expect(Math.max(...points.map(({ x }) => x))).toBeGreaterThan(innerWidth - MARGIN - 5);
  expect(Math.max(...points.map(({ y }) => y))).toBeGreaterThan(innerHeight - MARGIN - 5);
  for (const host of hosts) host.remove();
});
