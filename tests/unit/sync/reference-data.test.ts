import { beforeEach, describe, expect, test } from 'vitest';
import { manifestSha256 } from '../../../utils/capture/seal.ts';
import type { Reference } from '../../../utils/contract/reference.ts';
import { BUILT_IN_REFERENCE } from '../../../utils/domain/built-in-reference.ts';
import { createReferenceRepository } from '../../../utils/storage/reference-repository.ts';
import { createReportClient } from '../../../utils/sync/report-client.ts';
import { openMemoryDatabase } from '../memory-database.ts';

const NEWER: Reference = { ...BUILT_IN_REFERENCE, version: '2027-01-01' };
const OLDER: Reference = { ...BUILT_IN_REFERENCE, version: '2020-01-01' };

function clientAnswering(status: number, body: unknown) {
  const fetch = async () => new Response(JSON.stringify(body), { status });
  return createReportClient({ baseUrl: 'https://backend.example', token: 'x', receiptKey: null }, fetch);
}

describe('from the backend', () => {
  test('comes with the hash that it has', async () => {
    const stored = { reference: NEWER, sha256: await manifestSha256(NEWER) };
    expect((await clientAnswering(200, stored).getReference())?.reference.version).toBe('2027-01-01');
  });
  test('is refused with another hash', () =>
    expect(clientAnswering(200, { reference: NEWER, sha256: 'a'.repeat(64) }).getReference()).rejects.toMatchObject({
      code: 'hash-mismatch',
    }));
  test('is refused in another shape', () =>
    expect(
      clientAnswering(200, { reference: { codes: '<script>' }, sha256: 'a'.repeat(64) }).getReference(),
    ).rejects.toMatchObject({
      code: 'unexpected-answer',
    }));
  test('may not be there', async () => expect(await clientAnswering(404, {}).getReference()).toBeNull());
});

describe('on this device', () => {
  let references: ReturnType<typeof createReferenceRepository>;
  const keep = async (reference: Reference) => references.save({ reference, sha256: await manifestSha256(reference) });
  beforeEach(() => {
    references = createReferenceRepository(openMemoryDatabase());
  });

  test('begins with what the build brought along', async () => {
    expect((await references.current()).reference.version).toBe(BUILT_IN_REFERENCE.version);
    expect((await references.current()).sha256).toBe(await manifestSha256(BUILT_IN_REFERENCE));
  });
  test('a newer one is used, an older one kept only', async () => {
    await keep(NEWER);
    await keep(OLDER);
    expect((await references.current()).reference.version).toBe('2027-01-01');
  });
  test('the same version with other content does not take its place: findings name it', async () => {
    await keep(NEWER);
    expect(await keep({ ...NEWER, holidays: [] })).toBe(false);
    expect((await references.current()).reference.holidays).toEqual(NEWER.holidays);
  });
});
