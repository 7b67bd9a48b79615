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
  /**
   * Within the work of `settle`, before it writes: waits for the moment just before the next force. All who wait go on in the
   * same turn, and can write with one statement what would take one for each.
   */
  gather(): Promise<void>;
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
  /** How many of those that wait are still to write, and what they wait for. */
  let gathered = 0;
  let turn = Promise.withResolvers<void>();
  let onChange: (() => void) | null = null;
  /** The force that is still to begin: it is for all that is written until then. */
  let coming: Promise<void> | null = null;
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;

  const isIdle = () => working === 0 && expected <= waiting;
  const isWritten = () => working === 0;

  /** Resolves when it is so, and after a while in any case. */
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        onChange = null;
        resolve();
      };
      const timer = setTimeout(end, GATHER_MS);
      onChange = () => {
        if (isSo()) end();
      };
      onChange();
    });

  function letGatheredWrite(): void {
    working += gathered;
    waiting -= gathered;
    gathered = 0;
    turn.resolve();
    turn = Promise.withResolvers();
  }

  async function begin(): Promise<void> {
    await running.catch(() => undefined);
    await until(isIdle);
    letGatheredWrite();
    await until(isWritten);
    coming = null;
    written = false;
    isRunning = true;
    running = force().finally(() => {
      isRunning = false;
    });
    // Who came while the others wrote.
    if (gathered > 0) plan();
    return running;
  }

  /** The force that is still to begin. Whether it failed is learnt by those who have written by then. */
  function plan(): Promise<void> {
    if (coming) return coming;
    coming = begin();
    coming.catch(() => undefined);
    return coming;
  }

  function whenSettled(): Promise<void> {
    if (written || coming) return plan();
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
        onChange?.();
        await whenSettled().finally(() => {
          waiting--;
        });
      }
    },
    gather: () => {
      working--;
      waiting++;
      gathered++;
      onChange?.();
      plan();
      return turn.promise;
    },
    expect: () => {
      expected++;
      return () => {
        expected--;
        onChange?.();
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
