/**
 * One request at a time for an upload. The library's own locker looks again and again without a pause while it waits, and
 * keeps a promise for each look: seconds of one waiting request take all of the processor and gigabytes of memory.
 */
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/utils';

/** A request that holds an upload for longer is not waited for, in milliseconds. */
const PATIENCE_MS = 30_000;

/**
 * Who was asked to let go and has not done so for this long is passed over, in milliseconds: the library ends such a request
 * after three seconds, and one whose connection broke at the wrong moment may never end. Nothing depends on the lock alone:
 * what two requests write at once is told apart by the database and by the hash.
 */
const DRAIN_MS = 6_000;

interface Holder {
  requestRelease: RequestRelease;
  released: PromiseWithResolvers<void>;
  /** When it was first asked to let go; null before. */
  askedAt: number | null;
}

/** Locks in the memory of this process; several instances are kept apart by the database. */
export function createUploadLocker(patience = PATIENCE_MS, drain = DRAIN_MS): Locker {
  const holders = new Map<string, Holder>();

  async function waitFor(holder: Holder, stopSignal: AbortSignal, deadline: number): Promise<void> {
    const gone = Promise.withResolvers<never>();
    const giveUp = () => gone.reject(ERRORS.ERR_LOCK_TIMEOUT);
    const timer = setTimeout(giveUp, Math.max(0, deadline - performance.now()));
    const passing = setTimeout(holder.released.resolve, Math.max(0, (holder.askedAt ?? 0) + drain - performance.now()));
    stopSignal.addEventListener('abort', giveUp);
    try {
      if (stopSignal.aborted) giveUp();
      await Promise.race([holder.released.promise, gone.promise]);
    } finally {
      clearTimeout(timer);
      clearTimeout(passing);
      stopSignal.removeEventListener('abort', giveUp);
    }
  }

  return {
    newLock(id: string): Lock {
      let own: Holder | null = null;
      return {
        async lock(stopSignal, requestRelease) {
          const deadline = performance.now() + patience;
          for (let holder = holders.get(id); holder; ) {
            holder.askedAt ??= performance.now();
            await holder.requestRelease();
            await waitFor(holder, stopSignal, deadline);
            const next = holders.get(id);
            // Still the same one: it was passed over.
            holder = next === holder ? undefined : next;
          }
          own = { requestRelease, released: Promise.withResolvers<void>(), askedAt: null };
          holders.set(id, own);
        },
        async unlock() {
          if (holders.get(id) === own) holders.delete(id);
          own?.released.resolve();
        },
      };
    },
  };
}
