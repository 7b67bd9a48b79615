import { expect, test } from 'vitest';
import type { RecapTable } from '../../../utils/domain/recap.ts';
import { joinWords, nameRows } from '../../../utils/domain/recap-export.ts';
import { writeCsv } from '../../../utils/export/csv.ts';

test.each([
  [['a', 1, null], 'a,1,\r\n'],
  [['koma, di sini'], '"koma, di sini"\r\n'],
  [['kata "ini"'], '"kata ""ini"""\r\n'],
  [['dua\nbaris'], '"dua\nbaris"\r\n'],
  // A name on a page must not become a formula in somebody's spreadsheet.
  [['=HYPERLINK("http://x")'], '"\'=HYPERLINK(""http://x"")"\r\n'],
  [['-1', -1], "'-1,-1\r\n"],
  [['@contoh'], "'@contoh\r\n"],
])('%j in CSV', (row, expected) => expect(writeCsv([row])).toBe(`\uFEFF${expected}`));

test('what was put together names its parts', () => {
  const table: RecapTable = {
    dimension: 'channel',
    n: 15,
    several: false,
    rows: [
      { key: 'medsos', count: 8, percent: 53 },
      { key: null, count: 7, percent: 47 },
    ],
    merged: ['langsung', 'berita'],
    tooFew: false,
  };
  const names = {
    dimension: () => 'Kanal',
    value: (_dimension: string, key: string) => key.toUpperCase(),
    merged: (list: string) => `bersama: ${list}`,
  };
  expect(nameRows(table, names)).toEqual([
    { name: 'MEDSOS', count: 8, percent: 53 },
    { name: 'bersama: LANGSUNG, BERITA', count: 7, percent: 47 },
  ]);
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a dan b'],
  [['a', 'b', 'c'], 'a, b dan c'],
])('%j joined', (words, expected) => expect(joinWords(words, ' dan ')).toBe(expected));
