/**
 * The figures that the network publishes, counted from findings: one finding is one act of one person, whatever number of
 * captures or articles it has. What leaves the network has no small cell; what stays shows all.
 */
import type { Filing, Finding } from '../contract/finding.ts';
import type { Reference } from '../contract/reference.ts';
import { daysBetween } from './days.ts';
import { type Band, type Cell, median, roundToHundred, suppressSmall, tertileBands } from './statistics.ts';

/** Which findings are counted. A figure without this word says nothing. */
export const POPULATIONS = ['collected', 'approved', 'filed'] as const;
export type Population = (typeof POPULATIONS)[number];

export const DIMENSIONS = [
  'channel',
  'region',
  'agencyKind',
  'positionGroup',
  'behaviour',
  'code',
  'stage',
  'filingChannel',
  'filingStatus',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Kind of agency, by what the words of agency and position say; the agency itself is never in a statistic. */
export const AGENCY_KINDS = ['opd', 'school', 'campus', 'district', 'health', 'other', 'unknown'] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

/** For a finding whose field is empty. */
export const UNKNOWN = '?';

export interface RecapRow {
  /** Code of the value; null for what was put together because it was too few. */
  key: string | null;
  count: number;
  /** Whole percent; they add to 100. Null where one finding may have several values. */
  percent: number | null;
}

export interface RecapTable {
  dimension: Dimension;
  /** Findings, or for several values a finding the number of mentions. */
  n: number;
  /** One finding may have several values: the parts are mentions and do not add to the findings. */
  several: boolean;
  rows: RecapRow[];
  /** Keys that were put together. */
  merged: string[];
  /** So few that nothing can be shown. */
  tooFew: boolean;
}

export interface Recap {
  population: Population;
  /** Findings that are counted. */
  n: number;
  tables: RecapTable[];
  /** From the day it was known to the day it was filed first. */
  daysToFile: { n: number; median: number | null; withinSeven: number };
}

type Counted = Pick<
  Finding,
  'status' | 'channel' | 'reported' | 'behaviours' | 'chosenCode' | 'election' | 'filings' | 'knownOn'
>;

/** What kind of agency somebody works at. */
export function agencyKind({ agency, position }: Pick<Finding['reported'], 'agency' | 'position'>): AgencyKind {
  const words = `${agency ?? ''} ${position ?? ''}`.toLowerCase();
  if (words.trim() === '') return 'unknown';
  const kinds: [AgencyKind, RegExp][] = [
    ['campus', /\b(?:universitas|politeknik|institut|kampus|dosen|uin|iain|sekolah tinggi)\b/],
    ['school', /\b(?:sekolah|guru|sdn?|smpn?|sma[nk]?|smkn?|slbn?|mi[nn]?|mtsn?|man|madrasah|tk|paud)\b/],
    ['district', /\b(?:kecamatan|camat|kelurahan|lurah)\b/],
    ['health', /\b(?:puskesmas|rsud|rumah sakit|dokter|perawat|bidan)\b/],
    ['opd', /\b(?:dinas|badan|bagian|sekretariat|setda|satpol|inspektorat|opd|kantor|bkpsdm)\b/],
  ];
  return kinds.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

type Standing = Pick<Finding, 'status' | 'filings'>;

/** Whether a finding is of a population. Dismissed ones were no findings. */
function isIn({ status, filings }: Standing, population: Population): boolean {
  if (status === 'dismissed') return false;
  if (population === 'collected') return true;
  return population === 'approved' ? status === 'approved' : filings.length > 0;
}

/** The findings of a population. */
export const inPopulation = <T extends Standing>(findings: readonly T[], population: Population): T[] =>
  findings.filter((finding) => isIn(finding, population));

const VALUES: Record<Dimension, (finding: Counted) => string[]> = {
  channel: ({ channel }) => [channel],
  region: ({ reported }) => [reported.regionId ?? UNKNOWN],
  agencyKind: ({ reported }) => [agencyKind(reported)],
  positionGroup: ({ reported }) => [reported.positionGroup ?? UNKNOWN],
  behaviour: ({ behaviours }) => (behaviours.length > 0 ? [...behaviours] : [UNKNOWN]),
  code: ({ chosenCode }) => [chosenCode ?? UNKNOWN],
  stage: ({ election }) => [election?.stage ?? UNKNOWN],
  filingChannel: ({ filings }) => [...new Set(filings.map(({ channel }) => channel))],
  filingStatus: ({ filings }) => filings.map(({ status }) => status),
};
const SEVERAL: ReadonlySet<Dimension> = new Set(['behaviour', 'filingChannel', 'filingStatus']);

type Counts<Key> = Map<Key, number>;

const count = <Key>(counts: Counts<Key>, key: Key) => void counts.set(key, (counts.get(key) ?? 0) + 1);

const cellsOf = (counts: Counts<string>): Cell[] =>
  [...counts]
    .map(([key, number]) => ({ key, count: number }))
    .toSorted((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));

function countCells(findings: readonly Counted[], dimension: Dimension): Cell[] {
  const counts: Counts<string> = new Map();
  for (const finding of findings) for (const key of VALUES[dimension](finding)) count(counts, key);
  return cellsOf(counts);
}

function createTable(all: readonly Cell[], dimension: Dimension, outward: boolean): RecapTable {
  const several = SEVERAL.has(dimension);
  const {
    cells,
    merged,
    mergedKeys,
    all: tooFew,
  } = outward ? suppressSmall(all) : { cells: all, merged: 0, mergedKeys: [], all: false };
  const rows: Omit<RecapRow, 'percent'>[] = [...cells, ...(merged > 0 ? [{ key: null, count: merged }] : [])];
  const percents = roundToHundred(rows.map(({ count }) => count));
  return {
    dimension,
    n: tooFew ? 0 : rows.reduce((sum, { count }) => sum + count, 0),
    several,
    rows: rows.map((row, index) => ({ ...row, percent: several ? null : (percents[index] ?? 0) })),
    merged: mergedKeys,
    tooFew,
  };
}

/** Day of the first report; null before any. */
export function firstFiled(filings: readonly Filing[]): string | null {
  return filings.map(({ filedOn }) => filedOn).toSorted()[0] ?? null;
}

/** A recap that grows finding by finding: what it holds does not grow with them. */
export interface RecapCounter {
  add(finding: Counted): void;
  /** `outward`: for what leaves the network. */
  finish(outward: boolean): Recap;
}

export function createRecapCounter(population: Population): RecapCounter {
  const tables = new Map(DIMENSIONS.map((dimension) => [dimension, new Map<string, number>()]));
  const days: Counts<number> = new Map();
  let n = 0;
  return {
    add: (finding) => {
      if (!isIn(finding, population)) return;
      n++;
      for (const [dimension, counts] of tables) for (const key of VALUES[dimension](finding)) count(counts, key);
      const filed = firstFiled(finding.filings);
      if (finding.knownOn && filed) count(days, daysBetween(finding.knownOn, filed));
    },
    finish: (outward) => {
      const filed = [...days.values()].reduce((sum, number) => sum + number, 0);
      const hidden = outward && filed > 0 && filed < 3;
      return {
        population,
        n,
        tables: [...tables].map(([dimension, counts]) => createTable(cellsOf(counts), dimension, outward)),
        daysToFile: {
          n: hidden ? 0 : filed,
          median: hidden ? null : median(days),
          withinSeven: hidden ? 0 : [...days].reduce((sum, [taken, number]) => (taken <= 7 ? sum + number : sum), 0),
        },
      };
    },
  };
}

/** The recap of findings that are at hand. */
export function createRecap(findings: readonly Counted[], population: Population, outward: boolean): Recap {
  const counter = createRecapCounter(population);
  for (const finding of findings) counter.add(finding);
  return counter.finish(outward);
}

/** The network's own three lenses: when, where, who. No official meaning, and nothing about how often it really happens. */
export const LENSES = ['stage', 'region', 'positionGroup'] as const satisfies readonly Dimension[];

export interface Lens {
  dimension: (typeof LENSES)[number];
  /** Null below ten findings: too few to say anything. */
  bands: { key: string; count: number; band: Band }[] | null;
}

/** Bands by tertile; what is not known is in none. */
export function createLenses(findings: readonly Counted[], population: Population): Lens[] {
  const counted = inPopulation(findings, population);
  return LENSES.map((dimension) => {
    const cells = countCells(counted, dimension).filter(({ key }) => key !== UNKNOWN);
    const bands = tertileBands(cells);
    return { dimension, bands: bands && cells.map((cell) => ({ ...cell, band: bands.get(cell.key) ?? 'low' })) };
  });
}

/** Words for a code of a dimension, for tables that are Indonesian; the codes of closed lists are named elsewhere. */
export function nameFromReference(
  dimension: Dimension,
  key: string,
  reference: Reference,
  language: 'id' | 'en',
): string | null {
  const lists: Partial<Record<Dimension, readonly { id: string; label: { id: string; en: string } }[]>> = {
    region: reference.regions,
    positionGroup: reference.positionGroups,
    code: reference.codes,
    filingChannel: reference.channels,
  };
  const found = lists[dimension]?.find(({ id }) => id === key);
  return found ? (dimension === 'code' ? `${found.id} ${found.label[language]}` : found.label[language]) : null;
}
