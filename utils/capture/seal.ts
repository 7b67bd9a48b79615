/** Canonical JSON (RFC 8785) and SHA-256: what makes a record's hash the same wherever it is computed. */
import canonicalize from 'canonicalize';

/** The one JSON text of a value, per RFC 8785. Throws a `TypeError` for what JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('The value has no JSON form.');
  return text;
}

/** SHA-256 of bytes, lower-case hexadecimal. */
export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of a record's canonical JSON in UTF-8: its manifest hash. */
export function manifestSha256(record: unknown): Promise<string> {
  return sha256(new TextEncoder().encode(canonicalJson(record)));
}
