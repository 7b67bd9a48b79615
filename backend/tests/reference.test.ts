import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { manifestSha256 } from '../../utils/capture/seal.ts';
import { REFERENCE_SCHEMA } from '../../utils/contract/codes.ts';
import { type Reference, StoredReference } from '../../utils/contract/reference.ts';
import { createReferenceReader, REFERENCE_FILE } from '../src/reference-file.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';

const REFERENCE: Reference = {
  schema: REFERENCE_SCHEMA,
  version: '2027-01-01',
  legalBases: [],
  codes: [],
  flags: [],
  employments: [],
  positionGroups: [],
  regions: [],
  elections: [],
  channels: [],
  holidays: ['2027-01-01'],
};

let backend: TestBackend;
let token: string;
beforeAll(async () => {
  backend = await createTestBackend();
  ({ token } = await backend.enrol());
});
afterAll(() => backend.close());
beforeEach(() => rm(join(backend.dataFolder, REFERENCE_FILE), { force: true }));

const put = (text: string) => writeFile(join(backend.dataFolder, REFERENCE_FILE), text);

test('where the operator has put none there is none', async () => {
  await expectProblem(await backend.call('GET', '/v1/reference', { token }), 'not-found');
});

test('what the operator puts there is served at once, with its hash', async () => {
  await put(JSON.stringify(REFERENCE, null, 2));
  const answer = await backend.call('GET', '/v1/reference', { token });
  const stored = StoredReference.parse(await answer.json());
  expect(stored.reference).toEqual(REFERENCE);
  expect(stored.sha256).toBe(await manifestSha256(REFERENCE));
});

test('nobody reads it without a token', async () => {
  await put(JSON.stringify(REFERENCE));
  await expectProblem(await backend.call('GET', '/v1/reference'), 'unauthorised');
});

test.each(['{', '[]', JSON.stringify({ ...REFERENCE, version: 'neu' }), JSON.stringify({ ...REFERENCE, codes: [{}] })])(
  'a file of another shape is never served, and the operator is told: %s',
  async (text) => {
    await put(text);
    await expectProblem(await backend.call('GET', '/v1/reference', { token }), 'internal');
    await expect(createReferenceReader(backend.dataFolder)()).rejects.toThrow(REFERENCE_FILE);
  },
);

test('the folder of a test is another one each time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pantau-reference-'));
  expect(await createReferenceReader(folder)()).toBeNull();
  await rm(folder, { recursive: true });
});
