/** Words and patterns of times on Indonesian and English pages: data for `page-time.ts`, no logic. */

/** Month names, old spellings and short forms included; every key is lower case. */
export const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan januari january',
    'feb peb februari pebruari february',
    'mar maret march',
    'apr april',
    'mei may',
    'jun juni june',
    'jul juli july',
    'agu ags agt agust agustus aug august',
    'sep sept september',
    'okt oktober oct october',
    'nov nop november nopember',
    'des desember dec december',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
);

/** Day names to the number of `Date.getUTCDay`. */
export const WEEKDAYS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'minggu ahad sunday sun',
    'senin monday mon',
    'selasa tuesday tue',
    'rabu wednesday wed',
    'kamis thursday thu',
    "jumat jum'at friday fri",
    'sabtu saturday sat',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index])),
);

/** Minutes east of UTC. */
export const ZONES: Readonly<Record<string, number>> = { wib: 420, wita: 480, wit: 540, z: 0, gmt: 0, utc: 0 };

export type RelativeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** Unit words that mean the same in every language of the page. */
export const UNITS: Readonly<Record<string, RelativeUnit>> = Object.fromEntries(
  (
    [
      ['second', 'dtk detik sec secs second seconds'],
      ['minute', 'mnt menit min mins minute minutes'],
      ['hour', 'j jam hrs hour hours'],
      ['day', 'hari day days'],
      ['week', 'mgg minggu w wk wks week weeks'],
      ['month', 'bln bulan mo mos month months'],
      ['year', 'thn tahun y yr yrs year years'],
    ] as const
  ).flatMap(([unit, names]) => names.split(' ').map((name) => [name, unit])),
);

/**
 * Unit words that mean different things: `1h` is an hour in English and a day (hari) in Indonesian and Malay,
 * `1d` a day or a second (detik). Without the language they stay unread.
 */
export const AMBIGUOUS_UNITS: Readonly<Record<'id' | 'en', Readonly<Record<string, RelativeUnit>>>> = {
  id: { h: 'day', hr: 'day', d: 'second' },
  en: { h: 'hour', hr: 'hour', d: 'day', m: 'minute', s: 'second' },
};

const months = Object.keys(MONTHS).join('|');
const weekdays = Object.keys(WEEKDAYS).join('|');
const units = [...Object.keys(UNITS), 'h', 'hr', 'd', 'm', 's'].join('|');

/** `2019-04-15`, `2019/04/15`: year first, as machines write it. */
export const YEAR_FIRST = /(?<![\d/.-])(?<year>\d{4})([-/])(?<month>\d{1,2})\2(?<day>\d{1,2})(?!\d)/;
/** `15/04/2019`, `14-11-2024`, `15.04.19`: always day, month, year. A year of three digits is a typing error. */
export const DAY_FIRST = /(?<![\d/.-])(?<day>\d{1,2})([/.-])(?<month>\d{1,2})\2(?<year>\d{4}|\d{2})(?![\d/]|[.:]\d)/;
/** `Kamis (26/6)`: no year; only with a day's name before it, or it might be any fraction. */
export const DAY_MONTH = new RegExp(
  `(?:^\\(?(?=[\\d/]{3,5}\\)?$)|(?:${weekdays})[ ,]*\\(?)(?<day>\\d{1,2})/(?<month>\\d{1,2})(?![\\d/])`,
);
/** `15 April 2019`, `2nd Dec. 2019`, `17-Agu-2020`, `15 April`, `05Jan2024`; a year of two digits only before a bar. */
export const DAY_NAME = new RegExp(
  `(?<![\\d.:])(?<day>\\d{1,2})(?:st|nd|rd|th)?[ ./-]{0,3}(?<name>${months})(?![a-z])\\.?(?:[ ,/-]{0,3}(?<year>\\d{4})(?!\\d)|[ '-](?<short>\\d{2})(?= ?\\|))?`,
);
/** `May 3, 2021`, `October 9 2020`, `May 30 at 11:02 AM`. */
export const NAME_DAY = new RegExp(
  `(?<![a-z])(?<name>${months})(?![a-z])\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d/]|[.:]\\d)(?:[ ,]{1,3}(?<year>\\d{4})(?!\\d))?`,
);
/** `April 2019`. */
export const NAME_YEAR = new RegExp(`(?<![a-z])(?<name>${months})(?![a-z])\\.?[ ,]{1,2}(?<year>\\d{4})(?!\\d)`);

/** `20:37`, `20.37`, `22:20:52.123`, `11:02 AM`, `8.30 malam`, then a zone. The hyphens are a publisher's error for colons. */
export const CLOCK =
  /(?<![\d.:])(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:[.,]\d{1,9})?)?|-(?<m2>\d{2})-(?<s2>\d{2}))(?!\d) ?(?<half>(?:[ap]\.?m\b\.?|pagi|siang|sore|malam))?[ (]{0,3}(?:(?<name>wib|wita|wit|gmt|utc|z)(?![a-z]))?(?<sign>[+-])?(?:(?<=[+-])(?<zh>\d{1,2}):?(?<zm>\d{2})?(?!\d))?/;

/** `2 jam`, `an hour ago`, `sehari yang lalu`: the whole text. */
export const RELATIVE = new RegExp(
  `^(?:(?:about|sekitar|kurang lebih) )?(?:(?<count>\\d{1,4}) ?|(?<one>an? |se))(?<unit>${units})(?: (?:yang )?lalu| ago)?$`,
);
/** The same inside other words: only with "lalu" or "ago". */
export const RELATIVE_INSIDE = new RegExp(
  `(?<![\\d.,a-z])(?:(?<count>\\d{1,4}) ?|(?<one>an? |se))(?<unit>${units})(?: (?:yang )?lalu| ago)(?![a-z])`,
);
export const JUST_NOW = /^(?:baru saja|just now|now|sekarang)$/;
/** `Kemarin pukul 10.05`, `Tuesday at 1:33 PM`, `Hari ini`: the whole text. */
export const DAY_WORD = new RegExp(
  `^(?<word>hari ini|today|kemarin|yesterday|${weekdays})(?:[ ,|-]{1,3}(?:pukul |pkl\\.? |jam |pada |at )?(?=\\d)|$)`,
);
