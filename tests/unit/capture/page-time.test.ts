import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, type PageTimeOptions, parsePageTime, timeFromEpoch } from '../../../utils/capture/page-time.ts';
import { PageTime } from '../../../utils/contract/capture.ts';

/** Friday, 20 November 2026, 15:00 WIB. */
const id: PageTimeOptions = { now: new Date('2026-11-20T08:00:00Z'), offset: 420, language: 'id' };
const en: PageTimeOptions = { ...id, language: 'en' };
const unknown: PageTimeOptions = { ...id, language: null };

describe('absolute times', () => {
  it.each([
    ['Senin, 15 April 2019 20:37 WIB', '2019-04-15T20:37+07:00'],
    ['Kamis, 18 Oktober 2018 22:20:52 WIB', '2018-10-18T22:20:52+07:00'],
    ['Kamis, 15 Nopember 2018', '2018-11-15'],
    ['Rabu, 31 Januari 2018 - 10:38 WIB', '2018-01-31T10:38+07:00'],
    ['24 April 2018, 23:47:19 WIB', '2018-04-24T23:47:19+07:00'],
    ['Kompas.com - 06/11/2023, 13:30 WIB', '2023-11-06T13:30+07:00'],
    ['Kamis, 14 November 2024 | 19:16 WIB', '2024-11-14T19:16+07:00'],
    ['Kamis 14-11-2024,20:46 WIB', '2024-11-14T20:46+07:00'],
    ['- 20 November 2023, 16:04 WIB', '2023-11-20T16:04+07:00'],
    ['Jurnalis-Kamis, 09 Maret 2023 |14:45 WIB', '2023-03-09T14:45+07:00'],
    ['11/2/2026 17:16', '2026-02-11T17:16+07:00'],
    ['Selasa, 28 September 2021 17:01 WIB', '2021-09-28T17:01+07:00'],
    ['Monday, 6 October 2025 - 18:52 WIB', '2025-10-06T18:52+07:00'],
    ['Selasa, 24 September 2024 00:43 WIB', '2024-09-24T00:43+07:00'],
    ['Rabu, 11-09-2019 | 17:36 wib', '2019-09-11T17:36+07:00'],
    ['Sabtu (29/08/2020)', '2020-08-29'],
    ['Senin, 15 April 2019 pukul 20.37 WIB', '2019-04-15T20:37+07:00'],
    ['Senin, 15 April 2019 pukul 20.37', '2019-04-15T20:37+07:00'],
    ['Diterbitkan 20:37 WIB, 15 April 2019', '2019-04-15T20:37+07:00'],
    ['Jum’at, 3 Pebruari 2023 pkl. 08.05 WITA', '2023-02-03T08:05+08:00'],
    ['Ahad, 17-Agu-2025 jam 07.00 WIT', '2025-08-17T07:00+09:00'],
    ['1 Agt 2020 8.30 malam WIB', '2020-08-01T20:30+07:00'],
    ['1 Ags 2020 12.30 malam WIB', '2020-08-01T00:30+07:00'],
    ['1 Agust 2020 12.30 siang WIB', '2020-08-01T12:30+07:00'],
    ['1 Mei 2020 1.30 siang WIB', '2020-05-01T13:30+07:00'],
    ['1 Jun 2020 8.30 pagi WIB', '2020-06-01T08:30+07:00'],
    ['20 Okt 2020 (19:16 GMT+7)', '2020-10-20T19:16+07:00'],
    ['29 Agustus 2025 pada 21.42', '2025-08-29T21:42+07:00'],
    ['29 Agustus 2025 pukul 21.42', '2025-08-29T21:42+07:00'],
    ['17 Mei 2021 pukul 13.15', '2021-05-17T13:15+07:00'],
    ['05Jan2024', '2024-01-05'],
    ['05 Jan 24 | 10:16', '2024-01-05T10:16+07:00'],
    ['April 2019', '2019-04'],
    ['2019-04-15', '2019-04-15'],
    ['2023-11-02T14:34:19+00:00', '2023-11-02T14:34:19+00:00'],
    ['2023-11-02T14:34:19.123Z', '2023-11-02T14:34:19+00:00'],
    ['2015-11-05 T10:08:58Z', '2015-11-05T10:08:58+00:00'],
    ['2023-11-02T20-59-53Z', '2023-11-02T20:59:53+00:00'],
    ['2021-06-10T18:50:00-07:00', '2021-06-10T18:50:00-07:00'],
    ['2021-06-10T18:50+0700', '2021-06-10T18:50+07:00'],
    ['2023/11/02 20:59:53', '2023-11-02T20:59:53+07:00'],
    ['Thu, 10 Jun 2021 18:50:00 GMT', '2021-06-10T18:50:00+00:00'],
    ['Posted on October 9, 2020', '2020-10-09'],
  ])('%s', (raw, iso) => {
    const time = parsePageTime(raw, id);
    expect(time.iso).toBe(iso);
    expect(time.raw).toBe(raw);
    expect(time.assumed).not.toContain('day-month-order');
    expect(PageTime.safeParse(time).success).toBe(true);
  });

  it('says what was assumed', () => {
    expect(parsePageTime('11/2/2026 17:16', id).assumed).toEqual(['zone']);
    expect(parsePageTime('11/2/2026 17:16', unknown).assumed).toEqual(['day-month-order', 'zone']);
    expect(parsePageTime('13/2/2026', unknown).assumed).toEqual([]);
    expect(parsePageTime('06/11/2023, 13:30 WIB', en).assumed).toEqual([]);
    expect(parsePageTime('2026-02-11', unknown).assumed).toEqual([]);
    expect(parsePageTime('Senin, 15 April 2019', id)).toMatchObject({ zone: null, precision: 'day', assumed: [] });
  });

  it('leaves an unknown zone alone when asked', () => {
    const time = parsePageTime('02 Dec 2019 - 02:22', { ...id, assumeZone: false });
    expect(time).toMatchObject({ iso: '2019-12-02T02:22', zone: null, precision: 'minute', assumed: [] });
    expect(parsePageTime('02 Dec 2019 - 02:22', id)).toMatchObject({
      iso: '2019-12-02T02:22+07:00',
      assumed: ['zone'],
    });
  });

  it.each([
    ['Kamis (26/6)', '2026-06-26'],
    ['Jumat (20/11)', '2026-11-20'],
    ['Sabtu (21/11)', '2025-11-21'],
    ['15 Apr', '2026-04-15'],
    ['15 April pukul 20.37', '2026-04-15T20:37+07:00'],
    ['20 November pukul 15.00', '2026-11-20T15:00+07:00'],
    ['20 November pukul 15.01', '2025-11-20T15:01+07:00'],
    ['29 Februari', '2024-02-29'],
    ['30 May at 11:02', '2026-05-30T11:02+07:00'],
    ['May 30 at 11:02 PM', '2026-05-30T23:02+07:00'],
  ])('finds the year of %s', (raw, iso) => {
    const time = parsePageTime(raw, id);
    expect(time.iso).toBe(iso);
    expect(time.assumed).toContain('year');
  });

  it.each([
    ['May 3, 2021', '2021-05-03'],
    ['May 30, 2025 at 11:02 AM', '2025-05-30T11:02+07:00'],
    ['Friday, May 30, 2025 at 12:02\u202fAM', '2025-05-30T00:02+07:00'],
    ['Friday, May 30, 2025 at 12:02 PM', '2025-05-30T12:02+07:00'],
    ['2nd Dec. 2019', '2019-12-02'],
  ])('English: %s', (raw, iso) => expect(parsePageTime(raw, en).iso).toBe(iso));

  it.each([
    '31 Februari 2020',
    '29 Februari 2023',
    '5/30/2025',
    '32/01/2020',
    '4/11/205',
    '15 April 2019 25:10',
    '15 April 2019 20:75 WIB',
    '2019-13-01',
    '30 Februari',
    '',
    'Iklan',
    '24/7 nonstop 3.50',
    '2 jambu',
    'Rp 12.500.000',
  ])('refuses %j', (raw) => {
    expect(parsePageTime(raw, id)).toEqual({ raw: raw || null, iso: null, precision: null, zone: null, assumed: [] });
  });
});

describe('relative times', () => {
  it.each([
    ['17 menit yang lalu', 'minute', '2026-11-20T14:43+07:00'],
    ['5 menit', 'minute', '2026-11-20T14:55+07:00'],
    ['3 mnt', 'minute', '2026-11-20T14:57+07:00'],
    ['30 dtk', 'second', '2026-11-20T14:59:30+07:00'],
    ['2 jam', 'hour', '2026-11-20T13:00+07:00'],
    ['2 j', 'hour', '2026-11-20T13:00+07:00'],
    ['3 hari', 'day', '2026-11-17'],
    ['3 hr', 'day', '2026-11-17'],
    ['1h', 'day', '2026-11-19'],
    ['10d', 'second', '2026-11-20T14:59:50+07:00'],
    ['1 mgg', 'week', '2026-11-13'],
    ['2 minggu lalu', 'week', '2026-11-06'],
    ['2 bln', 'month', '2026-09'],
    ['1 thn', 'year', '2025'],
    ['setahun yang lalu', 'year', '2025'],
    ['sejam yang lalu', 'hour', '2026-11-20T14:00+07:00'],
    ['Sekitar 2 jam lalu', 'hour', '2026-11-20T13:00+07:00'],
    ['Redaksi | 2 jam yang lalu', 'hour', '2026-11-20T13:00+07:00'],
    ['Baru saja', 'minute', '2026-11-20T15:00+07:00'],
  ])('Indonesian: %s', (raw, precision, iso) => {
    expect(parsePageTime(raw, id)).toMatchObject({ raw, iso, precision, assumed: ['relative'] });
  });

  it.each([
    ['1h', 'hour', '2026-11-20T14:00+07:00'],
    ['2d', 'day', '2026-11-18'],
    ['1w', 'week', '2026-11-13'],
    ['3y', 'year', '2023'],
    ['5m', 'minute', '2026-11-20T14:55+07:00'],
    ['2 hrs', 'hour', '2026-11-20T13:00+07:00'],
    ['2 hr', 'hour', '2026-11-20T13:00+07:00'],
    ['an hour ago', 'hour', '2026-11-20T14:00+07:00'],
    ['2 days ago', 'day', '2026-11-18'],
    ['Just now', 'minute', '2026-11-20T15:00+07:00'],
  ])('English: %s', (raw, precision, iso) => {
    expect(parsePageTime(raw, en)).toMatchObject({ raw, iso, precision, assumed: ['relative'] });
  });

  it('leaves what depends on the language unread without it', () => {
    for (const raw of ['1h', '2d', '5m', '2 hr', '10s']) expect(parsePageTime(raw, unknown).iso).toBeNull();
    expect(parsePageTime('5m', id).iso).toBeNull();
    expect(parsePageTime('1h', { ...id, language: 'fr' }).iso).toBeNull();
    expect(parsePageTime('2 jam', unknown).iso).not.toBeNull();
    expect(parsePageTime('1w', unknown).iso).not.toBeNull();
  });

  it.each([
    ['Kemarin pukul 10.05', '2026-11-19T10:05+07:00'],
    ['Yesterday at 10:05 AM', '2026-11-19T10:05+07:00'],
    ['Kemarin', '2026-11-19'],
    ['Hari ini pukul 09.15', '2026-11-20T09:15+07:00'],
    ['Selasa pukul 13.33', '2026-11-17T13:33+07:00'],
    ['Tuesday at 1:33 PM', '2026-11-17T13:33+07:00'],
    ["Jum'at pukul 16.00", '2026-11-13T16:00+07:00'],
    ['Jumat pukul 14.00', '2026-11-20T14:00+07:00'],
    ['Minggu, 10:05 WITA', '2026-11-15T10:05+08:00'],
  ])('day: %s', (raw, iso) => {
    const time = parsePageTime(raw, id);
    expect(time.iso).toBe(iso);
    expect(time.assumed).toContain('relative');
  });

  it('counts in the zone of the device', () => {
    const late = { now: new Date('2026-11-20T18:30:00Z'), offset: 420, language: 'id' };
    expect(parsePageTime('Kemarin', late).iso).toBe('2026-11-20');
    expect(parsePageTime('Kemarin', { ...late, offset: -300 }).iso).toBe('2026-11-19');
  });
});

describe('machine times', () => {
  it('reads seconds since 1970', () => {
    expect(timeFromEpoch(1_555_335_420, 420)).toEqual({
      raw: '1555335420',
      iso: '2019-04-15T20:37:00+07:00',
      precision: 'second',
      zone: '+07:00',
      assumed: [],
    });
    for (const wrong of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1_555_335_420_000])
      expect(timeFromEpoch(wrong, 420).iso).toBeNull();
  });

  it('tells the instant only where the zone is known', () => {
    expect(instantOf(parsePageTime('15 April 2019 20:37 WIB', id))).toBe(Date.UTC(2019, 3, 15, 13, 37));
    expect(instantOf(parsePageTime('15 April 2019', id))).toBe(Date.UTC(2019, 3, 15));
    expect(instantOf(parsePageTime('15 April 2019 20:37', { ...id, assumeZone: false }))).toBeNull();
    expect(instantOf(parsePageTime('Iklan', id))).toBeNull();
  });
});

describe('any text', () => {
  const options = fc.record({
    now: fc.date({ noInvalidDate: true }),
    offset: fc.integer({ min: -840, max: 840 }),
    language: fc.constantFrom('id', 'en-US', 'ms', null),
    assumeZone: fc.boolean(),
  });
  const words = fc.constantFrom(
    '15',
    '4',
    '2019',
    'April',
    'Mei',
    '/',
    '-',
    '.',
    ':',
    ' ',
    'WIB',
    '20.37',
    'jam',
    'h',
    'kemarin',
    'pukul',
    'Kamis',
    '(',
    ')',
    'pm',
    '+07:00',
    'T',
    'Z',
    '99999',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 14 }).map((parts) => parts.join('')),
  );

  it('never throws, keeps the raw text, and writes only a real date', () => {
    fc.assert(
      fc.property(text, options, (raw, given) => {
        const time = parsePageTime(raw, given);
        expect(PageTime.safeParse(time).success).toBe(true);
        if (time.iso === null) expect(time.precision).toBeNull();
        else {
          expect(Number.isNaN(Date.parse(time.iso))).toBe(false);
          expect(time.iso).toMatch(/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d)?)?)?)?$/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('reads back its own output', () => {
    fc.assert(
      fc.property(text, options, (raw, given) => {
        const { iso, precision } = parsePageTime(raw, given);
        if (iso?.includes('T') && precision !== 'hour') expect(parsePageTime(iso, given).iso).toBe(iso);
      }),
    );
  });

  it.each([
    ['digits', '1'.repeat(1_000_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['months', '1 jan '.repeat(170_000)],
    ['separators', '1./-'.repeat(250_000)],
    ['letters', 'se'.repeat(500_000)],
    ['invisible', '\u200b'.repeat(1_000_000)],
  ])('a megabyte of %s is read within the time limit of a test, and cut', (_name, raw) => {
    expect(parsePageTime(raw, id).raw?.length ?? 0).toBeLessThanOrEqual(300);
  });
});
