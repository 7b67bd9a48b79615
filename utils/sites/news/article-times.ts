/** Chooses among the times that a page gives for one event; publishers mislabel zones, the reader's line tells. */
import { formatOffset, instantOf } from '../../capture/page-time.ts';
import type { PageTime, Source } from '../../contract/capture.ts';

export interface TimeClaim {
  time: PageTime;
  source: Source;
  detail: string;
}
export interface ChosenTime extends TimeClaim {
  /** Those that mean another moment. */
  differs: readonly TimeClaim[];
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Zones that an Indonesian publisher can mean. */
const INDONESIAN = /^\+0[789]:00$/;

/**
 * The publication time.
 * @param claims what machines are told, most reliable first; each is read.
 * @param shown what the reader is shown, or null.
 * @param local whether the publisher writes in an Indonesian zone.
 */
export function choosePublished(
  claims: readonly TimeClaim[],
  shown: TimeClaim | null,
  local: boolean,
): ChosenTime | null {
  const first = claims[0];
  // "2 tahun yang lalu" says less than any of them.
  if (!shown || (first && shown.time.assumed.includes('relative'))) {
    if (!first) return null;
    // The same wall clock under an Indonesian zone beats it under UTC: a local time was labelled "Z".
    const best = (local && claims.find((other) => isMislabelled(first.time, other.time))) || first;
    return { ...best, differs: claims.filter(({ time }) => !isSameMoment(time, best.time)) };
  }
  for (const claim of claims) {
    const time = merge(claim.time, shown.time, local);
    if (!time) continue;
    // A wrong zone beside the right wall clock is a known fault, and harmless where the page writes the zone.
    const isFault = (other: PageTime) => !shown.time.assumed.includes('zone') && wall(other) === wall(time);
    const differs = claims.filter((other) => !isSameMoment(other.time, time) && !isFault(other.time));
    return { ...claim, time, differs };
  }
  // Nobody agrees with what is shown: shown later, it is an update; shown earlier, it is when it was first out.
  const earlier = first && (instantOf(first.time) ?? 0) < (instantOf(shown.time) ?? 0);
  return earlier
    ? { ...first, differs: [shown, ...claims.filter(({ time }) => !isSameMoment(time, first.time))] }
    : { ...shown, differs: claims };
}

/** The time of the last change; the mistake that the publisher makes in the zone of `published` is mended here too. */
export function chooseModified(
  claim: TimeClaim | undefined,
  published: ChosenTime | null,
  claims: readonly TimeClaim[],
): TimeClaim | null {
  if (!claim || !published?.time.zone) return claim ?? null;
  const { zone } = published.time;
  const twin = claims.find(({ source, time }) => source === claim.source && time.zone === claim.time.zone);
  const time = twin && isMislabelled(twin.time, published.time) ? withZone(claim.time, zone) : inZone(claim.time, zone);
  // Changed long before it was published: a wrong value.
  return (instantOf(time) ?? 0) < (instantOf(published.time) ?? 0) - DAY ? null : { ...claim, time };
}

/** What both say, as exactly as either, in the zone that the reader sees; null if they cannot mean the same moment. */
function merge(told: PageTime, shown: PageTime, local: boolean): PageTime | null {
  const { raw, zone } = shown;
  const hours = told.iso?.includes('T') && shown.iso?.includes('T');
  if (!hours) {
    const near = Math.abs(Date.parse(told.iso ?? '') - Date.parse(shown.iso ?? '')) < 1.6 * DAY;
    if (told.iso?.includes('T')) return near ? { ...told, raw } : null;
    return told.iso === shown.iso?.slice(0, 10) ? shown : null;
  }
  const sameWall = wall(told) === wall(shown);
  // The page shows no zone: an Indonesian one is believed, any other is a template's mistake.
  const believed =
    shown.assumed.includes('zone') && !told.assumed.includes('zone') && (!local || INDONESIAN.test(told.zone ?? ''));
  if (sameWall && believed) return { ...told, raw };
  if (!zone || !(sameWall || isSameMoment(told, shown))) return null;
  return { ...(sameWall ? withZone(told, zone) : inZone(told, zone)), raw, assumed: shown.assumed };
}

/** Within a minute; for dates, the same day. */
function isSameMoment(one: PageTime, other: PageTime): boolean {
  if (!one.iso?.includes('T') || !other.iso?.includes('T')) return one.iso?.slice(0, 10) === other.iso?.slice(0, 10);
  return Math.abs((instantOf(one) ?? 0) - (instantOf(other) ?? DAY)) < MINUTE + 59_000;
}

/** The same wall clock, but `right` has it under an Indonesian zone and `told` under another. */
function isMislabelled(told: PageTime, right: PageTime): boolean {
  return (
    told.zone !== right.zone &&
    INDONESIAN.test(right.zone ?? '') &&
    wall(told) === wall(right) &&
    wall(told).includes('T')
  );
}

/** Date, hour and minute as written. */
function wall(time: PageTime): string {
  return time.iso?.slice(0, 16) ?? '';
}

/** The same wall clock in another zone. */
function withZone(time: PageTime, zone: string): PageTime {
  return time.iso?.includes('T') ? { ...time, iso: time.iso.replace(/[+-]\d\d:\d\d$|$/, zone), zone } : time;
}

/** The same moment written in `zone`, at the same precision. */
function inZone(time: PageTime, zone: string): PageTime {
  const instant = instantOf(time);
  if (instant === null || !time.iso?.includes('T')) return time;
  // The offset of `zone` is what its wall clock and that of UTC differ by.
  const offset = (Date.parse('1970-01-01T00:00Z') - Date.parse(`1970-01-01T00:00${zone}`)) / MINUTE;
  const iso = new Date(instant + offset * MINUTE).toISOString().slice(0, time.iso.length - 6) + formatOffset(offset);
  return { ...time, iso, zone };
}
