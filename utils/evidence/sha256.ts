/**
 * SHA-256 where WebCrypto cannot do it: inside of a database transaction, which would end while a promise of another API
 * is waited for, and piece by piece over a file that is too large to hold.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalJson } from '../capture/seal.ts';

/** SHA-256 of a record's canonical JSON, lower-case hexadecimal: what `manifestSha256` gives, at once. */
export function recordSha256(record: unknown): string {
  return bytesToHex(sha256(new TextEncoder().encode(canonicalJson(record))));
}

/** A hash that grows with the bytes given to it. */
export interface RunningSha256 {
  update(bytes: Uint8Array): void;
  /** Lower-case hexadecimal; nothing may be added afterwards. */
  finish(): string;
}

export function createSha256(): RunningSha256 {
  const hash = sha256.create();
  return { update: (bytes) => void hash.update(bytes), finish: () => bytesToHex(hash.digest()) };
}
