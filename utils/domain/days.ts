/** Calendar days in Indonesian western time (WIB, UTC+7, no summer time): the zone of all deadlines and stages here. */

const WIB_MS = 7 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The WIB day of an instant, `2026-11-21`. */
export function wibDay(instant: Date): string {
  return new Date(instant.getTime() + WIB_MS).toISOString().slice(0, 10);
}

/** `day` plus a number of calendar days. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** True for a day that the calendar has: not 30 February. */
export function isDay(value: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) && addDays(value, 0) === value
  );
}

/**
 * First and last WIB day that a time written at its precision can mean: `2019` is the whole year, a time with an offset
 * is one day. Null for what is no such time.
 */
export function dayRange(iso: string): { from: string; to: string } | null {
  if (/^\d{4}$/.test(iso)) return { from: `${iso}-01-01`, to: `${iso}-12-31` };
  const [, month] = /^(\d{4}-(?:0[1-9]|1[0-2]))$/.exec(iso) ?? [];
  if (month) {
    const [year = 0, number = 0] = month.split('-').map(Number);
    return { from: `${month}-01`, to: addDays(new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10), -1) };
  }
  if (isDay(iso)) return { from: iso, to: iso };
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:\d{2})?$/.test(iso)) return null;
  // A time without a zone is taken as it stands: the day that a person would read.
  const [, zone] = /(Z|[+-]\d{2}:\d{2})$/.exec(iso) ?? [];
  const local = iso.slice(0, 10);
  if (!zone) return isDay(local) ? { from: local, to: local } : null;
  const hourOnly = /^(\d{4}-\d{2}-\d{2}T\d{2})(Z|[+-])/.exec(iso);
  const instant = new Date(hourOnly ? iso.replace(hourOnly[1] ?? '', `${hourOnly[1]}:00`) : iso);
  if (Number.isNaN(instant.getTime())) return null;
  const day = wibDay(instant);
  return { from: day, to: day };
}
