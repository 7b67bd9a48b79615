/** The reference data that this build brings along. A network's backend may serve newer data of the same shape. */
import { REFERENCE_SCHEMA } from '../contract/codes.ts';
import type { Reference } from '../contract/reference.ts';
import { CHANNELS } from './data/channels.ts';
import { VIOLATION_CODES } from './data/codes.ts';
import { ELECTIONS } from './data/elections.ts';
import { LEGAL_BASES } from './data/legal-bases.ts';
import { EMPLOYMENTS, FLAGS, POSITION_GROUPS } from './data/lists.ts';
import { REGIONS } from './data/regions.ts';

/** Holidays on fixed days; the movable ones are set each year and come with newer data. */
const FIXED_HOLIDAYS = ['01-01', '05-01', '06-01', '08-17', '12-25'];
const YEARS = Array.from({ length: 15 }, (_, index) => 2018 + index);

export const BUILT_IN_REFERENCE: Reference = {
  schema: REFERENCE_SCHEMA,
  version: '2026-11-21',
  legalBases: LEGAL_BASES,
  codes: VIOLATION_CODES,
  flags: FLAGS,
  employments: EMPLOYMENTS,
  positionGroups: POSITION_GROUPS,
  regions: REGIONS,
  elections: ELECTIONS,
  channels: CHANNELS,
  holidays: YEARS.flatMap((year) => FIXED_HOLIDAYS.map((day) => `${year}-${day}`)),
};
