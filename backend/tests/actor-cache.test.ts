import { afterAll, beforeAll, expect, test } from 'vitest';
import { Enrolment } from '../../utils/contract/api.ts';
import { createActorCache } from '../src/store/actor-cache.ts';
import type { Actor } from '../src/store/devices.ts';
import { createTestBackend, type TestBackend } from './harness/create-test-backend.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await createTestBackend();
});
afterAll(() => backend.close());

const ask = async (token: string) => (await backend.call('GET', '/v1/handlings', { token })).status;

test('whoever is shut out is shut out with the next request', async () => {
  const { token, deviceId } = await backend.enrol();
  expect([await ask(token), await ask(token)]).toEqual([200, 200]);
  await backend.store.devices.revoke(deviceId);
  expect(await ask(token)).toBe(401);
  const reader = await backend.store.devices.issueReaderToken('auditor', null);
  expect([await ask(reader.token), await ask(reader.token)]).toEqual([200, 200]);
  await backend.store.devices.revokeReaderToken(reader.tokenId);
  expect(await ask(reader.token)).toBe(401);
});

test('the token of a lost answer ends when another of the same device is used', async () => {
  const { code } = await backend.store.invites.create(72);
  const deviceId = crypto.randomUUID();
  const enrol = async () => {
    const response = await backend.call('POST', '/v1/enrolments', { json: { invite: code, deviceId } });
    return Enrolment.parse(await response.json()).token;
  };
  const [lost, kept] = [await enrol(), await enrol()];
  expect([await ask(kept), await ask(lost)]).toEqual([200, 401]);
});

test('an answer that was under way while something changed is not remembered', async () => {
  const actor: Actor = { role: 'device', deviceId: 'd' };
  const answers = [Promise.withResolvers<Actor | null>(), Promise.withResolvers<Actor | null>()];
  let asked = 0;
  const cache = createActorCache(
    () => answers[asked++]?.promise ?? Promise.resolve(null),
    (token) => token,
  );
  const { revoke } = cache.forgetting({ revoke: async () => undefined });
  const first = cache.find('t');
  await revoke();
  answers[0]?.resolve(actor);
  expect(await first).toBe(actor);
  const second = cache.find('t');
  answers[1]?.resolve(null);
  expect(await second).toBeNull();
});
