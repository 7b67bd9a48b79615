/** Does for many at once what would cost as much for each. Pure but for a timer. */

export interface BatchOptions {
  /** One batch holds no more than this. */
  most?: number;
  /** How long the first of a batch waits for others, in milliseconds; unless the batch is full before. */
  wait?: number;
}

/**
 * Gathers what is asked for, also while `work` is busy, and gives it all to it together. `work` answers in the order of what it
 * was given. Where it fails, each is tried alone, so that one does not fail for another.
 */
export function inBatches<Item, Result>(
  work: (items: Item[]) => Promise<readonly Result[]>,
  { most = 64, wait = 0 }: BatchOptions = {},
): (item: Item) => Promise<Result> {
  type Asked = { item: Item; settle: PromiseWithResolvers<Result> };
  let waiting: Asked[] = [];
  let isBusy = false;
  let onFull: (() => void) | null = null;

  const gather = () =>
    new Promise<void>((resolve) => {
      if (wait === 0 || waiting.length >= most) return resolve();
      const timer = setTimeout(resolve, wait);
      onFull = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function answer(batch: readonly Asked[]): Promise<void> {
    try {
      const results = await work(batch.map(({ item }) => item));
      for (const [index, { settle }] of batch.entries()) settle.resolve(results[index] as Result);
    } catch (error) {
      if (batch.length > 1) for (const one of batch) await answer([one]);
      else batch[0]?.settle.reject(error);
    }
  }

  async function run(): Promise<void> {
    isBusy = true;
    while (waiting.length > 0) {
      await gather();
      onFull = null;
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await answer(batch);
    }
    isBusy = false;
  }

  return (item) => {
    const settle = Promise.withResolvers<Result>();
    waiting.push({ item, settle });
    if (waiting.length >= most) onFull?.();
    if (!isBusy) void run();
    return settle.promise;
  };
}
