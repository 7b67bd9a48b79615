/** The screenshot that is taken while an action is pressed: it counts for the click that comes of it, and for nothing else. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { CaptureService, CaptureServiceDeps } from '../../../utils/background/capture-service.ts';
import type { Database } from '../../../utils/storage/database.ts';
import { openMemoryDatabase } from '../memory-database.ts';
import { uuid } from '../sample.ts';
import { createSampleService, flagged, ORIGIN } from './sample-service.ts';

const PRESSED_AT = Date.UTC(2026, 10, 21, 3, 5);
let time = PRESSED_AT;
let database: Database;
let service: CaptureService;
const takeShot = vi.fn<CaptureServiceDeps['takeShot']>();

/** Which of the pictures that were taken is the capture's. */
async function pictureOf(n: number): Promise<string | undefined> {
  const capture = (await database.captures.get(uuid(n)))?.capture;
  return capture?.files.find(({ role }) => role === 'screenshot')?.sha256[0];
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  database = openMemoryDatabase();
  service = createSampleService(database, {
    takeShot,
    sign: () => Promise.reject(new Error('no key')),
    now: () => new Date(time),
  });
  time = PRESSED_AT;
  let taken = 0;
  takeShot.mockReset().mockImplementation(async () => {
    const box = { width: 1, height: 1 };
    const png = new Blob([`${++taken}`], { type: 'image/png' });
    const shot = {
      ...box,
      png,
      sha256: `${taken}`.repeat(64),
      x: 0,
      y: 0,
      item: box,
      origin: { x: 0, y: 0 },
      seam: null,
    };
    return { ok: true, shot: { ...shot, thumbnail: Promise.resolve(null), bystanders: [], moved: false } };
  });
});

const press = (n: number) => service.aim({ captureId: uuid(n), geometry: flagged(n).geometry }, ORIGIN);

test('the click takes the picture of the press, and its time', async () => {
  press(1);
  time += 100;
  await service.create(flagged(1), ORIGIN);
  expect(takeShot).toHaveBeenCalledTimes(1);
  const capture = (await database.captures.get(uuid(1)))?.capture;
  expect(Date.parse(capture?.capturedAt.iso ?? '')).toBe(PRESSED_AT);
});

test.each([
  ['another click', 2, ORIGIN],
  ['the same in another tab', 1, { ...ORIGIN, tabId: 2 }],
] as const)('%s takes its own picture', async (_what, n, origin) => {
  press(1);
  await service.create(flagged(n), origin);
  expect(await pictureOf(n)).toBe('2');
});

test('a picture that could not be taken is tried again', async () => {
  takeShot.mockImplementationOnce(async () => ({ ok: false, reason: 'tab-not-visible' }));
  press(1);
  await service.create(flagged(1), ORIGIN);
  expect(await pictureOf(1)).toBe('1');
});

test('a picture that the browser refused for seconds is not: the page is not covered for so long', async () => {
  takeShot.mockImplementationOnce(async () => ({ ok: false, reason: 'rate-limited' }));
  press(1);
  await service.create(flagged(1), ORIGIN);
  expect(takeShot).toHaveBeenCalledTimes(1);
  expect((await database.captures.get(uuid(1)))?.capture.noScreenshot).toBe('rate-limited');
});

test('a picture is taken once, and forgotten where no click comes of it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  press(1);
  vi.advanceTimersByTime(2_000);
  vi.useRealTimers();
  await service.create(flagged(1), ORIGIN);
  expect(await pictureOf(1)).toBe('2');
});
