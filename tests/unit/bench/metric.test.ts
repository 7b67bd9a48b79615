import { describe, expect, it } from 'vitest';
import { formatTable, median, round } from '../../bench/metric.ts';

describe('median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([7])).toBe(7);
  });

  it('is between the two middle values of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('leaves the values as they were', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('refuses to answer for no values', () => {
    expect(() => median([])).toThrow();
  });
});

it('rounds to a number of decimals', () => {
  expect(round(19.961, 1)).toBe(20);
  expect(round(1.2345, 3)).toBe(1.234);
});

it('writes a table with a dash where there is no goal', () => {
  const table = formatTable([
    { id: 'size_kb', value: 19.5, unit: 'kB', goal: 20 },
    { id: 'open_ms', value: 120, unit: 'ms', goal: null },
  ]);
  expect(table.split('\n')).toEqual([
    'metric   value  unit  goal',
    'size_kb   19.5  kB      20',
    'open_ms    120  ms       -',
  ]);
});
