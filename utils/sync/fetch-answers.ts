/**
 * Asks the network what became of what was sent: handlings, trusted times. Nothing depends on it: where it does not work,
 * it is asked another time.
 */
import type { Handling } from '../contract/api.ts';
import type { AnswerRepository } from '../storage/answer-repository.ts';
import type { ReportClient } from './report-client.ts';

/** Not asked again earlier than this, in milliseconds, unless a person sends. */
const PATIENCE_MS = 10 * 60_000;

/** More pages than any device has: a backend whose pages never end is not followed for ever. */
const MOST_PAGES = 1_000;

type Client = Pick<ReportClient, 'getHandlings' | 'getTimestamps'>;

/**
 * Fetches what is new. `now` is milliseconds; without `eager` it does nothing when it was asked shortly before.
 * Rejects with what the client rejects with; what came before that is kept.
 */
export async function fetchAnswers(
  client: Client,
  answers: AnswerRepository,
  now: number,
  eager: boolean,
): Promise<void> {
  const { askedAt, handlingsEtag, timestampsCursor } = await answers.state();
  // A clock that was set back does not silence it.
  if (!eager && askedAt <= now && now - askedAt < PATIENCE_MS) return;
  await answers.saveAsked(now);
  await fetchHandlings(client, answers, handlingsEtag);
  await fetchTimestamps(client, answers, timestampsCursor);
}

async function fetchHandlings(client: Client, answers: AnswerRepository, known: string | null): Promise<void> {
  const first = await client.getHandlings(null, known);
  if (first === 'unchanged') return;
  const items: Handling[] = [...first.page.items];
  let { next } = first.page;
  for (let pages = 1; next !== null && pages < MOST_PAGES; pages++) {
    const more = await client.getHandlings(next, null);
    if (more === 'unchanged') break;
    items.push(...more.page.items);
    ({ next } = more.page);
  }
  // The tag of the first page: what changes while the others are read shows the next time.
  await answers.saveHandlings(items, first.etag);
}

async function fetchTimestamps(client: Client, answers: AnswerRepository, known: string | null): Promise<void> {
  let cursor = known;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await client.getTimestamps(cursor);
    // A backend that does not have them (yet).
    if (page === null) return;
    await answers.saveTimestamps(page);
    if (page.items.length === 0 || page.next === null) return;
    cursor = page.next;
  }
}
