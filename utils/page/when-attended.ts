/** What a person does first in a page that they look at. */
const SIGNS = ['pointermove', 'pointerdown', 'scroll', 'keydown', 'focusin'] as const;
/** Who reads a page without any of these, as some do with a screen reader, waits no longer. In milliseconds. */
const LATEST_MS = 4_000;

/** Calls `begin` once: when a person is in the page. While it loads, and in a tab that was opened for later, nothing is done. */
export function whenAttended(begin: () => void): void {
  const notice = () => {
    if (document.hidden) return;
    for (const type of SIGNS) removeEventListener(type, notice, true);
    document.removeEventListener('visibilitychange', notice);
    clearTimeout(timer);
    begin();
  };
  for (const type of SIGNS) addEventListener(type, notice, { capture: true, passive: true });
  const timer = setTimeout(() => {
    notice();
    // A tab that is not seen: when it is.
    if (document.hidden) document.addEventListener('visibilitychange', notice);
  }, LATEST_MS);
}
