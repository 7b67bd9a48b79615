/**
 * The application in process: one instance on a database in memory and files, or two instances side by side on PostgreSQL
 * and an S3-compatible store, which answer in turn and must behave as one. Every answer is held against the table of routes: a status that
 * a route does not declare, a problem document that is none, or a missing security header fails the test that met it.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, inject } from 'vitest';
import { Enrolment, Problem } from '../../../utils/contract/api.ts';
import type { Capture } from '../../../utils/contract/capture.ts';
import type { FindingSubmission } from '../../../utils/contract/finding.ts';
import { createApp } from '../../src/app.ts';
import type { BlobStore } from '../../src/blobs/blob-store.ts';
import { openFileBlobStore } from '../../src/blobs/file-blob-store.ts';
import { openS3BlobStore } from '../../src/blobs/s3-blob-store.ts';
import { PROBLEM_MEDIA_TYPE, PROBLEMS } from '../../src/http/problem.ts';
import { problemsOf, type Route } from '../../src/http/route.ts';
import { createReceiptSigner } from '../../src/receipt-signer.ts';
import { createReferenceReader } from '../../src/reference-file.ts';
import { createRoutes } from '../../src/routes/create-routes.ts';
import { type FollowUps, NO_FOLLOW_UPS } from '../../src/store/jobs.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { createDatabase } from '../services/postgres-server.ts';
import { sha256Of, signCapture } from './records.ts';

export interface CallOptions {
  token?: string;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: BodyInit;
  headers?: Record<string, string>;
}

export type TestBackend = Awaited<ReturnType<typeof createTestBackend>>;

/** Starts it. Call `close` when done. `followUps` is what its configuration says that follows new records. */
export async function createTestBackend(followUps: FollowUps = NO_FOLLOW_UPS) {
  const folder = await mkdtemp(join(tmpdir(), 'pantau-backend-'));
  const clock = { now: new Date('2026-11-21T00:00:00.000Z') };
  const logLines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => logLines.push(line) });
  const readReference = createReferenceReader(folder);
  const storages = await openStorages(folder, () => clock.now, followUps);
  const instances = storages.map(({ store, blobs }) => {
    const receipts = createReceiptSigner(store.receiptKey);
    const deps = { store, blobs, receipts, readReference, network: 'Jaringan Uji', version: '9.9.9', log };
    return { deps, app: createApp({ ...deps, trustProxy: true }) };
  });
  const [{ deps, app } = { deps: null, app: null }] = instances;
  if (deps === null) throw new Error('No instance.');
  const { store } = deps;
  const routes = createRoutes(deps);
  let turn = 0;

  async function call(method: string, path: string, options: CallOptions = {}): Promise<Response> {
    // Each call from another address: what a test is refused does not count against the next.
    const headers = new Headers({ 'x-forwarded-for': randomUUID(), ...options.headers });
    if (options.token !== undefined) headers.set('authorization', `Bearer ${options.token}`);
    if (options.json !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const body = options.json === undefined ? options.body : JSON.stringify(options.json);
    // As every client over HTTP announces what is no stream.
    if (!headers.has('content-length') && (typeof body === 'string' || body instanceof Uint8Array))
      headers.set('content-length', String(Buffer.byteLength(body)));
    const instance = instances[turn++ % instances.length];
    if (!instance) throw new Error('No instance.');
    const response = await instance.app.request(path, { method, headers, ...(body === undefined ? {} : { body }) });
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
    instances,
    deps,
    routes,
    store,
    clock,
    logLines,
    dataFolder: folder,
    temporaryFiles: async () => (await Promise.all(storages.map(({ temporary }) => readdir(temporary)))).flat(),
    call,
    enrol,
    putBlob,
    putCapture: async (token: string, capture: Capture) =>
      call('PUT', `/v1/captures/${capture.id}`, { token, json: await signCapture(capture) }),
    putFinding: (token: string, submission: FindingSubmission) =>
      call('PUT', `/v1/findings/${submission.finding.id}`, { token, json: submission }),
    async close() {
      await Promise.all(storages.map((storage) => storage.store.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Storage {
  store: Store;
  blobs: BlobStore;
  /** Folder of what is being received. */
  temporary: string;
}

async function openStorages(folder: string, clock: () => Date, followUps: FollowUps): Promise<Storage[]> {
  const services = inject('services');
  if (services === null) {
    const store = await openStore({ kind: 'pglite', folder: null }, clock, followUps);
    const blobs = await openFileBlobStore(join(folder, 'blobs'));
    return [{ store, blobs, temporary: join(folder, 'blobs', 'tmp') }];
  }
  const url = await createDatabase(services.postgres);
  // Both at once: of two that start together, one migrates.
  return Promise.all(
    ['a', 'b'].map(async (instance) => ({
      store: await openStore({ kind: 'postgres', url }, clock, followUps),
      blobs: await openS3BlobStore(services.s3, join(folder, instance)),
      temporary: join(folder, instance),
    })),
  );
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
  if (response.status < 400) {
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
