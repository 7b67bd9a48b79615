/** Progress that is shown: not more often than it can be seen. */

/** Often enough to be seen, seldom enough not to be what the time goes into. In milliseconds. */
const PROGRESS_EVERY = 100;

/** Calls `show` at most every `PROGRESS_EVERY` ms. */
export function throttle<T>(show: (value: T) => void): (value: T) => void {
  let last = 0;
  return (value) => {
    if (performance.now() - last < PROGRESS_EVERY) return;
    last = performance.now();
    show(value);
  };
}
