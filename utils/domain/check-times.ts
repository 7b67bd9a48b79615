/** The four times of a finding, and what cannot be true of them. */
import { dayRange, wibDay } from './days.ts';

export type TimeProblem =
  | 'act-in-future'
  | 'act-after-capture'
  | 'known-in-future'
  | 'known-before-act'
  | 'known-before-posted'
  | 'known-after-capture';

export interface FindingTimes {
  /** When it was done, at its precision. */
  occurredOn: string | null;
  /** When it was posted, at its precision. */
  publishedAt: string | null;
  /** Day on which the reporter first knew of it. */
  knownOn: string | null;
  /** Instant of the first capture; null for a finding without one. */
  capturedAt: string | null;
}

/** Everything that is wrong; a rough time is wrong only where its earliest possible day is. */
export function checkTimes({ occurredOn, publishedAt, knownOn, capturedAt }: FindingTimes, now: Date): TimeProblem[] {
  const today = wibDay(now);
  const act = occurredOn === null ? null : dayRange(occurredOn);
  const posted = publishedAt === null ? null : dayRange(publishedAt);
  const captured = capturedAt === null ? null : wibDay(new Date(capturedAt));
  const problems: [TimeProblem, boolean][] = [
    ['act-in-future', act !== null && act.from > today],
    ['act-after-capture', act !== null && captured !== null && act.from > captured && act.from <= today],
    ['known-in-future', knownOn !== null && knownOn > today],
    ['known-before-act', knownOn !== null && act !== null && knownOn < act.from],
    ['known-before-posted', knownOn !== null && posted !== null && knownOn < posted.from],
    ['known-after-capture', knownOn !== null && captured !== null && knownOn > captured && knownOn <= today],
  ];
  return problems.filter(([, wrong]) => wrong).map(([problem]) => problem);
}
