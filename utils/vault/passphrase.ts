/**
 * From a passphrase to a key. scrypt, because guessing then takes memory and not only arithmetic: with these numbers 128 MiB
 * and about half a second for each guess on an ordinary laptop. The numbers are kept beside what they protect, so that a
 * later version can raise them.
 */
import { scryptAsync } from '@noble/hashes/scrypt.js';
import * as z from '../contract/zod.ts';
import { fromBase64, toBase64 } from '../evidence/signature.ts';
import { openBytes, sealBytes } from './cipher.ts';

/** What a stored or imported file may ask for: no guess takes more than 256 MiB here. */
export const Kdf = z.object({
  name: z.literal('scrypt'),
  /** CPU and memory cost, a power of two; memory is 128 · N · r bytes. */
  N: z.int().check(z.refine((n) => n >= 2 ** 14 && n <= 2 ** 18 && Number.isInteger(Math.log2(n)))),
  r: z.literal(8),
  p: z.int().check(z.minimum(1), z.maximum(4)),
  /** Base64, 16 bytes. */
  salt: z.string().check(z.regex(/^[A-Za-z0-9+/]{22}==$/)),
});
export type Kdf = z.infer<typeof Kdf>;

/** OWASP's recommendation for scrypt (Password Storage Cheat Sheet): N = 2^17, r = 8, p = 1. */
export const createKdf = (): Kdf => ({
  name: 'scrypt',
  N: 2 ** 17,
  r: 8,
  p: 1,
  salt: toBase64(crypto.getRandomValues(new Uint8Array(16))),
});

/** 32 bytes. The same letters give the same key, however a keyboard composes them. */
export async function derivePassphraseKey(passphrase: string, { N, r, p, salt }: Kdf): Promise<Uint8Array> {
  return scryptAsync(passphrase.normalize('NFKC'), fromBase64(salt), { N, r, p, dkLen: 32 });
}

/** A key that only the passphrase opens. */
export interface WrappedKey {
  kdf: Kdf;
  /** Base64 of the sealed key. */
  wrapped: string;
}

const PLACE = 'pantau-asn/key/1';

export async function wrapKey(passphrase: string, key: Uint8Array, kdf: Kdf): Promise<WrappedKey> {
  return { kdf, wrapped: toBase64(sealBytes(await derivePassphraseKey(passphrase, kdf), PLACE, key)) };
}

/** Throws `CannotOpen` for another passphrase. */
export async function unwrapKey(passphrase: string, { kdf, wrapped }: WrappedKey): Promise<Uint8Array> {
  return openBytes(await derivePassphraseKey(passphrase, kdf), PLACE, fromBase64(wrapped));
}
