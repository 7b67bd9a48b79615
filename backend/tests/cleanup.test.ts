import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAdmin } from '../src/admin/admin.ts';
import { cleanUp } from '../src/clean-up.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeFile, makeSubmission, sha256Of } from './harness/records.ts';
import { beginUpload, continueAt } from './harness/tus-headers.ts';

let backend: TestBackend;
let owner: { token: string; deviceId: string };
beforeAll(async () => {
  backend = await createTestBackend();
  owner = await backend.enrol();
});
afterAll(() => backend.close());
beforeEach(() => {
  backend.clock.now = new Date('2026-11-21T00:00:00.000Z');
});

const DAY = 86_400_000;
const later = (days: number) => new Date(backend.clock.now.getTime() + days * DAY);
const run = (before: Date) => cleanUp(backend.deps.store, backend.deps.blobs, before);
const randomBytes = () => crypto.getRandomValues(new Uint8Array(1_000));
const isThere = async (sha256: string, who = owner) =>
  (await backend.call('GET', `/v1/blobs/${sha256}`, who)).status === 200;

async function sendFinding(bytes: Uint8Array<ArrayBuffer>, who = owner) {
  await backend.putBlob(who.token, bytes);
  const capture = makeCapture({ files: [makeFile(bytes)], noScreenshot: null });
  expect((await backend.putCapture(who.token, capture)).status).toBe(201);
  const submission = await makeSubmission([capture]);
  expect((await backend.putFinding(who.token, submission)).status).toBe(201);
  return { capture, submission, sha256: sha256Of(bytes), id: submission.finding.id };
}

describe('a cleanup', () => {
  test('forgets files that never became part of a capture, after their grace, and no other', async () => {
    const lost = await backend.putBlob(owner.token, randomBytes());
    const { sha256: kept } = await sendFinding(randomBytes());
    expect(await run(backend.clock.now)).toEqual({ uploads: 0, blobs: 0 });
    expect(await isThere(lost)).toBe(true);
    expect((await run(later(1))).blobs).toBe(1);
    expect(await isThere(lost)).toBe(false);
    expect(await backend.deps.blobs.has(lost)).toBe(false);
    expect(await isThere(kept)).toBe(true);
  });

  test('keeps the bytes while another device has them', async () => {
    const other = await backend.enrol();
    const bytes = randomBytes();
    const sha256 = await backend.putBlob(owner.token, bytes);
    await sendFinding(bytes, other);
    expect((await run(later(1))).blobs).toBe(0);
    expect(await isThere(sha256)).toBe(false);
    expect(await isThere(sha256, other)).toBe(true);
    // The first one may send them again.
    expect(await backend.putBlob(owner.token, bytes)).toBe(sha256);
    expect(await isThere(sha256)).toBe(true);
  });

  test('forgets uploads that were not finished; they may begin again', async () => {
    const bytes = randomBytes();
    const sha256 = sha256Of(bytes);
    const begin = () => backend.call('POST', '/v1/uploads', { ...owner, headers: beginUpload(sha256, 1_000) });
    const send = (offset: number) =>
      backend.call('PATCH', `/v1/uploads/${sha256}`, {
        ...owner,
        headers: continueAt(offset),
        body: bytes.slice(offset),
      });
    await begin();
    expect((await run(later(1))).uploads).toBe(1);
    await expectProblem(await send(0), 'not-found');
    await begin();
    expect((await send(0)).status).toBe(204);
  });

  test('that meets a device which sends the same file leaves it whole', async () => {
    const bytes = randomBytes();
    const sha256 = await backend.putBlob(owner.token, bytes);
    await Promise.all([run(later(1)), backend.call('PUT', `/v1/blobs/${sha256}`, { ...owner, body: bytes })]);
    // Whoever was first: what the database says the device has is there.
    const owned = await backend.deps.store.blobOwners.has(owner.deviceId, sha256);
    expect(await backend.deps.blobs.has(sha256)).toBe(owned);
  });

  test('is done by one instance at a time', async () => {
    const { cleanup } = backend.deps.store;
    const [a, b] = [crypto.randomUUID(), crypto.randomUUID()];
    expect(await cleanup.lease('work', a, DAY)).toBe(true);
    expect(await cleanup.lease('work', b, DAY)).toBe(false);
    expect(await cleanup.lease('work', a, DAY)).toBe(true);
    backend.clock.now = later(2);
    expect(await cleanup.lease('work', b, DAY)).toBe(true);
  });
});

describe('erasing', () => {
  const admin = () => createAdmin(backend.deps.store, backend.deps.blobs, null, backend.deps.readReference);
  const find = (id: string) => backend.call('GET', `/v1/findings/${id}`, owner);

  test('a finding takes what only it has, and it does not come back', async () => {
    const bytes = randomBytes();
    const { id, sha256, capture, submission } = await sendFinding(bytes);
    const shared = await makeSubmission([capture]);
    const order = { what: { finding: id }, dryRun: false };
    // Another finding has the same capture: it stays.
    await backend.putFinding(owner.token, shared);
    expect(await admin().erase({ ...order, dryRun: true })).toEqual({ findings: [id], captures: [], files: 0 });
    expect((await find(id)).status).toBe(200);
    expect(await admin().erase(order)).toMatchObject({ findings: [id], captures: [] });
    await expectProblem(await find(id), 'not-found');
    expect(await isThere(sha256)).toBe(true);

    const last = await admin().erase({ what: { finding: shared.finding.id }, dryRun: false });
    expect(last).toEqual({ findings: [shared.finding.id], captures: [capture.id], files: 1 });
    expect(await backend.deps.blobs.has(sha256)).toBe(false);
    await expectProblem(await backend.putFinding(owner.token, submission), 'erased');
    await expectProblem(await backend.putCapture(owner.token, capture), 'erased');
    expect((await admin().erase(order)).findings).toEqual([]);
  });

  test('a device takes all that it sent, and nothing of others', async () => {
    const device = await backend.enrol();
    const mine = [await sendFinding(randomBytes(), device), await sendFinding(randomBytes(), device)];
    const theirs = await sendFinding(randomBytes());
    const erased = await admin().erase({ what: { device: device.deviceId }, dryRun: false });
    expect(erased.findings.sort()).toEqual(mine.map(({ id }) => id).sort());
    expect(erased.files).toBe(2);
    expect((await find(theirs.id)).status).toBe(200);
  });

  test('by age takes what was closed long enough ago', async () => {
    const [open, closed] = [await sendFinding(randomBytes()), await sendFinding(randomBytes())];
    const { tokenId } = await backend.deps.store.devices.issueReaderToken('coordinator', null);
    const change = { status: 'closed' as const, ticket: null, note: null };
    await backend.deps.store.handlings.save(closed.id, tokenId, 0, change);
    const order = { what: { closedForDays: 30 }, dryRun: false };
    expect((await admin().erase(order)).findings).toEqual([]);
    backend.clock.now = later(31);
    expect((await admin().erase({ ...order, dryRun: true })).findings).toEqual([closed.id]);
    expect((await admin().erase(order)).findings).toEqual([closed.id]);
    expect((await find(open.id)).status).toBe(200);
  });
});
