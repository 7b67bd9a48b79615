/** Memory that a page still holds after its garbage was collected: the page's own scripts and ours share one heap. */
import type { BrowserContext, Page } from 'playwright';

/** Kilobytes in use in all worlds of the page: objects of scripts, and elements that something still holds. */
export async function measureHeap(context: BrowserContext, page: Page): Promise<number> {
  const session = await context.newCDPSession(page);
  try {
    await session.send('HeapProfiler.enable');
    // What only weak references hold goes with the first collection, what those held with the second.
    for (let n = 0; n < 3; n++) await session.send('HeapProfiler.collectGarbage');
    const usage: { usedSize: number; embedderHeapUsedSize?: number } = await session.send('Runtime.getHeapUsage');
    return (usage.usedSize + (usage.embedderHeapUsedSize ?? 0)) / 1000;
  } finally {
    await session.detach();
  }
}
