/** Dates in texts: offered with what speaks for and against each. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findEventDates } from '../../../utils/capture/event-dates.ts';
import { parsePageTime } from '../../../utils/capture/page-time.ts';
import type { PageTime } from '../../../utils/contract/capture.ts';

const captured = new Date('2026-11-21T03:00:00Z');
const WIB = 420;
const at = (written: string): PageTime => parsePageTime(written, { now: captured, offset: WIB, language: 'id' });
const find = (text: string, published = at('Jumat, 27 Juni 2025 09:10 WIB')) =>
  findEventDates(text, { published, captured, offset: WIB });

describe('forms that Indonesian articles use', () => {
  const cases: [text: string, published: string, iso: string, raw: string, weekdayFits: boolean | null][] = [
    ['kata Budi, Kamis (26/6).', '27 Juni 2025', '2025-06-26', 'Kamis (26/6)', true],
    ['Senin (12/2/2024) siang', '14 Februari 2024', '2024-02-12', 'Senin (12/2/2024)', true],
    ['digelar pada 14 Februari 2024 di balai desa', '1 Maret 2024', '2024-02-14', '14 Februari 2024', null],
    ['Sabtu (29/08/2020) malam', '30 Agustus 2020', '2020-08-29', 'Sabtu (29/08/2020)', true],
    ['pada Kamis, 14 November 2024, ia', '15 November 2024', '2024-11-14', 'Kamis, 14 November 2024', true],
    ['Jum’at (5/1) pagi', '6 Januari 2024', '2024-01-05', 'Jum’at (5/1)', true],
    ['Kamis (28/12) lalu', '2 Januari 2024 08:00 WIB', '2023-12-28', 'Kamis (28/12)', true],
    ['foto itu diambil 17 Nopember 2018', '18 Nopember 2018', '2018-11-17', '17 Nopember 2018', null],
    ['hadir di lokasi (26/6).', '27 Juni 2025', '2025-06-26', '(26/6)', null],
    ['hadir Rabu (26/6) lalu', '27 Juni 2025', '2025-06-26', 'Rabu (26/6)', false],
    ['on February 14, 2024, he', '1 Maret 2024', '2024-02-14', 'February 14, 2024', null],
    ['pada Ahad, 9 Juni 2024', '10 Juni 2024', '2024-06-09', 'Ahad, 9 Juni 2024', true],
    ['pada Selasa tanggal 3 Juni 2025', '4 Juni 2025', '2025-06-03', 'Selasa tanggal 3 Juni 2025', true],
  ];
  test.each(cases)('%s', (text, published, iso, raw, weekdayFits) => {
    expect(find(text, at(published))).toMatchObject([{ iso, raw, weekdayFits }]);
  });
});

describe('what is no day of an act', () => {
  test.each([
    'sebanyak 2/3 suara dan 3/4 kursi',
    'Pasal 9 ayat 2, UU 5/2014, SKB 2/1/3',
    'nomor 12/34/5678 dan 0812-3456-7890',
    'Kamis (31/2) tidak ada',
    'pemungutan suara pada 14 Februari 2029',
    'Februari 2024 dan Maret 2024',
    'pukul 10.30 WIB',
    'alamat https://contoh.example/2024/02/14/judul',
  ])('%s', (text) => expect(find(text)).toEqual([]));
});

test('each day once, in the order of the text, with what is around it', () => {
  const dates = find('Pada Kamis (26/6) ia hadir. Rabu (25/6) ia rapat. Kamis (26/6) malam ia pulang.');
  expect(dates.map(({ iso }) => iso)).toEqual(['2025-06-26', '2025-06-25']);
  expect(dates[1]?.context).toContain('ia rapat');
  expect(dates[0]).toMatchObject({ yearAssumed: true });
});

test('without a time of publication the time of the capture counts', () => {
  const unknown: PageTime = { raw: null, iso: null, precision: null, zone: null, assumed: [] };
  expect(find('Kamis (19/11)', unknown)).toMatchObject([{ iso: '2026-11-19', weekdayFits: true }]);
});

test('any text: ends, at most six, all of them possible days that are not after the publication', () => {
  const piece = fc.constantFrom(
    'Kamis (26/6) ',
    '1/1 ',
    '(',
    '14 ',
    'Februari ',
    '2024 ',
    'senin ',
    '99/99/99 ',
    'x',
    '12/2/2024 ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
      const dates = find(pieces.join(''));
      expect(dates.length).toBeLessThanOrEqual(6);
      for (const { iso } of dates) {
        expect(new Date(`${iso}T00:00Z`).toISOString().slice(0, 10)).toBe(iso);
        expect(iso <= '2025-06-27').toBe(true);
      }
    }),
  );
  expect(find('senin ('.repeat(100_000))).toEqual([]);
});
