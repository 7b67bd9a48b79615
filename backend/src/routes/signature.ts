/** The device's signature over a record: checked before anything is acknowledged. */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { promisify } from 'node:util';
import type { Signature } from '../../../utils/contract/signature.ts';
import { ProblemError } from '../http/problem.ts';

/** Devices sign with the same key again and again: so many keys are kept as they were read. */
const MOST_KEYS = 2_000;
const keys = new Map<string, KeyObject | null>();

/** The key on P-256; null for what is none, or has another hash than it is called by. */
function readKey({ publicKey, keyId }: Signature): KeyObject | null {
  const spki = Buffer.from(publicKey, 'base64');
  if (createHash('sha256').update(spki).digest('hex') !== keyId) return null;
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null;
  } catch {
    return null;
  }
}

function keyOf(signature: Signature): KeyObject | null {
  const name = `${signature.keyId} ${signature.publicKey}`;
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = readKey(signature);
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(name, key);
  return key;
}

/** Beside the work of this thread: of all that a record costs, nothing takes longer. */
const verifyBeside = promisify(verify);

/** Rejects with `signature-invalid` unless the key in `signature` signed `record`, the canonical JSON. */
export async function checkSignature(signature: Signature, record: string): Promise<void> {
  const key = keyOf(signature);
  const value = Buffer.from(signature.value, 'base64');
  const isGood =
    key !== null && (await verifyBeside('sha256', Buffer.from(record), { key, dsaEncoding: 'ieee-p1363' }, value));
  if (!isGood) throw new ProblemError('signature-invalid');
}
