/** A check of the suite, and what it is given. It throws (`node:assert`) where the backend is not what the contract says. */
import { strict as assert } from 'node:assert';
import { Problem, type ProblemCode, type ReceiptKey } from '../../utils/contract/api.ts';

export interface Device {
  id: string;
  token: string;
}

export interface CallOptions {
  token?: string | null;
  json?: unknown;
  body?: BodyInit;
  headers?: Record<string, string>;
}

export interface Context {
  /** Without trailing slash. */
  url: string;
  call(method: string, path: string, options?: CallOptions): Promise<Response>;
  owner: Device;
  /** Another device; null where there is no second invite. */
  stranger: Device | null;
  /** Null where there is no token of that role. */
  coordinator: string | null;
  auditor: string | null;
  receiptKey: ReceiptKey;
}

/** `skip` says what would be needed. */
export type Outcome = 'skip' | undefined;

export interface Check {
  name: string;
  run(context: Context): Promise<Outcome>;
}

/** Asserts that a response is this problem, as RFC 9457 has it. */
export async function assertProblem(response: Response, status: number, code: ProblemCode): Promise<void> {
  const text = await response.text();
  assert.equal(response.status, status, `${code} is expected; it answered ${text.slice(0, 200)}`);
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
  const problem = Problem.parse(JSON.parse(text));
  assert.deepEqual([problem.code, problem.status, problem.type], [code, status, `urn:pantau-asn:problem:${code}`]);
}
