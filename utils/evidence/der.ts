/** Forms that `openssl` reads: a signature as DER (ECDSA-Sig-Value, RFC 3279) and a public key as PEM (RFC 7468). Pure. */

import { sha256 } from '../capture/seal.ts';
import type { Signature } from '../contract/signature.ts';
import { fromBase64, toBase64 } from './signature.ts';

const HALF = 32;

/** An unsigned number as a DER INTEGER: no leading zeros, but one where the first bit is set. */
function encodeInteger(bytes: Uint8Array): number[] {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? [0] : [...bytes.subarray(start)];
  if ((digits[0] ?? 0) >= 0x80) digits.unshift(0);
  return [0x02, digits.length, ...digits];
}

/** The signature's `value` as DER, 8 to 72 bytes. */
export function toDer({ value }: Pick<Signature, 'value'>): Uint8Array<ArrayBuffer> {
  const raw = fromBase64(value);
  const body = [...encodeInteger(raw.subarray(0, HALF)), ...encodeInteger(raw.subarray(HALF))];
  return Uint8Array.from([0x30, body.length, ...body]);
}

/** The `value` of a signature in DER; null for anything that `toDer` would not have written. */
export function fromDer(der: Uint8Array): string | null {
  const raw = new Uint8Array(2 * HALF);
  let at = 2;
  for (const end of [HALF, 2 * HALF]) {
    const length = der[at + 1] ?? 0;
    const digits = der.subarray(at + 2, at + 2 + length);
    const number = digits[0] === 0 ? digits.subarray(1) : digits;
    if (number.length > HALF) return null;
    raw.set(number, end - number.length);
    at += 2 + length;
  }
  const value = toBase64(raw);
  const again = toDer({ value });
  return again.length === der.length && again.every((byte, index) => byte === der[index]) ? value : null;
}

/** A public key as PEM, in lines of 64 characters. */
export function toPem({ publicKey }: Pick<Signature, 'publicKey'>): string {
  const lines = publicKey.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
}

/** The signature that a DER file and a PEM file make; null for what `toDer` and `toPem` would not have written. */
export async function readSignature(der: Uint8Array, pem: string): Promise<Signature | null> {
  const publicKey = pem.split('\n').slice(1, -2).join('');
  const value = fromDer(der);
  if (!value || !/^[A-Za-z0-9+/]{122}==$/.test(publicKey) || toPem({ publicKey }) !== pem) return null;
  return { algorithm: 'ECDSA-P256-SHA256', publicKey, keyId: await sha256(fromBase64(publicKey)), value };
}
