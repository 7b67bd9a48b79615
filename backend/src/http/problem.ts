/** RFC 9457 problem documents: the only form in which the backend says no. */
import type { Problem, ProblemCode } from '../../../utils/contract/api.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Status and title of every code. */
export const PROBLEMS: Record<ProblemCode, { status: number; title: string }> = {
  'bad-request': { status: 400, title: 'The request is not what the contract asks for.' },
  'digest-mismatch': { status: 400, title: 'The body is not what its digest says.' },
  unauthorised: { status: 401, title: 'No token, or one that is not valid.' },
  forbidden: { status: 403, title: 'This token may not do that.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  conflict: { status: 409, title: 'This id is taken by something else.' },
  'stale-version': { status: 409, title: 'A newer version is here already.' },
  'upload-conflict': { status: 409, title: 'The upload is somewhere else by now; ask for its offset.' },
  'tus-version': { status: 412, title: 'The upload protocol is tus 1.0.0, in the header Tus-Resumable.' },
  'invite-invalid': { status: 410, title: 'The invite is unknown, used or expired.' },
  erased: { status: 410, title: 'It was erased here on request, and is not taken again.' },
  'precondition-failed': { status: 412, title: 'Somebody else has changed it: look again.' },
  'precondition-required': { status: 428, title: 'Say in If-Match which version you saw.' },
  'too-large': { status: 413, title: 'The body is too large.' },
  'hash-mismatch': { status: 422, title: 'The content is not what was announced.' },
  'signature-invalid': { status: 422, title: 'The signature is not that of the record.' },
  'blob-missing': { status: 422, title: 'A file has not been uploaded.' },
  'capture-missing': { status: 422, title: 'A capture has not been uploaded.' },
  'rate-limited': { status: 429, title: 'Too many requests.' },
  unavailable: { status: 503, title: 'The backend cannot work just now.' },
  internal: { status: 500, title: 'The backend failed.' },
};

/** Thrown by handlers; `detail` is shown to the caller and must hold nothing that they may not see. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  /** Whole seconds after which it may be tried again. */
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, detail?: string, retryAfter?: number) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }
}

/** The response for a code. */
export function problemResponse(code: ProblemCode, detail?: string, retryAfter?: number): Response {
  const { status, title } = PROBLEMS[code];
  const problem: Problem = {
    type: `urn:pantau-asn:problem:${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail: detail.slice(0, 2000) }),
  };
  const headers = new Headers({ 'content-type': PROBLEM_MEDIA_TYPE });
  if (code === 'unavailable') headers.set('retry-after', '10');
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  if (code === 'tus-version') headers.set('tus-version', '1.0.0');
  if (code === 'unauthorised') headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(problem), { status, headers });
}
