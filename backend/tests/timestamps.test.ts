import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../utils/capture/seal.ts';
import { TimestampPage } from '../../utils/contract/api.ts';
import type { Capture } from '../../utils/contract/capture.ts';
import { OperatorError } from '../src/operator-error.ts';
import { readAuthorities } from '../src/timestamps/authorities.ts';
import { stampCaptures } from '../src/timestamps/stamp-captures.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeSubmission } from './harness/records.ts';
import { type Behaviour, startTimeAuthority, type TimeAuthority } from './harness/time-authority.ts';

let one: TimeAuthority;
let two: TimeAuthority;
let backend: TestBackend;
beforeAll(async () => {
  one = await startTimeAuthority('localhost');
  two = await startTimeAuthority('127.0.0.1');
});
afterAll(async () => void (await Promise.all([one.stop(), two.stop()])));
beforeEach(async () => {
  backend = await createTestBackend({ authorities: [one.name, two.name], announces: false });
  one.behave('good');
  two.behave('good');
});
afterEach(() => backend.close());

const stamp = () => stampCaptures(backend.store, readAuthorities(`${one.url}, ${two.url}`), backend.deps.log);
const list = async (token: string, query = '') =>
  TimestampPage.parse(await (await backend.call('GET', `/v1/timestamps${query}`, { token })).json());
async function send(): Promise<{ capture: Capture; token: string }> {
  const { token } = await backend.enrol();
  const capture = makeCapture();
  expect((await backend.putCapture(token, capture)).status).toBe(201);
  return { capture, token };
}
const minutes = (count: number) => {
  backend.clock.now = new Date(backend.clock.now.getTime() + count * 60_000);
};

test('every authority states the time of a capture, as openssl verifies against its root', async () => {
  const { capture, token } = await send();
  expect(await list(token)).toEqual({ items: [], next: null });
  await stamp();
  const { items } = await list(token);
  expect(items.map(({ authority, captureId }) => [authority, captureId]).sort()).toEqual([
    ['127.0.0.1', capture.id],
    ['localhost', capture.id],
  ]);
  for (const { authority, response, at } of items) {
    const authorityServer = authority === one.name ? one : two;
    expect(await authorityServer.verify(response, canonicalJson(capture))).toContain('Verification: OK');
    expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(3_600_000);
    await expect(authorityServer.verify(response, `${canonicalJson(capture)} `)).rejects.toThrow();
    await expect((authorityServer === one ? two : one).verify(response, canonicalJson(capture))).rejects.toThrow();
  }
  // The same capture again is no new reason to ask.
  await backend.putCapture(token, capture);
  expect(await stamp()).toBe(0);
});

describe('an answer that is no timestamp of the capture is not kept, and asked for again', () => {
  test.each<Behaviour>(['down', 'html', 'another', 'refuses', 'tampered'])('%s', async (behaviour) => {
    await send();
    await stamp();
    const { capture, token } = await send();
    one.behave(behaviour);
    expect(await stamp()).toBe(2);
    expect((await list(token)).items.map(({ authority }) => authority)).toEqual([two.name]);
    one.behave('good');
    expect(await stamp(), 'not at once').toBe(0);
    minutes(2);
    expect(await stamp()).toBe(1);
    const { items } = await list(token);
    expect(items).toHaveLength(2);
    for (const { authority, response } of items)
      expect(await (authority === one.name ? one : two).verify(response, canonicalJson(capture))).toContain('OK');
    expect(backend.logLines.join('\n')).not.toContain(capture.id);
  });
});

test('a device gets those of its own captures, from where it left off', async () => {
  const mine = await send();
  const other = await send();
  await stamp();
  const first = await list(mine.token, '?limit=1');
  expect(first.items).toHaveLength(1);
  const rest = await list(mine.token, `?limit=50&cursor=${first.next}`);
  const all = [...first.items, ...rest.items].map(({ captureId }) => captureId);
  expect(all).toEqual([mine.capture.id, mine.capture.id]);
  expect(await list(mine.token, `?cursor=${rest.next}`)).toEqual({ items: [], next: rest.next });
  expect((await list(other.token)).items.every(({ captureId }) => captureId === other.capture.id)).toBe(true);
  await expectProblem(await backend.call('GET', '/v1/timestamps?cursor=x', { token: mine.token }), 'bad-request');
});

test('captures that came before an authority was configured are stamped as well', async () => {
  const quiet = await createTestBackend();
  try {
    const { token } = await quiet.enrol();
    const capture = makeCapture();
    await quiet.putCapture(token, capture);
    const authorities = readAuthorities(one.url);
    expect(await stampCaptures(quiet.store, authorities, quiet.deps.log)).toBe(0);
    for (let times = 0; times < 2; times++) await quiet.store.timestamps.addMissing([one.name], quiet.clock.now);
    expect(await stampCaptures(quiet.store, authorities, quiet.deps.log)).toBe(1);
    expect(await quiet.store.timestamps.ofCapture(capture.id)).toHaveLength(1);
  } finally {
    await quiet.close();
  }
});

test('with a finding its timestamps are erased, also those that are still to come', async () => {
  const { capture, token } = await send();
  const submission = await makeSubmission([capture]);
  await backend.putFinding(token, submission);
  two.behave('down');
  await stamp();
  await backend.store.erasures.erase([submission.finding.id], false);
  minutes(10);
  expect([await stamp(), await backend.store.timestamps.ofCapture(capture.id)]).toEqual([0, []]);
});

test('authorities are named by address or by a word that is known', () => {
  expect(readAuthorities('')).toEqual([]);
  expect(readAuthorities('freetsa, https://waktu.example/tsa')).toEqual([
    { name: 'freetsa.org', url: 'https://freetsa.org/tsr' },
    { name: 'waktu.example', url: 'https://waktu.example/tsa' },
  ]);
  for (const wrong of ['waktu', 'ftp://waktu.example', 'https://a@waktu.example', 'freetsa https://freetsa.org/x'])
    expect(() => readAuthorities(wrong), wrong).toThrow(OperatorError);
});
