/** A recap with words instead of codes: as rows for a spreadsheet, as a paragraph. */
import type { Dimension, Recap, RecapTable } from './recap.ts';

/** Words for the codes of a recap. */
export interface RecapNames {
  dimension(dimension: Dimension): string;
  value(dimension: Dimension, key: string): string;
  merged(names: string): string;
}

export interface NamedRow {
  name: string;
  count: number;
  percent: number | null;
}

/** The rows of a table with their names. */
export function nameRows({ dimension, rows, merged }: RecapTable, names: RecapNames): NamedRow[] {
  return rows.map(({ key, count, percent }) => ({
    name:
      key === null
        ? names.merged(merged.map((one) => names.value(dimension, one)).join(', '))
        : names.value(dimension, key),
    count,
    percent,
  }));
}

export type Cell = string | number | null;

/** One header row, then a row for each value of each table. */
export function listRows(recap: Recap, names: RecapNames, header: readonly string[]): Cell[][] {
  return [
    [...header],
    ...recap.tables.flatMap((table) =>
      nameRows(table, names).map(({ name, count, percent }) => [
        names.dimension(table.dimension),
        name,
        count,
        percent,
        table.n,
      ]),
    ),
  ];
}

/** `a, b dan c`. */
export function joinWords(words: readonly string[], and: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')}${and}${words.at(-1)}`;
}
