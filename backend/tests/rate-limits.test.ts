import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { createRateLimit } from '../src/http/rate-limits.ts';
import { createTestBackend, type TestBackend } from './harness/create-test-backend.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await createTestBackend();
});
afterAll(() => backend.close());

test('a bucket gives what is in it, and fills again with time', () => {
  let now = 0;
  const limit = createRateLimit({ burst: 3, perSecond: 0.5 }, () => now);
  const take = () => limit.take('someone');
  expect([take(), take(), take(), take()]).toEqual([null, null, null, 2]);
  expect(limit.take('somebody else')).toBeNull();
  now += 1_000;
  expect(take()).toBe(1);
  now += 1_000;
  expect([take(), take()]).toEqual([null, 2]);
  now += 3_600_000;
  expect([take(), take(), take(), take()]).toEqual([null, null, null, 2]);
});

describe('a caller', () => {
  const authorization = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

  test('that asks too often is told when to come back; others are not held up', async () => {
    const app = createApp({ ...backend.deps, callerRate: { burst: 3, perSecond: 0.1 } });
    const [busy, calm] = [await backend.enrol(), await backend.enrol()];
    const ask = (token: string) => app.request('/v1/findings', authorization(token));
    for (let n = 0; n < 3; n++) expect((await ask(busy.token)).status).toBe(200);
    const refused = await ask(busy.token);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'rate-limited' });
    expect((await ask(calm.token)).status).toBe(200);
  });

  test('that guesses is stopped; valid tokens from the same address are not', async () => {
    const app = createApp(backend.deps);
    const { token } = await backend.enrol();
    const guess = () => app.request('/v1/findings', authorization('x'.repeat(43)));
    const guessInvite = () =>
      app.request('/v1/enrolments', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ invite: randomUUID(), deviceId: randomUUID() }),
      });
    const statuses = new Set<number>();
    for (let n = 0; n < 60; n++) statuses.add((await guess()).status);
    expect([...statuses]).toEqual([401]);
    expect((await guess()).status).toBe(429);
    expect((await guessInvite()).status).toBe(429);
    expect((await app.request('/v1/findings', authorization(token))).status).toBe(200);
  });

  test('is told apart by what our own proxy says, and by nothing that it says itself', async () => {
    const exhaust = async (app: ReturnType<typeof createApp>, forwarded: (n: number) => string) => {
      let last = 0;
      for (let n = 0; n < 62; n++) {
        const headers = { authorization: `Bearer ${'x'.repeat(43)}`, 'x-forwarded-for': forwarded(n) };
        last = (await app.request('/v1/findings', { headers })).status;
      }
      return last;
    };
    expect(await exhaust(createApp(backend.deps), (n) => `10.0.0.${n}`)).toBe(429);
    expect(await exhaust(createApp({ ...backend.deps, trustProxy: true }), (n) => `10.0.0.${n}`)).toBe(401);
    expect(await exhaust(createApp({ ...backend.deps, trustProxy: true }), (n) => `10.0.0.${n}, 10.1.1.1`)).toBe(429);
  });
});
