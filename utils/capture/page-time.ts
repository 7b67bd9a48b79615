/**
 * Reads a time as a page shows it, Indonesian or English, into an ISO 8601 text at its own precision.
 * Pure: the clock, the device's zone and the language are arguments. Day, month, year is the only order of a numeric date.
 */
import type { PageTime } from '../contract/capture.ts';
import {
  AMBIGUOUS_UNITS,
  CLOCK,
  DAY_FIRST,
  DAY_MONTH,
  DAY_NAME,
  DAY_WORD,
  JUST_NOW,
  MONTHS,
  NAME_DAY,
  NAME_YEAR,
  RELATIVE,
  RELATIVE_INSIDE,
  type RelativeUnit,
  UNITS,
  WEEKDAYS,
  YEAR_FIRST,
  ZONES,
} from './time-words.ts';

export interface PageTimeOptions {
  /** Moment of the capture: relative times count back from it, a missing year is the latest that is not after it. */
  now: Date;
  /** Minutes east of UTC of the device: the zone of a time that names none. */
  offset: number;
  /** BCP 47 language of the interface that wrote the time; null leaves `1h` unread, because it is an hour or a day (hari). */
  language: string | null;
  /** False leaves a time without a zone as it is (`2019-12-02T02:22`). */
  assumeZone?: boolean;
}

type Precision = NonNullable<PageTime['precision']>;
type Assumption = PageTime['assumed'][number];
interface Day {
  year: number;
  month: number;
  /** Null for a month alone. */
  day: number | null;
  assumed: Assumption[];
}
interface Clock {
  hour: number;
  minute: number;
  second: number | null;
  /** Minutes east of UTC as written; null where none is. */
  zone: number | null;
}

/** Characters of a text that are looked at: a time is short, a page's text may be megabytes. */
const MAX_LENGTH = 300;
const MINUTE = 60_000;
const UNIT_MINUTES: Partial<Record<RelativeUnit, number>> = { minute: 1, hour: 60, day: 1440, week: 10_080 };

/** `text` as a time; `iso` is null and `raw` kept where it holds none that is possible. */
export function parsePageTime(raw: string, options: PageTimeOptions): PageTime {
  const shown = raw
    .slice(0, MAX_LENGTH * 4)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_LENGTH);
  const unread: PageTime = { raw: shown || null, iso: null, precision: null, zone: null, assumed: [] };
  const text = shown
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[–—−]/g, '-')
    .slice(0, MAX_LENGTH);
  const read =
    readRelative(text, RELATIVE, options) ??
    readCalendar(text, options) ??
    readDayWord(text, options) ??
    readRelative(text, RELATIVE_INSIDE, options);
  return read ? { ...unread, ...read } : unread;
}

/** A moment given in seconds since 1970 (as in embedded JSON), written in the zone of `offset` minutes east of UTC. */
export function timeFromEpoch(seconds: number, offset: number): PageTime {
  const raw = String(seconds);
  // Before 1990 or after 2100 it is no publication time but a counter, milliseconds or a mistake.
  if (!(seconds >= 631_152_000 && seconds < 4_102_444_800))
    return { raw, iso: null, precision: null, zone: null, assumed: [] };
  const iso = new Date(Math.floor(seconds) * 1000 + offset * MINUTE).toISOString().slice(0, 19) + formatOffset(offset);
  return { raw, iso, precision: 'second', zone: formatOffset(offset), assumed: [] };
}

/** The earliest instant that `time` can mean, in milliseconds since 1970; null without a zone or unread. */
export function instantOf(time: PageTime): number | null {
  if (!time.iso || (time.iso.includes('T') && !time.zone)) return null;
  const instant = Date.parse(time.iso);
  return Number.isNaN(instant) ? null : instant;
}

/** `+07:00` for 420. */
export function formatOffset(offset: number): string {
  const size = Math.abs(Math.trunc(offset));
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

type Read = Omit<PageTime, 'raw'>;

function readRelative(text: string, pattern: RegExp, options: PageTimeOptions): Read | null {
  if (pattern === RELATIVE && JUST_NOW.test(text)) return goBack(0, 'minute', options);
  const found = pattern.exec(text)?.groups;
  if (!found?.unit) return null;
  const language = /^(id|in|ms)\b/i.test(options.language ?? '')
    ? 'id'
    : /^en\b/i.test(options.language ?? '')
      ? 'en'
      : null;
  const unit = UNITS[found.unit] ?? (language ? AMBIGUOUS_UNITS[language][found.unit] : undefined);
  return unit ? goBack(found.one ? 1 : Number(found.count), unit, options) : null;
}

/** `count` units before now, written at the precision of the unit. */
function goBack(count: number, unit: RelativeUnit, options: PageTimeOptions): Read | null {
  const local = new Date(options.now.getTime() + options.offset * MINUTE);
  if (unit === 'month') {
    local.setUTCDate(1);
    local.setUTCMonth(local.getUTCMonth() - count);
  } else if (unit === 'year') local.setUTCFullYear(local.getUTCFullYear() - count);
  else local.setTime(local.getTime() - count * (UNIT_MINUTES[unit] ?? 1 / 60) * MINUTE);
  if (!(local.getUTCFullYear() >= 1900 && local.getUTCFullYear() < 2200)) return null;
  const full = local.toISOString();
  const zone = formatOffset(options.offset);
  const write: Record<Precision, string> = {
    second: full.slice(0, 19) + zone,
    minute: full.slice(0, 16) + zone,
    hour: `${full.slice(0, 13)}:00${zone}`,
    day: full.slice(0, 10),
    week: full.slice(0, 10),
    month: full.slice(0, 7),
    year: full.slice(0, 4),
  };
  const iso = write[unit];
  return { iso, precision: unit, zone: iso.includes('T') ? zone : null, assumed: ['relative'] };
}

function readDayWord(text: string, options: PageTimeOptions): Read | null {
  const found = DAY_WORD.exec(text);
  const word = found?.groups?.word;
  if (!found || !word) return null;
  const rest = text.slice(found[0].length);
  const clock = readClock(rest);
  if (rest && !clock) return null;
  const zone = clock?.zone ?? options.offset;
  const local = new Date(options.now.getTime() + zone * MINUTE);
  const weekday = WEEKDAYS[word];
  if (weekday !== undefined) {
    let back = (local.getUTCDay() - weekday + 7) % 7;
    const minutes = clock ? clock.hour * 60 + clock.minute : 0;
    if (back === 0 && minutes > local.getUTCHours() * 60 + local.getUTCMinutes()) back = 7;
    local.setUTCDate(local.getUTCDate() - back);
  } else if (word === 'kemarin' || word === 'yesterday') local.setUTCDate(local.getUTCDate() - 1);
  return write(
    {
      year: local.getUTCFullYear(),
      month: local.getUTCMonth() + 1,
      day: local.getUTCDate(),
      assumed: ['relative'],
    },
    clock,
    options,
  );
}

function readCalendar(text: string, options: PageTimeOptions): Read | null {
  let first: RegExpExecArray | null = null;
  for (const pattern of [YEAR_FIRST, DAY_FIRST, DAY_NAME, NAME_DAY, DAY_MONTH, NAME_YEAR]) {
    const match = pattern.exec(text);
    if (match && (!first || match.index < first.index)) first = match;
  }
  if (!first?.groups) return null;
  const { month, day, name, year = first.groups.short } = first.groups;
  const after = text.slice(first.index + first[0].length);
  // "T10:08:58Z": the T of ISO 8601 would hide the hour behind a letter.
  const clock = readClock(after.replace(/^ ?t ?(?=\d)/, ' ')) ?? readClock(text.slice(0, first.index));
  const date: Day = {
    year: year ? Number(year) + (year.length === 2 ? 2000 : 0) : 0,
    month: name ? (MONTHS[name] ?? 0) : Number(month),
    day: day ? Number(day) : null,
    assumed: [],
  };
  // An Indonesian page or zone settles the order; elsewhere it is our reading of it.
  const numeric = !name && first[0].indexOf(String(day)) < first[0].lastIndexOf(String(month));
  const settled = /^id\b/i.test(options.language ?? '') || /\bwi(b|ta|t)\b/.test(text);
  if (numeric && !settled && date.day !== date.month && (date.day ?? 13) <= 12 && !/^\d{4}/.test(first[0]))
    date.assumed.push('day-month-order');
  if (!year) {
    date.year = guessYear(date, clock, options);
    date.assumed.push('year');
  }
  return write(date, clock, options);
}

/** The latest year in which the date is possible and not in the future. */
function guessYear(date: Day, clock: Clock | null, options: PageTimeOptions): number {
  const zone = clock?.zone ?? options.offset;
  const present = new Date(options.now.getTime() + zone * MINUTE);
  const year = present.getUTCFullYear();
  for (let back = 0; back <= 8; back++) {
    const start = Date.UTC(year - back, date.month - 1, date.day ?? 1, clock?.hour ?? 0, clock?.minute ?? 0);
    if (start <= present.getTime() && isPossible({ ...date, year: year - back })) return year - back;
  }
  return 0;
}

function readClock(text: string): Clock | null {
  const found = CLOCK.exec(text)?.groups;
  if (!found) return null;
  let hour = Number(found.hour);
  const half = found.half?.replaceAll('.', '');
  if (half && hour <= 12) {
    const late =
      half === 'pm' || half === 'sore' || (half === 'malam' && hour !== 12) || (half === 'siang' && hour < 10);
    const midnight = hour === 12 && (half === 'am' || half === 'malam');
    hour = midnight ? 0 : late && hour !== 12 ? hour + 12 : hour;
  }
  const named = found.name ? (ZONES[found.name] ?? 0) : null;
  const shift = found.zh ? (found.sign === '-' ? -1 : 1) * (Number(found.zh) * 60 + Number(found.zm ?? 0)) : null;
  const second = found.second ?? found.s2;
  return {
    hour,
    minute: Number(found.minute ?? found.m2),
    second: second === undefined ? null : Number(second),
    // "GMT+7" is the shift; "WIB" needs none.
    zone: shift ?? named,
  };
}

function isPossible({ year, month, day }: Day): boolean {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return false;
  return day === null || (day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate());
}

function write(date: Day, clock: Clock | null, options: PageTimeOptions): Read | null {
  if (!isPossible(date)) return null;
  const month = `${date.year}-${pad(date.month)}`;
  if (date.day === null) return { iso: month, precision: 'month', zone: null, assumed: date.assumed };
  const day = `${month}-${pad(date.day)}`;
  if (!clock) return { iso: day, precision: 'day', zone: null, assumed: date.assumed };
  if (clock.hour > 23 || clock.minute > 59 || (clock.second ?? 0) > 59 || Math.abs(clock.zone ?? 0) > 14 * 60)
    return null;
  const assumed = [...date.assumed];
  let zone = clock.zone === null ? null : formatOffset(clock.zone);
  if (zone === null && options.assumeZone !== false) {
    zone = formatOffset(options.offset);
    assumed.push('zone');
  }
  const seconds = clock.second === null ? '' : `:${pad(clock.second)}`;
  return {
    iso: `${day}T${pad(clock.hour)}:${pad(clock.minute)}${seconds}${zone ?? ''}`,
    precision: clock.second === null ? 'minute' : 'second',
    zone,
    assumed,
  };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
