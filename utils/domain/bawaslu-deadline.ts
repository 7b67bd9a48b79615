/**
 * Until when Bawaslu takes a report: seven days since it was *known*, not since it happened. The law counts working days
 * for general elections and calendar days for local ones; the shorter is shown, always, and moved to an open office.
 */
import { addDays, daysBetween, weekday, wibDay } from './days.ts';

export type DeadlineState = 'safe' | 'soon' | 'today' | 'passed';

export interface Deadline {
  /** Last safe moment, `2026-11-27T16:30+07:00`. */
  until: string;
  /** Day by which the network wants it filed. */
  target: string;
}

const DAYS = 7;
const TARGET_DAYS = 3;
const FRIDAY = 5;
/** Fewer days than this, and it is soon. */
const SOON_DAYS = 3;

/** Throws nothing; `knownOn` is a calendar day, `holidays` are days on which the office is closed besides weekends. */
export function bawasluDeadline(knownOn: string, holidays: readonly string[] = []): Deadline {
  const last = addDays(knownOn, DAYS);
  let day = last;
  // Never before the day on which it became known: then the office cannot be reached in time at all, and that day is shown.
  while (day > knownOn && (weekday(day) === 0 || weekday(day) === 6 || holidays.includes(day))) day = addDays(day, -1);
  // Monday to Friday until 16.00; a Friday that stands for the days after it is used to its end, 16.30.
  const hour = day !== last && weekday(day) === FRIDAY ? '16:30' : '16:00';
  return { until: `${day}T${hour}+07:00`, target: addDays(knownOn, TARGET_DAYS) };
}

/** Where `now` stands before the deadline. */
export function deadlineState({ until }: Deadline, now: Date): DeadlineState {
  if (now.getTime() > Date.parse(until.replace('+07:00', ':00+07:00'))) return 'passed';
  const left = daysBetween(wibDay(now), until.slice(0, 10));
  if (left === 0) return 'today';
  return left <= SOON_DAYS ? 'soon' : 'safe';
}

/** The instant of a deadline as the database sorts it: ISO 8601 in UTC. */
export function deadlineInstant({ until }: Deadline): string {
  return new Date(until.replace('+07:00', ':00+07:00')).toISOString();
}
