/**
 * Days and times as an Indonesian authority reads them. Filing texts are Indonesian whatever the interface's language is;
 * what a person reads on screen is in theirs.
 */
import { isDay } from './days.ts';

type Language = 'id' | 'en';

function createFormats(tag: string) {
  return {
    day: new Intl.DateTimeFormat(tag, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
    month: new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
    time: new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }),
  };
}
const FORMATS = { id: createFormats('id-ID'), en: createFormats('en-GB') };
const AT = { id: 'pukul', en: 'at' };
const WIB_MS = 7 * 60 * 60 * 1000;

/** `Senin, 15 April 2019`. */
export function writeDay(day: string, language: Language = 'id'): string {
  return isDay(day) ? FORMATS[language].day.format(new Date(`${day}T00:00:00Z`)) : day;
}

/** A time at its precision: `Senin, 15 April 2019 pukul 20.37 WIB`, `Senin, 15 April 2019`, `April 2019`, `2019`. */
export function writeMoment(iso: string, language: Language = 'id'): string {
  const { day, month, time } = FORMATS[language];
  if (/^\d{4}-\d{2}$/.test(iso)) return month.format(new Date(`${iso}-01T00:00:00Z`));
  if (!iso.includes('T')) return writeDay(iso, language);
  // A time without a zone is not moved.
  const zoned = /(?:Z|[+-]\d{2}:\d{2})$/.test(iso);
  const full = iso.replace(/T(\d{2})(?=Z|[+-]|$)/, 'T$1:00');
  const instant = new Date(zoned ? full : `${full}Z`);
  if (Number.isNaN(instant.getTime())) return iso;
  const local = zoned ? new Date(instant.getTime() + WIB_MS) : instant;
  const clock = language === 'id' ? time.format(local).replace(':', '.') : time.format(local);
  return `${day.format(local)} ${AT[language]} ${clock}${zoned ? ' WIB' : ''}`;
}
