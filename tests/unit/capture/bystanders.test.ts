import { expect, test } from 'vitest';
import { buildCapture, type PlacedShot } from '../../../utils/capture/build-capture.ts';
import { Capture } from '../../../utils/contract/capture.ts';
import { MAX_BYSTANDERS } from '../../../utils/contract/limits.ts';
import { SAMPLE_AGENT, sampleExtraction, uuid } from '../sample.ts';

const shot = (y: number, bystanders: PlacedShot['bystanders'], x = 0): PlacedShot => ({
  png: new Blob([`gambar ${y}`], { type: 'image/png' }),
  x,
  y,
  width: 600,
  height: 400,
  item: { width: 600, height: 800 },
  moved: false,
  ...(bystanders && { bystanders }),
});
const box = (x: number, y: number, width = 80, height = 16) => ({ x, y, width, height });

async function picture(shots: PlacedShot[]): Promise<Capture['picture']> {
  const { capture } = await buildCapture({
    id: uuid(1),
    supplements: null,
    extraction: sampleExtraction(),
    excerpt: null,
    observedUrl: 'https://www.facebook.com/',
    capturedAt: new Date('2026-11-21T03:00:00.000Z'),
    offset: 420,
    agent: SAMPLE_AGENT,
    masks: [],
    shots,
    noScreenshot: null,
  });
  return Capture.parse(capture).picture;
}

test('who is in two screenshots is noted once', async () => {
  const found = await picture([shot(0, [box(10, 380), box(10, 60)]), shot(400, [box(10, 381), box(10, 700)])]);
  expect(found?.bystanders).toEqual([box(10, 380), box(10, 60), box(10, 700)]);
});

test('in pixels of the picture, which may begin above the item', async () => {
  const found = await picture([shot(-100, [box(-30, -90), box(-200, 0)], -50)]);
  expect(found?.bystanders).toEqual([box(20, 10)]);
});

test('what sticks out of the picture is cut', async () => {
  expect((await picture([shot(0, [box(560, 390)])]))?.bystanders).toEqual([box(560, 390, 40, 10)]);
});

test('none is no field, and the list has an end', async () => {
  expect(await picture([shot(0, undefined)])).not.toHaveProperty('bystanders');
  const many = Array.from({ length: 900 }, (_, n) => box((n % 30) * 20, Math.floor(n / 30) * 13, 5, 5));
  expect((await picture([shot(0, many)]))?.bystanders).toHaveLength(MAX_BYSTANDERS);
});
