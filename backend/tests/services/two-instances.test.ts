import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { Enrolment, FindingPage, Receipt, StoredCapture } from '../../../utils/contract/api.ts';
import { parseInvite } from '../../../utils/contract/invite.ts';
import { makeCapture, makeFile, makeSubmission, sha256Of, signCapture } from '../harness/records.ts';
import { type RunningBackend, runCommand, startBackend } from '../harness/spawn-backend.ts';
import { createDatabase } from './postgres-server.ts';

// Two processes with their own folders, one database, one bucket.
vi.setConfig({ testTimeout: 60_000 });

let root: string;
let environment: Record<string, string>;
let instances: [RunningBackend, RunningBackend];
beforeAll(async () => {
  const services = inject('services');
  if (services === null) throw new Error('This belongs to the project "services".');
  root = await mkdtemp(join(tmpdir(), 'pantau-instances-'));
  environment = {
    DATABASE_URL: await createDatabase(services.postgres),
    S3_ENDPOINT: services.s3.endpoint,
    S3_BUCKET: services.s3.bucket,
    S3_ACCESS_KEY_ID: services.s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: services.s3.secretAccessKey,
  };
  // Started together on an empty database: one makes the tables, the other waits for it.
  instances = await Promise.all([
    startBackend(join(root, 'a'), environment),
    startBackend(join(root, 'b'), environment),
  ]);
});
afterAll(async () => {
  await Promise.all(instances.map((instance) => instance.stop()));
  await rm(root, { recursive: true, force: true });
});

const command = async (...args: string[]): Promise<Record<string, unknown>> => {
  const { stdout, stderr, code } = await runCommand(join(root, 'command'), [...args, '--json'], environment);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
};

async function enrol(url: string): Promise<string> {
  const link = String((await command('invite', '--base-url', 'https://lapor.example')).link);
  const body = JSON.stringify({ invite: parseInvite(link)?.code, deviceId: randomUUID() });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/v1/enrolments`, { method: 'POST', headers, body });
  return Enrolment.parse(await response.json()).token;
}

test('what one instance takes, the other has, also after the first was killed', async () => {
  const [first, second] = instances;
  const token = await enrol(first.url);
  const authorization = `Bearer ${token}`;
  const put = (url: string, path: string, body: BodyInit, type = 'application/octet-stream') =>
    fetch(url + path, { method: 'PUT', headers: { authorization, 'content-type': type }, body });
  const bytes = crypto.getRandomValues(new Uint8Array(50_000));
  const capture = makeCapture({ files: [makeFile(bytes)], noScreenshot: null });
  const json = JSON.stringify(await signCapture(capture));
  expect((await put(first.url, `/v1/blobs/${sha256Of(bytes)}`, bytes)).status).toBe(201);

  // The same capture to both at once: one receipt.
  const answers = await Promise.all(
    [first, second, first, second].map(({ url }) => put(url, `/v1/captures/${capture.id}`, json, 'application/json')),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
  const receipts = await Promise.all(answers.map(async (answer) => JSON.stringify(Receipt.parse(await answer.json()))));
  expect(new Set(receipts).size).toBe(1);

  const submission = await makeSubmission([capture]);
  const findingPath = `/v1/findings/${submission.finding.id}`;
  expect((await put(second.url, findingPath, JSON.stringify(submission), 'application/json')).status).toBe(201);

  await first.kill();
  const get = (path: string) => fetch(second.url + path, { headers: { authorization } });
  expect(StoredCapture.parse(await (await get(`/v1/captures/${capture.id}`)).json()).capture).toEqual(capture);
  expect(sha256Of(new Uint8Array(await (await get(`/v1/blobs/${sha256Of(bytes)}`)).arrayBuffer()))).toBe(
    sha256Of(bytes),
  );
  expect(FindingPage.parse(await (await get('/v1/findings')).json()).items).toHaveLength(1);

  // The commands need no folder of a running backend: they use the database.
  const coordinator = String((await command('coordinator')).token);
  instances[0] = await startBackend(join(root, 'a'), environment);
  const all = await fetch(`${instances[0].url}/v1/findings`, { headers: { authorization: `Bearer ${coordinator}` } });
  expect(FindingPage.parse(await all.json()).items).toHaveLength(1);
});

test('a database that cannot be reached is said in one line, without its password', async () => {
  const result = await runCommand(join(root, 'c'), [], {
    ...environment,
    DATABASE_URL: 'postgres://user:rahasia@127.0.0.1:9/none',
  });
  expect(result).toMatchObject({ code: 1, stdout: '' });
  expect(result.stderr).toMatch(/^The database of DATABASE_URL cannot be opened \(ECONNREFUSED\)\.\n$/);
});
