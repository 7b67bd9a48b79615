/** What the check found, for a program and for a person. Pure. */
import { COMMENT_FIELDS, POST_FIELDS } from './compare-facebook.ts';
import { ARTICLE_FIELDS } from './compare-news.ts';
import type { Judgement } from './judge.ts';
import type { PageResult } from './judge-page.ts';
import { KINDS, type Kind } from './read-folder.ts';

export interface FieldCount {
  right: number;
  wrong: number;
  /** Those of the wrong ones whose capture does not say that they are in doubt. */
  wrongUnwarned: number;
  missing: number;
}
export interface Failure {
  file: string;
  field: string;
  expected: unknown;
  got: unknown;
}
export interface Report {
  pages: number;
  actions: PageResult['actions'];
  fields: Record<string, FieldCount>;
  failures: Failure[];
}

const FIELDS: Record<Kind, readonly string[]> = {
  facebook: [...POST_FIELDS, ...COMMENT_FIELDS],
  news: ARTICLE_FIELDS,
};

function countFields(results: readonly PageResult[]): Record<string, FieldCount> {
  const counts: Record<string, FieldCount> = {};
  for (const { kind } of results)
    for (const field of FIELDS[kind]) counts[field] ??= { right: 0, wrong: 0, wrongUnwarned: 0, missing: 0 };
  for (const { field, verdict, warned } of results.flatMap(({ judgements }) => judgements)) {
    const count = counts[field];
    if (!count) continue;
    count[verdict]++;
    if (verdict === 'wrong' && !warned) count.wrongUnwarned++;
  }
  return counts;
}

const isFailure = ({ verdict }: Judgement) => verdict !== 'right';

/** Everything that came out, in the form that `--json` prints. A field of both kinds is counted over both. */
export function makeReport(results: readonly PageResult[]): Report {
  const total = (name: keyof Report['actions']) => results.reduce((sum, { actions }) => sum + actions[name], 0);
  return {
    pages: results.length,
    actions: { expected: total('expected'), found: total('found'), extra: total('extra') },
    fields: countFields(results),
    failures: results.flatMap(({ file, judgements, problems }) => [
      ...problems.map((problem) => ({ file, ...problem })),
      ...judgements.filter(isFailure).map(({ field, expected, got }) => ({ file, field, expected, got })),
    ]),
  };
}

/** Whether every action is where it should be, and nothing is wrong that the capture does not warn of. */
export function isGood(results: readonly PageResult[]): boolean {
  const { actions, fields } = makeReport(results);
  const isExact = actions.found === actions.expected && actions.extra === 0;
  const isOpen = results.every(({ problems }) => problems.length === 0);
  return isExact && isOpen && Object.values(fields).every(({ wrongUnwarned }) => wrongUnwarned === 0);
}

/** One page in one line, while the check runs. */
export function formatPage({ file, actions, judgements, problems }: PageResult): string {
  const failed = judgements.filter(isFailure).length;
  const fields = `${judgements.length - failed} of ${judgements.length} fields right`;
  const state = failed + problems.length === 0 ? 'ok  ' : 'LOOK';
  return `${state} ${file}: ${actions.found} of ${actions.expected} actions, ${fields}`;
}

const short = (value: unknown) => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 160 ? `${text.slice(0, 160)} …` : text;
};

/** The report as a person reads it: the failures first, then a table for each kind of page. */
export function formatReport(results: readonly PageResult[]): string {
  const { actions, pages } = makeReport(results);
  const lines: string[] = [''];
  for (const { file, judgements, problems } of results) {
    for (const { field, expected, got } of problems)
      lines.push(`${file}: ${field}`, `  expected ${short(expected)}`, `  got      ${short(got)}`);
    for (const { field, verdict, warned, expected, got } of judgements.filter(isFailure))
      lines.push(
        `${file}: ${field} is ${verdict}${verdict === 'wrong' ? (warned ? ', with a warning' : ', WITHOUT A WARNING') : ''}`,
        `  expected ${short(expected)}`,
        `  got      ${short(got)}`,
      );
  }
  for (const kind of KINDS) {
    const rows = Object.entries(countFields(results.filter((result) => result.kind === kind)));
    if (rows.length === 0) continue;
    const columns = ['right', 'wrong', 'wrongUnwarned', 'missing'] as const;
    lines.push('', `${kind.padEnd(20)}${columns.map((column) => column.padStart(15)).join('')}`);
    for (const [field, count] of rows)
      lines.push(`  ${field.padEnd(18)}${columns.map((column) => String(count[column]).padStart(15)).join('')}`);
  }
  const { expected, found, extra } = actions;
  lines.push('', `${pages} pages, actions: ${expected} expected, ${found} found, ${extra} extra`);
  return lines.join('\n');
}
