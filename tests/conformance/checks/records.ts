/** Captures and findings: once, whole, with a receipt. */
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { makeCapture, makeFile, makeSubmission, signCapture } from '../../../backend/tests/harness/records.ts';
import { DeliveryReceipts, FindingPage, StoredCapture, StoredFinding } from '../../../utils/contract/api.ts';
import type { Capture } from '../../../utils/contract/capture.ts';
import { assertProblem, type Check } from '../check.ts';
import { assertReceipt, newBytes, prepareCapture, putCapture, sendFinding } from '../records.ts';

export const RECORD_CHECKS: Check[] = [
  {
    name: 'a capture is kept once: 201, then 200 with the same receipt, whoever asks at the same time',
    run: async (context) => {
      const capture = await prepareCapture(context, context.owner);
      const answers = await Promise.all(Array.from({ length: 6 }, () => putCapture(context, context.owner, capture)));
      assert.equal(answers.filter(({ status }) => status === 201).length, 1);
      const receipts = await Promise.all(answers.map((answer) => assertReceipt(context, answer, capture)));
      assert.equal(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size, 1);
      const { token } = context.owner;
      const stored = await context.call('GET', `/v1/captures/${capture.id}`, { token });
      assert.deepEqual(StoredCapture.parse(await stored.json()).capture, capture);
    },
  },
  {
    name: 'captures and their finding in one request: the receipts of each, or nothing of it',
    run: async (context) => {
      const { call, owner } = context;
      const captures = [await prepareCapture(context, owner), await prepareCapture(context, owner)];
      const submission = await makeSubmission(captures);
      const deliver = async (sent: Capture[]) =>
        call('POST', '/v1/deliveries', {
          token: owner.token,
          json: { captures: await Promise.all(sent.map((capture) => signCapture(capture))), submission },
        });
      await assertProblem(await deliver(captures.slice(1)), 422, 'capture-missing');
      const [, second] = captures;
      assert.equal((await call('GET', `/v1/captures/${second?.id}`, { token: owner.token })).status, 404);
      const answers = await Promise.all([deliver(captures), deliver(captures)]);
      const receipts = await Promise.all(answers.map(async (answer) => DeliveryReceipts.parse(await answer.json())));
      assert.deepEqual(receipts[0], receipts[1]);
      for (const [index, capture] of captures.entries()) {
        const again = await assertReceipt(context, await putCapture(context, owner, capture), capture);
        assert.deepEqual(receipts[0]?.captures[index], again);
      }
    },
  },
  {
    name: 'another capture under the same id is a conflict, also for its own device',
    run: async (context) => {
      const capture = await prepareCapture(context, context.owner);
      assert.equal((await putCapture(context, context.owner, capture)).status, 201);
      const changed = { ...capture, text: 'lain' };
      await assertProblem(await putCapture(context, context.owner, changed), 409, 'conflict');
      if (context.stranger) await assertProblem(await putCapture(context, context.stranger, capture), 409, 'conflict');
    },
  },
  {
    name: 'a capture without its file, with another size, or a wrong signature is refused',
    run: async (context) => {
      const { owner } = context;
      const missing = makeCapture({ files: [makeFile(newBytes(70))], noScreenshot: null });
      await assertProblem(await putCapture(context, owner, missing), 422, 'blob-missing');
      const capture = await prepareCapture(context, owner);
      const files = capture.files.map((file) => ({ ...file, bytes: file.bytes + 1 }));
      await assertProblem(await putCapture(context, owner, { ...capture, files }), 422, 'hash-mismatch');
      const { signature } = await signCapture({ ...capture, text: 'lain' });
      const options = { token: owner.token, json: { capture, signature } };
      const answer = await context.call('PUT', `/v1/captures/${capture.id}`, options);
      await assertProblem(answer, 422, 'signature-invalid');
    },
  },
  {
    name: 'what the contract does not know is refused and not dropped; what was damaged on the way as well',
    run: async ({ call, owner: { token } }) => {
      const capture = makeCapture();
      const submission = await signCapture(capture);
      const path = `/v1/captures/${capture.id}`;
      const more = { ...submission, capture: { ...capture, more: 1 } };
      await assertProblem(await call('PUT', path, { token, json: more }), 400, 'bad-request');
      await assertProblem(await call('PUT', path, { token, body: '{' }), 400, 'bad-request');
      const other = `/v1/captures/${randomUUID()}`;
      await assertProblem(await call('PUT', other, { token, json: submission }), 400, 'bad-request');
      const headers = { 'content-digest': `sha-256=:${'A'.repeat(43)}=:` };
      await assertProblem(await call('PUT', path, { token, json: submission, headers }), 400, 'digest-mismatch');
    },
  },
  {
    name: 'a finding goes on version by version, and never back',
    run: async (context) => {
      const { call, owner } = context;
      const { submission, path } = await sendFinding(context, owner);
      const { token } = owner;
      const version = (number: number, narrative: string) => ({
        token,
        json: { ...submission, finding: { ...submission.finding, version: number, narrative } },
      });
      assert.equal((await call('PUT', path, { token, json: submission })).status, 200);
      await assertProblem(await call('PUT', path, version(1, 'lain')), 409, 'conflict');
      assert.equal((await call('PUT', path, version(3, 'lengkap'))).status, 201);
      await assertProblem(await call('PUT', path, version(2, 'lama')), 409, 'stale-version');
      const stored = StoredFinding.parse(await (await call('GET', path, { token })).json());
      assert.deepEqual([stored.finding.version, stored.finding.narrative], [3, 'lengkap']);
    },
  },
  {
    name: 'a finding without its capture, or with another hash of it, is refused',
    run: async (context) => {
      const { call, owner } = context;
      const put = async (submission: Awaited<ReturnType<typeof makeSubmission>>) =>
        call('PUT', `/v1/findings/${submission.finding.id}`, { token: owner.token, json: submission });
      await assertProblem(await put(await makeSubmission([makeCapture()])), 422, 'capture-missing');
      const capture = await prepareCapture(context, owner);
      await putCapture(context, owner, capture);
      const submission = await makeSubmission([capture]);
      await assertProblem(await put({ ...submission, manifests: ['0'.repeat(64)] }), 422, 'hash-mismatch');
    },
  },
  {
    name: 'a list is read page by page: none is missed, none comes twice, none is another’s',
    run: async (context) => {
      const { call, owner, stranger } = context;
      const mine: string[] = [];
      for (let count = 0; count < 5; count++) mine.push((await sendFinding(context, owner)).submission.finding.id);
      const theirs = stranger && (await sendFinding(context, stranger)).submission.finding.id;
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const query: string = cursor === null ? '' : `&cursor=${cursor}`;
        const response = await call('GET', `/v1/findings?limit=2${query}`, { token: owner.token });
        const { items, next } = FindingPage.parse(await response.json());
        seen.push(...items.map(({ finding }) => finding.id));
        cursor = next;
      } while (cursor !== null && seen.length < 500);
      assert.deepEqual(
        mine.filter((id) => !seen.includes(id)),
        [],
      );
      assert.equal(new Set(seen).size, seen.length);
      if (theirs) {
        assert.ok(!seen.includes(theirs));
        await assertProblem(await call('GET', `/v1/findings/${theirs}`, { token: owner.token }), 404, 'not-found');
      }
      const wrong = await call('GET', '/v1/findings?cursor=nonsense', { token: owner.token });
      await assertProblem(wrong, 400, 'bad-request');
    },
  },
];
