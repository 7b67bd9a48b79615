/**
 * Talks to the report backend: the only caller of `fetch`. Every answer is parsed; what the contract does not know
 * (a captive portal's HTML, a redirect, JSON of another shape) is a failure, never a success.
 */
import { manifestSha256 } from '../capture/seal.ts';
import { Enrolment, type EnrolmentRequest, Problem, Receipt } from '../contract/api.ts';
import type { Capture } from '../contract/capture.ts';
import type { FindingSubmission } from '../contract/finding.ts';
import { StoredReference } from '../contract/reference.ts';
import type * as z from '../contract/zod.ts';
import type { DeliveryError } from '../storage/database.ts';
import { readRetryAfter } from './retry-policy.ts';

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
  hasBlob(sha256: string): Promise<boolean>;
  putBlob(sha256: string, blob: Blob): Promise<void>;
  putCapture(capture: Capture): Promise<Receipt>;
  putFinding(submission: FindingSubmission): Promise<Receipt>;
  /** The network's own reference data, its hash checked; null where it has none. */
  getReference(): Promise<StoredReference | null>;
}

export interface Backend {
  baseUrl: string;
  token: string;
}

/** Under the 30 s after which a browser ends a worker that waits for one answer. */
const TIMEOUT_MS = 25_000;

function codeOf(status: number): DeliveryError {
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'server-error';
  return 'rejected';
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

export function createReportClient(backend: Backend | null, fetch: typeof globalThis.fetch): ReportClient {
  async function call(
    baseUrl: string,
    method: string,
    path: string,
    body?: BodyInit,
    type?: string,
  ): Promise<Response> {
    const headers = new Headers({ accept: 'application/json' });
    if (type) headers.set('content-type', type);
    if (backend) headers.set('authorization', `Bearer ${backend.token}`);
    try {
      return await fetch(baseUrl + path, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        // A redirect would carry the evidence to an address that nobody chose.
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      throw new DeliveryFailure('offline', String(error));
    }
  }

  /** The failure that an answer other than the expected ones is. */
  async function failureOf(response: Response): Promise<DeliveryFailure> {
    if (response.type === 'opaqueredirect') return new DeliveryFailure('unexpected-answer', 'The address redirects.');
    const retryAfter = readRetryAfter(response.headers.get('retry-after'), Date.now());
    const problem = Problem.safeParse(await readJson(response).catch(() => undefined));
    // Without a problem document it is not our backend that speaks: no status of its is a verdict about a record.
    // An answer to HEAD has no body; its type says what the body would have been.
    const isOurs = problem.success || response.headers.get('content-type')?.startsWith('application/problem+json');
    const code = isOurs || response.status >= 500 ? codeOf(response.status) : 'unexpected-answer';
    const detail = problem.success ? (problem.data.detail ?? problem.data.title) : `HTTP ${response.status}`;
    return new DeliveryFailure(code, detail, problem.success ? problem.data.code : null, retryAfter);
  }

  async function parse<T extends z.core.$ZodType>(
    response: Response,
    schema: T & { safeParse(value: unknown): z.core.util.SafeParseResult<z.infer<T>> },
  ): Promise<z.infer<T>> {
    if (response.status !== 200 && response.status !== 201) throw await failureOf(response);
    const value = await readJson(response).catch((error) => {
      throw new DeliveryFailure('offline', String(error));
    });
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new DeliveryFailure('unexpected-answer', 'The answer is not a receipt.');
    return parsed.data;
  }

  function enrolled(): Backend {
    if (!backend) throw new DeliveryFailure('unauthorised', 'This device is not enrolled.');
    return backend;
  }

  const putJson = (path: string, value: unknown) =>
    call(enrolled().baseUrl, 'PUT', path, JSON.stringify(value), 'application/json');

  return {
    enrol: async (baseUrl, request) =>
      parse(await call(baseUrl, 'POST', '/v1/enrolments', JSON.stringify(request), 'application/json'), Enrolment),

    hasBlob: async (sha256) => {
      const response = await call(enrolled().baseUrl, 'HEAD', `/v1/blobs/${sha256}`);
      if (response.status === 200) return true;
      if (response.status === 404) return false;
      throw await failureOf(response);
    },

    putBlob: async (sha256, blob) => {
      const response = await call(enrolled().baseUrl, 'PUT', `/v1/blobs/${sha256}`, blob, 'application/octet-stream');
      if (response.status !== 200 && response.status !== 201) throw await failureOf(response);
    },

    putCapture: async (capture) => parse(await putJson(`/v1/captures/${capture.id}`, capture), Receipt),
    putFinding: async (submission) =>
      parse(await putJson(`/v1/findings/${submission.finding.id}`, submission), Receipt),

    getReference: async () => {
      const response = await call(enrolled().baseUrl, 'GET', '/v1/reference');
      if (response.status === 404) return null;
      const stored = await parse(response, StoredReference);
      if ((await manifestSha256(stored.reference)) !== stored.sha256)
        throw new DeliveryFailure('hash-mismatch', 'The reference data do not have the hash that they name.');
      return stored;
    },
  };
}
