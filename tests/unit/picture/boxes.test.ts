import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editBoxes, startEditing } from '../../../utils/picture/box-editing.ts';
import {
  boxBetween,
  boxInside,
  CORNERS,
  MIN_SIDE,
  moveBox,
  proposeBoxes,
  resizeBox,
} from '../../../utils/picture/boxes.ts';

const PICTURE = { width: 200, height: 100 };
const BOX = { x: 50, y: 40, width: 30, height: 20 };

describe('boxes', () => {
  test('between two points, in any order', () => {
    expect(boxBetween({ x: 80.4, y: 60 }, { x: 50, y: 40 }, PICTURE)).toEqual({ x: 50, y: 40, width: 30, height: 20 });
    expect(boxBetween({ x: -20, y: 90 }, { x: 10, y: 400 }, PICTURE)).toEqual({ x: 0, y: 90, width: 10, height: 10 });
  });

  test('move as far as the picture goes, and keep their size', () => {
    expect(moveBox(BOX, { x: 5, y: -5 }, PICTURE)).toEqual({ ...BOX, x: 55, y: 35 });
    expect(moveBox(BOX, { x: 900, y: 900 }, PICTURE)).toEqual({ ...BOX, x: 170, y: 80 });
  });

  test.each([
    ['nw', { x: 60, y: 50, width: 20, height: 10 }],
    ['ne', { x: 50, y: 50, width: 40, height: 10 }],
    ['sw', { x: 60, y: 40, width: 20, height: 30 }],
    ['se', { x: 50, y: 40, width: 40, height: 30 }],
  ] as const)('resize by the corner %s; the opposite one stays', (corner, expected) => {
    expect(resizeBox(BOX, corner, { x: 10, y: 10 }, PICTURE)).toEqual(expected);
  });

  test('a corner does not pass the opposite one', () => {
    expect(resizeBox(BOX, 'se', { x: -500, y: -500 }, PICTURE)).toEqual({ ...BOX, width: MIN_SIDE, height: MIN_SIDE });
  });

  test('whatever is done with them, they are whole, not empty and inside', () => {
    const number = fc.double({ min: -5_000, max: 5_000, noNaN: true });
    const point = fc.record({ x: number, y: number });
    const size = fc.record({ width: fc.integer({ min: 1, max: 900 }), height: fc.integer({ min: 1, max: 900 }) });
    fc.assert(
      fc.property(size, point, point, point, fc.constantFrom(...CORNERS), (picture, one, other, by, corner) => {
        const drawn = boxBetween(one, other, picture);
        for (const box of [drawn, moveBox(drawn, by, picture), resizeBox(drawn, corner, by, picture)]) {
          expect(Object.values(box).every(Number.isInteger)).toBe(true);
          expect(box.width).toBeGreaterThan(0);
          expect(box.height).toBeGreaterThan(0);
          expect(boxInside(box, picture)).toEqual(box);
        }
      }),
    );
  });

  test('what lies outside of the picture is none', () => {
    expect(boxInside({ x: 200, y: 0, width: 5, height: 5 }, PICTURE)).toBeNull();
    expect(boxInside({ x: 198.5, y: 0.2, width: 5, height: 0.3 }, PICTURE)).toEqual({
      x: 198,
      y: 0,
      width: 2,
      height: 1,
    });
  });

  test('proposals have a margin and leave out what is covered', () => {
    const name = { x: 52, y: 42, width: 26, height: 16 };
    expect(proposeBoxes([name], [], PICTURE)).toEqual([BOX]);
    expect(proposeBoxes([name, name], [BOX], PICTURE)).toEqual([]);
    expect(proposeBoxes([name, name], [{ ...BOX, width: 29 }], PICTURE)).toEqual([BOX]);
  });
});

describe('editing', () => {
  const boxesOf = ({ boxes }: ReturnType<typeof startEditing>) => boxes.map(({ box }) => box);

  test('every step can be taken back, a movement as one', () => {
    const moved = { ...BOX, x: 60 };
    let editing = startEditing([]);
    editing = editBoxes(editing, { type: 'add', boxes: [BOX] });
    const id = editing.boxes[0]?.id ?? -1;
    editing = editBoxes(editing, { type: 'change', id, box: { ...BOX, x: 55 }, goesOn: false });
    editing = editBoxes(editing, { type: 'change', id, box: moved, goesOn: true });
    expect(boxesOf(editing)).toEqual([moved]);
    editing = editBoxes(editing, { type: 'remove', id });
    expect(boxesOf(editing)).toEqual([]);
    editing = editBoxes(editing, { type: 'undo' });
    expect(editing.boxes).toEqual([{ id, box: moved }]);
    editing = editBoxes(editing, { type: 'undo' });
    expect(boxesOf(editing)).toEqual([BOX]);
    editing = editBoxes(editing, { type: 'undo' });
    expect(boxesOf(editing)).toEqual([]);
    expect(editBoxes(editing, { type: 'undo' })).toBe(editing);
  });

  test('no two boxes have one id, also after something was removed', () => {
    let editing = startEditing([BOX, BOX]);
    editing = editBoxes(editing, { type: 'remove', id: 1 });
    editing = editBoxes(editing, { type: 'add', boxes: [BOX, BOX] });
    expect(editing.boxes.map(({ id }) => id)).toEqual([0, 2, 3]);
  });
});
