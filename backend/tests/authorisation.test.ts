import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeSubmission, sha256Of, signCapture } from './harness/records.ts';
import { beginUpload, continueAt, TUS } from './harness/tus-headers.ts';

/** Status per role. `owner` is the device whose records are asked for, `stranger` another device. */
interface Expected {
  nobody: number;
  unknown: number;
  revoked: number;
  owner: number;
  stranger: number;
  coordinator: number;
  auditor: number;
  'former coordinator': number;
  'former auditor': number;
}

const open = (status: number): Expected => ({
  nobody: status,
  unknown: status,
  revoked: status,
  owner: status,
  stranger: status,
  coordinator: status,
  auditor: status,
  'former coordinator': status,
  'former auditor': status,
});
const closed = { nobody: 401, unknown: 401, revoked: 401, 'former coordinator': 401, 'former auditor': 401 };

const MATRIX: Record<string, Expected> = {
  getHealth: open(200),
  getReadiness: open(200),
  getOpenApi: open(200),
  getReceiptKey: open(200),
  getJoinPage: open(200),
  enrol: open(410),
  hasBlob: { ...closed, owner: 200, stranger: 404, coordinator: 200, auditor: 200 },
  getBlob: { ...closed, owner: 200, stranger: 404, coordinator: 200, auditor: 200 },
  putBlob: { ...closed, owner: 200, stranger: 422, coordinator: 403, auditor: 403 },
  createUpload: { ...closed, owner: 201, stranger: 201, coordinator: 403, auditor: 403 },
  getUpload: { ...closed, owner: 200, stranger: 404, coordinator: 403, auditor: 403 },
  headUpload: { ...closed, owner: 200, stranger: 404, coordinator: 403, auditor: 403 },
  patchUpload: { ...closed, owner: 204, stranger: 404, coordinator: 403, auditor: 403 },
  getCapture: { ...closed, owner: 200, stranger: 404, coordinator: 200, auditor: 200 },
  putCapture: { ...closed, owner: 200, stranger: 409, coordinator: 403, auditor: 403 },
  deliver: { ...closed, owner: 200, stranger: 409, coordinator: 403, auditor: 403 },
  getFinding: { ...closed, owner: 200, stranger: 404, coordinator: 200, auditor: 200 },
  putFinding: { ...closed, owner: 200, stranger: 409, coordinator: 403, auditor: 403 },
  getHandling: { ...closed, owner: 200, stranger: 404, coordinator: 200, auditor: 200 },
  putHandling: { ...closed, owner: 403, stranger: 403, coordinator: 200, auditor: 403 },
  listHandlings: { ...closed, owner: 200, stranger: 200, coordinator: 200, auditor: 200 },
  getFindingPackage: { ...closed, owner: 403, stranger: 403, coordinator: 200, auditor: 200 },
  getPackageForPage: { ...closed, owner: 403, stranger: 403, coordinator: 200, auditor: 200 },
  getRecap: { ...closed, owner: 403, stranger: 403, coordinator: 200, auditor: 200 },
  getRecapPage: { ...closed, owner: 403, stranger: 403, coordinator: 200, auditor: 200 },
  getRecapCsv: { ...closed, owner: 403, stranger: 403, coordinator: 200, auditor: 200 },
  listTimestamps: { ...closed, owner: 200, stranger: 200, coordinator: 200, auditor: 200 },
  listWitnesses: { ...closed, owner: 403, stranger: 403, coordinator: 200, auditor: 200 },
  listAudit: { ...closed, owner: 403, stranger: 403, coordinator: 403, auditor: 200 },
  getCoordinatorPage: { ...closed, owner: 403, stranger: 403, coordinator: 200, auditor: 200 },
  getFindingPage: { ...closed, owner: 403, stranger: 403, coordinator: 200, auditor: 200 },
  getFileForPage: { ...closed, owner: 403, stranger: 403, coordinator: 200, auditor: 200 },
  postHandlingForm: { ...closed, owner: 403, stranger: 403, coordinator: 303, auditor: 403 },
  getFindingsCsv: { ...closed, owner: 403, stranger: 403, coordinator: 200, auditor: 200 },
  // This network has none of its own.
  getReference: { ...closed, owner: 404, stranger: 404, coordinator: 404, auditor: 404 },
  listFindings: { ...closed, owner: 200, stranger: 200, coordinator: 200, auditor: 200 },
};

let backend: TestBackend;
const tokens = new Map<string, string>();
/** Path and body of a call that the owner may make. The stranger sends other bytes than the blob's. */
const calls = new Map<string, { path: string; json?: unknown; body?: string; headers?: Record<string, string> }>();

beforeAll(async () => {
  backend = await createTestBackend();
  const owner = await backend.enrol();
  const revoked = await backend.enrol();
  await backend.store.devices.revoke(revoked.deviceId);
  tokens.set('owner', owner.token);
  tokens.set('stranger', (await backend.enrol()).token);
  tokens.set('revoked', revoked.token);
  tokens.set('unknown', 'x'.repeat(43));
  for (const role of ['coordinator', 'auditor'] as const) {
    tokens.set(role, (await backend.store.devices.issueReaderToken(role, null)).token);
    const gone = await backend.store.devices.issueReaderToken(role, 'gone');
    await backend.store.devices.revokeReaderToken(gone.tokenId);
    tokens.set(`former ${role}`, gone.token);
  }

  const blob = await backend.putBlob(owner.token, new TextEncoder().encode('bytes'));
  const capture = makeCapture();
  await backend.putCapture(owner.token, capture);
  const submission = await makeSubmission([capture]);
  await backend.putFinding(owner.token, submission);

  calls.set('getHealth', { path: '/v1/health' });
  calls.set('getReadiness', { path: '/v1/ready' });
  calls.set('getOpenApi', { path: '/v1/openapi.json' });
  calls.set('getReceiptKey', { path: '/v1/receipt-key' });
  calls.set('getJoinPage', { path: '/join' });
  calls.set('enrol', { path: '/v1/enrolments', json: { invite: 'x'.repeat(43), deviceId: randomUUID() } });
  calls.set('hasBlob', { path: `/v1/blobs/${blob}` });
  calls.set('getBlob', { path: `/v1/blobs/${blob}` });
  calls.set('putBlob', { path: `/v1/blobs/${blob}`, body: 'bytes' });
  const begun = sha256Of('half of it');
  const creation = beginUpload(begun, 10);
  await backend.call('POST', '/v1/uploads', { token: owner.token, headers: creation });
  calls.set('createUpload', { path: '/v1/uploads', headers: beginUpload(sha256Of('another'), 7) });
  calls.set('getUpload', { path: `/v1/uploads/${begun}`, headers: TUS });
  calls.set('headUpload', { path: `/v1/uploads/${begun}`, headers: TUS });
  calls.set('patchUpload', { path: `/v1/uploads/${begun}`, headers: continueAt(0), body: 'half' });
  calls.set('getCapture', { path: `/v1/captures/${capture.id}` });
  calls.set('putCapture', { path: `/v1/captures/${capture.id}`, json: await signCapture(capture) });
  calls.set('deliver', { path: '/v1/deliveries', json: { captures: [await signCapture(capture)], submission } });
  calls.set('getFinding', { path: `/v1/findings/${submission.finding.id}` });
  calls.set('putFinding', { path: `/v1/findings/${submission.finding.id}`, json: submission });
  const handling = `/v1/findings/${submission.finding.id}/handling`;
  calls.set('getHandling', { path: handling });
  const change = { status: 'checking', ticket: null, note: null };
  calls.set('putHandling', { path: handling, json: change, headers: { 'if-match': '"0"' } });
  calls.set('getFindingPackage', { path: `/v1/findings/${submission.finding.id}/package` });
  calls.set('getPackageForPage', { path: `/koordinator/temuan/${submission.finding.id}/paket.zip` });
  calls.set('getRecap', { path: '/v1/recap' });
  calls.set('getRecapPage', { path: '/koordinator/rekap' });
  calls.set('getRecapCsv', { path: '/koordinator/rekap.csv' });
  calls.set('listTimestamps', { path: '/v1/timestamps' });
  calls.set('listHandlings', { path: '/v1/handlings' });
  calls.set('listWitnesses', { path: `/v1/findings/${submission.finding.id}/witnesses` });
  calls.set('listAudit', { path: '/v1/audit' });
  calls.set('getCoordinatorPage', { path: '/koordinator' });
  calls.set('getFindingPage', { path: `/koordinator/temuan/${submission.finding.id}` });
  calls.set('getFileForPage', { path: `/koordinator/berkas/${blob}` });
  calls.set('postHandlingForm', {
    path: `/koordinator/temuan/${submission.finding.id}/penanganan`,
    body: 'version=1&status=closed&ticket=&note=',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  });
  calls.set('getFindingsCsv', { path: '/koordinator/temuan.csv' });
  calls.set('getReference', { path: '/v1/reference' });
  calls.set('listFindings', { path: '/v1/findings' });
});
afterAll(() => backend.close());

/** Every operation, HEAD included. */
function operations(): { operationId: string; method: string }[] {
  return backend.routes.flatMap((route) => [
    { operationId: route.operationId, method: route.method },
    ...(route.head ? [{ operationId: route.head.operationId, method: 'HEAD' }] : []),
  ]);
}

describe('authorisation', () => {
  test('is decided here for every route there is', () => {
    expect(Object.keys(MATRIX).sort()).toEqual(
      operations()
        .map((operation) => operation.operationId)
        .sort(),
    );
  });

  test.each(Object.keys(MATRIX))('of %s', async (operationId) => {
    const operation = operations().find((each) => each.operationId === operationId);
    const { path, ...content } = calls.get(operationId) ?? { path: 'missing' };
    for (const [role, status] of Object.entries(MATRIX[operationId] ?? {})) {
      const token = tokens.get(role);
      // A stranger who knows a hash has not got the bytes.
      const changed = role === 'stranger' && operationId === 'putBlob' ? { body: 'guess' } : {};
      const credentials = token === undefined ? {} : { token };
      const response = await backend.call(operation?.method ?? '', path, { ...content, ...changed, ...credentials });
      expect({ role, status: response.status }).toEqual({ role, status });
    }
  });

  test('asks for a bearer token and accepts no other scheme', async () => {
    const token = tokens.get('owner');
    for (const authorization of [
      '',
      `Basic ${token}`,
      `Bearer`,
      `Bearer ${token} x`,
      `${token}`,
      `Bearer ${token},x`,
    ]) {
      const response = await backend.call('GET', '/v1/findings', { headers: { authorization } });
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      await expectProblem(response, 'unauthorised');
    }
    const lower = await backend.call('GET', '/v1/findings', { headers: { authorization: `bearer ${token}` } });
    expect(lower.status).toBe(200);
  });

  test('comes before everything else: who may not call does not learn what is wrong with the call', async () => {
    await expectProblem(await backend.call('GET', '/v1/captures/nonsense'), 'unauthorised');
    await expectProblem(await backend.call('PUT', `/v1/blobs/${sha256Of('x')}`, { body: 'y' }), 'unauthorised');
    const asCoordinator = { token: String(tokens.get('coordinator')), body: 'not JSON' };
    await expectProblem(await backend.call('PUT', '/v1/captures/nonsense', asCoordinator), 'forbidden');
  });
});
