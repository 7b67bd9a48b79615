/**
 * AES-256-GCM and keyed hashes that answer at once: inside of a database transaction, which would end while a promise of
 * WebCrypto is waited for. The one door to @noble/ciphers.
 */
import { gcm } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

type Bytes = Uint8Array<ArrayBuffer>;

const NONCE_BYTES = 12;
const KEY_BYTES = 32;

/** What was sealed with another key, for another place, or changed since. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

export const createKey = (): Bytes => crypto.getRandomValues(new Uint8Array(KEY_BYTES));

/** A key for one purpose, made of another: what leaks of the one tells nothing of the others. */
export const deriveSubkey = (key: Uint8Array, purpose: string): Bytes =>
  new Uint8Array(hkdf(sha256, key, undefined, utf8ToBytes(purpose), KEY_BYTES));

/** Nonce (12 bytes), ciphertext, tag (16 bytes). `place` must be the same when it is opened: nothing can be moved elsewhere. */
export function sealBytes(key: Uint8Array, place: string, bytes: Uint8Array): Bytes {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  return new Uint8Array(concatBytes(nonce, gcm(key, nonce, utf8ToBytes(place)).encrypt(bytes)));
}

/** Throws `CannotOpen`. */
export function openBytes(key: Uint8Array, place: string, sealed: Uint8Array): Uint8Array {
  try {
    return gcm(key, sealed.subarray(0, NONCE_BYTES), utf8ToBytes(place)).decrypt(sealed.subarray(NONCE_BYTES));
  } catch {
    throw new CannotOpen(place);
  }
}

/** A keyed hash (HMAC-SHA-256, 128 bits of it, hexadecimal): equal for equal texts, and says nothing else of them. */
export const blindText = (key: Uint8Array, text: string): string =>
  bytesToHex(hmac(sha256, key, utf8ToBytes(text)).subarray(0, 16));
