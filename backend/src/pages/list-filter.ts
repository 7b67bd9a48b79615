/** The filters of the coordinator's list: read from its address, written into its form and its links. */
import { html } from 'hono/html';
import { HandlingStatus } from '../../../utils/contract/api.ts';
import { HANDLING_STATUSES } from '../../../utils/contract/codes.ts';
import { FindingChannel } from '../../../utils/contract/finding.ts';
import { Day, ReferenceId } from '../../../utils/contract/reference.ts';
import * as z from '../../../utils/contract/zod.ts';
import { ProblemError } from '../http/problem.ts';
import type { ReferenceNames } from '../reference-names.ts';
import { Cursor } from '../routes/page-query.ts';
import type { FindingFilter } from '../store/findings.ts';
import type { Html } from './layout.ts';
import type { PageTexts } from './texts.ts';

/** An empty field of a form is sent as well. */
const orEmpty = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.union([schema, z.literal('')]));

const FIELDS = {
  q: z.optional(z.string().check(z.maxLength(200))),
  status: orEmpty(HandlingStatus),
  channel: orEmpty(FindingChannel),
  region: orEmpty(ReferenceId),
  code: orEmpty(ReferenceId),
  from: orEmpty(Day),
  to: orEmpty(Day),
};

/** The query of the CSV. */
export const FilterQuery = z.object(FIELDS);
/** The query of the list. */
export const ListQuery = z.object({ ...FIELDS, cursor: Cursor });

type Fields = z.infer<typeof FilterQuery>;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Midnight in western Indonesia at the beginning of a day. Throws `bad-request` for a day that is none. */
function beginningOf(day: string): Date {
  const date = new Date(`${day}T00:00:00+07:00`);
  if (!(date.getTime() >= 0)) throw new ProblemError('bad-request', 'In the query: no such day.');
  return date;
}

/** What the store is asked. Days are those of western Indonesia, the last one included. */
export function filterOf({ q, status, channel, region, code, from, to }: Fields): FindingFilter {
  return {
    search: q || null,
    status: status || null,
    channel: channel || null,
    region: region || null,
    code: code || null,
    deviceId: null,
    from: from ? beginningOf(from) : null,
    to: to ? new Date(beginningOf(to).getTime() + DAY_MS) : null,
  };
}

/** The filters as the query of an address, with what is added. */
export function queryOf(fields: Fields, added: Record<string, string> = {}): string {
  const { q, status, channel, region, code, from, to } = fields;
  const set = Object.entries({ q, status, channel, region, code, from, to, ...added });
  return new URLSearchParams(set.flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
}

/** The options of a closed list; the one that is chosen first is selected. */
export const optionsOf = (choices: readonly (readonly [value: string, name: string])[], chosen: string) =>
  choices.map(([value, name]) =>
    value === chosen
      ? html`<option value="${value}" selected>${name}</option>`
      : html`<option value="${value}">${name}</option>`,
  );

/** The options of all statuses. */
export const statusOptions = (texts: PageTexts, chosen: string) =>
  optionsOf(
    HANDLING_STATUSES.map((status) => [status, texts.status[status]] as const),
    chosen,
  );

/** The form; `channels` are the words of the channels. */
export function filterForm(
  texts: PageTexts,
  fields: Fields,
  channels: Record<FindingChannel, string>,
  names: ReferenceNames,
  csvAddress: string,
): Html {
  const { q = '', status = '', channel = '', region = '', code = '', from = '', to = '' } = fields;
  const all = html`<option value="">${texts.all}</option>`;
  const named = (dimension: 'region' | 'code') =>
    names.ids(`${dimension}s`).map((id) => [id, names.nameOf(dimension, id, texts.language) ?? id] as const);
  const select = (label: string, name: string, options: unknown) =>
    html`<label>${label}<select name="${name}">${all}${options}</select></label>`;
  return html`<form class="filter"><label class="wide">${texts.search}<input type="search" name="q" maxlength="200" value="${q}" placeholder="${texts.searchHint}"></label>
${select(texts.statusLabel, 'status', statusOptions(texts, status))}
${select(texts.channel, 'channel', optionsOf(Object.entries(channels), channel))}
${select(texts.region, 'region', optionsOf(named('region'), region))}
${select(texts.code, 'code', optionsOf(named('code'), code))}
<label>${texts.from}<input type="date" name="from" value="${from}"></label><label>${texts.to}<input type="date" name="to" value="${to}"></label>
<button>${texts.filter}</button><a href="${csvAddress}?${queryOf(fields)}">${texts.csv}</a></form>`;
}
