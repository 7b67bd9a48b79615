/**
 * Dates that a text mentions: "Kamis (26/6)", "pada 14 Februari 2024". They are offered as the date of the act, never taken:
 * the text also speaks of other days. Read by the one parser of times; pure.
 */
import type { PageTime } from '../contract/capture.ts';
import { parsePageTime } from './page-time.ts';
import { MONTHS, WEEKDAYS } from './time-words.ts';

export interface EventDate {
  /** As the text writes it. */
  raw: string;
  /** The day, `2024-02-14`. */
  iso: string;
  /** Whether the day's name in the text is that of the day; null where it names none. */
  weekdayFits: boolean | null;
  /** The text names no year: it is the latest that is not after the publication. */
  yearAssumed: boolean;
  /** The words around it, so that a person sees what happened then. */
  context: string;
}

const MAX_TEXT = 100_000;
const MAX_MATCHES = 200;
const MAX_DATES = 6;
const AROUND = 60;

const months = Object.keys(MONTHS).join('|');
const weekdays = Object.keys(WEEKDAYS).join('|');
/**
 * A day's name or an opening bracket makes `26/6` a date and no fraction; a month's name or a year does it alone.
 * What the parser does not take for a possible day is left out afterwards.
 */
const MENTION = new RegExp(
  `(?<![\\p{L}\\p{N}/.-])(?:(?<weekday>${weekdays})[ ,]{0,2}(?:tanggal )?\\(?|\\()?(?:${[
    '\\d{1,2}[/-]\\d{1,2}[/-](?:\\d{4}|\\d{2})',
    '(?<bare>\\d{1,2}/\\d{1,2})',
    `\\d{1,2}(?:st|nd|rd|th)? (?:${months})(?: (?:19|20)\\d\\d)?`,
    `(?:${months}) \\d{1,2}(?:st|nd|rd|th)?(?:,? (?:19|20)\\d\\d)?`,
  ].join('|')})(?![\\p{L}\\p{N}/])`,
  'giu',
);

/**
 * The days that `text` mentions, in its order, each once, none after the day of `published`.
 * @param captured when it was kept, in case the text's own time is not known; @param offset minutes east of UTC.
 */
export function findEventDates(
  text: string,
  { published, captured, offset }: { published: PageTime; captured: Date; offset: number },
): EventDate[] {
  const kept = new Date(captured.getTime() + offset * 60_000).toISOString();
  const last = (/^\d{4}-\d\d-\d\d/.exec(published.iso ?? '') ?? [kept.slice(0, 10)])[0];
  // To the end of that day: an article of the morning may speak of the evening before or of the same day.
  const now = new Date(Date.parse(`${last}T23:59Z`) - offset * 60_000);
  const found = new Map<string, EventDate>();
  let matches = 0;
  for (const match of text.slice(0, MAX_TEXT).replace(/[’‘`]/g, "'").matchAll(MENTION)) {
    if (++matches > MAX_MATCHES || found.size >= MAX_DATES) break;
    const { weekday, bare } = match.groups ?? {};
    const [raw] = match;
    if (bare && !weekday && !raw.startsWith('(')) continue;
    const time = parsePageTime(raw.replace(/^\(/, ''), { now, offset, language: 'id' });
    if (time.precision !== 'day' || !time.iso || time.iso > last || found.has(time.iso)) continue;
    const day = new Date(`${time.iso}T00:00Z`).getUTCDay();
    const end = match.index + raw.length;
    found.set(time.iso, {
      raw: text.slice(match.index, end + (text[end] === ')' ? 1 : 0)),
      iso: time.iso,
      weekdayFits: weekday ? WEEKDAYS[weekday.toLowerCase()] === day : null,
      yearAssumed: time.assumed.includes('year'),
      context: text
        .slice(Math.max(0, match.index - AROUND), end + AROUND)
        .replace(/\s+/g, ' ')
        .trim(),
    });
  }
  return [...found.values()];
}
