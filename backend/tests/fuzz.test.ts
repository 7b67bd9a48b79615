import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FuzzSubject } from '../../tests/fuzz/requests.ts';
import { runFuzz } from '../../tests/fuzz/run-fuzz.ts';
import { createTestBackend, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeSubmission, signCapture } from './harness/records.ts';

/** How long to go on; the long run, with a look at the memory, is `npm run fuzz`. */
const SECONDS = 8;

let backend: TestBackend;
let subject: FuzzSubject;
beforeAll(async () => {
  backend = await createTestBackend();
  const { token } = await backend.enrol();
  const tokens = [token];
  for (const role of ['coordinator', 'auditor'] as const)
    tokens.push((await backend.store.devices.issueReaderToken(role, null)).token);
  const capture = makeCapture();
  await backend.putCapture(token, capture);
  const submission = await makeSubmission([capture]);
  await backend.putFinding(token, submission);
  const sha256 = await backend.putBlob(token, new TextEncoder().encode('bytes'));
  subject = {
    operations: backend.routes,
    tokens,
    known: [capture.id, submission.finding.id, sha256, crypto.randomUUID(), 'f'.repeat(64)],
    valid: {
      enrol: { invite: 'x'.repeat(43), deviceId: crypto.randomUUID() },
      putCapture: await signCapture(capture),
      putFinding: submission,
      deliver: { captures: [await signCapture(capture)], submission },
      putHandling: { status: 'checking', ticket: 'T', note: null },
    },
  };
});
afterAll(() => backend.close());

test(
  'no request makes the backend fail, whatever is in it',
  async () => {
    const report = await runFuzz({
      ...subject,
      seconds: SECONDS,
      seed: Date.now(),
      send: async ({ method, path, ...options }) => {
        const response = await backend.call(method, path, options);
        await response.arrayBuffer();
        return response;
      },
    });
    console.log(`${report.requests} requests: ${JSON.stringify(report.statuses)}`);
    expect(report.failures).toEqual([]);
    expect(report.requests).toBeGreaterThan(100);
  },
  (SECONDS + 120) * 1000,
);
