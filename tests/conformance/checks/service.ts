/** What anyone may ask. */
import { strict as assert } from 'node:assert';
import { Health, ReceiptKey } from '../../../utils/contract/api.ts';
import * as z from '../../../utils/contract/zod.ts';
import { assertProblem, type Check } from '../check.ts';

const OpenApi = z.looseObject({
  openapi: z.string().check(z.regex(/^3\.1\./)),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
});

const WANTED = [
  'enrol',
  'createUpload',
  'patchUpload',
  'deliver',
  'putCapture',
  'putFinding',
  'listFindings',
  'listHandlings',
  'listTimestamps',
  'getReference',
];

export const SERVICE_CHECKS: Check[] = [
  {
    name: 'it says that it runs, and that it can work',
    run: async ({ call }) => {
      for (const path of ['/v1/health', '/v1/ready']) {
        const response = await call('GET', path);
        assert.equal(response.status, 200);
        assert.equal(Health.parse(await response.json()).service, 'pantau-asn');
      }
    },
  },
  {
    name: 'it describes itself in OpenAPI 3.1, with every call that a device needs',
    run: async ({ call }) => {
      const { paths } = OpenApi.parse(await (await call('GET', '/v1/openapi.json')).json());
      const ids = Object.values(paths).flatMap((methods) =>
        Object.values(methods).map(({ operationId }) => operationId),
      );
      assert.deepEqual(
        WANTED.filter((id) => !ids.includes(id)),
        [],
      );
    },
  },
  {
    name: 'the key of its receipts is one, and stays the same',
    run: async ({ call, receiptKey }) => {
      for (let times = 0; times < 3; times++)
        assert.deepEqual(ReceiptKey.parse(await (await call('GET', '/v1/receipt-key')).json()), receiptKey);
    },
  },
  {
    name: 'what is not there is a problem document, with the headers of everything else',
    run: async ({ call }) => {
      const response = await call('GET', '/v1/nothing');
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      await assertProblem(response, 404, 'not-found');
    },
  },
  {
    name: 'extensions may read its answers, pages never',
    run: async ({ call }) => {
      const allowed = async (origin: string) =>
        (await call('GET', '/v1/health', { headers: { origin } })).headers.get('access-control-allow-origin');
      const extension = `chrome-extension://${'a'.repeat(32)}`;
      assert.equal(await allowed(extension), extension);
      assert.equal(await allowed('https://www.facebook.com'), null);
      assert.equal(await allowed('null'), null);
    },
  },
  {
    name: 'an invite that is none is refused',
    run: async ({ call, owner }) => {
      const json = { invite: 'x'.repeat(43), deviceId: owner.id };
      await assertProblem(await call('POST', '/v1/enrolments', { json }), 410, 'invite-invalid');
    },
  },
];
