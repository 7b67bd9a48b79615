import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { RedactionEditor } from '../../components/redaction/redaction-editor.tsx';
import type { Box } from '../../utils/contract/primitives.ts';
import { draw, settle } from './render.tsx';

const PICTURE = { width: 600, height: 400 };
const NAMES: Box[] = [
  { x: 50, y: 60, width: 80, height: 16 },
  { x: 50, y: 200, width: 90, height: 16 },
];
/** A real picture: without one there is nothing to draw on. */
const URL_OF_PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#cde"/></svg>')}`;

const saved = vi.fn<(boxes: Box[]) => void>();
const closed = vi.fn();
beforeEach(() => {
  saved.mockClear();
  closed.mockClear();
});

async function open(initial: Box[] = [], language: 'id' | 'en' = 'id') {
  await page.viewport(1000, 800);
  await draw(
    <RedactionEditor
      picture={PICTURE}
      url={URL_OF_PICTURE}
      initial={initial}
      bystanders={NAMES}
      saving={false}
      onSave={saved}
      onClose={closed}
    />,
    language,
  );
  await settle();
}
const surface = () => page.getByRole('application');
const boxes = () => [...document.querySelectorAll<HTMLElement>('[role=slider]')];
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
async function save(): Promise<Box[]> {
  await press('Simpan salinan samaran');
  return saved.mock.calls.at(-1)?.[0] ?? [];
}
/** Pixels of the picture for one CSS pixel. */
const scale = () => PICTURE.width / surface().element().getBoundingClientRect().width;
/** From one point of the picture to another, with the mouse. */
const drag = (from: { x: number; y: number }, to: { x: number; y: number }, source: Element = surface().element()) => {
  const frame = source.getBoundingClientRect();
  const whole = surface().element().getBoundingClientRect();
  const on = (point: { x: number; y: number }, { left, top }: DOMRect) => ({
    x: whole.left + point.x / scale() - left,
    y: whole.top + point.y / scale() - top,
  });
  return userEvent.dragAndDrop(source, surface().element(), {
    // Counted from inside of its border.
    sourcePosition: on(from, new DOMRect(frame.x + source.clientLeft, frame.y + source.clientTop)),
    targetPosition: on(to, whole),
  });
};
/** Mice move by whole CSS pixels. */
const near = (box: Box | undefined, expected: Box) => {
  for (const side of ['x', 'y', 'width', 'height'] as const)
    expect(Math.abs((box?.[side] ?? Number.NaN) - expected[side]), side).toBeLessThanOrEqual(2);
};

describe('with the mouse', () => {
  test('a box is drawn, moved and resized', async () => {
    await open();
    await drag({ x: 300, y: 200 }, { x: 420, y: 260 });
    expect(boxes()).toHaveLength(1);
    near((await save())[0], { x: 300, y: 200, width: 120, height: 60 });

    const [box] = boxes();
    if (!box) throw new Error('There is no box.');
    await drag({ x: 360, y: 230 }, { x: 260, y: 130 }, box);
    near((await save())[0], { x: 200, y: 100, width: 120, height: 60 });

    const corner = box.querySelector('[data-corner=se]');
    if (!corner) throw new Error('The box has no corners.');
    const { left, top, width, height } = corner.getBoundingClientRect();
    const whole = surface().element().getBoundingClientRect();
    const middle = { x: (left + width / 2 - whole.left) * scale(), y: (top + height / 2 - whole.top) * scale() };
    await drag(middle, { x: middle.x + 80, y: middle.y - 20 }, corner);
    near((await save())[0], { x: 200, y: 100, width: 200, height: 40 });
  });

  test('a click draws nothing', async () => {
    await open();
    await surface().click({ position: { x: 200, y: 100 } });
    expect(boxes()).toHaveLength(0);
    await expect.element(page.getByRole('button', { name: 'Simpan salinan samaran' })).toBeDisabled();
  });
});

describe('with the keyboard', () => {
  test('a box is added, moved, resized, removed, and every step taken back', async () => {
    await open([{ x: 100, y: 100, width: 50, height: 20 }]);
    boxes()[0]?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}');
    expect(await save()).toEqual([{ x: 110, y: 105, width: 50, height: 20 }]);
    boxes()[0]?.focus();
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
    expect(await save()).toEqual([{ x: 110, y: 105, width: 55, height: 25 }]);
    boxes()[0]?.focus();
    await userEvent.keyboard('{Control>}{ArrowLeft}{/Control}');
    expect(await save()).toEqual([{ x: 109, y: 105, width: 55, height: 25 }]);

    boxes()[0]?.focus();
    await userEvent.keyboard('{Delete}');
    expect(boxes()).toHaveLength(0);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(boxes()).toHaveLength(1);
    for (let step = 0; step < 6; step++) await userEvent.keyboard('{Control>}z{/Control}');
    expect(await save()).toEqual([{ x: 100, y: 100, width: 50, height: 20 }]);

    await press('Tambah kotak');
    await settle();
    expect(boxes()).toHaveLength(2);
    expect(document.activeElement).toBe(boxes()[1]);
  });

  test('after a removal the focus is on the box that follows', async () => {
    await open(NAMES);
    boxes()[0]?.focus();
    await userEvent.keyboard('{Delete}');
    await settle();
    expect(boxes()).toHaveLength(1);
    expect(document.activeElement).toBe(boxes()[0]);
  });
});

describe('what is proposed', () => {
  test('covers the names that the page told of, once', async () => {
    await open();
    await press('Samarkan otomatis');
    expect(boxes()).toHaveLength(2);
    await press('Samarkan otomatis');
    expect(boxes()).toHaveLength(2);
    await settle();
    expect(page.getByRole('status').element().textContent).toContain('Tidak ada lagi nama atau foto');
    const covered = await save();
    for (const [index, { x, y, width, height }] of NAMES.entries()) {
      const box = covered[index];
      expect(box && box.x < x && box.y < y).toBe(true);
      expect(box && box.x + box.width > x + width && box.y + box.height > y + height).toBe(true);
    }
  });
});

describe('saving', () => {
  test('without boxes takes the copy back', async () => {
    await open(NAMES.slice(0, 1));
    boxes()[0]?.focus();
    await userEvent.keyboard('{Delete}');
    await press('Tarik salinan samaran');
    expect(saved).toHaveBeenLastCalledWith([]);
  });

  test('unsaved boxes are asked for before they are lost', async () => {
    const asked = vi.spyOn(globalThis, 'confirm').mockReturnValue(false);
    await open();
    await press('Tambah kotak');
    await press('Batal');
    expect(asked).toHaveBeenCalledOnce();
    expect(closed).not.toHaveBeenCalled();
    asked.mockReturnValue(true);
    await press('Batal');
    expect(closed).toHaveBeenCalledOnce();
    asked.mockRestore();
  });
});

test.each([
  ['id', 'Kotak 2 dari 2', '50 dari kiri, 200 dari atas, lebar 90, tinggi 16'],
  ['en', 'Box 2 of 2', '50 from the left, 200 from the top, 90 wide, 16 high'],
] as const)('a screen reader is told which box it is and where (%s)', async (language, name, place) => {
  await open(NAMES, language);
  const [, box] = boxes();
  await expect.element(page.getByRole('slider', { name })).toHaveAttribute('aria-valuetext', place);
  const help = document.getElementById(box?.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
  expect(help).toMatch(/Delete/);
});
