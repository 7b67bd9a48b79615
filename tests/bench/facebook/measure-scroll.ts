/** Scrolls the feed with and without the extension, in turn, and measures what each of the two costs. */
import type { BrowserContext, Page } from 'playwright';
import { evaluateTrace, type MainThread } from '../trace/evaluate-trace.ts';
import { recordTrace } from '../trace/record-trace.ts';
import type { ActionTimes } from './page/watch-actions.ts';
import { FEEDS } from './serve-feed.ts';

export const POSTS = 500;
/** The trace is taken in parts, so that whatever else the machine does falls on both pages. */
export const PARTS = 10;
/** Pixels a frame: five posts a second, faster than anybody reads. Slower, the page's own part would be larger. */
const STEP = 90;
/** Pixels a frame where only it is measured how soon an action is there. */
const FAST = 400;
const REST_MS = 500;
/** Longest way through the feed. */
const LONGEST_MS = 180_000;

export interface ScrollCost {
  /** What each of the two pages cost, part by part. */
  ours: MainThread[];
  plain: MainThread[];
  actions: ActionTimes;
  /** What the page's scripts and ours hold after a collection, in bytes: after the first part, and after the last. */
  heap: { ours: HeapGrowth; plain: HeapGrowth };
}

interface HeapGrowth {
  first: number;
  last: number;
}

interface Side {
  page: Page;
  address: string;
  parts: MainThread[];
  heap: HeapGrowth;
}

/** What is left in use of the heap, in bytes, when all that nothing refers to is gone. All worlds of a page share it. */
async function usedHeap(context: BrowserContext, page: Page): Promise<number> {
  const session = await context.newCDPSession(page);
  try {
    // What one round frees can keep the browser's own objects alive until the next.
    for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  } finally {
    await session.detach();
  }
}

/** `ownPrefix` is where the addresses of the extension's scripts begin. */
export async function measureScroll(context: BrowserContext, ownPrefix: string): Promise<ScrollCost> {
  const open = async (address: string): Promise<Side> => {
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForTimeout(REST_MS);
    return { page, address, parts: [], heap: { first: 0, last: 0 } };
  };
  const [ours, plain] = [await open(FEEDS.ours), await open(FEEDS.plain)];
  const inTurn = async (work: (side: Side) => Promise<void>) => {
    for (const side of [plain, ours]) {
      // A tab that is not in front draws nothing.
      await side.page.bringToFront();
      await side.page.waitForTimeout(REST_MS);
      await work(side);
      await side.page.waitForTimeout(REST_MS);
    }
  };
  const scroll = async (side: Side, post: number, step: number) => {
    const scrolled = side.page.evaluate(([to, by]) => window.benchFeed.scrollTo(to, by), [post, step] as const);
    // A page that gets no frames any more would be waited for without end.
    const stuck = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error(`${side.address} did not reach post ${post}.`)), LONGEST_MS).unref();
    });
    await Promise.race([scrolled, stuck]);
  };

  for (let part = 1; part <= PARTS; part++) {
    console.log(`Scrolling, part ${part} of ${PARTS} …`);
    await inTurn(async (side) => {
      const events = await recordTrace(context, side.page, () =>
        scroll(side, Math.round((part * POSTS) / PARTS), STEP),
      );
      side.parts.push(evaluateTrace(events, side.address, ownPrefix));
      if (part === 1) side.heap.first = await usedHeap(context, side.page);
      if (part === PARTS) side.heap.last = await usedHeap(context, side.page);
    });
  }

  console.log('Scrolling once more, faster, and looking at actions …');
  // Opened before the others are closed: which tab comes to the front where the one in front goes is the browser's choice.
  const again = await open(FEEDS.ours);
  for (const { page } of [ours, plain]) await page.close();
  await again.page.bringToFront();
  await again.page.waitForTimeout(REST_MS);
  await again.page.evaluate(() => window.benchFeed.watchActions());
  await scroll(again, POSTS, FAST);
  await again.page.waitForTimeout(REST_MS);
  const actions = await again.page.evaluate(() => window.benchFeed.stopWatching());
  await again.page.close();
  return { ours: ours.parts, plain: plain.parts, actions, heap: { ours: ours.heap, plain: plain.heap } };
}
