/** What a running backend does besides answering: asking for trusted times, telling of what came in. */
import type { Config } from './config.ts';
import { runJobs } from './jobs/run-jobs.ts';
import { describeError, type Logger } from './log.ts';
import type { Store } from './store/store.ts';
import { stampCaptures } from './timestamps/stamp-captures.ts';
import { announce } from './webhooks/announce.ts';

/** Starts it, as far as it is configured. Call the result to end it; what is under way is broken off and done by the next. */
export function startFollowUps(
  { authorities, webhook }: Pick<Config, 'authorities' | 'webhook'>,
  store: Store,
  log: Logger,
): () => Promise<void> {
  const ends: (() => Promise<void>)[] = [];
  if (authorities.length > 0) {
    const names = authorities.map(({ name }) => name);
    store.timestamps
      .addMissing(names, new Date())
      .catch((error) => log.error({ error: describeError(error) }, 'older captures have no timestamp'));
    ends.push(runJobs((signal) => stampCaptures(store, authorities, log, signal), log));
  }
  if (webhook !== null) ends.push(runJobs((signal) => announce(store, webhook, log, signal), log));
  return async () => void (await Promise.all(ends.map((end) => end())));
}
