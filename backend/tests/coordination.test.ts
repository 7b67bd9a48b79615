import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditPage, FindingPage, Handling, HandlingPage, WitnessList } from '../../utils/contract/api.ts';
import type { Capture } from '../../utils/contract/capture.ts';
import type { Finding } from '../../utils/contract/finding.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeSubmission } from './harness/records.ts';

let backend: TestBackend;
let owner: { token: string; deviceId: string };
let other: { token: string; deviceId: string };
let coordinator: { token: string; tokenId: string };
let auditor: { token: string };
beforeAll(async () => {
  backend = await createTestBackend();
  owner = await backend.enrol();
  other = await backend.enrol();
  coordinator = await backend.store.devices.issueReaderToken('coordinator', 'Ani');
  auditor = await backend.store.devices.issueReaderToken('auditor', null);
});
afterAll(() => backend.close());

async function sendFinding(who = owner, captures: Capture[] = [makeCapture()], changes: Partial<Finding> = {}) {
  for (const capture of captures) expect((await backend.putCapture(who.token, capture)).ok).toBe(true);
  const submission = await makeSubmission(captures, changes);
  expect((await backend.putFinding(who.token, submission)).status).toBe(201);
  return submission.finding.id;
}
const get = (path: string, { token }: { token: string }, headers = {}) => backend.call('GET', path, { token, headers });
const handle = (id: string, version: number | null, json: object, who: { token: string } = coordinator) =>
  backend.call('PUT', `/v1/findings/${id}/handling`, {
    token: who.token,
    json: { status: 'checking', ticket: null, note: null, ...json },
    headers: version === null ? {} : { 'if-match': `"${version}"` },
  });

describe('the handling of a finding', () => {
  test('begins as received and goes on version by version', async () => {
    const id = await sendFinding();
    const first = await get(`/v1/findings/${id}/handling`, owner);
    expect(first.headers.get('etag')).toBe('"0"');
    expect(Handling.parse(await first.json())).toMatchObject({ findingId: id, version: 0, status: 'received' });
    const reported = { status: 'reported', ticket: 'BWS-2026-17', note: 'Diteruskan.' };
    const answer = await handle(id, 0, reported);
    expect(answer.headers.get('etag')).toBe('"1"');
    const seen = Handling.parse(await (await get(`/v1/findings/${id}/handling`, owner)).json());
    expect(seen).toMatchObject({ version: 1, ...reported });
  });

  test('of two who change it at once, one learns that the other was faster', async () => {
    const id = await sendFinding();
    const answers = await Promise.all([handle(id, 0, {}), handle(id, 0, {}), handle(id, 0, {})]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    await expectProblem(await handle(id, 0, {}), 'precondition-failed');
    await expectProblem(await handle(id, null, {}), 'precondition-required');
    await expectProblem(await handle(id, 1, { status: 'lost' }), 'bad-request');
    await expectProblem(await handle(randomUUID(), 0, {}), 'not-found');
  });

  test('comes back to the device that sent it, and to no other', async () => {
    const mine = await backend.enrol();
    const id = await sendFinding(mine);
    const read = async (etag?: string) => get('/v1/handlings', mine, etag ? { 'if-none-match': etag } : {});
    const before = await read();
    expect(HandlingPage.parse(await before.json())).toEqual({ items: [], next: null });
    const etag = before.headers.get('etag') ?? '';
    expect((await read(etag)).status).toBe(304);
    await handle(id, 0, { status: 'closed' });
    const after = await read(etag);
    expect(HandlingPage.parse(await after.json()).items).toMatchObject([{ findingId: id, status: 'closed' }]);
    expect((await read(after.headers.get('etag') ?? '')).status).toBe(304);
    expect(HandlingPage.parse(await (await get('/v1/handlings', other)).json()).items).toEqual([]);
  });

  test('is listed page by page', async () => {
    const mine = await backend.enrol();
    const ids = [await sendFinding(mine), await sendFinding(mine), await sendFinding(mine)];
    for (const id of ids) await handle(id, 0, {});
    const seen: string[] = [];
    for (let path: string | null = '/v1/handlings?limit=2'; path !== null; ) {
      const page = HandlingPage.parse(await (await get(path, mine)).json());
      seen.push(...page.items.map(({ findingId }) => findingId));
      path = page.next && `/v1/handlings?limit=2&cursor=${page.next}`;
    }
    expect(seen.sort()).toEqual(ids.sort());
  });
});

describe('the list of findings', () => {
  test('is filtered by status, channel, device and time of arrival', async () => {
    const mine = await backend.enrol();
    backend.clock.now = new Date('2026-11-22T00:00:00.000Z');
    const social = await sendFinding(mine);
    backend.clock.now = new Date('2026-11-23T00:00:00.000Z');
    const news = await sendFinding(mine, undefined, { channel: 'berita' });
    await handle(news, 0, { status: 'declined' });
    const list = async (query: string) => {
      const response = await get(`/v1/findings?device=${mine.deviceId}&${query}`, coordinator);
      return FindingPage.parse(await response.json()).items.map(({ finding }) => finding.id);
    };
    expect(await list('')).toEqual([news, social]);
    expect(await list('status=received')).toEqual([social]);
    expect(await list('status=declined')).toEqual([news]);
    expect(await list('channel=berita')).toEqual([news]);
    expect(await list('channel=medsos&status=declined')).toEqual([]);
    expect(await list('from=2026-11-22T12:00:00.000Z')).toEqual([news]);
    expect(await list('to=2026-11-22T12:00:00.000Z')).toEqual([social]);
    await expectProblem(await get('/v1/findings?status=x', coordinator), 'bad-request');
    await expectProblem(await get('/v1/findings?from=2026-99-99T00:00:00.000Z', coordinator), 'bad-request');
  });
});

describe('witnesses', () => {
  const item = (changes: Partial<Capture> = {}) =>
    makeCapture({ ids: { post: 'item-1', comment: null, reply: null, group: null, aliases: [] }, ...changes });

  test('are captures of the same item by other devices', async () => {
    const [mine, theirs] = [item(), item()];
    const id = await sendFinding(owner, [mine, item()]);
    const confirming = await sendFinding(other, [theirs]);
    await sendFinding(other, [makeCapture({ ids: { ...theirs.ids, comment: 'c' } })]);
    const list = async (finding: string) =>
      WitnessList.parse(await (await get(`/v1/findings/${finding}/witnesses`, coordinator)).json()).items;
    expect(await list(id)).toMatchObject([
      { captureId: theirs.id, deviceId: other.deviceId, findingIds: [confirming] },
    ]);
    expect(await list(confirming)).toHaveLength(2);
  });

  test('of a reaction have seen that person react', async () => {
    const by = (name: string) =>
      item({ target: 'reaction', author: { name, url: `https://www.facebook.com/${name}`, id: null } });
    const id = await sendFinding(owner, [by('sari')]);
    await sendFinding(other, [by('budi')]);
    const path = `/v1/findings/${id}/witnesses`;
    expect(WitnessList.parse(await (await get(path, coordinator)).json()).items).toEqual([]);
  });
});

describe('the log of reads', () => {
  const entries = async () => AuditPage.parse(await (await get('/v1/audit?limit=200', auditor)).json()).items;

  test('has every route that shows others’ records, and says who looked at what', async () => {
    const sha256 = await backend.putBlob(owner.token, new TextEncoder().encode('evidence'));
    const capture = makeCapture();
    const id = await sendFinding(owner, [capture]);
    const objects: Record<string, string> = { sha256, id };
    // Reference data are nobody's records, and an operator need not have any.
    const routes = backend.routes.filter(
      ({ access, path }) => ['reader', 'overseer'].includes(access.name) && path !== '/v1/reference',
    );
    expect(routes.length).toBeGreaterThan(6);
    for (const route of routes) {
      if (route.path.startsWith('/v1/captures')) objects.id = capture.id;
      else objects.id = id;
      const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name) => objects[name] ?? '');
      expect((await get(path, coordinator)).status, path).toBe(200);
      const [newest] = await entries();
      const object = route.path.includes('{') ? (objects[/\{(\w+)\}/.exec(route.path)?.[1] ?? ''] ?? null) : null;
      expect(newest).toMatchObject({
        role: 'coordinator',
        tokenId: coordinator.tokenId,
        action: route.operationId,
        object,
      });
    }
  });

  test('leaves devices alone, which see what is theirs', async () => {
    const id = await sendFinding();
    const before = (await entries())[0]?.seq;
    await get(`/v1/findings/${id}`, owner);
    await get('/v1/findings', owner);
    expect((await entries())[0]?.seq).toBe(before);
  });

  test('is read page by page, the newest first', async () => {
    for (let n = 0; n < 5; n++) await get('/v1/findings', coordinator);
    const first = AuditPage.parse(await (await get('/v1/audit?limit=2', auditor)).json());
    const second = AuditPage.parse(await (await get(`/v1/audit?limit=2&cursor=${first.next}`, auditor)).json());
    const sequence = [...first.items, ...second.items].map(({ seq }) => seq);
    expect(sequence).toEqual(sequence.toSorted((a, b) => b - a));
    expect(new Set(sequence).size).toBe(4);
  });
});
