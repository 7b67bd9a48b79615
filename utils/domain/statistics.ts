/** Figures that can be published: parts that add to 100, and no cell so small that it points at a person. */

export interface Cell {
  key: string;
  count: number;
}

/** Counts below this do not leave the network. */
export const SMALLEST_CELL = 3;

/**
 * Whole percentages that add to 100 (largest remainder, Hamilton): floors first, then the rest to the largest fractions,
 * earlier cells first on a tie. All zero for an empty population.
 */
export function roundToHundred(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  // Whole numbers all along: 100 × count = quotient × total + remainder.
  const shares = counts.map((count, index) => ({
    index,
    whole: Math.floor((100 * count) / total),
    rest: (100 * count) % total,
  }));
  const missing = 100 - shares.reduce((sum, { whole }) => sum + whole, 0);
  const up = new Set(
    shares
      .toSorted((one, other) => other.rest - one.rest || one.index - other.index)
      .slice(0, missing)
      .map(({ index }) => index),
  );
  return shares.map(({ index, whole }) => whole + (up.has(index) ? 1 : 0));
}

export interface Suppressed {
  cells: Cell[];
  /** Sum of what was put together; 0 where nothing had to be. */
  merged: number;
  /** Keys of the cells in that sum. */
  mergedKeys: string[];
  /** True when even the total is too small to leave. */
  all: boolean;
}

/**
 * Puts cells below `smallest` together until the sum can be shown. One small cell alone could be had by subtraction, so
 * the next larger joins it. Empty cells stay: nobody is in them.
 */
export function suppressSmall(cells: readonly Cell[], smallest = SMALLEST_CELL): Suppressed {
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  if (total > 0 && total < smallest) return { cells: [], merged: 0, mergedKeys: [], all: true };
  const ascending = cells.filter(({ count }) => count > 0).toSorted((one, other) => one.count - other.count);
  const small = ascending.filter(({ count }) => count < smallest);
  if (small.length === 0) return { cells: [...cells], merged: 0, mergedKeys: [], all: false };
  const together = [...small];
  const sum = () => together.reduce((total, { count }) => total + count, 0);
  for (const next of ascending.slice(small.length)) {
    if (together.length > 1 && sum() >= smallest) break;
    together.push(next);
  }
  const mergedKeys = together.map(({ key }) => key);
  return { cells: cells.filter(({ key }) => !mergedKeys.includes(key)), merged: sum(), mergedKeys, all: false };
}

export type Band = 'low' | 'medium' | 'high';

/**
 * Bands by tertile of the counts, for the network's own vulnerability view. Null below `smallestPopulation`: too few to
 * say anything. Equal counts get the same band.
 */
export function tertileBands(cells: readonly Cell[], smallestPopulation = 10): Map<string, Band> | null {
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  if (total < smallestPopulation) return null;
  const sorted = cells.map(({ count }) => count).toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  const [low, medium] = [at(1 / 3), at(2 / 3)];
  return new Map(cells.map(({ key, count }) => [key, count <= low ? 'low' : count <= medium ? 'medium' : 'high']));
}

/** The middle value of a histogram, value to count; null without any. */
export function median(counts: ReadonlyMap<number, number>): number | null {
  const sorted = [...counts].toSorted(([one], [other]) => one - other);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  const at = (place: number) => {
    let before = 0;
    return sorted.find(([, count]) => {
      before += count;
      return place < before;
    })?.[0];
  };
  const [lower, upper] = [at(Math.floor((total - 1) / 2)), at(Math.floor(total / 2))];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}
