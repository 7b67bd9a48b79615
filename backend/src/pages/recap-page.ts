/** The recap in a browser: figures with their n, and the same as CSV. */
import { html } from 'hono/html';
import * as z from '../../../utils/contract/zod.ts';
import { POPULATIONS, type RecapTable } from '../../../utils/domain/recap.ts';
import { nameRows, type RecapNames } from '../../../utils/domain/recap-export.ts';
import { RECAP_TEXTS } from '../../../utils/i18n/recap-texts.ts';
import { overseerOnly } from '../http/access.ts';
import { noBody } from '../http/body.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { createNetworkRecap } from '../recap/network-recap.ts';
import { recapNames, writeRecapCsv } from '../recap/recap-words.ts';
import { readReferenceNames } from '../reference-names.ts';
import { RecapQuery } from '../routes/recap.ts';
import type { RouteDeps } from '../routes/route-deps.ts';
import { pageResponse } from './layout.ts';
import { textsFor } from './texts.ts';

const page = {
  method: 'GET',
  page: true,
  access: overseerOnly,
  pathSchema: z.object({}),
  querySchema: RecapQuery,
  body: noBody,
} as const;

/** Routes of the recap's page. */
export function createRecapPageRoutes({ store, readReference }: RouteDeps): Route[] {
  return [
    defineRoute(
      {
        ...page,
        operationId: 'getRecapPage',
        path: '/koordinator/rekap',
        summary: 'The recap, for a browser.',
        answers: { 200: { description: 'The page.', mediaType: 'text/html', schema: null } },
        problems: ['bad-request'],
      },
      async ({ request, query: { population, audience } }) => {
        const texts = textsFor(request);
        const words = RECAP_TEXTS[texts.language];
        const names = recapNames(texts.language, await readReferenceNames(readReference));
        const recap = await createNetworkRecap(store, population, audience === 'outside');
        const hidden = audience === 'outside' && recap.n > 0 && recap.n < 3;
        const options = <Choice extends string>(
          choices: readonly Choice[],
          chosen: Choice,
          wordOf: (choice: Choice) => string,
        ) =>
          choices.map(
            (choice) =>
              html`<option value="${choice}" ${choice === chosen ? 'selected' : ''}>${wordOf(choice)}</option>`,
          );
        return pageResponse(
          request,
          texts,
          words.title,
          html`<form><label>${words.population}<select name="population">${options(POPULATIONS, population, (one) => words.populations[one])}</select></label>
<label>${words.audience}<select name="audience">${options(['inside', 'outside'] as const, audience, (one) => words.audiences[one])}</select></label>
<button>${texts.filter}</button><a href="rekap.csv?population=${population}&audience=${audience}">${texts.csv}</a></form>
<p>${words.audienceHint[audience]}</p><p>${words.populations[population]}. ${hidden ? words.tooFewAll : words.count(recap.n)}.</p>
${hidden ? '' : recap.tables.map((table) => tableOf(table, names, words.tooFew))}`,
        );
      },
    ),
    defineRoute(
      {
        ...page,
        operationId: 'getRecapCsv',
        path: '/koordinator/rekap.csv',
        summary: 'The recap as CSV.',
        answers: { 200: { description: 'A line for each figure.', mediaType: 'text/csv', schema: null } },
        problems: ['bad-request'],
      },
      async ({ request, query: { population, audience } }) => {
        const recap = await createNetworkRecap(store, population, audience === 'outside');
        const names = await readReferenceNames(readReference);
        return new Response(writeRecapCsv(recap, textsFor(request).language, names), {
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename="rekap-${population}.csv"`,
          },
        });
      },
    ),
  ];
}

function tableOf(table: RecapTable, names: RecapNames, tooFew: string) {
  if (table.tooFew) return html`<h2>${names.dimension(table.dimension)}</h2><p>${tooFew}</p>`;
  if (table.n === 0) return html``;
  const rows = nameRows(table, names).map(
    ({ name, count, percent }) =>
      html`<tr><td>${name}</td><td>${count}</td><td>${percent === null ? '' : `${percent}%`}</td></tr>`,
  );
  return html`<h2>${names.dimension(table.dimension)}</h2><table class="figures"><caption>n = ${table.n}</caption>${rows}</table>`;
}
