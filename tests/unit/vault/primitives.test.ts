import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blindText, createKey, deriveSubkey, openBytes, sealBytes } from '../../../utils/vault/cipher.ts';
import { packValue, readBlobs, unpackValue } from '../../../utils/vault/pack.ts';
import { createKdf, Kdf, unwrapKey, wrapKey } from '../../../utils/vault/passphrase.ts';
import { createBoxKeys, openBox, sealBox } from '../../../utils/vault/sealed-box.ts';
import { cheapKdf } from './cheap-kdf.ts';

const text = new TextEncoder().encode('Sari Contoh');

test('sealing at once is the same AES-256-GCM that WebCrypto knows', async () => {
  const key = createKey();
  const sealed = sealBytes(key, 'tempat', text);
  const webKey = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  const algorithm = { name: 'AES-GCM', iv: sealed.slice(0, 12), additionalData: new TextEncoder().encode('tempat') };
  expect(new Uint8Array(await crypto.subtle.decrypt(algorithm, webKey, sealed.slice(12)))).toEqual(text);
});

test('what was sealed opens with its key, in its place, unchanged, and not otherwise', () => {
  const key = createKey();
  const sealed = sealBytes(key, 'tempat', text);
  expect(openBytes(key, 'tempat', sealed)).toEqual(text);
  expect(() => openBytes(createKey(), 'tempat', sealed)).toThrow();
  expect(() => openBytes(key, 'tempat lain', sealed)).toThrow();
  for (const at of sealed.keys()) {
    const changed = sealed.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => openBytes(key, 'tempat', changed)).toThrow();
  }
  expect(() => openBytes(key, 'tempat', sealed.slice(0, 5))).toThrow();
});

test('the same is never sealed to the same', () => {
  const key = createKey();
  expect(sealBytes(key, '', text)).not.toEqual(sealBytes(key, '', text));
});

test('keys for different purposes, and keyed hashes, have nothing in common', () => {
  const key = createKey();
  expect(deriveSubkey(key, 'satu')).not.toEqual(deriveSubkey(key, 'dua'));
  expect(blindText(key, 'a')).toBe(blindText(key, 'a'));
  expect(blindText(key, 'a')).not.toBe(blindText(createKey(), 'a'));
});

describe('a box', () => {
  test('is opened by the private key alone, in its place, unchanged', async () => {
    const keys = await createBoxKeys();
    const box = await sealBox(keys.publicKey, 'kotak', text);
    expect(await openBox(keys, 'kotak', box)).toEqual(text);
    await expect(openBox(await createBoxKeys(), 'kotak', box)).rejects.toThrow();
    await expect(openBox(keys, 'kotak lain', box)).rejects.toThrow();
    for (const at of [0, 1, 64, 65, 76, 77, box.length - 1]) {
      const changed = box.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(openBox(keys, 'kotak', changed), String(at)).rejects.toThrow();
    }
    await expect(openBox(keys, 'kotak', new Uint8Array())).rejects.toThrow();
  });

  test('of the same is another each time', async () => {
    const keys = await createBoxKeys();
    const [one, other] = [await sealBox(keys.publicKey, '', text), await sealBox(keys.publicKey, '', text)];
    expect(one.slice(0, 65)).not.toEqual(other.slice(0, 65));
  });
});

describe('a passphrase', () => {
  test('opens its key, however its letters are composed; another opens nothing', async () => {
    const key = createKey();
    const wrapped = await wrapKey('kata sandi panj\u00e4ng', key, cheapKdf());
    expect(await unwrapKey('kata sandi panja\u0308ng', wrapped)).toEqual(key);
    await expect(unwrapKey('kata sandi panjang', wrapped)).rejects.toThrow();
  });

  test('costs a guess 128 MiB; a stored record may ask for more, but not for anything', () => {
    const kdf = createKdf();
    expect(128 * kdf.N * kdf.r).toBe(128 * 1024 * 1024);
    expect(Kdf.safeParse(kdf).success).toBe(true);
    expect(createKdf().salt).not.toBe(kdf.salt);
    for (const wrong of [{ N: 2 ** 30 }, { N: 2 ** 17 + 1 }, { N: 2 }, { r: 1000 }, { p: 100 }, { salt: '' }])
      expect(Kdf.safeParse({ ...kdf, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });
});

describe('packing', () => {
  test('keeps files, dates and everything that JSON keeps', async () => {
    const value = {
      at: new Date(0),
      shots: [{ png: new Blob(['gambar'], { type: 'image/png' }), x: 1, seam: null }, { png: new Blob([]) }],
      text: '{"blob":0}',
    };
    const blobs = await readBlobs(value);
    const unpacked = unpackValue(packValue(value, (blob) => blobs.get(blob) ?? new Uint8Array())) as typeof value;
    expect(unpacked.at).toEqual(value.at);
    expect(unpacked.text).toBe(value.text);
    expect(unpacked.shots.map(({ png }) => png.type)).toEqual(['image/png', '']);
    expect(await Promise.all(unpacked.shots.map(({ png }) => png.text()))).toEqual(['gambar', '']);
    expect(unpacked.shots[0]).toMatchObject({ x: 1, seam: null });
  });

  test('of any JSON gives that JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const same = JSON.parse(JSON.stringify(value));
        expect(unpackValue(packValue(value, () => new Uint8Array()))).toEqual(same);
      }),
    );
  });
});
