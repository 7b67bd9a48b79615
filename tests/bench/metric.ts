/** What a bench measures, and the few sums that benches share. */

export interface Metric {
  id: string;
  value: number;
  unit: string;
  /** The number to reach; null for a figure that only explains another. */
  goal: number | null;
}

export interface Bench {
  name: string;
  /** One line for the list of benches. */
  description: string;
  run(): Promise<Metric[]>;
}

/** The middle of the values; of an even number of them, the mean of the two in the middle. Throws for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.');
  return (lower + upper) / 2;
}

/** `value` with at most this many decimals. */
export function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** The metrics as a table for people, one a line. */
export function formatTable(metrics: readonly Metric[]): string {
  const rows = [
    ['metric', 'value', 'unit', 'goal'],
    ...metrics.map(({ id, value, unit, goal }) => [id, String(value), unit, goal === null ? '-' : String(goal)]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 1 || column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
