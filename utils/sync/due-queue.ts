/** What is to be sent next, read for several findings at once: of a small one, asking for it costs as much as sending it. */
import type { Due, OutboxRepository } from '../storage/outbox-repository.ts';

/** What was read earlier than this, in milliseconds, is read anew: a person may have changed it or taken it back. */
const FRESH_MS = 500;
const FEWEST = 3;
const MOST = 24;

export interface DueQueue {
  /** The next finding, which nobody else gets until it is released; null where nothing is due any more. */
  take(): Promise<Due | null>;
  release(findingId: string): void;
}

/** Findings that were due at `time`. `now` in milliseconds. */
export function createDueQueue(outbox: Pick<OutboxRepository, 'listDue'>, time: number, now: () => number): DueQueue {
  const taken = new Set<string>();
  let read: Due[] = [];
  let readAt = 0;
  let most = FEWEST;
  let reading: Promise<void> | null = null;

  const readMore = async () => {
    read = await outbox.listDue(time, taken, most);
    readAt = now();
  };

  function takeRead(): Due | undefined {
    if (Math.abs(now() - readAt) > FRESH_MS) {
      // A slow link: no more is read than is sent in time.
      if (read.length > 0) most = FEWEST;
      read = [];
    }
    const due = read.shift();
    if (due) taken.add(due.outbox.findingId);
    return due;
  }

  return {
    take: async () => {
      for (;;) {
        const due = takeRead();
        if (due) return due;
        if (reading === null) {
          reading = readMore().finally(() => {
            reading = null;
          });
          await reading;
          if (read.length === 0) return null;
          most = Math.min(MOST, most * 2);
        } else await reading;
      }
    },
    release: (findingId) => void taken.delete(findingId),
  };
}
