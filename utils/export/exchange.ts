/** Findings as JSON Lines and CSV: writing them, and reading files that anybody may have written. */
import type { Capture } from '../contract/capture.ts';
import { EXCHANGE_FIELDS, ExchangeFinding } from '../contract/exchange.ts';
import type { Finding } from '../contract/finding.ts';
import { readCsv, readCsvText, writeCsv } from './csv.ts';

/** Largest file that is read, in bytes, and most rows in it. */
export const MOST_BYTES = 10_000_000;
export const MOST_ROWS = 2_000;

/** Between several values in one cell. */
const JOINT = '|';
const LISTS: ReadonlySet<string> = new Set(['behaviours', 'evidence_sha256']);

export type ExchangeFormat = 'jsonl' | 'csv';

export type ExchangeProblem =
  | 'not-a-table' // no JSON Lines and no CSV
  | 'columns' // a column that we do not know, or one that must be there is missing
  | 'too-many' // more rows than are read at once
  | 'row'; // a value that does not fit its column

export interface RefusedRow {
  /** As a person counts, from 1. */
  row: number;
  /** The column that does not fit; null for the whole row. */
  field: string | null;
}

export type ReadExchange =
  | { ok: true; rows: ExchangeFinding[]; refused: RefusedRow[] }
  | { ok: false; problem: Exclude<ExchangeProblem, 'row'> };

/** One finding as a row. */
export function toExchange(
  { id, channel, reported, behaviours, supported, occurredOn, knownOn, place, chosenCode, narrative }: Finding,
  captures: readonly { capture: Capture; manifestSha256: string }[],
): ExchangeFinding {
  const [first] = captures;
  return {
    id,
    channel,
    source_url: first?.capture.permalink ?? first?.capture.observedUrl ?? null,
    captured_at: first?.capture.capturedAt.iso ?? null,
    account: reported.account,
    account_url: reported.accountUrl,
    reported_name: reported.name,
    position: reported.position,
    agency: reported.agency,
    region: reported.region,
    region_id: reported.regionId,
    behaviours,
    supported,
    occurred_on: occurredOn,
    known_on: knownOn,
    place,
    code: chosenCode,
    narrative,
    evidence_sha256: captures.map(({ manifestSha256 }) => manifestSha256),
  };
}

export function writeExchange(rows: readonly ExchangeFinding[], format: ExchangeFormat): string {
  if (format === 'jsonl') return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const cell = (value: ExchangeFinding[keyof ExchangeFinding]) => (Array.isArray(value) ? value.join(JOINT) : value);
  return writeCsv([EXCHANGE_FIELDS, ...rows.map((row) => EXCHANGE_FIELDS.map((field) => cell(row[field])))]);
}

/** Reads a file. Whatever is in it, nothing but rows of the contract comes out, and it never throws. */
export function readExchange(text: string): ReadExchange {
  const isJson = text.trimStart().startsWith('{');
  const found = isJson ? readLines(text) : readTable(text);
  if (!Array.isArray(found)) return { ok: false, problem: found };
  if (found.length > MOST_ROWS) return { ok: false, problem: 'too-many' };
  const rows: ExchangeFinding[] = [];
  const refused: RefusedRow[] = [];
  found.forEach((value, index) => {
    const parsed = ExchangeFinding.safeParse(value);
    if (parsed.success) rows.push(parsed.data);
    else refused.push({ row: index + 1, field: String(parsed.error.issues[0]?.path[0] ?? '') || null });
  });
  return { ok: true, rows, refused };
}

type Table = unknown[] | 'not-a-table' | 'columns';

function readLines(text: string): Table {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      try {
        return JSON.parse(line);
      } catch {
        return null;
      }
    });
}

function readTable(text: string): Table {
  const [header, ...lines] = readCsv(text) ?? [];
  if (!header || header.length < 2) return 'not-a-table';
  const names = header.map((name) => name.trim());
  const isKnown = (name: string): name is keyof ExchangeFinding => EXCHANGE_FIELDS.some((field) => field === name);
  if (!names.every(isKnown) || new Set(names).size < names.length || !names.includes('id')) return 'columns';
  return lines.map((cells) => {
    // A row with more cells than columns is not of this table.
    if (cells.length > names.length) return null;
    const given = new Map(names.map((name, index) => [name, readCsvText(cells[index] ?? '')]));
    return Object.fromEntries(
      EXCHANGE_FIELDS.map((field) => {
        const cell = given.get(field) ?? '';
        if (LISTS.has(field)) return [field, cell === '' ? [] : cell.split(JOINT)];
        return [field, cell === '' ? null : cell];
      }),
    );
  });
}
