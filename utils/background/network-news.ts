/**
 * What the network has for this device: newer reference data, and what became of what was sent. Nothing waits for it, and
 * without it what is here stays in use.
 */
import type { AnswerRepository } from '../storage/answer-repository.ts';
import type { OutboxRepository } from '../storage/outbox-repository.ts';
import type { ReferenceRepository } from '../storage/reference-repository.ts';
import { fetchAnswers } from '../sync/fetch-answers.ts';
import type { Backend, ReportClient } from '../sync/report-client.ts';
import type { Alone } from './alone.ts';

export interface NetworkNewsDeps {
  outbox: Pick<OutboxRepository, 'getDevice'>;
  references: Pick<ReferenceRepository, 'save'>;
  answers: AnswerRepository;
  createClient(backend: Backend): ReportClient;
  alone: Alone;
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface NetworkNews {
  /** Reference data and answers, when the device talks to its network anyway. */
  fetchAll(): void;
  /** What became of what was sent, unless that was asked shortly before. */
  fetchAnswers(): void;
}

export function createNetworkNews({
  outbox,
  references,
  answers,
  createClient,
  alone,
  now,
}: NetworkNewsDeps): NetworkNews {
  /** Null where no network was joined. */
  async function client(): Promise<ReportClient | null> {
    const device = await outbox.getDevice();
    return device ? createClient({ receiptKey: null, ...device }) : null;
  }

  async function refreshReference(): Promise<void> {
    const stored = await (await client())?.getReference();
    if (stored && !(await references.save(stored))) console.warn('Reference data of a known version have changed.');
  }

  const readAnswers = (eager: boolean) =>
    alone('pantau-asn-answers', async () => {
      const network = await client();
      if (network) await fetchAnswers(network, answers, now(), eager);
    });

  const quietly = (what: string, task: Promise<void>) => void task.catch((error) => console.warn(what, error));
  const answersQuietly = (eager: boolean) => quietly('What the network did is not known', readAnswers(eager));
  return {
    fetchAll: () => {
      quietly('Reference data', refreshReference());
      answersQuietly(true);
    },
    fetchAnswers: () => answersQuietly(false),
  };
}
