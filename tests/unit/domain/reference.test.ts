import { describe, expect, test } from 'vitest';
import { Reference } from '../../../utils/contract/reference.ts';
import { BUILT_IN_REFERENCE } from '../../../utils/domain/built-in-reference.ts';
import { type Cell, median, roundToHundred, suppressSmall, tertileBands } from '../../../utils/domain/statistics.ts';

describe('the reference data of this build', () => {
  test('has the shape of the contract', () => {
    expect(Reference.safeParse(BUILT_IN_REFERENCE).error?.issues ?? []).toEqual([]);
  });

  const lists = Object.entries(BUILT_IN_REFERENCE).flatMap(([name, list]) =>
    Array.isArray(list) && name !== 'holidays' ? [{ name, list: BUILT_IN_REFERENCE[name as 'codes'] }] : [],
  );
  test.each(lists)('$name: no id twice, every record says where it was read, in both languages', ({ list }) => {
    const ids = list.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, source, label, validFrom, validTo } of list) {
      expect([id, source !== '', label.id !== '', label.en !== '']).toEqual([id, true, true, true]);
      if (validFrom && validTo) expect(validFrom <= validTo, id).toBe(true);
    }
  });

  test('has 7 ethics and 12 discipline items, the seven points of 2017, and “other”', () => {
    const count = (pattern: RegExp) => BUILT_IN_REFERENCE.codes.filter(({ id }) => pattern.test(id)).length;
    expect([count(/^ETK-/), count(/^DSP-/), count(/^B71-/), count(/^LAIN-99$/)]).toEqual([7, 12, 7, 1]);
  });

  test('names only legal bases and codes that it has', () => {
    const { codes, legalBases } = BUILT_IN_REFERENCE;
    const known = new Set([...codes, ...legalBases].map(({ id }) => id));
    expect(
      codes.flatMap(({ legalBases: bases, mapsTo }) => [...bases, mapsTo ?? []].flat()).filter((id) => !known.has(id)),
    ).toEqual([]);
  });

  test('Lapor KASN ended on 24 August 2024, and what is disputed is marked', () => {
    const { channels, codes } = BUILT_IN_REFERENCE;
    expect(channels.find(({ id }) => id === 'KASN_LAPOR')).toMatchObject({ status: 'closed', validTo: '2024-08-24' });
    expect(channels.find(({ id }) => id === 'PENGAWAS_BARU')).toMatchObject({
      status: 'planned',
      certainty: 'uncertain',
    });
    expect(codes.find(({ id }) => id === 'DSP-03')).toMatchObject({ certainty: 'uncertain' });
  });
});

describe('parts that add to a hundred', () => {
  test.each([
    // The network's article of 2019: 15 is the smallest base that gives its figures.
    [
      [8, 6, 1],
      [53, 40, 7],
    ],
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [
      [1, 1, 1, 1, 1, 1],
      [17, 17, 17, 17, 16, 16],
    ],
    [
      [0, 0],
      [0, 0],
    ],
    [[5], [100]],
    [
      [0, 7],
      [0, 100],
    ],
    [
      [999, 1],
      [100, 0],
    ],
  ])('%j', (counts, expected) => {
    expect(roundToHundred(counts)).toEqual(expected);
  });

  test('always', () => {
    for (let a = 0; a < 12; a++)
      for (let b = 0; b < 12; b++)
        for (let c = 1; c < 12; c++) expect(roundToHundred([a, b, c]).reduce((sum, part) => sum + part)).toBe(100);
  });
});

describe('small cells', () => {
  const cells = (...counts: number[]): Cell[] => counts.map((count, index) => ({ key: String(index), count }));
  test.each([
    ['nothing small', [5, 3], [5, 3], 0],
    ['an empty cell hides nobody', [5, 0, 3], [5, 0, 3], 0],
    ['one alone takes the next with it', [8, 6, 1], [8], 7],
    ['two that reach three together', [8, 2, 1], [8], 3],
    ['two that do not', [8, 1, 1], [], 10],
  ])('%s', (_name, counts, left, merged) => {
    const answer = suppressSmall(cells(...counts));
    expect(answer.cells.map(({ count }) => count)).toEqual(left);
    expect(answer.merged).toBe(merged);
    expect(answer.all).toBe(false);
  });

  test('a total below three does not leave at all', () =>
    expect(suppressSmall(cells(1, 1))).toEqual({ cells: [], merged: 0, mergedKeys: [], all: true }));

  test('nobody can work a small cell out', () => {
    for (let a = 0; a < 8; a++)
      for (let b = 0; b < 8; b++)
        for (let c = 0; c < 8; c++) {
          const answer = suppressSmall(cells(a, b, c));
          if (answer.all || answer.merged === 0) continue;
          expect(answer.merged).toBeGreaterThanOrEqual(3);
          expect(answer.mergedKeys.length, `${a} ${b} ${c}`).toBeGreaterThanOrEqual(
            [a, b, c].filter((count) => count > 0).length > 1 ? 2 : 1,
          );
          expect(answer.cells.every(({ count }) => count === 0 || count >= 3)).toBe(true);
        }
  });
});

test('bands only from ten on, and the same band for the same count', () => {
  expect(tertileBands([{ key: 'a', count: 9 }])).toBeNull();
  const bands = tertileBands([
    { key: 'a', count: 1 },
    { key: 'b', count: 1 },
    { key: 'c', count: 4 },
    { key: 'd', count: 9 },
  ]);
  expect(Object.fromEntries(bands ?? [])).toEqual({ a: 'low', b: 'low', c: 'medium', d: 'high' });
});

test.each([
  [[], null],
  [[3], 3],
  [[5, 1, 3], 3],
  [[1, 2, 3, 10], 2.5],
  [[7, 2, 2, 2, 9, 9], 4.5],
])('median of %j', (values: number[], expected) => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  expect(median(counts)).toBe(expected);
});
