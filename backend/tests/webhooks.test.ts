import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OperatorError } from '../src/operator-error.ts';
import { announce } from '../src/webhooks/announce.ts';
import { sendWebhook } from '../src/webhooks/send-webhook.ts';
import { isAllowedAddress, readWebhookTarget } from '../src/webhooks/webhook-target.ts';
import { createTestBackend, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeSubmission } from './harness/records.ts';

const KEY = Buffer.alloc(32, 7);
const SECRET = `whsec_${KEY.toString('base64')}`;

interface Delivery {
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

let backend: TestBackend;
let receiver: Server;
let received: Delivery[];
let status: number;
beforeEach(async () => {
  backend = await createTestBackend({ authorities: [], announces: true });
  received = [];
  status = 204;
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.writeHead(status, { location: 'http://127.0.0.1:9/' }).end('whatever it says');
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await backend.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

const target = (host = '127.0.0.1') =>
  readWebhookTarget(`http://${host}:${(receiver.address() as AddressInfo).port}/berita`, SECRET, true);
const tell = () => announce(backend.store, target(), backend.deps.log);
const later = (ms: number) => {
  backend.clock.now = new Date(backend.clock.now.getTime() + ms);
};
async function sendFinding() {
  const { token } = await backend.enrol();
  const capture = makeCapture();
  await backend.putCapture(token, capture);
  const submission = await makeSubmission([capture]);
  expect((await backend.putFinding(token, submission)).status).toBe(201);
  return { token, submission, id: submission.finding.id };
}

test('a finding, a new version of it and its handling are told, signed, with ids and states alone', async () => {
  const { token, submission, id } = await sendFinding();
  const { finding } = submission;
  await backend.putFinding(token, submission);
  later(1_000);
  await backend.putFinding(token, { ...submission, finding: { ...finding, version: 2 } });
  later(1_000);
  const { tokenId } = await backend.store.devices.issueReaderToken('coordinator', null);
  const change = { status: 'reported', ticket: 'BWS-1', note: 'Rahasia' } as const;
  await backend.store.handlings.save(id, tokenId, 0, change);
  expect(await tell()).toBe(3);
  expect(received.map(({ body }) => JSON.parse(body)).map(({ type, data }) => ({ type, ...data }))).toEqual([
    { type: 'finding.received', findingId: id, version: 1 },
    { type: 'finding.received', findingId: id, version: 2 },
    { type: 'finding.handled', findingId: id, version: 1, status: 'reported' },
  ]);
  for (const { headers, body } of received) {
    const [messageId, at] = [headers['webhook-id'], headers['webhook-timestamp']];
    const expected = createHmac('sha256', KEY).update(`${messageId}.${at}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(Math.abs(Number(at) * 1000 - Date.now())).toBeLessThan(600_000);
    expect(JSON.parse(body).timestamp).toMatch(/^2026-11-21T00:00:0[012]\.000Z$/);
  }
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
  const everything = JSON.stringify(received) + backend.logLines.join();
  for (const secret of ['Nama Contoh', 'Rahasia', 'BWS-1', SECRET, KEY.toString('base64')])
    expect(everything).not.toContain(secret);
});

test.each([500, 302, 404])('after %i it is told again under the same id, later each time', async (refusal) => {
  await sendFinding();
  status = refusal;
  expect([await tell(), await tell()]).toEqual([1, 0]);
  later(6_000);
  expect(await tell()).toBe(1);
  later(6_000);
  expect(await tell()).toBe(0);
  later(6_000);
  status = 200;
  expect([await tell(), await tell()]).toEqual([1, 0]);
  expect(received).toHaveLength(3);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(await backend.store.jobs.count('webhook')).toBe(0);
});

test('a receiver that is gone, or says so, ends it', async () => {
  await sendFinding();
  status = 410;
  await tell();
  expect(await backend.store.jobs.count('webhook')).toBe(0);
  await sendFinding();
  status = 500;
  await tell();
  expect(await backend.store.jobs.count('webhook')).toBe(1);
  later(4 * 86_400_000);
  await tell();
  expect(await backend.store.jobs.count('webhook')).toBe(0);
});

test('what two take at once is told once; what was taken and not ended is taken again', async () => {
  await sendFinding();
  await Promise.all([tell(), tell(), tell()]);
  expect(received).toHaveLength(1);
  await sendFinding();
  expect(await backend.store.jobs.take('webhook', 60_000, 10)).toHaveLength(1);
  expect(await tell()).toBe(0);
  later(61_000);
  expect(await tell()).toBe(1);
});

test('of an erased finding nothing is told any more', async () => {
  const { id } = await sendFinding();
  await backend.store.erasures.erase([id], false);
  expect(await tell()).toBe(0);
});

describe('news go nowhere else', () => {
  test('the metadata of a cloud, this host and many at once are never a receiver', () => {
    for (const address of ['169.254.169.254', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::', 'fe80::1', 'ff02::1'])
      expect(isAllowedAddress(address, true), address).toBe(false);
    expect(isAllowedAddress('::ffff:169.254.169.254', true)).toBe(false);
    for (const address of ['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', '::1', 'fd00::1'])
      expect([isAllowedAddress(address, false), isAllowedAddress(address, true)], address).toEqual([false, true]);
    expect([isAllowedAddress('203.0.113.7', false), isAllowedAddress('2001:db8::1', false)]).toEqual([true, true]);
  });

  test('an address or a secret that will not do is refused at the start', () => {
    const refused: [string, string | undefined, boolean][] = [
      ['http://berita.example/', SECRET, false],
      ['ftp://berita.example/', SECRET, true],
      ['https://nama@berita.example/', SECRET, true],
      ['https://127.0.0.1/', SECRET, false],
      ['https://[::1]/', SECRET, false],
      ['https://169.254.169.254/', SECRET, true],
      ['https://berita.example/', undefined, false],
      ['https://berita.example/', 'whsec_c2hvcnQ=', false],
    ];
    for (const [address, secret, mayBePrivate] of refused)
      expect(() => readWebhookTarget(address, secret, mayBePrivate), address).toThrow(OperatorError);
    expect(readWebhookTarget('https://berita.example/x?y', SECRET, false).url.href).toBe('https://berita.example/x?y');
  });

  test('a name that leads to this machine is looked at when it is connected to', async () => {
    const open = target('localhost');
    const { signal } = new AbortController();
    expect(await sendWebhook(open, 'id', '{}', signal)).toBe(204);
    await expect(sendWebhook({ ...open, mayBePrivate: false }, 'id', '{}', signal)).rejects.toThrow(/not sent to/);
    expect(received).toHaveLength(1);
  });
});
