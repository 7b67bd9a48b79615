import { describe, expect, test } from 'vitest';
import type { ShotGeometry } from '../../../utils/messaging/messages.ts';
import { cropShot, joinShot, placeBystanders } from '../../../utils/screenshot/crop-shot.ts';

const VIEWPORT = { width: 1000, height: 800 };
const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const geometry = (rect: ReturnType<typeof box>, item = rect): ShotGeometry => ({
  rect,
  item,
  viewport: VIEWPORT,
  devicePixelRatio: 1,
  marks: [],
  scroll: null,
});
const picture = (scale: number) => ({ width: VIEWPORT.width * scale, height: VIEWPORT.height * scale });

test.each([
  [1, box(100, 50, 300, 200)],
  [1.25, box(125, 62, 375, 251)],
  [2, box(200, 100, 600, 400)],
])('at %d device pixels for one CSS pixel', (scale, expected) => {
  const shot = cropShot(geometry(box(100, 50, 300, 200)), picture(scale));
  expect(shot?.crop).toEqual(expected);
  expect(shot?.place).toMatchObject({ x: 0, y: 0, width: expected.width, height: expected.height });
});

test('what is outside of the viewport is not there', () => {
  expect(cropShot(geometry(box(900, 700, 300, 200)), picture(1))?.crop).toEqual(box(900, 700, 100, 100));
  const above = cropShot(geometry(box(-50, -50, 100, 100)), picture(1));
  expect(above?.crop).toEqual(box(0, 0, 50, 50));
  expect(above?.place).toMatchObject({ x: 50, y: 50, item: { width: 100, height: 100 } });
});

test('an item in a picture of what it belongs to', () => {
  const shot = cropShot(geometry(box(100, 50, 600, 500), box(150, 400, 400, 60)), picture(2));
  expect(shot?.place).toMatchObject({ x: -100, y: -700, item: { width: 800, height: 120 } });
});

test('the size of the view is rounded, its scale is not', () => {
  const far = { ...geometry(box(12, 0, 900, 700), box(12, -2100, 900, 2800)), devicePixelRatio: 1.25 };
  const shot = cropShot({ ...far, viewport: { width: 1102, height: 735 } }, { width: 1377, height: 918 });
  expect(shot?.place.origin).toEqual({ x: 15, y: -2625 });
});

test('an item out of view has no picture', () => {
  expect(cropShot(geometry(box(0, 900, 300, 200)), picture(1))).toBeNull();
  expect(cropShot(geometry(box(10, 10, 0, 0)), picture(1))).toBeNull();
  expect(cropShot(geometry(box(Number.NaN, 10, 5, 5)), picture(1))).toBeNull();
});

test('out of sight, whole pixels of the page are photographed', () => {
  const unseen: ShotGeometry = {
    ...geometry(box(10.5, 900.25, 300, 100)),
    devicePixelRatio: 2,
    scroll: { x: 0, y: 1000 },
  };
  // The page from (10, 1900) to (311, 2001).
  expect(cropShot(unseen, { width: 602, height: 202 })?.crop).toEqual(box(1, 0, 600, 201));
});

describe('shots of an item that is taller than the view', () => {
  /** The shot of the item's rows from `from` to `to` when its top stands at `top`. */
  const shotAt = (scale: number, top: number, from: number, to: number) => {
    const shot = cropShot(geometry(box(100.3, top + from, 300, to - from), box(100.3, top, 300, 2000)), picture(scale));
    if (!shot) throw new Error('nothing to see');
    return shot;
  };

  // Browsers scroll by whole device pixels; where the item begins may be a part of one.
  test.each([0.8, 1, 1.25, 1.5, 2])('each goes on where the last one ended, at %d device pixels', (scale) => {
    const top = 90.7;
    let before = shotAt(scale, top, 0, 600);
    const rows = [before.place.height];
    for (const scrolled of [587, 1174]) {
      const pixels = Math.round(scrolled * scale);
      const itemTop = top - pixels / scale;
      const next = joinShot(shotAt(scale, itemTop, Math.ceil(-itemTop), Math.floor(790 - itemTop)), before.place, 8);
      expect(next).not.toBeNull();
      if (!next) return;
      expect(next.place.y).toBe(before.place.y + before.place.height);
      expect(next.seam).toEqual({ ...next.crop, y: next.crop.y - 8, height: 8 });
      rows.push(next.place.height);
      before = next;
    }
    expect(before.place.y + before.place.height).toBe(rows.reduce((sum, height) => sum + height, 0));
  });

  test('one that shows nothing new is none, nor one that leaves a gap', () => {
    const first = shotAt(1, 0, 0, 600);
    expect(joinShot(shotAt(1, 0, 0, 600), first.place, 8)).toBeNull();
    expect(joinShot(shotAt(1, -650, 650, 900), first.place, 8)).toBeNull();
  });
});

test.each([
  [1, box(20, 30, 51, 16)],
  [1.25, box(25, 38, 64, 20)],
  [2, box(40, 60, 101, 32)],
])('bystanders are counted from the item, in whole pixels, none too few (%d)', (scale, expected) => {
  const shown = { ...geometry(box(100, 50, 300, 200)), devicePixelRatio: scale, bystanders: [box(120, 80, 50.5, 16)] };
  const zero = cropShot(shown, picture(scale))?.zero ?? { x: 0, y: 0 };
  expect(placeBystanders(shown, picture(scale), zero)).toEqual([expected]);
});

test('bystanders of a second shot are counted from the first', () => {
  const first = cropShot(geometry(box(100, 0, 300, 800), box(100, 0, 300, 1500)), picture(1));
  // The page was scrolled by 700 pixels.
  const later = { ...geometry(box(100, 0, 300, 800), box(100, -700, 300, 1500)), bystanders: [box(110, 300, 40, 12)] };
  const second = cropShot(later, picture(1));
  const joined = first && second && joinShot(second, first.place, 8);
  expect(joined && placeBystanders(later, picture(1), joined.zero)).toEqual([box(10, 1000, 40, 12)]);
});
