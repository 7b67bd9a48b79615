/**
 * The application in process, on a database in memory. Every answer is held against the table of routes: a status that
 * a route does not declare, a problem document that is none, or a missing security header fails the test that met it.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect } from 'vitest';
import { Enrolment, Problem } from '../../../utils/contract/api.ts';
import type { Capture } from '../../../utils/contract/capture.ts';
import type { FindingSubmission } from '../../../utils/contract/finding.ts';
import { createApp } from '../../src/app.ts';
import { openFileBlobStore } from '../../src/blobs/file-blob-store.ts';
import { PROBLEM_MEDIA_TYPE, PROBLEMS } from '../../src/http/problem.ts';
import { problemsOf, type Route } from '../../src/http/route.ts';
import { createReferenceReader } from '../../src/reference-file.ts';
import { createRoutes } from '../../src/routes/create-routes.ts';
import { openStore } from '../../src/store/store.ts';
import { sha256Of } from './records.ts';

export interface CallOptions {
  token?: string;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: BodyInit;
  headers?: Record<string, string>;
}

export type TestBackend = Awaited<ReturnType<typeof createTestBackend>>;

/** Starts it. Call `close` when done. */
export async function createTestBackend() {
  const folder = await mkdtemp(join(tmpdir(), 'pantau-backend-'));
  const clock = { now: new Date('2026-11-21T00:00:00.000Z') };
  const store = await openStore(null, () => clock.now);
  const blobs = await openFileBlobStore(join(folder, 'blobs'));
  const logLines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => logLines.push(line) });
  const readReference = createReferenceReader(folder);
  const deps = { store, blobs, readReference, network: 'Jaringan Uji', version: '9.9.9', log };
  const app = createApp(deps);
  const routes = createRoutes(deps);

  async function call(method: string, path: string, options: CallOptions = {}): Promise<Response> {
    const headers = new Headers(options.headers);
    if (options.token !== undefined) headers.set('authorization', `Bearer ${options.token}`);
    if (options.json !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const body = options.json === undefined ? options.body : JSON.stringify(options.json);
    const response = await app.request(path, { method, headers, ...(body === undefined ? {} : { body }) });
    await checkAnswer(routes, method, path, response.clone());
    return response;
  }

  async function enrol(deviceId: string = randomUUID()) {
    const { code } = await store.invites.create(72);
    const response = await call('POST', '/v1/enrolments', { json: { invite: code, deviceId } });
    const { token } = Enrolment.parse(await response.json());
    return { deviceId, token };
  }

  async function putBlob(token: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const sha256 = sha256Of(bytes);
    const response = await call('PUT', `/v1/blobs/${sha256}`, { token, body: bytes });
    expect(response.ok).toBe(true);
    return sha256;
  }

  return {
    app,
    deps,
    routes,
    store,
    clock,
    logLines,
    dataFolder: folder,
    blobFolder: join(folder, 'blobs'),
    call,
    enrol,
    putBlob,
    putCapture: (token: string, capture: Capture) =>
      call('PUT', `/v1/captures/${capture.id}`, { token, json: capture }),
    putFinding: (token: string, submission: FindingSubmission) =>
      call('PUT', `/v1/findings/${submission.finding.id}`, { token, json: submission }),
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asserts that a response is the problem of this code, and gives its detail. */
export async function expectProblem(response: Response, code: Problem['code']): Promise<string | undefined> {
  const problem = Problem.parse(await response.json());
  expect({ status: response.status, code: problem.code }).toEqual({ status: PROBLEMS[code].status, code });
  return problem.detail;
}

async function checkAnswer(routes: Route[], method: string, path: string, response: Response): Promise<void> {
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  const pathname = path.split('?')[0] ?? path;
  const asMethod = method === 'HEAD' ? 'GET' : method;
  const route = routes.find(
    (each) => each.method === asMethod && new RegExp(`^${each.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  );
  if (response.ok) {
    if (route) expect(Object.keys(route.answers), route.operationId).toContain(String(response.status));
    return;
  }
  expect(response.headers.get('content-type')).toBe(PROBLEM_MEDIA_TYPE);
  if (method === 'HEAD') return;
  const problem = Problem.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem.type).toBe(`urn:pantau-asn:problem:${problem.code}`);
  if (route) expect(problemsOf(route), route.operationId).toContain(problem.code);
}
