/**
 * Brings every page of ours to let go of what it shows: when it is locked or unlocked, and before everything is removed,
 * because the browser keeps what is in use.
 */

const NAME = 'pantau-asn-wipe';
/** A page that hangs must not keep the rest from being removed. */
const LONGEST_WAIT_MS = 3_000;

/** In a page: `letGo` is called when it is told to; then the page loads anew. */
export function followWipe(letGo: () => void): void {
  new BroadcastChannel(NAME).addEventListener('message', () => {
    letGo();
    location.reload();
  });
}

/**
 * In a page, before it opens the database: waits while everything is being removed. A page that opened it in the middle
 * would keep the browser from deleting it, and would say that there is nothing before that is so.
 */
export function waitForWipe(): Promise<void> {
  return new Promise((resolve, reject) => {
    // Held for as long as the page lives: by it the background knows that no page is left.
    const hold = () => {
      resolve();
      return new Promise(() => {});
    };
    // Rejects as well when it is taken from a page that hangs, which is then of no concern any more.
    navigator.locks.request(NAME, { mode: 'shared' }, hold).catch(reject);
  });
}

/** Has every page load anew. */
export function reloadPages(): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(null);
  channel.close();
}

/** Runs `task` when no page shows anything any more; pages that load meanwhile wait for its end, unless one hung. */
export async function afterPagesLetGo(task: () => Promise<void>): Promise<void> {
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
  // Asked for before the pages are told: those that load anew come after it.
  const alone = navigator.locks.request(NAME, { signal }, task);
  reloadPages();
  try {
    await alone;
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    await navigator.locks.request(NAME, { steal: true }, task);
  }
}
