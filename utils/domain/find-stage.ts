/** In which stage of which election an act fell. The same act is another kind of suspected violation before and after. */
import type { Certainty, Election, Stage } from '../contract/reference.ts';
import { dayRange } from './days.ts';

export interface StageCandidate {
  electionId: string;
  stage: Stage;
  certainty: Certainty;
}

export type StageAnswer =
  /** At least one election was under way; the most acute stage first. More than one: a person chooses. */
  | { state: 'inside'; candidates: [StageCandidate, ...StageCandidate[]] }
  | { state: 'outside' }
  /** No date, or one so rough that it spans a boundary. */
  | { state: 'unknown'; reason: 'no-date' | 'too-rough' };

/** Nearer to the vote counts first. */
const ACUTE: readonly Stage[] = ['TENANG', 'PUNGUT_HITUNG', 'KAMPANYE', 'PENETAPAN', 'PRA', 'PASCA', 'DI_LUAR'];

/** `occurredOn` is written at its precision; `regionId` leaves out elections that were held elsewhere only. */
export function findStage(
  occurredOn: string | null,
  elections: readonly Election[],
  regionId: string | null = null,
): StageAnswer {
  const range = occurredOn === null ? null : dayRange(occurredOn);
  if (!range) return { state: 'unknown', reason: 'no-date' };
  const candidates: StageCandidate[] = [];
  for (const election of elections) {
    if (regionId && election.regions && !election.regions.includes(regionId)) continue;
    const touched = election.stages.filter(({ from, to }) => from <= range.to && to >= range.from);
    const [stage] = touched;
    if (!stage) continue;
    if (touched.length > 1 || stage.from > range.from || stage.to < range.to)
      return { state: 'unknown', reason: 'too-rough' };
    candidates.push({ electionId: election.id, stage: stage.stage, certainty: stage.certainty });
  }
  candidates.sort((one, other) => ACUTE.indexOf(one.stage) - ACUTE.indexOf(other.stage));
  const [first, ...rest] = candidates;
  return first ? { state: 'inside', candidates: [first, ...rest] } : { state: 'outside' };
}

/** Whether candidates were set by then: what was ethics before is discipline after. Null: it is not known. */
export function isAfterSetting(stage: Stage | null): boolean | null {
  if (stage === null || stage === 'DI_LUAR') return null;
  return stage !== 'PRA';
}
