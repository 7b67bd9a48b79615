/** Follows what a query answers, across contexts. */
import { liveQuery } from 'dexie';

/** After a change that is shown the next one is shown this much later, in milliseconds: sooner than it could be missed. */
const PAUSE_MS = 200;

/**
 * Calls `onValue` with the answer, and again after every change; while things change all the time, a few times a second, and
 * then once more. Until what it returns is called.
 */
export function followQuery<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
): () => void {
  let stop = () => {};
  const listen = () => {
    let isFirst = true;
    const subscription = liveQuery(query).subscribe({
      next: (value) => {
        if (!isFirst) pause();
        isFirst = false;
        onValue(value);
      },
      error: onError,
    });
    stop = () => subscription.unsubscribe();
  };
  // What changes meanwhile is in the first answer after it.
  const pause = () => {
    stop();
    const timer = setTimeout(listen, PAUSE_MS);
    stop = () => clearTimeout(timer);
  };
  listen();
  return () => stop();
}
