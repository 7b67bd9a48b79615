import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Enrolment } from '../../utils/contract/api.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeSubmission } from './harness/records.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await createTestBackend();
});
afterAll(() => backend.close());
beforeEach(() => {
  backend.clock.now = new Date('2026-11-21T00:00:00.000Z');
});

const enrol = (invite: string, deviceId: string) =>
  backend.call('POST', '/v1/enrolments', { json: { invite, deviceId } });
const list = (token: string) => backend.call('GET', '/v1/findings', { token });

describe('enrolment', () => {
  test('gives a token that works', async () => {
    const { code } = await backend.store.invites.create(72);
    const deviceId = randomUUID();
    const response = await enrol(code, deviceId);
    expect(response.status).toBe(201);
    const enrolment = Enrolment.parse(await response.json());
    expect(enrolment).toMatchObject({ deviceId, network: 'Jaringan Uji' });
    expect(Buffer.from(enrolment.token, 'base64url')).toHaveLength(32);
    expect((await list(enrolment.token)).status).toBe(200);
  });

  test('refuses an invite that nobody made', async () => {
    await expectProblem(await enrol('x'.repeat(43), randomUUID()), 'invite-invalid');
  });

  test('refuses an expired invite, to the millisecond', async () => {
    const { code, expiresAt } = await backend.store.invites.create(1);
    backend.clock.now = expiresAt;
    await expectProblem(await enrol(code, randomUUID()), 'invite-invalid');
    backend.clock.now = new Date(expiresAt.getTime() - 1);
    expect((await enrol(code, randomUUID())).status).toBe(201);
  });

  test('refuses a second device, and the first one once it has used its token', async () => {
    const { code } = await backend.store.invites.create(72);
    const deviceId = randomUUID();
    const { token } = Enrolment.parse(await (await enrol(code, deviceId)).json());
    await expectProblem(await enrol(code, randomUUID()), 'invite-invalid');
    await list(token);
    await expectProblem(await enrol(code, deviceId), 'invite-invalid');
    expect((await list(token)).status).toBe(200);
  });

  test('lets one of many win who use an invite at once', async () => {
    const { code } = await backend.store.invites.create(72);
    const responses = await Promise.all(Array.from({ length: 8 }, () => enrol(code, randomUUID())));
    expect(responses.map((response) => response.status).sort()).toEqual([201, 410, 410, 410, 410, 410, 410, 410]);
  });

  test('recovers a lost answer for the same device; tokens of lost answers die with the first use of one', async () => {
    const { code } = await backend.store.invites.create(72);
    const deviceId = randomUUID();
    const lost = Enrolment.parse(await (await enrol(code, deviceId)).json());
    const kept = Enrolment.parse(await (await enrol(code, deviceId)).json());
    expect(kept.token).not.toBe(lost.token);
    expect((await list(kept.token)).status).toBe(200);
    await expectProblem(await list(lost.token), 'unauthorised');
  });

  test('does not recover after the invite has expired, nor for a revoked device', async () => {
    const { code, expiresAt } = await backend.store.invites.create(72);
    const deviceId = randomUUID();
    await enrol(code, deviceId);
    backend.clock.now = expiresAt;
    await expectProblem(await enrol(code, deviceId), 'invite-invalid');

    const other = await backend.store.invites.create(72);
    const revoked = randomUUID();
    await enrol(other.code, revoked);
    await backend.store.devices.revoke(revoked);
    await expectProblem(await enrol(other.code, revoked), 'invite-invalid');
  });

  test('refuses the id of an enrolled device with another invite, and leaves that invite usable', async () => {
    const { deviceId } = await backend.enrol();
    const { code } = await backend.store.invites.create(72);
    await expectProblem(await enrol(code, deviceId), 'conflict');
    expect((await enrol(code, randomUUID())).status).toBe(201);
  });

  test('lets a device go on under its id that shows the token it had, revoked or not', async () => {
    const { deviceId, token } = await backend.enrol();
    const capture = makeCapture();
    await backend.putCapture(token, capture);
    await backend.store.devices.revoke(deviceId);
    const { code } = await backend.store.invites.create(72);
    const again = (previousToken: string) =>
      backend.call('POST', '/v1/enrolments', { json: { invite: code, deviceId, previousToken } });
    await expectProblem(await again('x'.repeat(43)), 'conflict');
    await expectProblem(await again((await backend.enrol()).token), 'conflict');
    // An answer may get lost here too.
    const lost = Enrolment.parse(await (await again(token)).json());
    const kept = Enrolment.parse(await (await again(token)).json());
    const submission = await makeSubmission([capture]);
    expect((await backend.putFinding(kept.token, submission)).status).toBe(201);
    await expectProblem(await list(token), 'unauthorised');
    await expectProblem(await list(lost.token), 'unauthorised');
    await expectProblem(await again(token), 'invite-invalid');
  });

  test('refuses what is not an enrolment', async () => {
    const { code } = await backend.store.invites.create(72);
    const post = (json: unknown) => backend.call('POST', '/v1/enrolments', { json });
    await expectProblem(await post({ invite: code }), 'bad-request');
    await expectProblem(await post({ invite: code, deviceId: 'me' }), 'bad-request');
    await expectProblem(await post({ invite: code, deviceId: randomUUID(), role: 'coordinator' }), 'bad-request');
    await expectProblem(await post({ invite: 'x'.repeat(5000), deviceId: randomUUID() }), 'too-large');
  });
});

describe('revocation', () => {
  test('shuts the device out at once', async () => {
    const { deviceId, token } = await backend.enrol();
    expect((await list(token)).status).toBe(200);
    expect(await backend.store.devices.revoke(deviceId)).toBe(true);
    await expectProblem(await list(token), 'unauthorised');
  });

  test('says when there is no such device', async () => {
    expect(await backend.store.devices.revoke(randomUUID())).toBe(false);
  });
});
