/**
 * Talks to the report backend: the only caller of `fetch`. Every answer is parsed; what the contract does not know
 * (a captive portal's HTML, a redirect, JSON of another shape) is a failure, never a success.
 */
import { manifestSha256 } from '../capture/seal.ts';
import {
  type Delivery,
  DeliveryReceipts,
  Enrolment,
  type EnrolmentRequest,
  HandlingPage,
  Problem,
  Receipt,
  ReceiptKey,
  TimestampPage,
} from '../contract/api.ts';
import type { FindingSubmission } from '../contract/finding.ts';
import { StoredReference } from '../contract/reference.ts';
import type { CaptureSubmission } from '../contract/signature.ts';
import type * as z from '../contract/zod.ts';
import type { DeliveryError } from '../storage/database.ts';
import { readRetryAfter } from './retry-policy.ts';
import { type Content, UploadFailure, type UploadOptions, uploadBlob } from './upload-blob.ts';
import { verifyReceipt } from './verify-receipt.ts';

/** A call that did not bring what the contract promises. */
export class DeliveryFailure extends Error {
  readonly code: DeliveryError;
  /** The backend's problem code, where it sent one. */
  readonly problem: Problem['code'] | null;
  /** Milliseconds, where the backend asked for a pause. */
  readonly retryAfter: number | null;

  constructor(
    code: DeliveryError,
    detail: string,
    problem: Problem['code'] | null = null,
    retryAfter: number | null = null,
  ) {
    super(detail);
    this.name = 'DeliveryFailure';
    this.code = code;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

export interface ReportClient {
  enrol(baseUrl: string, request: EnrolmentRequest): Promise<Enrolment>;
  /** Sends a file, or the rest of it. Resolves once the backend has it durably. */
  uploadBlob(sha256: string, content: Content, options: Omit<UploadOptions, 'retryDelays'>): Promise<void>;
  /** The key of the backend's receipts, for a device that joined before there was one. */
  getReceiptKey(): Promise<ReceiptKey>;
  putCapture(submission: CaptureSubmission): Promise<Receipt>;
  putFinding(submission: FindingSubmission): Promise<Receipt>;
  /** All of them at once, or none; null where they have to go one by one. */
  deliver(delivery: Delivery): Promise<DeliveryReceipts | null>;
  /** The network's own reference data, its hash checked; null where it has none. */
  getReference(): Promise<StoredReference | null>;
  /** A page of what became of this device's findings; `unchanged` where `etag` is still that of all of them. */
  getHandlings(
    cursor: string | null,
    etag: string | null,
  ): Promise<{ page: HandlingPage; etag: string | null } | 'unchanged'>;
  /** Timestamps of this device's captures after `cursor`; null for a backend that knows none. */
  getTimestamps(cursor: string | null): Promise<TimestampPage | null>;
}

export interface Backend {
  baseUrl: string;
  token: string;
  /** Null until it is known: no receipt is believed without it. */
  receiptKey: ReceiptKey | null;
}

/** Handlings on a page. */
const PAGE_SIZE = 200;

/** How long to wait for what. */
export interface Patience {
  /** For one answer, in milliseconds. */
  timeout: number;
  /** Before a request of an upload is repeated within one delivery, in milliseconds. */
  retryDelays: number[];
}

/** The time for an answer is under the 30 s after which a browser ends a worker that waits for one. */
const PATIENCE: Patience = { timeout: 25_000, retryDelays: [500, 2_000] };

/** A larger delivery is sent record by record: what breaks is sent again from its start. In characters of JSON. */
const LARGEST_DELIVERY = 256 * 1024;

/** Codes that say: not this time. The record itself may be as it should be. */
const PASSING: ReadonlySet<Problem['code']> = new Set([
  'digest-mismatch', // it was damaged on the way
  'blob-missing', // the backend has lost a file: the next attempt sends it again
  'capture-missing', // the same, for a capture
  'upload-conflict',
]);

function codeOf(status: number, problem: Problem['code'] | null): DeliveryError {
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 429) return 'rate-limited';
  if (status >= 500 || (problem !== null && PASSING.has(problem))) return 'server-error';
  return 'rejected';
}

/** Tries once more what was refused. */
async function twice<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof DeliveryFailure && error.code === 'rejected') return attempt();
    throw error;
  }
}

/** Reads at most `limit` characters of an answer as JSON; undefined when it is none. */
async function readJson(response: Response, limit = 1_000_000): Promise<unknown> {
  const text = await response.text();
  if (text.length > limit) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A client for a device (null: one that is not enrolled yet). */
export function createReportClient(
  backend: Backend | null,
  fetch: typeof globalThis.fetch,
  { timeout, retryDelays }: Patience = PATIENCE,
): ReportClient {
  async function call(
    method: string,
    url: string,
    headers: Record<string, string>,
    body?: BodyInit,
  ): Promise<Response> {
    try {
      return await fetch(url, {
        method,
        headers: {
          accept: 'application/json',
          ...headers,
          ...(backend ? { authorization: `Bearer ${backend.token}` } : {}),
        },
        ...(body === undefined ? {} : { body }),
        // A redirect would carry the evidence to an address that nobody chose.
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(timeout),
      });
    } catch (error) {
      throw new DeliveryFailure('offline', String(error));
    }
  }

  /** JSON with its digest, so that what was damaged on the way is not taken for what we said. */
  async function send(method: string, url: string, json: string): Promise<Response> {
    const body = new TextEncoder().encode(json);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
    const headers = {
      'content-type': 'application/json',
      'content-digest': `sha-256=:${btoa(String.fromCharCode(...digest))}:`,
    };
    return call(method, url, headers, body);
  }

  /** The failure that an answer other than the expected ones is. */
  async function failureOf(response: Response): Promise<DeliveryFailure> {
    if (response.type === 'opaqueredirect') return new DeliveryFailure('unexpected-answer', 'The address redirects.');
    // A date is meant by the clock of whoever wrote it, which need not be ours.
    const theirNow = Date.parse(response.headers.get('date') ?? '');
    const retryAfter = readRetryAfter(
      response.headers.get('retry-after'),
      Number.isNaN(theirNow) ? Date.now() : theirNow,
    );
    const problem = Problem.safeParse(await readJson(response).catch(() => undefined));
    // Without a problem document it is not our backend that speaks: no status of its is a verdict about a record.
    // An answer to HEAD has no body; its type says what the body would have been.
    const isOurs = problem.success || response.headers.get('content-type')?.startsWith('application/problem+json');
    const said = problem.success ? problem.data.code : null;
    const code = isOurs || response.status >= 500 ? codeOf(response.status, said) : 'unexpected-answer';
    const detail = problem.success ? (problem.data.detail ?? problem.data.title) : `HTTP ${response.status}`;
    return new DeliveryFailure(code, detail, said, retryAfter);
  }

  async function parse<T extends z.core.$ZodType>(
    response: Response,
    schema: T & { safeParse(value: unknown): z.core.util.SafeParseResult<z.infer<T>> },
    limit?: number,
  ): Promise<z.infer<T>> {
    if (response.status !== 200 && response.status !== 201) throw await failureOf(response);
    const value = await readJson(response, limit).catch((error) => {
      throw new DeliveryFailure('offline', String(error));
    });
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new DeliveryFailure('unexpected-answer', 'The answer is not what was asked for.');
    return parsed.data;
  }

  function enrolled(): Backend {
    if (!backend) throw new DeliveryFailure('unauthorised', 'This device is not enrolled.');
    return backend;
  }

  /** The failure that an upload ended with. No answer to it is a verdict about the file, whose hash we have just checked. */
  async function uploadFailureOf(error: unknown): Promise<DeliveryFailure> {
    if (error instanceof DeliveryFailure) return error;
    if (!(error instanceof UploadFailure) || !error.response)
      return new DeliveryFailure('unexpected-answer', String(error));
    const failure = await failureOf(error.response);
    if (failure.code !== 'rejected' || failure.problem === 'too-large') return failure;
    return new DeliveryFailure('server-error', failure.message, failure.problem, failure.retryAfter);
  }

  async function verify(receipt: Receipt): Promise<Receipt> {
    const { receiptKey } = enrolled();
    if (receiptKey === null || !(await verifyReceipt(receipt, receiptKey)))
      throw new DeliveryFailure('unexpected-answer', 'The receipt is not signed by this backend.');
    return receipt;
  }

  /** Stores a record. A refusal counts once it came twice: one alone may be that of a request damaged on the way. */
  async function put(path: string, value: unknown): Promise<Receipt> {
    const json = JSON.stringify(value);
    return twice(async () => verify(await parse(await send('PUT', enrolled().baseUrl + path, json), Receipt)));
  }

  /** Null where the backend does not know deliveries. */
  async function deliver(json: string): Promise<DeliveryReceipts | null> {
    try {
      const response = await send('POST', `${enrolled().baseUrl}/v1/deliveries`, json);
      const receipts = await parse(response, DeliveryReceipts, 1_000_000);
      await Promise.all([...receipts.captures, receipts.finding].map(verify));
      return receipts;
    } catch (error) {
      if (error instanceof DeliveryFailure && error.problem === 'not-found') return null;
      throw error;
    }
  }

  return {
    enrol: async (baseUrl, request) =>
      parse(await send('POST', `${baseUrl}/v1/enrolments`, JSON.stringify(request)), Enrolment),

    uploadBlob: async (sha256, content, options) => {
      try {
        await uploadBlob(`${enrolled().baseUrl}/v1/uploads`, sha256, content, { ...options, retryDelays }, call);
      } catch (error) {
        throw await uploadFailureOf(error);
      }
    },

    getReceiptKey: async () => parse(await call('GET', `${enrolled().baseUrl}/v1/receipt-key`, {}), ReceiptKey),
    putCapture: (submission) => put(`/v1/captures/${submission.capture.id}`, submission),
    putFinding: (submission) => put(`/v1/findings/${submission.finding.id}`, submission),

    deliver: async (delivery) => {
      const json = JSON.stringify(delivery);
      return json.length > LARGEST_DELIVERY ? null : twice(() => deliver(json));
    },

    getHandlings: async (cursor, etag) => {
      const headers: Record<string, string> = etag === null ? {} : { 'if-none-match': etag };
      const address = `${enrolled().baseUrl}/v1/handlings?limit=${PAGE_SIZE}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const response = await call('GET', address, headers);
      if (response.status === 304 && etag !== null) return 'unchanged';
      return { page: await parse(response, HandlingPage), etag: response.headers.get('etag') };
    },

    getTimestamps: async (cursor) => {
      const address = `${enrolled().baseUrl}/v1/timestamps${cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`}`;
      const response = await call('GET', address, {});
      return response.status === 404 ? null : parse(response, TimestampPage, 8_000_000);
    },

    getReference: async () => {
      const response = await call('GET', `${enrolled().baseUrl}/v1/reference`, {});
      if (response.status === 404) return null;
      const stored = await parse(response, StoredReference);
      if ((await manifestSha256(stored.reference)) !== stored.sha256)
        throw new DeliveryFailure('hash-mismatch', 'The reference data do not have the hash that they name.');
      return stored;
    },
  };
}
