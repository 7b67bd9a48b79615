/** Work that one context of the device does at a time, and none while what it needs is locked. */
import type { Database } from '../storage/database.ts';

/**
 * Returns what runs a task unless another context runs one of the same name, or the passphrase is needed: it is done the
 * next time then. The lock goes with the worker that held it, so a dead one never blocks the next.
 */
export function createAlone(database: Database) {
  return async (name: string, task: () => Promise<void>): Promise<void> => {
    // Only an open database knows whether it is locked.
    await database.open();
    if (database.sealing?.mode === 'locked') return;
    await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? task() : undefined));
  };
}

export type Alone = ReturnType<typeof createAlone>;
