/**
 * Memory of the extension's own processes (its worker and its pages), as the kernel counts it: heap, pictures that are
 * decoded and canvases alike. What the JavaScript heap alone says leaves out the larger part.
 */
import { readFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright';

/** Between two looks, in milliseconds: shorter than a picture takes to be decoded or encoded. */
const EVERY_MS = 15;
const PAGE_BYTES = 4096;

export interface MemoryWatch {
  /** Ends it. Megabytes that were there at most, above what was there at the beginning. */
  stop(): number;
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
};

/** Bytes of memory that is the process's own. */
function ownBytes(pid: number): number {
  const [, resident = 0, shared = 0] = read(`/proc/${pid}/statm`).split(' ').map(Number);
  return (resident - shared) * PAGE_BYTES;
}

/** Only on Linux: others do not tell. */
export async function watchMemory(context: BrowserContext): Promise<MemoryWatch> {
  if (process.platform !== 'linux') throw new Error('Memory can be measured on Linux only.');
  const cdp = await context.browser()?.newBrowserCDPSession();
  if (!cdp) throw new Error('The browser has no debugging session.');
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  const pids = processInfo
    .map(({ id }) => id)
    .filter((pid) => read(`/proc/${pid}/cmdline`).includes('--extension-process'));
  if (pids.length === 0) throw new Error('The extension has no process.');
  const measure = () => pids.reduce((sum, pid) => sum + ownBytes(pid), 0);
  const before = measure();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, measure());
  }, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return (most - before) / 1024 / 1024;
    },
  };
}
