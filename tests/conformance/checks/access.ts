/** Who may do what, and what comes back. */
import { strict as assert } from 'node:assert';
import { AuditPage, Handling, HandlingPage, TimestampPage, WitnessList } from '../../../utils/contract/api.ts';
import { Recap } from '../../../utils/contract/recap.ts';
import { checkPackage } from '../../../utils/export/check-package.ts';
import { assertProblem, type Check, type Context } from '../check.ts';
import { prepareCapture, sendFinding } from '../records.ts';

const DEVICE_ROUTES = ['/v1/findings', '/v1/handlings', '/v1/timestamps', '/v1/reference'];
const OVERSEER_ROUTES = ['/v1/recap', '/koordinator', '/koordinator/temuan.csv', '/koordinator/rekap'];

const handle = ({ call }: Context, token: string, path: string, version: number | null, status: string) =>
  call('PUT', `${path}/handling`, {
    token,
    json: { status, ticket: 'T-1', note: null },
    headers: version === null ? {} : { 'if-match': `"${version}"` },
  });

export const ACCESS_CHECKS: Check[] = [
  {
    name: 'without a good token nothing is shown, and nothing is said about what was sent',
    run: async ({ call }) => {
      for (const path of [...DEVICE_ROUTES, ...OVERSEER_ROUTES, '/v1/audit', '/v1/captures/nonsense'])
        for (const token of [null, 'x'.repeat(43)])
          await assertProblem(await call('GET', path, { token }), 401, 'unauthorised');
      assert.equal((await call('GET', '/v1/findings')).headers.get('www-authenticate'), 'Bearer');
    },
  },
  {
    name: 'a device reads its own and oversees nothing',
    run: async (context) => {
      const { call, owner } = context;
      const { token } = owner;
      for (const path of DEVICE_ROUTES)
        assert.ok([200, 404].includes((await call('GET', path, { token })).status), path);
      for (const path of [...OVERSEER_ROUTES, '/v1/audit'])
        await assertProblem(await call('GET', path, { token }), 403, 'forbidden');
      const { path } = await sendFinding(context, owner);
      await assertProblem(await handle(context, token, path, 0, 'closed'), 403, 'forbidden');
      await assertProblem(await call('GET', `${path}/package`, { token }), 403, 'forbidden');
      await assertProblem(await call('GET', `${path}/witnesses`, { token }), 403, 'forbidden');
    },
  },
  {
    name: 'what a coordinator does comes back to the device, and no change is lost',
    run: async (context) => {
      const { call, owner, coordinator } = context;
      if (coordinator === null) return 'skip';
      const { token } = owner;
      const { path, submission } = await sendFinding(context, owner);
      const before = await call('GET', '/v1/handlings?limit=200', { token });
      const etag = before.headers.get('etag') ?? '';
      HandlingPage.parse(await before.json());
      const unchanged = await call('GET', '/v1/handlings?limit=200', { token, headers: { 'if-none-match': etag } });
      assert.equal(unchanged.status, 304);
      await assertProblem(await handle(context, coordinator, path, null, 'checking'), 428, 'precondition-required');
      const answers = await Promise.all([1, 2, 3].map(() => handle(context, coordinator, path, 0, 'reported')));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412, 412]);
      const after = await call('GET', '/v1/handlings?limit=200', { token, headers: { 'if-none-match': etag } });
      assert.equal(after.status, 200);
      assert.notEqual(after.headers.get('etag'), etag);
      const own = await call('GET', `${path}/handling`, { token });
      assert.equal(own.headers.get('etag'), '"1"');
      const { findingId, status, ticket } = Handling.parse(await own.json());
      assert.deepEqual([findingId, status, ticket], [submission.finding.id, 'reported', 'T-1']);
    },
  },
  {
    name: 'captures of one item by two devices find each other',
    run: async (context) => {
      const { call, owner, stranger, coordinator } = context;
      if (stranger === null || coordinator === null) return 'skip';
      const address = `https://www.facebook.com/permalink.php?story_fbid=${Date.now()}&id=2`;
      const item = { observedUrl: address, permalink: address };
      const mine = await sendFinding(context, owner, [await prepareCapture(context, owner, item)]);
      const theirs = await prepareCapture(context, stranger, item);
      await sendFinding(context, stranger, [theirs]);
      const response = await call('GET', `${mine.path}/witnesses`, { token: coordinator });
      const { items } = WitnessList.parse(await response.json());
      assert.ok(items.some(({ captureId, deviceId }) => captureId === theirs.id && deviceId === stranger.id));
    },
  },
  {
    name: 'a finding comes as a package that holds, and figures come as a recap',
    run: async (context) => {
      const { call, owner, coordinator } = context;
      if (coordinator === null) return 'skip';
      const { path } = await sendFinding(context, owner);
      const zip = await (await call('GET', `${path}/package`, { token: coordinator })).blob();
      const result = await checkPackage(zip);
      assert.ok(result.ok, JSON.stringify(result));
      assert.ok(Recap.parse(await (await call('GET', '/v1/recap', { token: coordinator })).json()).n > 0);
      TimestampPage.parse(await (await call('GET', '/v1/timestamps', { token: coordinator })).json());
    },
  },
  {
    name: 'every look of a coordinator at evidence is written down, for auditors alone',
    run: async (context) => {
      const { call, owner, coordinator, auditor } = context;
      if (coordinator === null || auditor === null) return 'skip';
      const { path, submission } = await sendFinding(context, owner);
      assert.equal((await call('GET', path, { token: coordinator })).status, 200);
      await assertProblem(await call('GET', '/v1/audit', { token: coordinator }), 403, 'forbidden');
      const { items } = AuditPage.parse(await (await call('GET', '/v1/audit?limit=20', { token: auditor })).json());
      assert.ok(items.some(({ action, object }) => action === 'getFinding' && object === submission.finding.id));
      await assertProblem(await handle(context, auditor, path, 0, 'closed'), 403, 'forbidden');
    },
  },
];
