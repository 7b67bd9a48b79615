/** Findings: versions come in, the newest counts; coordinators read all of them. */
import {
  FindingPage,
  HandlingStatus,
  Receipt,
  StoredFinding,
  type UnsignedReceipt,
} from '../../../utils/contract/api.ts';
import { FindingChannel, FindingSubmission } from '../../../utils/contract/finding.ts';
import { Instant, text, Uuid } from '../../../utils/contract/primitives.ts';
import { ReferenceId } from '../../../utils/contract/reference.ts';
import * as z from '../../../utils/contract/zod.ts';
import { deviceOnly, reader } from '../http/access.ts';
import { jsonBody, noBody } from '../http/body.ts';
import { ProblemError } from '../http/problem.ts';
import { defineRoute, jsonAnswer, jsonTextResponse, type Route } from '../http/route.ts';
import type { ReceiptSigner } from '../receipt-signer.ts';
import type { FindingFilter, FoundFinding } from '../store/findings.ts';
import type { NewFinding, SaveFindingOutcome } from '../store/save-finding.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { Cursor, Limit, readLimit } from './page-query.ts';
import { MAX_RECORD_BYTES, sealRecord } from './record.ts';
import type { RouteDeps } from './route-deps.ts';

const address = { path: '/v1/findings/{id}', pathSchema: z.object({ id: Uuid }), querySchema: z.object({}) };

const PageQuery = z.object({
  cursor: Cursor,
  limit: Limit,
  status: z.optional(HandlingStatus),
  channel: z.optional(FindingChannel),
  region: z.optional(ReferenceId),
  code: z.optional(ReferenceId),
  /** Every word of it begins a word of person, agency, region, code or ticket. */
  q: z.optional(text(200)),
  device: z.optional(Uuid),
  /** First arrived at this instant or later. */
  from: z.optional(Instant),
  /** First arrived before this instant. */
  to: z.optional(Instant),
});

/** The filter of a query. Throws `bad-request` for a time that is none. */
function readFilter({ status, channel, region, code, q, device, from, to }: z.infer<typeof PageQuery>): FindingFilter {
  const time = (text: string | undefined) => {
    if (text === undefined) return null;
    const date = new Date(text);
    if (!(date.getTime() >= 0)) throw new ProblemError('bad-request', 'In the query: no such time.');
    return date;
  };
  return {
    status: status ?? null,
    channel: channel ?? null,
    region: region ?? null,
    code: code ?? null,
    search: q ?? null,
    deviceId: device ?? null,
    from: time(from),
    to: time(to),
  };
}

/** Routes of findings. */
export function createFindingRoutes({ store, receipts }: RouteDeps): Route[] {
  return [
    defineRoute(
      {
        ...address,
        operationId: 'putFinding',
        method: 'PUT',
        summary: 'Stores a version of a finding, whose captures have been stored before. The receipt is of `finding`.',
        access: deviceOnly,
        body: jsonBody(FindingSubmission, MAX_RECORD_BYTES),
        answers: {
          200: jsonAnswer('This version was here already: the receipt of then.', Receipt),
          201: jsonAnswer('This version is stored.', Receipt),
        },
        problems: ['conflict', 'erased', 'stale-version', 'capture-missing', 'blob-missing', 'hash-mismatch'],
      },
      async ({ path, body, who }) => {
        if (body.finding.id !== path.id) throw new ProblemError('bad-request', 'The id is not that of the address.');
        const result = await store.findings.save(readFinding(who.deviceId, body));
        const receipt = findingReceiptOf(result);
        return jsonTextResponse(result.outcome === 'created' ? 201 : 200, JSON.stringify(receipts.sign(receipt)));
      },
    ),
    defineRoute(
      {
        operationId: 'listFindings',
        method: 'GET',
        path: '/v1/findings',
        summary: 'Findings page by page, the one that first arrived last at the top.',
        access: reader,
        pathSchema: z.object({}),
        querySchema: PageQuery,
        body: noBody,
        answers: { 200: jsonAnswer('A page; `next` is the cursor of the page after it.', FindingPage) },
        problems: ['bad-request'],
      },
      async ({ query, who }) => {
        const after = query.cursor === undefined ? null : readCursor(query.cursor);
        const { items, next } = await store.findings.list(
          who.ownerId,
          readFilter(query),
          after,
          readLimit(query.limit),
        );
        const cursor = next === null ? null : writeCursor(next);
        return jsonTextResponse(
          200,
          `{"items":[${items.map((item) => writeStoredFinding(item, receipts))}],"next":${JSON.stringify(cursor)}}`,
        );
      },
    ),
    defineRoute(
      {
        ...address,
        operationId: 'getFinding',
        method: 'GET',
        summary: 'The newest version of a finding as it was received, with its receipt.',
        access: reader,
        body: noBody,
        answers: { 200: jsonAnswer('The finding.', StoredFinding) },
        problems: ['not-found'],
      },
      async ({ path, who }) => {
        const found = await store.findings.find(path.id, who.ownerId);
        if (found === null) throw new ProblemError('not-found');
        return jsonTextResponse(200, writeStoredFinding(found, receipts));
      },
    ),
  ];
}

/** A version of a finding as it is stored. Throws the problem for one that cannot be. */
export function readFinding(deviceId: string, submission: FindingSubmission): NewFinding {
  const { finding, manifests } = submission;
  if (manifests.length !== finding.captureIds.length)
    throw new ProblemError('bad-request', 'There must be one manifest hash for each capture.');
  if (!(finding.redactions ?? []).every(({ captureId }) => finding.captureIds.includes(captureId)))
    throw new ProblemError('bad-request', 'A redacted copy is of no capture of the finding.');
  return { deviceId, submission, ...sealRecord(finding) };
}

/** The receipt of a finding. Throws the problem for one that was refused. */
export function findingReceiptOf(result: SaveFindingOutcome): UnsignedReceipt {
  switch (result.outcome) {
    case 'created':
    case 'unchanged':
      return result.receipt;
    case 'conflict':
    case 'stale-version':
    case 'erased':
      throw new ProblemError(result.outcome);
    case 'capture-missing':
      throw new ProblemError('capture-missing', result.captureIds.join(', '));
    case 'blob-missing':
      throw new ProblemError('blob-missing', result.sha256s.join(', '));
    case 'wrong-size':
      throw new ProblemError('hash-mismatch', `Not of the announced size: ${result.sha256s.join(', ')}`);
    case 'wrong-manifest':
      throw new ProblemError('hash-mismatch', `Captures with another hash: ${result.captureIds.join(', ')}`);
  }
}

/** JSON of a `StoredFinding`. The record goes in as the text it was hashed as; it is not parsed by today's schema. */
function writeStoredFinding({ record, manifests, receipt, deviceId }: FoundFinding, receipts: ReceiptSigner): string {
  const rest = `"receipt":${JSON.stringify(receipts.sign(receipt))},"deviceId":${JSON.stringify(deviceId)}`;
  return `{"finding":${record},"manifests":${manifests},${rest}}`;
}
