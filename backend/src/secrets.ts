/** Secrets that are handed out once (tokens, invite codes): random to make, hashed to keep, compared in constant time. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 characters of base64url. */
export function createSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * SHA-256 of a secret, lower-case hexadecimal: the only form that is stored. A plain hash is enough because a secret
 * has 256 random bits: there is nothing to guess, so nothing to slow down.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** Whether two texts are equal, in a time that does not tell how much of them is. */
export function equalsInConstantTime(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')];
  return left.length === right.length && timingSafeEqual(left, right);
}
