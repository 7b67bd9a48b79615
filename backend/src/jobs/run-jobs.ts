/** Does jobs as they become due, in the background of a running backend. */
import { describeError, type Logger } from '../log.ts';

const PAUSE_MS = 2_000;

/** Calls `work` again and again, at once while there is more to do. Call the result to end it: what is under way is broken off. */
export function runJobs(work: (signal: AbortSignal) => Promise<number>, log: Logger): () => Promise<void> {
  const end = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();
  const run = async () => {
    let done = 0;
    try {
      done = await work(end.signal);
    } catch (error) {
      log.error({ error: describeError(error) }, 'jobs failed');
    }
    if (!end.signal.aborted) timer = setTimeout(start, done > 0 ? 0 : PAUSE_MS).unref();
  };
  const start = () => {
    current = run();
  };
  start();
  return async () => {
    end.abort();
    clearTimeout(timer);
    await current;
  };
}
