import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { createPaintMarker } from '../../utils/page/painted.ts';

/** Room for marks everywhere but in the middle. */
const middle = () => new DOMRect(40, 40, innerWidth - 80, innerHeight - 80);

test('a picture shows the marks in the colours that are told, and in no older ones', async () => {
  document.body.innerHTML = '<div style="height:100vh"></div>';
  const marker = createPaintMarker();
  let before = null;
  for (let n = 0; n < 5; n++) {
    const marks = await marker.paint(middle());
    expect(marks).toHaveLength(2);
    const base64 = await page.screenshot({ element: document.documentElement, save: false });
    const picture = await createImageBitmap(new Blob([Uint8Array.fromBase64(base64)], { type: 'image/png' }));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    if (!context) throw new Error('No drawing context.');
    context.drawImage(picture, 0, 0);
    const seen = marks.map(({ x, y }) => {
      const [red, green, blue] = context.getImageData(
        Math.floor((x * picture.width) / innerWidth),
        Math.floor((y * picture.height) / innerHeight),
        1,
        1,
      ).data;
      return [red, green, blue];
    });
    expect(seen).toEqual(marks.map(({ colour }) => colour));
    if (before) expect(seen).not.toEqual(before);
    before = seen;
  }
  marker.remove();
});

test('no mark can be taken for the one before it, nor for a page of one colour', async () => {
  const marker = createPaintMarker();
  const apart = (a: readonly number[], b: readonly number[] | undefined) =>
    a.map((value, channel) => Math.abs(value - (b?.[channel] ?? Number.NaN)));
  let [first, second] = await marker.paint(middle());
  for (let n = 0; n < 40; n++) {
    const [nextFirst, nextSecond] = await marker.paint(middle());
    if (!first || !second || !nextFirst || !nextSecond) throw new Error('There is room for marks.');
    for (const distance of [...apart(nextFirst.colour, first.colour), ...apart(nextSecond.colour, second.colour)])
      expect(distance).toBeGreaterThanOrEqual(64);
    expect(apart(nextFirst.colour, nextSecond.colour)).toEqual([128, 128, 128]);
    [first, second] = [nextFirst, nextSecond];
  }
  marker.remove();
});

test('where all of the view is in the picture there is none', async () => {
  const marker = createPaintMarker();
  expect(await marker.paint(new DOMRect(0, 0, innerWidth, innerHeight))).toEqual([]);
});
