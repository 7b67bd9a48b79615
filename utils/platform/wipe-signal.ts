/** Brings every page of ours to let go of what it shows, before everything is removed: the browser keeps what is in use. */

const NAME = 'pantau-asn-wipe';
/** A page that hangs must not keep the rest from being removed. */
const LONGEST_WAIT_MS = 3_000;

/** In a page: `letGo` is called when everything is removed; then the page loads anew. */
export function followWipe(letGo: () => void): void {
  // Held for as long as the page lives: by it the background knows that no page is left.
  void navigator.locks.request(NAME, { mode: 'shared' }, () => new Promise(() => {}));
  new BroadcastChannel(NAME).addEventListener('message', () => {
    letGo();
    location.reload();
  });
}

/** Runs `task` when no page shows anything any more. */
export async function afterPagesLetGo(task: () => Promise<void>): Promise<void> {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(null);
  channel.close();
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
  try {
    await navigator.locks.request(NAME, { signal }, task);
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    await task();
  }
}
