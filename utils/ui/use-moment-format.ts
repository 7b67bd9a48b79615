/** Times that count as evidence: with the zone that they are written in. */
import { useDateFormat } from './language-context.ts';

/** Indonesia's zones by their offset in minutes; others are said as an offset. */
const ZONES: Record<number, string> = { 420: 'WIB', 480: 'WITA', 540: 'WIT' };

const two = (value: number) => String(value).padStart(2, '0');

/** `offset` is minutes east of UTC: `WIB`, `UTC`, `UTC+05:30`. */
export function nameZone(offset: number): string {
  if (offset === 0) return 'UTC';
  const minutes = Math.abs(offset);
  return ZONES[offset] ?? `UTC${offset < 0 ? '−' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Writes an instant in the device's zone and names that, e.g. `21 Nov 2026, 20.37 WIB`. A time without a zone stays without. */
export function useMomentFormat(): (iso: string) => string {
  const format = useDateFormat();
  return (iso) => {
    const date = new Date(iso);
    const isZoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(iso) && !Number.isNaN(date.getTime());
    // The zone does not stand in a line of its own.
    return isZoned ? `${format(iso)}\u00a0${nameZone(-date.getTimezoneOffset())}` : format(iso);
  };
}
