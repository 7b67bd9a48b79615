import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { createMetrics } from '../src/metrics.ts';
import { MAX_RECORD_BYTES } from '../src/routes/record.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeSubmission } from './harness/records.ts';

let backend: TestBackend;
let device: { token: string; deviceId: string };
beforeAll(async () => {
  backend = await createTestBackend();
  device = await backend.enrol();
});
afterAll(() => backend.close());

const EXTENSIONS = [
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
  'moz-extension://3c2e1f50-7a0b-4c7d-9e58-1d2f3a4b5c6d',
];
const STRANGERS = [
  'https://www.facebook.com',
  'http://localhost:3000',
  'null',
  'chrome-extension://short',
  'https://chrome-extension.example',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop.example.com',
  'moz-extension://evil.example',
];
const preflight = (origin: string, extra: Record<string, string> = {}) =>
  backend.call('OPTIONS', `/v1/captures/${randomUUID()}`, {
    headers: { origin, 'access-control-request-method': 'PUT', ...extra },
  });

describe('cross-origin rules', () => {
  test.each(EXTENSIONS)('let %s in', async (origin) => {
    const asked = await preflight(origin, { 'access-control-request-headers': 'authorization,content-type' });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(origin);
    expect(asked.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(asked.headers.get('access-control-allow-headers')).toMatch(/authorization.*content-type/i);
    expect(asked.headers.has('access-control-allow-credentials')).toBe(false);
    expect(asked.headers.has('access-control-allow-private-network')).toBe(false);
    const used = await backend.call('GET', '/v1/findings', { headers: { origin } });
    expect(used.status).toBe(401);
    expect(used.headers.get('access-control-allow-origin')).toBe(origin);
    expect(used.headers.get('vary')).toContain('Origin');
  });

  test.each(['private-network', 'local-network'])('let extensions reach a backend on the %s', async (name) => {
    const asks = { [`access-control-request-${name}`]: 'true' };
    const allowed = await preflight(String(EXTENSIONS[0]), asks);
    expect(allowed.headers.get(`access-control-allow-${name}`)).toBe('true');
    const refused = await preflight('https://www.facebook.com', asks);
    expect(refused.headers.has(`access-control-allow-${name}`)).toBe(false);
  });

  test.each(STRANGERS)('keep %s out', async (origin) => {
    for (const response of [
      await preflight(origin),
      await backend.call('GET', '/v1/health', { headers: { origin } }),
      await backend.call('GET', '/v1/nothing', { headers: { origin } }),
    ]) {
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(response.headers.get('vary')).toContain('Origin');
    }
  });
});

describe('requests that are none', () => {
  const put = (options: { body?: BodyInit; headers?: Record<string, string> }) =>
    backend.call('PUT', `/v1/captures/${randomUUID()}`, { token: device.token, ...options });
  const json = { 'content-type': 'application/json' };

  test('get a problem document for paths and methods that do not exist', async () => {
    await expectProblem(await backend.call('GET', '/'), 'not-found');
    await expectProblem(await backend.call('GET', '/v1/captures'), 'not-found');
    await expectProblem(await backend.call('GET', '/v1/findings/'), 'not-found');
    await expectProblem(await backend.call('DELETE', `/v1/captures/${randomUUID()}`), 'not-found');
    await expectProblem(await backend.call('OPTIONS', '/v1/health'), 'not-found');
    await expectProblem(await backend.call('GET', '/v1/blobs/..%2f..%2fetc%2fpasswd', device), 'bad-request');
  });

  test('get one for what is not JSON', async () => {
    for (const body of ['', '{', 'null', '[]', '"text"', '\ufeff', new Uint8Array([0x22, 0xff, 0x22])]) {
      await expectProblem(await put({ body, headers: json }), 'bad-request');
    }
  });

  test('get one for another content type', async () => {
    const body = JSON.stringify(makeCapture());
    for (const type of ['text/plain', 'application/jsonp', 'application/x-www-form-urlencoded', '']) {
      expect(await expectProblem(await put({ body, headers: { 'content-type': type } }), 'bad-request')).toContain(
        'application/json',
      );
    }
  });

  test('get one for a body that is too large, announced or not', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(MAX_RECORD_BYTES) });
    await expectProblem(await put({ body, headers: json }), 'too-large');
    const announced = { ...json, 'content-length': String(MAX_RECORD_BYTES + 1) };
    await expectProblem(await put({ body: '{}', headers: announced }), 'too-large');
  });

  test('do not bring it down by nesting', async () => {
    const body = `{"id":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    await expectProblem(await put({ body, headers: json }), 'bad-request');
    const capture = JSON.stringify(makeCapture());
    const deep = `${capture.slice(0, -1)},"extra":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    await expectProblem(await put({ body: deep, headers: json }), 'bad-request');
  });
});

describe('failures inside', () => {
  test('say nothing about the inside, to the caller or in the log', async () => {
    const lines: string[] = [];
    const fail = () => Promise.reject(new Error(`invalid input syntax for ${device.deviceId}`));
    const app = createApp({
      ...backend.deps,
      store: { ...backend.store, captures: { ...backend.store.captures, find: fail } },
      log: pino({}, { write: (line: string) => lines.push(line) }),
    });
    const headers = { authorization: `Bearer ${device.token}` };
    const response = await app.request(`/v1/captures/${randomUUID()}`, { headers });
    const text = await response.clone().text();
    await expectProblem(response, 'internal');
    expect(text).not.toMatch(/at |invalid input|\.ts/i);
    const line = lines.find((each) => each.includes('request failed')) ?? '';
    expect(line).toContain('"route":"/v1/captures/{id}"');
    expect(line).toContain('http-rules.test.ts');
    for (const secret of [device.token, device.deviceId]) expect(line).not.toContain(secret);
  });
});

describe('the log', () => {
  test('has a line per request, and nothing about people or records', async () => {
    const capture = makeCapture();
    const submission = await makeSubmission([capture]);
    const before = backend.logLines.length;
    await backend.putCapture(device.token, capture);
    await backend.putFinding(device.token, submission);
    await backend.call('GET', `/v1/findings/${submission.finding.id}?limit=3`, device);
    await backend.call('GET', `/private/${capture.id}`, device);
    const lines = backend.logLines.slice(before);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { method: 'PUT', route: '/v1/captures/{id}', status: 201 },
      { method: 'PUT', route: '/v1/findings/{id}', status: 201 },
      { method: 'GET', route: '/v1/findings/{id}', status: 200 },
      { method: 'GET', route: '(none)', status: 404 },
    ]);
    const text = lines.join('\n');
    const secrets = [device.token, device.deviceId, capture.id, submission.finding.id, 'Contoh', 'limit', 'private'];
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});

describe('the page behind an invite link', () => {
  test('is in both languages and runs and loads nothing', async () => {
    const response = await backend.call('GET', '/join');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    const html = await response.text();
    expect(html).toContain('<html lang="id">');
    expect(html).toContain('lang="en"');
    expect(html).not.toMatch(/<script|<img|<link|src=|href=/);
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)));
    expect(policy).toContain(digest.toString('base64'));
  });
});

test('it is not ready while what it keeps things in cannot be used', async () => {
  const { deps } = backend;
  const broken = { ...deps.blobs, check: () => Promise.reject(new Error('full')) };
  const ask = (blobs: typeof deps.blobs) => createApp({ ...deps, blobs }).request('/v1/ready');
  expect((await ask(deps.blobs)).status).toBe(200);
  const response = await ask(broken);
  expect(response.headers.get('retry-after')).toBe('10');
  await expectProblem(response, 'unavailable');
});

test('the metrics count requests by route, and name nobody', async () => {
  const metrics = createMetrics(async () => true);
  const app = createApp({ ...backend.deps, metrics });
  const id = randomUUID();
  await app.request(`/v1/captures/${id}`, { headers: { authorization: `Bearer ${device.token}` } });
  const text = await metrics.write();
  expect(text).toContain('pantau_http_requests_total{method="GET",route="/v1/captures/{id}",status="404"} 1');
  expect(text).toContain('pantau_ready 1');
  expect(text).not.toContain(id);
  expect(text).not.toContain(device.deviceId);
});
