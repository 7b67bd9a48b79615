/** The extension's own sync service in a worker that can be ended at any moment, as a browser does it. */
import type { Database } from '../../utils/storage/database.ts';
import { createKeyRepository } from '../../utils/storage/key-repository.ts';
import { createOutboxRepository } from '../../utils/storage/outbox-repository.ts';
import { createReportClient } from '../../utils/sync/report-client.ts';
import { createSyncService } from '../../utils/sync/sync-service.ts';

const PATIENCE = { timeout: 2_000, retryDelays: [20, 100] };

export interface MortalWorker {
  /** The person presses the button. Never resolves in a worker that was ended meanwhile. */
  start(): Promise<unknown>;
  /** A worker that woke up goes on by itself. */
  resume(): Promise<unknown>;
  /** From now on nothing that it waits for comes; what it has written stays. */
  kill(): void;
  /** Resolves when it has been ended. */
  killed: Promise<'killed'>;
}

/** A worker on the device's database. `now` is the device's clock. */
export function createMortalWorker(database: Database, now: () => number, random: () => number): MortalWorker {
  const death = new AbortController();
  const killed = Promise.withResolvers<'killed'>();
  const never = new Promise<never>(() => undefined);
  const unlessDead = async <Value>(promise: Promise<Value>): Promise<Value> => {
    try {
      const value = await promise;
      return death.signal.aborted ? never : value;
    } catch (error) {
      if (death.signal.aborted) return never;
      throw error;
    }
  };
  const mortalFetch: typeof fetch = (input, init) => {
    // By listeners: a time limit that only `AbortSignal.any` refers to may be collected before its time in Node.
    const end = new AbortController();
    const abort = () => end.abort();
    death.signal.addEventListener('abort', abort);
    init?.signal?.addEventListener('abort', abort);
    return unlessDead(fetch(input, { ...init, signal: end.signal }));
  };
  const outbox = createOutboxRepository(database, () => new Date(now()));
  const keys = createKeyRepository(database, () => new Date(now()));
  const mortalOutbox = new Proxy(outbox, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => (death.signal.aborted ? never : unlessDead(method.apply(target, args)));
    },
  });
  const service = createSyncService({
    outbox: mortalOutbox,
    signCapture: (row) => unlessDead(keys.signCapture(row)),
    createClient: (backend) => createReportClient(backend, mortalFetch, PATIENCE),
    isSlowLink: () => false,
    now,
    random,
    exclusively: (task) => task(),
  });
  return {
    ...service,
    kill: () => {
      death.abort();
      killed.resolve('killed');
    },
    killed: killed.promise,
  };
}
