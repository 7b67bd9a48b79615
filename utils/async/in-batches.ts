/** Does for many at once what would cost as much for each. */

/** One batch holds no more than this. */
const MOST_ITEMS = 64;

/**
 * Gathers what is asked for while `work` is busy, and gives it all to it together; who asks alone does not wait. `work` answers
 * in the order of what it was given. Where it fails, each is tried alone, so that one does not fail for another.
 */
export function inBatches<Item, Result>(work: (items: Item[]) => Promise<Result[]>): (item: Item) => Promise<Result> {
  let waiting: { item: Item; settle: PromiseWithResolvers<Result> }[] = [];
  let isBusy = false;

  async function answer(batch: typeof waiting): Promise<void> {
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
      const batch = waiting.slice(0, MOST_ITEMS);
      waiting = waiting.slice(MOST_ITEMS);
      await answer(batch);
    }
    isBusy = false;
  }

  return (item) => {
    const settle = Promise.withResolvers<Result>();
    waiting.push({ item, settle });
    if (!isBusy) void run();
    return settle.promise;
  };
}
