/** Signs and verifies records with ECDSA P-256. Shared with the backend; pure but for WebCrypto. */
import { canonicalJson, sha256 } from '../capture/seal.ts';
import type { Signature } from '../contract/signature.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

export interface SigningKey {
  /** Cannot be read out: it can only be used, by this device's browser. */
  privateKey: CryptoKey;
  /** SubjectPublicKeyInfo, base64. */
  publicKey: string;
  /** SHA-256 of the SubjectPublicKeyInfo. */
  keyId: string;
}

export const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** A new key, whose private half no code can read. */
export async function createSigningKey(): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  return { privateKey: pair.privateKey, publicKey: toBase64(spki), keyId: await sha256(spki) };
}

/** Signature over bytes. */
export async function signBytes(key: SigningKey, bytes: Uint8Array<ArrayBuffer>): Promise<Signature> {
  const value = toBase64(new Uint8Array(await crypto.subtle.sign(SIGNING, key.privateKey, bytes)));
  return { algorithm: 'ECDSA-P256-SHA256', publicKey: key.publicKey, keyId: key.keyId, value };
}

/** Signature over a record's canonical JSON. */
export function signRecord(key: SigningKey, record: unknown): Promise<Signature> {
  return signBytes(key, new TextEncoder().encode(canonicalJson(record)));
}

/** Whether the key that the signature names made it over these bytes. False as well for what is no key on the curve. */
export async function verifyBytes(signature: Signature, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    const spki = fromBase64(signature.publicKey);
    if ((await sha256(spki)) !== signature.keyId) return false;
    const key = await crypto.subtle.importKey('spki', spki, CURVE, false, ['verify']);
    return await crypto.subtle.verify(SIGNING, key, fromBase64(signature.value), bytes);
  } catch {
    return false;
  }
}

/** Whether the key that the signature names made it over the record's canonical JSON. */
export function verifyRecord(signature: Signature, record: unknown): Promise<boolean> {
  return verifyBytes(signature, new TextEncoder().encode(canonicalJson(record)));
}
