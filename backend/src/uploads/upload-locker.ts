/**
 * One request at a time for an upload. The library's own locker looks again and again without a pause while it waits, and
 * keeps a promise for each look: seconds of one waiting request take all of the processor and gigabytes of memory.
 */
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/utils';

/** A request that holds an upload for longer is not waited for, in milliseconds. */
const PATIENCE_MS = 30_000;

interface Holder {
  requestRelease: RequestRelease;
  released: PromiseWithResolvers<void>;
}

/** Locks in the memory of this process; several instances are kept apart by the database. */
export function createUploadLocker(patience = PATIENCE_MS): Locker {
  const holders = new Map<string, Holder>();

  async function waitFor(holder: Holder, stopSignal: AbortSignal, deadline: number): Promise<void> {
    const gone = Promise.withResolvers<never>();
    const giveUp = () => gone.reject(ERRORS.ERR_LOCK_TIMEOUT);
    const timer = setTimeout(giveUp, Math.max(0, deadline - performance.now()));
    stopSignal.addEventListener('abort', giveUp);
    try {
      if (stopSignal.aborted) giveUp();
      await Promise.race([holder.released.promise, gone.promise]);
    } finally {
      clearTimeout(timer);
      stopSignal.removeEventListener('abort', giveUp);
    }
  }

  return {
    newLock(id: string): Lock {
      return {
        async lock(stopSignal, requestRelease) {
          const deadline = performance.now() + patience;
          for (let holder = holders.get(id); holder; holder = holders.get(id)) {
            await holder.requestRelease();
            await waitFor(holder, stopSignal, deadline);
          }
          holders.set(id, { requestRelease, released: Promise.withResolvers<void>() });
        },
        async unlock() {
          const holder = holders.get(id);
          holders.delete(id);
          holder?.released.resolve();
        },
      };
    },
  };
}
