/** Tells another program of findings and their handlings: ids, versions and states, nothing about anybody. */
import { describeError, type Logger } from '../log.ts';
import type { Store } from '../store/store.ts';
import { sendWebhook } from './send-webhook.ts';
import type { WebhookTarget } from './webhook-target.ts';

const TAKEN_MS = 60_000;
const BATCH = 10;
const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 3_600_000;
/** Older news are dropped: whoever missed them asks the API. */
const LONGEST_MS = 3 * 86_400_000;

/** Sends what is due. Resolves with how many it took. */
export async function announce(
  { jobs }: Pick<Store, 'jobs'>,
  target: WebhookTarget,
  log: Logger,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const due = await jobs.take('webhook', TAKEN_MS, BATCH);
  for (const { id, payload, attempts, age } of due) {
    if (signal.aborted) break;
    const outcome = await sendWebhook(target, id, payload, signal).catch((error) => describeError(error).kind);
    // 410: whoever receives there wants no more of it.
    const done = outcome === 410 || (typeof outcome === 'number' && outcome >= 200 && outcome < 300);
    if (!done) log.warn({ attempts, outcome }, 'webhook not delivered');
    const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts - 1, 20));
    if (done || age > LONGEST_MS) await jobs.end(id);
    else await jobs.postpone(id, delay);
  }
  return due.length;
}
