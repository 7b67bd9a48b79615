import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSha256, recordSha256 } from '../../../utils/evidence/sha256.ts';
import { createSigningKey, signRecord, verifyRecord } from '../../../utils/evidence/signature.ts';
import { createKeyRepository } from '../../../utils/storage/key-repository.ts';
import { openMemoryDatabase } from '../memory-database.ts';

const record = { b: [1, 'dua', null], a: 'é' };
const bytes = new TextEncoder().encode('contoh');

describe('a signature', () => {
  test('holds for its record in any order of fields, and for no other', async () => {
    const signature = await signRecord(await createSigningKey(), record);
    expect(await verifyRecord(signature, { a: 'é', b: [1, 'dua', null] })).toBe(true);
    expect(await verifyRecord(signature, { ...record, a: 'e' })).toBe(false);
  });

  test('does not hold with another key, or with the id of another key', async () => {
    const [first, second] = await Promise.all([
      signRecord(await createSigningKey(), record),
      signRecord(await createSigningKey(), record),
    ]);
    expect(await verifyRecord({ ...first, publicKey: second.publicKey, keyId: second.keyId }, record)).toBe(false);
    expect(await verifyRecord({ ...first, keyId: second.keyId }, record)).toBe(false);
  });

  test('is made by a key that cannot be read out', async () => {
    const { privateKey } = await createSigningKey();
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
  });
});

describe('the keys of a device', () => {
  test('two first uses at once make one key', async () => {
    const database = openMemoryDatabase();
    const contexts = [1, 2, 3].map(() => createKeyRepository(database, () => new Date()));
    const signatures = await Promise.all(contexts.map((keys) => keys.sign(bytes)));
    expect(new Set(signatures.map(({ keyId }) => keyId)).size).toBe(1);
    expect(await database.keys.count()).toBe(1);
    expect((await database.keys.toArray())[0]?.privateKey.extractable).toBe(false);
  });

  test('a new key replaces the old one', async () => {
    const database = openMemoryDatabase();
    const keys = createKeyRepository(database, () => new Date());
    const before = await keys.sign(bytes);
    await keys.rotate();
    expect((await keys.sign(bytes)).keyId).not.toBe(before.keyId);
    expect(await database.keys.count()).toBe(1);
  });
});

test('SHA-256 outside of WebCrypto is the same', () => {
  const hash = createSha256();
  hash.update(bytes.subarray(0, 2));
  hash.update(bytes.subarray(2));
  expect(hash.finish()).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(recordSha256({ b: 1, a: 'é' })).toBe(createHash('sha256').update('{"a":"é","b":1}').digest('hex'));
});
