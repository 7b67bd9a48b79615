/** Pictures that the browser hands over too late or too early, as loaded machines do: what it shows is drawn here. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { ShotGeometry } from '../../utils/messaging/messages.ts';
import { takeShot } from '../../utils/screenshot/take-shot.ts';

const screen = vi.hoisted(() => ({ next: async (): Promise<string> => '' }));
vi.mock('../../utils/platform/browser.ts', () => ({
  browser: {
    tabs: {
      captureVisibleTab: () => screen.next(),
      get: async () => ({ active: true, windowId: 1 }),
    },
  },
}));

const TAB = { tabId: 1, windowId: 1 };
const VIEW = { width: 60, height: 100 };

interface Drawn {
  /** How far the item, in which each row has its own colour, is scrolled. */
  scrolled: number;
  /** Colours of the two points at the top left. */
  marks?: readonly string[];
  /** What has changed in the item since. */
  changed?: boolean;
}

async function draw({ scrolled, marks = [], changed = false }: Drawn): Promise<string> {
  const canvas = new OffscreenCanvas(VIEW.width, VIEW.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No drawing context.');
  for (let y = 0; y < VIEW.height; y++) {
    context.fillStyle = `rgb(${changed ? 200 : 100} ${y + scrolled} 50)`;
    context.fillRect(0, y, VIEW.width, 1);
  }
  for (const [n, colour] of marks.entries()) {
    context.fillStyle = colour;
    context.fillRect(n * 4, 0, 4, 8);
  }
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  return `data:image/png;base64,${bytes.toBase64()}`;
}

/** The browser shows these, one after the other; resolves with how many of them were asked for. */
function show(...pictures: Drawn[]): { asked(): number } {
  let asked = 0;
  screen.next = () => draw(pictures[Math.min(asked++, pictures.length - 1)] ?? { scrolled: 0 });
  return { asked: () => asked };
}

/** The item, 20 pixels in from the left and scrolled so far; what is shown of it ends above the last two rows. */
const geometry = (scrolled: number, marks: ShotGeometry['marks'] = []): ShotGeometry => ({
  rect: { x: 20, y: 0, width: 40, height: 98 },
  item: { x: 20, y: -scrolled, width: 40, height: 150 },
  viewport: VIEW,
  devicePixelRatio: 1,
  marks,
  scroll: null,
});

async function shoot(...asked: Parameters<typeof takeShot>) {
  const result = await takeShot(...asked);
  if (!result.ok) throw new Error(result.reason);
  return result.shot;
}

/** The green of each row, which is its number. */
async function rowsOf(png: Blob): Promise<number[]> {
  const picture = await createImageBitmap(png);
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  if (!context) throw new Error('No drawing context.');
  context.drawImage(picture, 0, 0);
  return Array.from({ length: picture.height }, (_, y) => context.getImageData(0, y, 1, 1).data[1] ?? -1);
}

const upTo = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

beforeEach(() => {
  show({ scrolled: 0 });
});

test('a picture without the marks is taken again', async () => {
  const series = { before: await shoot(TAB, geometry(0), { before: null }) };
  const marks: ShotGeometry['marks'] = [
    { x: 2, y: 4, colour: [10, 200, 90] },
    { x: 6, y: 4, colour: [138, 72, 218] },
  ];
  const pictures = show(
    // Of before the page was scrolled; then one in which only the first half came close to what is asked for.
    { scrolled: 0, marks: ['rgb(80 120 30)', 'rgb(208 248 158)'] },
    { scrolled: 0, marks: ['rgb(12 198 91)', 'rgb(12 198 91)'] },
    { scrolled: 50, marks: ['rgb(10 200 90)', 'rgb(138 72 218)'] },
  );
  const shot = await shoot(TAB, geometry(50, marks), series);
  expect(pictures.asked()).toBe(3);
  expect(await rowsOf(shot.png)).toEqual(upTo(98, 148));
  expect(shot.moved).toBe(false);
});

test('where there is no room for marks, a picture that does not go on from the one before is taken again', async () => {
  const series = { before: await shoot(TAB, geometry(0), { before: null }) };
  const pictures = show({ scrolled: 0 }, { scrolled: 50 });
  const shot = await shoot(TAB, geometry(50), series);
  expect(pictures.asked()).toBe(2);
  expect(await rowsOf(shot.png)).toEqual(upTo(98, 148));
  expect(shot.moved).toBe(false);
});

test('one that goes on is taken once', async () => {
  const series = { before: await shoot(TAB, geometry(0), { before: null }) };
  const pictures = show({ scrolled: 50 });
  expect((await shoot(TAB, geometry(50), series)).moved).toBe(false);
  expect(pictures.asked()).toBe(1);
});

test('a page that has changed is kept as it is, and told of', async () => {
  const series = { before: await shoot(TAB, geometry(0), { before: null }) };
  show({ scrolled: 50, changed: true });
  const shot = await shoot(TAB, geometry(50), series);
  expect(shot.moved).toBe(true);
  expect(await rowsOf(shot.png)).toEqual(upTo(98, 148));
});
