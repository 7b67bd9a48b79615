/** Days and times as an Indonesian authority reads them. Filing texts are Indonesian whatever the interface's language is. */
import { isDay } from './days.ts';

const DAY = new Intl.DateTimeFormat('id-ID', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const MONTH = new Intl.DateTimeFormat('id-ID', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('id-ID', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});
const WIB_MS = 7 * 60 * 60 * 1000;

/** `Senin, 15 April 2019`. */
export function writeDay(day: string): string {
  return isDay(day) ? DAY.format(new Date(`${day}T00:00:00Z`)) : day;
}

/** A time at its precision: `Senin, 15 April 2019 pukul 20.37 WIB`, `Senin, 15 April 2019`, `April 2019`, `2019`. */
export function writeMoment(iso: string): string {
  if (/^\d{4}-\d{2}$/.test(iso)) return MONTH.format(new Date(`${iso}-01T00:00:00Z`));
  if (!iso.includes('T')) return writeDay(iso);
  // A time without a zone is not moved.
  const zoned = /(?:Z|[+-]\d{2}:\d{2})$/.test(iso);
  const full = iso.replace(/T(\d{2})(?=Z|[+-]|$)/, 'T$1:00');
  const instant = new Date(zoned ? full : `${full}Z`);
  if (Number.isNaN(instant.getTime())) return iso;
  const local = zoned ? new Date(instant.getTime() + WIB_MS) : instant;
  return `${DAY.format(local)} pukul ${TIME.format(local).replace(':', '.')}${zoned ? ' WIB' : ''}`;
}
