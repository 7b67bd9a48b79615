/** Fetches the trusted times that are still missing. */
import { describeError, type Logger } from '../log.ts';
import type { Job } from '../store/jobs.ts';
import type { Store } from '../store/store.ts';
import { askAuthority } from './ask-authority.ts';
import type { Authority } from './authorities.ts';
import { TimestampError } from './timestamp-format.ts';

/** Jobs are taken for longer than an authority may take to answer. */
const TAKEN_MS = 120_000;
const BATCH = 10;
const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 6 * 3_600_000;

/** Does what is due, one after the other so that no authority is stormed. Resolves with how many jobs it took. */
export async function stampCaptures(
  store: Pick<Store, 'jobs' | 'captures' | 'timestamps'>,
  authorities: readonly Authority[],
  log: Logger,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const jobs = await store.jobs.take('timestamp', TAKEN_MS, BATCH);
  for (const job of jobs) {
    if (signal.aborted) break;
    try {
      await stamp(store, authorities, job, signal);
      await store.jobs.end(job.id);
    } catch (error) {
      // The message of a `TimestampError` is one of ours; that of any other may quote anything.
      const reason = error instanceof TimestampError ? error.message : describeError(error).kind;
      log.warn({ authority: job.target, attempts: job.attempts, reason }, 'no timestamp');
      await store.jobs.postpone(
        job.id,
        Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(job.attempts - 1, 20)),
      );
    }
  }
  return jobs.length;
}

async function stamp(
  { captures, timestamps }: Pick<Store, 'captures' | 'timestamps'>,
  authorities: readonly Authority[],
  { subject, target }: Job,
  signal: AbortSignal,
): Promise<void> {
  const authority = authorities.find(({ name }) => name === target);
  const capture = await captures.find(subject, null);
  // It is not asked any more, or the capture was erased.
  if (!authority || !capture) return;
  const { at, response } = await askAuthority(authority, capture.record, signal);
  await timestamps.save({
    captureId: subject,
    authority: target,
    at: at.toISOString(),
    response: Buffer.from(response).toString('base64'),
  });
}
