import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifestSha256 } from '../../utils/capture/seal.ts';
import { DeliveryReceipts } from '../../utils/contract/api.ts';
import type { Capture } from '../../utils/contract/capture.ts';
import type { FindingSubmission } from '../../utils/contract/finding.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeFile, makeSubmission, signCapture } from './harness/records.ts';

let backend: TestBackend;
let owner: { token: string };
beforeAll(async () => {
  backend = await createTestBackend();
  owner = await backend.enrol();
});
afterAll(() => backend.close());

const deliver = async (captures: Capture[], submission: FindingSubmission, token = owner.token) =>
  backend.call('POST', '/v1/deliveries', {
    token,
    json: { captures: await Promise.all(captures.map((capture) => signCapture(capture))), submission },
  });
const statusOf = async (path: string) => (await backend.call('GET', path, { token: owner.token })).status;

describe('a delivery', () => {
  test('is answered with the receipts that each record alone gets, however often it comes', async () => {
    const captures = [makeCapture(), makeCapture()];
    const submission = await makeSubmission(captures);
    const receipts = await Promise.all(
      [0, 1, 2, 3].map(async () => DeliveryReceipts.parse(await (await deliver(captures, submission)).json())),
    );
    expect(new Set(receipts.map((one) => JSON.stringify(one))).size).toBe(1);
    const [first] = receipts;
    expect(first?.captures.map(({ id, kind, sha256 }) => ({ id, kind, sha256 }))).toEqual(
      await Promise.all(
        captures.map(async (capture) => ({
          id: capture.id,
          kind: 'capture',
          sha256: await manifestSha256(capture),
        })),
      ),
    );
    const alone = await Promise.all(captures.map((capture) => backend.putCapture(owner.token, capture)));
    expect(await Promise.all(alone.map((response) => response.json()))).toEqual(first?.captures);
    expect(await (await backend.putFinding(owner.token, submission)).json()).toEqual(first?.finding);
  });

  test('brings a new version with a capture more', async () => {
    const first = makeCapture();
    const before = await makeSubmission([first]);
    expect((await deliver([first], before)).status).toBe(200);
    const second = makeCapture({ supplements: first.id });
    const after = await makeSubmission([first, second], { id: before.finding.id, version: 2 });
    expect((await deliver([second], after)).status).toBe(200);
    const stored = await backend.call('GET', `/v1/findings/${before.finding.id}`, { token: owner.token });
    expect(await stored.json()).toMatchObject({ finding: { version: 2, captureIds: [first.id, second.id] } });
  });

  test.each<
    [string, 'blob-missing' | 'capture-missing' | 'hash-mismatch', () => Promise<[Capture[], FindingSubmission]>]
  >([
    [
      'a file is not there',
      'blob-missing',
      async () => {
        const captures = [makeCapture(), makeCapture({ files: [makeFile(new Uint8Array(9))], noScreenshot: null })];
        return [captures, await makeSubmission(captures)];
      },
    ],
    [
      'the finding names a capture that nobody sent',
      'capture-missing',
      async () => {
        const captures = [makeCapture(), makeCapture()];
        return [captures.slice(0, 1), await makeSubmission(captures)];
      },
    ],
    [
      'the finding names another hash',
      'hash-mismatch',
      async () => {
        const captures = [makeCapture()];
        return [captures, { ...(await makeSubmission(captures)), manifests: ['f'.repeat(64)] }];
      },
    ],
  ])('is refused as a whole where %s', async (_what, code, make) => {
    const [captures, submission] = await make();
    await expectProblem(await deliver(captures, submission), code);
    for (const { id } of captures) expect(await statusOf(`/v1/captures/${id}`)).toBe(404);
    expect(await statusOf(`/v1/findings/${submission.finding.id}`)).toBe(404);
  });

  test('is refused with a signature that is not of its capture, and without captures', async () => {
    const capture = makeCapture();
    const submission = await makeSubmission([capture]);
    const { signature } = await signCapture({ ...capture, id: randomUUID() });
    const json = { captures: [{ capture, signature }], submission };
    await expectProblem(
      await backend.call('POST', '/v1/deliveries', { token: owner.token, json }),
      'signature-invalid',
    );
    await expectProblem(await deliver([], submission), 'bad-request');
    expect(await statusOf(`/v1/captures/${capture.id}`)).toBe(404);
  });

  test("cannot take another device's capture along", async () => {
    const stranger = await backend.enrol();
    const capture = makeCapture();
    await backend.putCapture(owner.token, capture);
    await expectProblem(await deliver([capture], await makeSubmission([capture]), stranger.token), 'conflict');
  });
});
