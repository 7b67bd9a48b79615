/**
 * Trusted times as they lie in packages (RFC 3161). Here it is only seen whether one is about the record at all; whether the
 * authority really said so is for `openssl ts -verify`, with the root certificate of an authority that one trusts.
 */
import { fromBase64 } from './signature.ts';

/** In DER: an OCTET STRING of 32 bytes. */
const HASH_HEADER = [0x04, 0x20];

/** A `TimeStampResp` in DER, of an authority with this name. */
export interface KeptTimestamp {
  authority: string;
  /** Base64. */
  response: string;
}

/** Whether the response names this SHA-256 (lower-case hexadecimal) as what was shown to the authority. */
export function isOfHash({ response }: KeptTimestamp, sha256: string): boolean {
  const wanted = [...HASH_HEADER, ...(sha256.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))];
  const bytes = fromBase64(response);
  return bytes.some(
    (byte, start) => byte === wanted[0] && wanted.every((expected, index) => bytes[start + index] === expected),
  );
}
