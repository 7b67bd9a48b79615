import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from '../../utils/contract/zod.ts';
import packageJson from '../package.json' with { type: 'json' };
import { createOpenApi } from '../src/openapi.ts';
import { createTestBackend, type TestBackend } from './harness/create-test-backend.ts';

const Operation = z.looseObject({
  operationId: z.string(),
  security: z.array(z.unknown()),
  parameters: z.optional(
    z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean(), schema: z.unknown() })),
  ),
  responses: z.record(z.string(), z.unknown()),
});
const Document = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

let backend: TestBackend;
let raw: unknown;
let document: z.infer<typeof Document>;
beforeAll(async () => {
  backend = await createTestBackend();
  raw = await (await backend.call('GET', '/v1/openapi.json')).json();
  document = Document.parse(raw);
});
afterAll(() => backend.close());

test('the document is valid OpenAPI 3.1', async () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(await new Validator().validate(document)).toEqual({ valid: true });
});

test('the file in this repository is current (vitest -u writes it)', async () => {
  const { version } = packageJson;
  const own = createOpenApi(backend.routes, version);
  await expect(`${JSON.stringify(own, null, 2)}\n`).toMatchFileSnapshot('../openapi.json');
});

test('it lists every route that is registered, and no other', () => {
  const listed = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((method) => method !== 'head')
      .map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  const registered = backend.app.routes
    .filter((route) => route.method !== 'ALL' && route.method !== 'OPTIONS')
    .map((route) => `${route.method} ${route.path}`);
  expect(listed.sort()).toEqual(registered.sort());
});

test('it has every call of the contract', async () => {
  const contract = await readFile(new URL('../../utils/contract/api.ts', import.meta.url), 'utf8');
  const calls = [...contract.matchAll(/\| `(GET|HEAD|PUT|POST|PATCH) (\/[^`?]*)/g)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  const listed = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(calls.length).toBeGreaterThan(10);
  expect(listed.sort()).toEqual(calls.sort());
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(raw).matchAll(/"\$ref":"([^"]*)"/g)].map((match) => match[1]);
  const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
  expect(references.length).toBeGreaterThan(10);
  expect(references.filter((reference) => !known.includes(reference ?? ''))).toEqual([]);
});

test('it describes parameters, access and the fields that are refused', () => {
  const put = document.paths['/v1/captures/{id}']?.put;
  expect(put?.parameters).toMatchObject([{ name: 'id', in: 'path', required: true }]);
  expect(put?.security).toEqual([{ token: [] }]);
  expect(Object.keys(put?.responses ?? {})).toEqual([
    '200',
    '201',
    '400',
    '401',
    '403',
    '409',
    '410',
    '413',
    '422',
    '429',
    '500',
  ]);
  expect(document.paths['/v1/health']?.get?.security).toEqual([]);
  const query = document.paths['/v1/findings']?.get?.parameters;
  expect(query?.map(({ name, required }) => [name, required])).toEqual([
    ['cursor', false],
    ['limit', false],
    ['status', false],
    ['channel', false],
    ['region', false],
    ['code', false],
    ['q', false],
    ['device', false],
    ['from', false],
    ['to', false],
  ]);
  expect(document.components.schemas.Capture).toMatchObject({ additionalProperties: false });
});
