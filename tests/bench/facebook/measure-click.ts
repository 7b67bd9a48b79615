/**
 * How long a flagged item takes from the person's click until it is kept, against the bare work of photographing the
 * same part of the same page. The end is the completion of the transaction that writes the capture, seen in the worker
 * itself: the toast comes later, through a message and a frame, and could only be seen by asking again and again.
 */
import type { Page, Worker } from 'playwright';
import { click, locate, waitForAction, waitForToast } from '../../harness/closed-shadow.ts';
import type { ExtensionBrowser } from '../../harness/launch-chromium.ts';
import { type Metric, median, round } from '../metric.ts';
import { FEEDS } from './serve-feed.ts';

const ROUNDS = 11;
/**
 * How long the action is pressed, in milliseconds. People hold a button for 87 to 137 ms on average, by age, with 30 to 50 ms
 * between one click and another of theirs (Edmonds and Azzopardi, ClickSense, 2026): this is a quick one.
 */
const PRESS_MS = 50;
/** The first of each is slower: code is compiled, the database opened. */
const WARM_UPS = 2;
/** The browser takes two pictures a second at most. */
const PAUSE_MS = 600;

export interface ClickTimes {
  /** Milliseconds from click to durable capture. */
  flagged: number[];
  /** The same without a press before it, as no finger clicks, but what clicks for a person may. */
  instant: number[];
  /** Milliseconds of the bare work. */
  bare: number[];
}

interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What of the extension API the bare work needs, in the worker. */
interface WorkerGlobals {
  chrome: { tabs: { captureVisibleTab(options: { format: 'png' }): Promise<string> } };
  pantauAsnKept?: number[];
  pantauAsnOnKept?: () => void;
}

/** From now on the worker notes when a transaction that wrote a capture was completed. */
export async function watchWrites(worker: Worker): Promise<void> {
  await worker.evaluate(() => {
    const globals = globalThis as unknown as WorkerGlobals;
    const kept: number[] = [];
    globals.pantauAsnKept = kept;
    const note = () => {
      kept.push(Date.now());
      globals.pantauAsnOnKept?.();
    };
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (...row) {
      if (this.name === 'captures') this.transaction.addEventListener('complete', note);
      return add.apply(this, row);
    };
  });
}

export const readWrites = (worker: Worker) =>
  worker.evaluate(() => (globalThis as unknown as WorkerGlobals).pantauAsnKept ?? []);

/** Resolves once more than `count` were written. To ask the page meanwhile would take from the time of what is measured. */
export const waitForWrite = (worker: Worker, count: number) =>
  worker.evaluate(async (before) => {
    const globals = globalThis as unknown as WorkerGlobals;
    while ((globals.pantauAsnKept?.length ?? 0) <= before)
      await new Promise<void>((resolve) => {
        globals.pantauAsnOnKept = resolve;
      });
  }, count);

/** Photographs, decodes, crops and encodes, and nothing else. Resolves with the milliseconds that it took. */
function takeBare(worker: Worker, rect: Rect): Promise<number> {
  return worker.evaluate(async ({ x, y, width, height }) => {
    const began = performance.now();
    const { chrome } = globalThis as unknown as WorkerGlobals;
    const address = await chrome.tabs.captureVisibleTab({ format: 'png' });
    const bytes = Uint8Array.fromBase64(address.slice(address.indexOf(',') + 1));
    const whole = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const item = await createImageBitmap(whole, x, y, width, height);
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(item);
    await canvas.convertToBlob({ type: 'image/png' });
    return performance.now() - began;
  }, rect);
}

/** Clicks the action again and waits until the item is kept and it is said so. Resolves with the time from click to kept. */
async function flagOnce(page: Page, worker: Worker, pressMs: number): Promise<number> {
  const before = (await readWrites(worker)).length;
  await click(page, await waitForAction(page, 0), pressMs);
  await waitForWrite(worker, before);
  await waitForToast(page, /Tersimpan/);
  const kept = (await readWrites(worker))[before];
  if (kept === undefined) throw new Error('Nothing was written.');
  // The page sees that something of ours is clicked, not what.
  return kept - (await page.evaluate(() => window.benchFeed.clickedAt()));
}

/** The times of a click as figures; the first has a goal. */
export function clickMetrics({ flagged, instant, bare }: ClickTimes): Metric[] {
  for (const times of [flagged, instant, bare]) console.log(times.map((time) => round(time, 0)).join(' '));
  const ratio = (times: readonly number[]) => round(median(times) / median(bare), 2);
  return [
    { id: 'click_to_durable_ratio', value: ratio(flagged), unit: 'ratio', goal: 1.5 },
    // A press prepares most of it: what a click costs without one, and what it costs with the press itself counted.
    { id: 'instant_click_to_durable_ratio', value: ratio(instant), unit: 'ratio', goal: null },
    { id: 'press_to_durable_ratio', value: ratio(flagged.map((time) => time + PRESS_MS)), unit: 'ratio', goal: null },
    { id: 'click_to_durable_ms', value: round(median(flagged), 0), unit: 'ms', goal: null },
    { id: 'bare_capture_ms', value: round(median(bare), 0), unit: 'ms', goal: null },
  ];
}

/** Flags the first post of the feed again and again, in turn with the bare work. */
export async function measureClick(browser: ExtensionBrowser): Promise<ClickTimes> {
  const page = await browser.context.newPage();
  await page.goto(FEEDS.ours);
  const action = await waitForAction(page, 0);
  const popup = await browser.clickToolbar(page);
  await page.waitForTimeout(PAUSE_MS);
  await popup.close();
  await page.bringToFront();
  // The pointer reaches the button before it is pressed: by then the reading part is loaded.
  const { x, y } = await locate(page, action);
  await page.mouse.move(x + 5, y + 5);
  await page.waitForTimeout(PAUSE_MS);

  const worker = await browser.worker();
  await watchWrites(worker);
  const rect = await page.evaluate(() => {
    const item = document.querySelector('[aria-posinset]')?.getBoundingClientRect() ?? new DOMRect();
    const height = Math.min(item.bottom, innerHeight) - Math.max(item.top, 0);
    return { x: Math.floor(item.x), y: Math.max(0, Math.floor(item.y)), width: Math.ceil(item.width), height };
  });
  const times: ClickTimes = { flagged: [], instant: [], bare: [] };
  const takes = [
    [times.bare, () => takeBare(worker, rect)],
    [times.flagged, () => flagOnce(page, worker, PRESS_MS)],
    [times.instant, () => flagOnce(page, worker, 0)],
  ] as const;
  for (let turn = 0; turn < WARM_UPS + ROUNDS; turn++)
    for (const [list, take] of takes) {
      await page.waitForTimeout(PAUSE_MS);
      const ms = await take();
      if (turn >= WARM_UPS) list.push(ms);
    }
  await page.close();
  return times;
}
