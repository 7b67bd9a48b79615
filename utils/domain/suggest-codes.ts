/** Which codes fit, and why. A suggestion only: a person always chooses. */
import type { ReactionKind } from '../contract/capture.ts';
import type { Behaviour } from '../contract/finding.ts';
import type { Stage, ViolationCode } from '../contract/reference.ts';
import { dayRange } from './days.ts';
import { isAfterSetting } from './find-stage.ts';

/** Why a code is suggested; each has a sentence in every language. */
export type SuggestionReason =
  | 'online-act'
  | 'photo-or-symbol'
  | 'campaign-online'
  | 'attendance'
  | 'spouse-attendance'
  | 'props'
  | 'urging'
  | 'campaign-team'
  | 'office-used'
  | 'nothing-fits';

export interface Suggestion {
  code: string;
  reason: SuggestionReason;
}

export interface SuggestionAnswer {
  suggestions: Suggestion[];
  /** The stage is not known, or the act was outside of any: both sides are shown and a person must choose. */
  bothSides: boolean;
  /** A like and nothing else, the weakest of signs: a second reviewer has to agree. */
  loneReaction: boolean;
  /** The only reactions are of a kind that says no support (angry, sad, haha): nothing is suggested. */
  noSupport: boolean;
}

export interface SuggestionInput {
  behaviours: readonly Behaviour[];
  flags: readonly string[];
  /** Kinds of the reactions that were captured. */
  reactions: readonly ReactionKind[];
  stage: Stage | null;
  occurredOn: string | null;
}

interface Rule {
  reason: SuggestionReason;
  before: string;
  after: string;
  fits(has: (...names: Behaviour[]) => boolean, flags: readonly string[]): boolean;
}

const RULES: Rule[] = [
  {
    reason: 'online-act',
    before: 'ETK-04',
    after: 'DSP-06',
    fits: (has) => has('STATUS', 'KOMENTAR', 'SUKA', 'BAGIKAN', 'GABUNG_IKUTI'),
  },
  { reason: 'photo-or-symbol', before: 'ETK-05', after: 'DSP-07', fits: (has) => has('FOTO_SIMBOL', 'BINGKAI') },
  {
    reason: 'campaign-online',
    before: 'ETK-02',
    after: 'DSP-02',
    fits: (has) => has('SIARAN') || (has('AJAKAN') && has('STATUS', 'KOMENTAR', 'BAGIKAN')),
  },
  {
    reason: 'spouse-attendance',
    before: 'ETK-07',
    after: 'ETK-07',
    fits: (has, flags) => has('HADIR') && flags.includes('FLAG-PASANGAN'),
  },
  {
    reason: 'attendance',
    before: 'ETK-03',
    after: 'DSP-04',
    fits: (has, flags) => has('HADIR') && !flags.includes('FLAG-PASANGAN'),
  },
  { reason: 'props', before: 'ETK-01', after: 'DSP-01', fits: (has) => has('PASANG_APK') },
  { reason: 'urging', before: 'DSP-08', after: 'DSP-08', fits: (has) => has('AJAKAN') },
  {
    reason: 'campaign-team',
    before: 'DSP-09',
    after: 'DSP-10',
    fits: (_has, flags) => flags.includes('FLAG-PIDANA-280'),
  },
  {
    reason: 'office-used',
    before: 'DSP-12',
    after: 'DSP-12',
    fits: (_has, flags) => flags.includes('FLAG-PIDANA-71'),
  },
];

const NO_SUPPORT: ReadonlySet<ReactionKind> = new Set(['haha', 'sad', 'angry']);

/** The item that says before the setting what this one says after it. */
const TWINS = new Map(RULES.map(({ before, after }) => [after, before]));

/** True when a rule held on the day of the act; without a day every rule does. */
export function heldOn(
  { validFrom, validTo }: Pick<ViolationCode, 'validFrom' | 'validTo'>,
  occurredOn: string | null,
): boolean {
  const range = occurredOn === null ? null : dayRange(occurredOn);
  if (!range) return true;
  return (validFrom === null || validFrom <= range.to) && (validTo === null || validTo >= range.from);
}

/** The code itself if it held then, else the ones of that time that correspond to it. */
function inForce(code: string, codes: readonly ViolationCode[], occurredOn: string | null): string[] {
  const known = codes.find(({ id }) => id === code);
  if (!known) return [];
  if (heldOn(known, occurredOn)) return [code];
  const twin = TWINS.get(code) ?? code;
  return codes
    .filter((older) => (older.mapsTo === code || older.mapsTo === twin) && heldOn(older, occurredOn))
    .map(({ id }) => id);
}

/** Suggests codes of `codes` for an act. */
export function suggestCodes(input: SuggestionInput, codes: readonly ViolationCode[]): SuggestionAnswer {
  const { behaviours, flags, reactions, stage, occurredOn } = input;
  const has = (...names: Behaviour[]) => names.some((name) => behaviours.includes(name));
  const loneReaction = behaviours.length === 1 && has('SUKA');
  const noSupport = loneReaction && reactions.length > 0 && reactions.every((kind) => NO_SUPPORT.has(kind));
  const after = isAfterSetting(stage);
  const found = noSupport ? [] : RULES.filter((rule) => rule.fits(has, flags));
  const wanted = found.flatMap(({ reason, before, after: later }) => {
    const sides = after === null ? [before, later] : [after ? later : before];
    return [...new Set(sides)].flatMap((side) => inForce(side, codes, occurredOn)).map((code) => ({ code, reason }));
  });
  if (wanted.length === 0 && !noSupport && (behaviours.length > 0 || flags.length > 0))
    wanted.push({ code: 'LAIN-99', reason: 'nothing-fits' });
  const suggestions = wanted.filter(({ code }, index) => wanted.findIndex((other) => other.code === code) === index);
  return { suggestions, bothSides: after === null && suggestions.length > 1, loneReaction, noSupport };
}
