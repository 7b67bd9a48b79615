/**
 * `npm run fuzz -- [--seconds 300] [--seed 1]`: odd requests to every call of a real backend process. It must answer all of
 * them, never with 5xx, and hold no more memory at the end than after its first minute.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeCapture, makeSubmission, sha256Of, signCapture } from '../../backend/tests/harness/records.ts';
import { Enrolment } from '../../utils/contract/api.ts';
import { parseInvite } from '../../utils/contract/invite.ts';
import { median, round } from '../bench/metric.ts';
import { startBackend } from '../harness/backend-process.ts';
import type { FuzzRequest, Operation } from './requests.ts';
import { runFuzz } from './run-fuzz.ts';

/** More than what its memory goes up and down by, in MB. */
const MOST_GROWTH_MB = 32;
/** Looks at its memory are this far apart, in milliseconds. */
const LOOK_MS = 2_000;

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' } },
});
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
const folder = mkdtempSync(join(tmpdir(), 'pantau-fuzz-'));
const backend = await startBackend(folder, 0, {
  PANTAU_RATE_LIMITS: 'no',
  PANTAU_TRUST_PROXY: 'yes',
  // With room to spare garbage is left lying, and looks like growth.
  NODE_OPTIONS: '--max-old-space-size=128 --max-semi-space-size=4',
});

const residentMb = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${backend.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

async function send({ method, path, token, headers, json, body }: FuzzRequest): Promise<{ status: number }> {
  const all = new Headers(json === undefined ? {} : { 'content-type': 'application/json' });
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  // Each from another address: else what is refused would soon be all that is answered.
  all.set('x-forwarded-for', randomUUID());
  if (token !== undefined) all.set('authorization', `Bearer ${token}`);
  const sent = json === undefined ? body : JSON.stringify(json);
  const response = await fetch(backend.url + path, {
    method,
    headers: all,
    redirect: 'manual',
    ...(sent === undefined ? {} : { body: sent }),
  });
  await response.arrayBuffer();
  return { status: response.status };
}

async function enrol(): Promise<string> {
  const json = { invite: parseInvite(await backend.invite())?.code, deviceId: randomUUID() };
  const response = await fetch(`${backend.url}/v1/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(json),
  });
  return Enrolment.parse(await response.json()).token;
}

/** Every call of its own description. */
async function readOperations(): Promise<Operation[]> {
  const { paths }: { paths: Record<string, Record<string, { operationId: string }>> } = await (
    await fetch(`${backend.url}/v1/openapi.json`)
  ).json();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({ operationId, method: method.toUpperCase(), path })),
  );
}

try {
  const device = await enrol();
  const capture = makeCapture();
  const submission = await makeSubmission([capture]);
  const valid = {
    enrol: { invite: 'x'.repeat(43), deviceId: randomUUID() },
    putCapture: await signCapture(capture),
    putFinding: submission,
    deliver: { captures: [await signCapture(capture)], submission },
    putHandling: { status: 'checking', ticket: 'T', note: null },
  };
  const first = { operationId: 'deliver', method: 'POST', path: '/v1/deliveries', headers: {}, json: valid.deliver };
  if ((await send({ ...first, token: device })).status !== 200) throw new Error('What is right was not taken.');
  const looks: number[] = [];
  const looking = setInterval(() => looks.push(residentMb()), LOOK_MS);
  const report = await runFuzz({
    operations: await readOperations(),
    tokens: [device, await backend.coordinatorToken()],
    known: [capture.id, submission.finding.id, sha256Of('bytes'), randomUUID(), 'f'.repeat(64)],
    valid,
    send,
    seconds,
    seed,
  });
  clearInterval(looking);
  // The first part warms up: code is compiled, pages of the database are read.
  const after = looks.slice(Math.floor(looks.length / 5));
  const part = Math.max(1, Math.floor(after.length / 5));
  const growth = round(median(after.slice(-part)) - median(after.slice(0, part)), 1);
  console.log(JSON.stringify({ ...report, memoryMb: round(median(after.slice(-part)), 1), growthMb: growth }, null, 2));
  process.exitCode = report.failures.length > 0 || growth > MOST_GROWTH_MB ? 1 : 0;
} finally {
  await backend.stop();
  rmSync(folder, { recursive: true, force: true });
}
