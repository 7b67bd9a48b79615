import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manifestSha256 } from '../../utils/capture/seal.ts';
import { FindingPage, Receipt, StoredFinding } from '../../utils/contract/api.ts';
import type { Capture } from '../../utils/contract/capture.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeSubmission } from './harness/records.ts';

let backend: TestBackend;
let owner: { token: string; deviceId: string };
let other: { token: string; deviceId: string };
let capture: Capture;
beforeAll(async () => {
  backend = await createTestBackend();
});
afterAll(() => backend.close());
beforeEach(async () => {
  owner = await backend.enrol();
  other = await backend.enrol();
  capture = makeCapture();
  await backend.putCapture(owner.token, capture);
});

const get = (id: string, token: string) => backend.call('GET', `/v1/findings/${id}`, { token });
const list = async (token: string, query = '') => {
  const response = await backend.call('GET', `/v1/findings${query}`, { token });
  return FindingPage.parse(await response.json());
};
const tick = (ms: number) => {
  backend.clock.now = new Date(backend.clock.now.getTime() + ms);
};

describe('findings', () => {
  test('are answered with the hash of the finding and come back as sent', async () => {
    const submission = await makeSubmission([capture]);
    const response = await backend.putFinding(owner.token, submission);
    expect(response.status).toBe(201);
    const receipt = Receipt.parse(await response.json());
    expect(receipt).toMatchObject({ kind: 'finding', sha256: await manifestSha256(submission.finding) });
    const stored = StoredFinding.parse(await (await get(submission.finding.id, owner.token)).json());
    expect(stored).toEqual({ ...submission, receipt, deviceId: owner.deviceId });
  });

  test('give the receipt of then when a version is sent again', async () => {
    const submission = await makeSubmission([capture]);
    const first = await (await backend.putFinding(owner.token, submission)).json();
    tick(1000);
    const again = await backend.putFinding(owner.token, submission);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(first);
  });

  test('are replaced by a newer version; the older one is stale from then on', async () => {
    const submission = await makeSubmission([capture]);
    const newer = {
      ...submission,
      finding: { ...submission.finding, version: Number.MAX_SAFE_INTEGER, narrative: 'baru' },
    };
    await backend.putFinding(owner.token, submission);
    expect((await backend.putFinding(owner.token, newer)).status).toBe(201);
    await expectProblem(await backend.putFinding(owner.token, submission), 'stale-version');
    const stored = StoredFinding.parse(await (await get(submission.finding.id, owner.token)).json());
    expect(stored.finding).toEqual(newer.finding);
  });

  test('refuse another content for the same version', async () => {
    const submission = await makeSubmission([capture]);
    await backend.putFinding(owner.token, submission);
    const changed = { ...submission, finding: { ...submission.finding, narrative: 'lain' } };
    await expectProblem(await backend.putFinding(owner.token, changed), 'conflict');
  });

  test('of another device are a conflict, whatever the version', async () => {
    const submission = await makeSubmission([capture]);
    await backend.putFinding(owner.token, submission);
    await backend.putCapture(other.token, capture);
    for (const version of [1, 2]) {
      const theirs = { ...submission, finding: { ...submission.finding, version } };
      await expectProblem(await backend.putFinding(other.token, theirs), 'conflict');
    }
    await expectProblem(await get(submission.finding.id, other.token), 'not-found');
  });

  test('sent at once in one version are stored once', async () => {
    const submission = await makeSubmission([capture]);
    const responses = await Promise.all(Array.from({ length: 5 }, () => backend.putFinding(owner.token, submission)));
    expect(responses.map((response) => response.status).sort()).toEqual([200, 200, 200, 200, 201]);
  });

  test('need their captures first, from the same device', async () => {
    const missing = makeCapture();
    const submission = await makeSubmission([capture, missing]);
    const detail = await expectProblem(await backend.putFinding(owner.token, submission), 'capture-missing');
    expect(detail).toBe(missing.id);
    await backend.putCapture(other.token, missing);
    await expectProblem(await backend.putFinding(owner.token, submission), 'capture-missing');
    await expectProblem(await get(submission.finding.id, owner.token), 'not-found');
  });

  test('need the manifest hash of each capture, in order', async () => {
    const second = makeCapture();
    await backend.putCapture(owner.token, second);
    const submission = await makeSubmission([capture, second]);
    const swapped = { ...submission, manifests: [...submission.manifests].reverse() };
    await expectProblem(await backend.putFinding(owner.token, swapped), 'hash-mismatch');
    const short = { ...submission, manifests: submission.manifests.slice(0, 1) };
    await expectProblem(await backend.putFinding(owner.token, short), 'bad-request');
    expect((await backend.putFinding(owner.token, submission)).status).toBe(201);
  });

  test('refuse unknown fields and an id that is not that of the address', async () => {
    const submission = await makeSubmission([capture]);
    const put = (id: string, json: unknown) => backend.call('PUT', `/v1/findings/${id}`, { token: owner.token, json });
    const { finding } = submission;
    await expectProblem(await put(finding.id, { ...submission, finding: { ...finding, secret: 1 } }), 'bad-request');
    await expectProblem(await put(randomUUID(), submission), 'bad-request');
  });
});

describe('the list of findings', () => {
  async function submit(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index++) {
      const submission = await makeSubmission([capture]);
      await backend.putFinding(owner.token, submission);
      ids.unshift(submission.finding.id);
      tick(1);
    }
    return ids;
  }

  test('is newest first, page by page, each finding once', async () => {
    const ids = await submit(7);
    const seen: string[] = [];
    let cursor: string | null = null;
    const sizes: number[] = [];
    do {
      const page: FindingPage = await list(owner.token, `?limit=3${cursor === null ? '' : `&cursor=${cursor}`}`);
      sizes.push(page.items.length);
      seen.push(...page.items.map((item) => item.finding.id));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(ids);
    expect(sizes).toEqual([3, 3, 1]);
  });

  test('does not shift while it is read: not by new findings, not by new versions', async () => {
    const ids = await submit(4);
    const first = await list(owner.token, '?limit=2');
    await submit(1);
    const last = StoredFinding.parse(await (await get(String(ids[3]), owner.token)).json());
    tick(1);
    const newer = { finding: { ...last.finding, version: 2 }, manifests: last.manifests };
    expect((await backend.putFinding(owner.token, newer)).status).toBe(201);
    const second = await list(owner.token, `?limit=2&cursor=${first.next}`);
    expect([...first.items, ...second.items].map((item) => item.finding.id)).toEqual(ids);
    expect(second.items[1]?.finding.version).toBe(2);
  });

  test('keeps apart findings of the same millisecond', async () => {
    const made: string[] = [];
    for (let index = 0; index < 5; index++) {
      const submission = await makeSubmission([capture]);
      await backend.putFinding(owner.token, submission);
      made.push(submission.finding.id);
    }
    const seen: string[] = [];
    for (
      let page = await list(owner.token, '?limit=1');
      ;
      page = await list(owner.token, `?limit=1&cursor=${page.next}`)
    ) {
      seen.push(...page.items.map((item) => item.finding.id));
      if (page.next === null) break;
    }
    expect(seen.sort()).toEqual(made.sort());
  });

  test('shows a device its own, a coordinator all', async () => {
    tick(1);
    const [mine] = await submit(1);
    expect((await list(other.token)).items).toEqual([]);
    const coordinator = (await backend.store.devices.issueReaderToken('coordinator', null)).token;
    expect((await list(coordinator, '?limit=1')).items[0]?.finding.id).toBe(mine);
  });

  test('refuses a limit or cursor that is none', async () => {
    const forged = Buffer.from(JSON.stringify(['2026-99-99T00:00:00.000Z', randomUUID()])).toString('base64url');
    for (const query of ['?limit=0', '?limit=201', '?limit=ten', '?cursor=abc', '?cursor=', `?cursor=${forged}`]) {
      await expectProblem(await backend.call('GET', `/v1/findings${query}`, { token: owner.token }), 'bad-request');
    }
  });
});
