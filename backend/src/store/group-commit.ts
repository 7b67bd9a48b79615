/**
 * One force onto the disk for all that was written at the same time. The embedded database works on one thing after the
 * other, and would wait for the disk after each: its transactions end without that, and whoever wrote (or read what may have
 * been written a moment ago) is answered after the next force, which many share. A PostgreSQL server does the same itself.
 */

/** A force waits this long, in milliseconds, for others that are on their way to it; not at all where nobody else is. */
const GATHER_MS = 8;

export interface GroupCommit {
  /** Something was written that is not on the disk yet. */
  markWritten(): void;
  /** Does `work`, then resolves once all that was written until then is on the disk. Rejects where it cannot be. */
  settle<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Somebody may come with something to write: a force had better wait a moment. Until the result is called. */
  expect(): () => void;
}

/** `force` puts all that was written so far onto the disk. */
export function createGroupCommit(force: () => Promise<void>): GroupCommit {
  let written = false;
  /** How many have not written yet what they came for. */
  let working = 0;
  /** How many are expected, and how many have come and wait for a force. */
  let expected = 0;
  let waiting = 0;
  let onIdle: (() => void) | null = null;
  /** The force that is still to begin: it is for all that is written until then. */
  let coming: Promise<void> | null = null;
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;

  const isIdle = () => working === 0 && expected <= waiting;
  const lookForIdle = () => {
    if (isIdle()) onIdle?.();
  };

  const gather = () =>
    new Promise<void>((resolve) => {
      if (isIdle()) return resolve();
      const timer = setTimeout(resolve, GATHER_MS);
      onIdle = () => {
        onIdle = null;
        clearTimeout(timer);
        resolve();
      };
    });

  async function begin(): Promise<void> {
    await running.catch(() => undefined);
    await gather();
    coming = null;
    written = false;
    isRunning = true;
    running = force().finally(() => {
      isRunning = false;
    });
    return running;
  }

  function whenSettled(): Promise<void> {
    if (written || coming) {
      coming ??= begin();
      return coming;
    }
    return isRunning ? running : Promise.resolve();
  }

  return {
    markWritten: () => {
      written = true;
    },
    settle: async (work) => {
      working++;
      try {
        return await work();
      } finally {
        working--;
        waiting++;
        lookForIdle();
        await whenSettled().finally(() => {
          waiting--;
        });
      }
    },
    expect: () => {
      expected++;
      return () => {
        expected--;
        lookForIdle();
      };
    },
  };
}

/** The same methods, each of which resolves after what it wrote, or may have read, is on the disk. */
export function settled<Part extends object>(part: Part, commit: GroupCommit): Part {
  return new Proxy(part, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => commit.settle<unknown>(async () => method.apply(target, args));
    },
  });
}
