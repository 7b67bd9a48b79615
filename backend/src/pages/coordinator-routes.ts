/**
 * The coordinator's pages: list, one finding with its evidence, a form for its handling, the list as CSV. The browser asks
 * for the token as a password (any user name). For those who have no other client; everything is in the API as well.
 */
import { html } from 'hono/html';
import { HandlingChange, HandlingStatus } from '../../../utils/contract/api.ts';
import { Capture } from '../../../utils/contract/capture.ts';
import { Finding } from '../../../utils/contract/finding.ts';
import { Sha256, Uuid } from '../../../utils/contract/primitives.ts';
import * as z from '../../../utils/contract/zod.ts';
import { writeMoment } from '../../../utils/domain/indonesian-dates.ts';
import { readMoment } from '../../../utils/domain/local-moment.ts';
import { en } from '../../../utils/i18n/page-texts-en.ts';
import { id } from '../../../utils/i18n/page-texts-id.ts';
import { coordinatorOnly, overseerOnly } from '../http/access.ts';
import { formBody, noBody } from '../http/body.ts';
import { ProblemError } from '../http/problem.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { readReferenceNames } from '../reference-names.ts';
import { readCursor, writeCursor } from '../routes/cursor.ts';
import type { RouteDeps } from '../routes/route-deps.ts';
import type { FindingFilter, FoundFinding } from '../store/findings.ts';
import { rootOf } from './address.ts';
import { csvLine } from './csv.ts';
import { type Html, pageResponse } from './layout.ts';
import { FilterQuery, filterForm, filterOf, ListQuery, queryOf, statusOptions } from './list-filter.ts';
import { type PageTexts, textsFor } from './texts.ts';

const PAGE_SIZE = 50;
const PNG = [0x89, 0x50, 0x4e, 0x47];

const HandlingForm = z.object({
  version: z.string().check(z.regex(/^\d{1,9}$/)),
  status: HandlingStatus,
  ticket: z.string().check(z.maxLength(200)),
  note: z.string().check(z.maxLength(2000)),
});

const page = { method: 'GET', page: true, access: overseerOnly, body: noBody, querySchema: z.object({}) } as const;
const address = z.object({ id: Uuid });
const htmlAnswer = { 200: { description: 'A page.', mediaType: 'text/html', schema: null } };

/** Routes of the pages. */
export function createCoordinatorRoutes({ store, blobs, readReference }: RouteDeps): Route[] {
  return [
    defineRoute(
      {
        ...page,
        operationId: 'getCoordinatorPage',
        path: '/koordinator',
        summary: 'Findings, for a browser.',
        pathSchema: z.object({}),
        querySchema: ListQuery,
        answers: htmlAnswer,
        problems: ['bad-request'],
      },
      async ({ request, query: { cursor, ...fields } }) => {
        const texts = textsFor(request);
        const after = cursor === undefined ? null : readCursor(cursor);
        const { items, next } = await store.findings.list(null, filterOf(fields), after, PAGE_SIZE);
        const names = await readReferenceNames(readReference);
        const rows = await Promise.all(items.map((item) => findingRow(rootOf(request), texts, item)));
        const more =
          next && html`<p><a href="?${queryOf(fields, { cursor: writeCursor(next) })}">${texts.next}</a></p>`;
        return pageResponse(
          request,
          texts,
          texts.findings,
          html`${filterForm(texts, fields, wordsOf(texts).channels, names, `${rootOf(request)}koordinator/temuan.csv`)}
${items.length === 0 ? html`<p>${texts.none}</p>` : html`<table><tr><th>${texts.received}</th><th>${texts.reported}</th><th>${texts.acts}</th><th>${texts.statusLabel}</th></tr>${rows}</table>`}${more}`,
        );
      },
    ),
    defineRoute(
      {
        ...page,
        operationId: 'getFindingPage',
        path: '/koordinator/temuan/{id}',
        summary: 'One finding with its evidence, for a browser.',
        pathSchema: address,
        answers: htmlAnswer,
        problems: ['not-found'],
      },
      async ({ request, path: { id } }) => {
        const texts = textsFor(request);
        const [found, handling] = [await store.findings.find(id, null), await store.handlings.find(id, null)];
        if (found === null || handling === null) throw new ProblemError('not-found');
        const finding = readFinding(found);
        const root = rootOf(request);
        const captures = await Promise.all(
          finding.captureIds.map((capture) => captureSection(root, texts, capture, finding)),
        );
        const witnesses = await store.captures.listWitnesses(id);
        const { reported } = finding;
        return pageResponse(
          request,
          texts,
          reported.name ?? reported.account ?? texts.findings,
          html`<p><a href="${root}koordinator/temuan/${id}/paket.zip">${texts.package}</a></p><form method="post" action="${root}koordinator/temuan/${id}/penanganan"><input type="hidden" name="version" value="${handling.version}">
<label>${texts.statusLabel}<select name="status">${statusOptions(texts, handling.status)}</select></label>
<label>${texts.ticket}<input name="ticket" maxlength="200" value="${handling.ticket ?? ''}"></label>
<label>${texts.note}<textarea name="note" maxlength="2000" rows="2" cols="40">${handling.note ?? ''}</textarea></label><button>${texts.save}</button></form>
<dl>${entry(texts.channel, wordsOf(texts).channels[finding.channel])}${entry(texts.reported, [reported.name, reported.account, reported.position, reported.agency, reported.region].filter(Boolean).join(' · '))}
${entry(texts.acts, finding.behaviours.map((one) => wordsOf(texts).behaviour[one]).join(', '))}${entry(texts.narrative, finding.narrative)}${entry(texts.received, writeMoment(found.receipt.receivedAt, texts.language))}${entry('SHA-256', found.receipt.sha256)}</dl>
<h2>${texts.captures}</h2>${captures}<h2>${texts.witnesses}</h2>
${witnesses.length === 0 ? html`<p>${texts.noWitnesses}</p>` : html`<ul>${witnesses.map((witness) => html`<li>${writeMoment(witness.receivedAt, texts.language)} · ${witness.findingIds.map((other) => html`<a href="${root}koordinator/temuan/${other}">${other}</a> `)}</li>`)}</ul>`}`,
        );
      },
    ),
    defineRoute(
      {
        ...page,
        operationId: 'getFileForPage',
        path: '/koordinator/berkas/{sha256}',
        summary: 'A screenshot for the page; whatever is no PNG comes as a download.',
        pathSchema: z.object({ sha256: Sha256 }),
        answers: { 200: { description: 'The bytes.', mediaType: 'image/png', schema: null } },
        problems: ['not-found'],
      },
      async ({ path: { sha256 } }) => {
        const blob = await blobs.open(sha256);
        if (blob === null) throw new ProblemError('not-found');
        const bytes = new Uint8Array(await new Response(blob.stream).arrayBuffer());
        const isPng = PNG.every((byte, index) => bytes[index] === byte);
        const headers = {
          'content-type': isPng ? 'image/png' : 'application/octet-stream',
          'content-disposition': isPng ? 'inline' : `attachment; filename="${sha256}"`,
          'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
        };
        return new Response(bytes, { headers });
      },
    ),
    defineRoute(
      {
        operationId: 'postHandlingForm',
        method: 'POST',
        page: true,
        path: '/koordinator/temuan/{id}/penanganan',
        summary: 'The form of a finding’s page.',
        access: coordinatorOnly,
        pathSchema: address,
        querySchema: z.object({}),
        body: formBody(HandlingForm, 16_384),
        answers: { 303: { description: 'It is set: back to the page.', mediaType: '', schema: null } },
        problems: ['not-found', 'precondition-failed'],
      },
      async ({ request, path: { id }, body, who }) => {
        // The browser sends the password with any form, also with one on another's page.
        if (request.headers.get('sec-fetch-site') !== 'same-origin') throw new ProblemError('forbidden');
        const { version, status, ticket, note } = body;
        const change = HandlingChange.safeParse({ status, ticket: ticket || null, note: note || null });
        if (!change.success) throw new ProblemError('bad-request');
        const { outcome } = await store.handlings.save(id, who.tokenId, Number(version), change.data);
        if (outcome === 'not-found') throw new ProblemError('not-found');
        if (outcome === 'stale') throw new ProblemError('precondition-failed');
        return new Response(null, { status: 303, headers: { location: `../${id}` } });
      },
    ),
    defineRoute(
      {
        ...page,
        operationId: 'getFindingsCsv',
        path: '/koordinator/temuan.csv',
        summary: 'Findings as CSV.',
        pathSchema: z.object({}),
        querySchema: FilterQuery,
        answers: { 200: { description: 'A line for each finding.', mediaType: 'text/csv', schema: null } },
        problems: ['bad-request'],
      },
      async ({ query }) => {
        const headers = {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="temuan.csv"',
        };
        return new Response(streamOf(csvLines(filterOf(query))), { headers });
      },
    ),
  ];

  async function findingRow(root: string, texts: PageTexts, found: FoundFinding): Promise<Html> {
    const { id, reported, behaviours } = readFinding(found);
    const status = (await store.handlings.find(id, null))?.status ?? 'received';
    const who = reported.name ?? reported.account ?? id;
    const { day, clock } = readMoment(found.receipt.receivedAt);
    return html`<tr><td>${day} ${clock} WIB</td><td><a href="${root}koordinator/temuan/${id}">${who}</a></td>
<td>${behaviours.map((one) => wordsOf(texts).behaviour[one]).join(', ')}</td><td>${texts.status[status]}</td></tr>`;
  }

  async function captureSection(root: string, texts: PageTexts, id: string, finding: Finding): Promise<Html> {
    const found = await store.captures.find(id, null);
    if (found === null) return html``;
    const capture = Capture.parse(JSON.parse(found.record));
    const say = (iso: string) => writeMoment(iso, texts.language);
    const times = (await store.timestamps.ofCapture(id))
      .map(({ authority, at }) => `${authority}: ${say(at)}`)
      .join('\n');
    const link = capture.permalink ?? capture.observedUrl;
    const originals = capture.files.filter(({ role }) => role === 'screenshot').map(({ sha256 }) => sha256);
    const here = originals.filter((sha256) => !found.withheld.includes(sha256));
    const copies = (finding.redactions ?? []).filter(({ captureId }) => captureId === id);
    return html`<section><dl>${entry(texts.link, html`<a href="${link}" rel="noreferrer noopener">${link}</a>`)}
${entry(texts.author, capture.author.name)}${entry(texts.time, capture.publishedAt.raw)}${entry(wordsOf(texts).captured, say(capture.capturedAt.iso))}${entry(texts.text, capture.text)}${entry('SHA-256', found.receipt.sha256)}${entry(texts.timestamps, times)}</dl>
${copies.map(({ sha256 }) => html`<p>${texts.redacted}</p><p><img src="${root}koordinator/berkas/${sha256}" alt="${texts.redacted}"></p>`)}
${found.withheld.length > 0 ? html`<p>${texts.withheld}</p><ul>${found.withheld.map((sha256) => html`<li><code>${sha256}</code></li>`)}</ul>` : html``}
${finding.withholdOriginals ? originalLinks(root, texts, here) : here.map((sha256) => html`<p><img src="${root}koordinator/berkas/${sha256}" alt="${texts.captures}"></p>`)}</section>`;
  }

  async function* csvLines(filter: FindingFilter): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder();
    yield encoder.encode(
      csvLine([
        'id',
        'received_at',
        'status',
        'ticket',
        'channel',
        'name',
        'account',
        'position',
        'agency',
        'region',
        'behaviours',
        'narrative',
        'sha256',
      ]),
    );
    let after = null;
    do {
      const { items, next }: Awaited<ReturnType<typeof store.findings.list>> = await store.findings.list(
        null,
        filter,
        after,
        200,
      );
      for (const item of items) {
        const { id, channel, reported, behaviours, narrative } = readFinding(item);
        const handling = await store.handlings.find(id, null);
        const { name, account, position, agency, region } = reported;
        const people = [name, account, position, agency, region].map((text) => text ?? '');
        const { receivedAt, sha256 } = item.receipt;
        const state = [handling?.status ?? 'received', handling?.ticket ?? ''];
        yield encoder.encode(
          csvLine([id, receivedAt, ...state, channel, ...people, behaviours.join(' '), narrative ?? '', sha256]),
        );
      }
      after = next;
    } while (after !== null);
  }
}

/** Originals that came before the finding was marked: here, but not shown without being asked for. */
const originalLinks = (root: string, texts: PageTexts, hashes: readonly string[]) =>
  hashes.length === 0
    ? html``
    : html`<p>${texts.originalsHere} ${hashes.map((sha256, index) => html`<a href="${root}koordinator/berkas/${sha256}">${index + 1}</a> `)}</p>`;

/** The words of the extension's own pages, for closed lists of codes. */
const wordsOf = ({ language }: PageTexts) => (language === 'en' ? en : id);

const readFinding = ({ record }: FoundFinding) => Finding.parse(JSON.parse(record));

const entry = (term: string, value: string | Html | null) => (value ? html`<dt>${term}</dt><dd>${value}</dd>` : html``);

/** Lines as they are asked for: a long list is never whole in memory. */
function streamOf(lines: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await lines.return(undefined)),
  });
}
