/**
 * What all comparators share: one judgement for each field, and when two values count as the same.
 * Pure, and free of Node, so that the tests in a browser use the same rules.
 */
import type { CaptureWarning, Extraction, PageTime, WarningCode } from '../../utils/contract/capture.ts';

export interface Judgement {
  field: string;
  /** `missing`: the page has a value and the capture has none. */
  verdict: 'right' | 'wrong' | 'missing';
  /** The capture itself says that this field is in doubt. */
  warned: boolean;
  expected: unknown;
  got: unknown;
}

/** Notes one field. An expectation of `undefined` means that the ground truth does not speak of it: nothing is noted. */
export type Check = (field: string, isRight: boolean, expected: unknown, got: unknown) => void;

/** They speak of the screenshot, not of what was read. */
const ABOUT_PICTURES: ReadonlySet<WarningCode> = new Set(['item-partly-visible', 'item-moved']);

/** Whether a warning speaks of one of `paths`, of a part or of the whole of it, or of the capture in general. */
export function isWarned(warnings: readonly CaptureWarning[], paths: readonly string[]): boolean {
  return warnings.some(({ code, field }) =>
    field === null
      ? !ABOUT_PICTURES.has(code)
      : paths.some((path) => path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`)),
  );
}

const isNone = (value: unknown) => value == null || value === '' || (Array.isArray(value) && value.length === 0);

/** Judges the fields of one capture; `paths` gives each field's places in it, by which warnings name it. */
export function judgeFields(
  { warnings }: Pick<Extraction, 'warnings'>,
  paths: Readonly<Record<string, readonly string[]>>,
  work: (check: Check) => void,
): Judgement[] {
  const judgements: Judgement[] = [];
  work((field, isRight, expected, got) => {
    if (expected === undefined) return;
    const verdict = isRight ? 'right' : isNone(got) ? 'missing' : 'wrong';
    judgements.push({ field, verdict, warned: isWarned(warnings, paths[field] ?? [field]), expected, got });
  });
  return judgements;
}

/** All fields of an item that was not captured at all. */
export function judgeAbsent(fields: readonly string[], what: unknown): Judgement[] {
  return fields.map((field) => ({ field, verdict: 'missing', warned: false, expected: what, got: null }));
}

/** Every value of `name` that the ground truth accepts, the best first: its own and those of `acceptedName` or `acceptedNames`. */
export function acceptedValues<T>(truth: object, name: string): T[] {
  const record = truth as Record<string, unknown>;
  const list = `accepted${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return [record[name], ...[record[list] ?? []].flat(), ...[record[`${list}s`] ?? []].flat()] as T[];
}

/** As `acceptedValues`, for a field whose every value is a list of names. No names are an empty list. */
export function acceptedLists(truth: object, name: string): string[][] {
  const record = truth as Record<string, unknown>;
  const list = `accepted${name.charAt(0).toUpperCase()}${name.slice(1)}s`;
  const values = [record[name], ...(Array.isArray(record[list]) ? record[list] : [])];
  return values.map((value) => (Array.isArray(value) ? value.map((entry) => squash(String(entry))) : []));
}

/** Text with its white space collapsed. */
export function squash(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** An address without its trailing slash. */
export function plainUrl(url: string | null | undefined): string | null {
  return url?.replace(/\/$/, '') ?? null;
}

/** Whether a text begins as one of `starts` does; null stands for no text. */
export function beginsWith(text: string | null, starts: readonly (string | null | undefined)[]): boolean {
  return starts.some((start) => (start ? squash(text).startsWith(squash(start)) : !text));
}

const HOUR = 3_600_000;
/** Where the browser of the check stands. A site that shows a day shows the day there. */
export const ZONE = { name: 'Asia/Jakarta', hours: 7 };

/** Whether two times are one at the coarser of their precisions; `expected` null means that there is none. */
export function isSameTime(got: PageTime | null, expected: string | null | undefined): boolean {
  const iso = got?.iso ?? null;
  if (!iso || !expected) return !iso && !expected;
  if (got?.precision === 'week') return Math.abs(Date.parse(iso) - Date.parse(expected)) <= 7 * 24 * HOUR;
  // A date, a month or a year: written as such on either side.
  const length = Math.min(iso.length, expected.length);
  if (!iso.includes('T') || !expected.includes('T')) {
    const days = [iso, expected].map((time) => writtenDays(time).map((day) => day.slice(0, Math.min(length, 10))));
    return (days[0] ?? []).some((day) => days[1]?.includes(day));
  }
  const isZoned = (time: string) => /(?:Z|[+-]\d\d:?\d\d)$/.test(time);
  if (!isZoned(iso) || !isZoned(expected)) return iso.slice(0, 16) === expected.slice(0, 16);
  const [left, right] = [Date.parse(iso), Date.parse(expected)];
  if (got?.precision === 'hour') return Math.abs(left - right) <= HOUR;
  const hasSeconds = (time: string) => /T\d\d:\d\d:\d\d/.test(time);
  const unit = hasSeconds(iso) && hasSeconds(expected) ? 1000 : 60_000;
  return Math.floor(left / unit) === Math.floor(right / unit);
}

/** The day of a time as it is written, and for an instant in UTC the day that a page shows here. */
function writtenDays(time: string): string[] {
  const day = time.slice(0, 10);
  if (!time.endsWith('Z') || Number.isNaN(Date.parse(time))) return [day];
  return [day, new Date(Date.parse(time) + ZONE.hours * HOUR).toISOString().slice(0, 10)];
}
