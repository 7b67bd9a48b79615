/**
 * Brings every page of ours to let go of what it shows: when it is locked or unlocked, and before everything is removed,
 * because the browser keeps what is in use.
 */

const NAME = 'pantau-asn-wipe';
/** A page that hangs must not keep the rest from being removed. */
const LONGEST_WAIT_MS = 3_000;

/** In a page: `letGo` is called when it is told to; then the page loads anew. */
export function followWipe(letGo: () => void): void {
  // Held for as long as the page lives: by it the background knows that no page is left.
  void navigator.locks.request(NAME, { mode: 'shared' }, () => new Promise(() => {}));
  new BroadcastChannel(NAME).addEventListener('message', () => {
    letGo();
    location.reload();
  });
}

/** Has every page load anew. */
export function reloadPages(): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(null);
  channel.close();
}

/** Runs `task` when no page shows anything any more. */
export async function afterPagesLetGo(task: () => Promise<void>): Promise<void> {
  reloadPages();
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
  try {
    await navigator.locks.request(NAME, { signal }, task);
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    await task();
  }
}
