/** Signs the manifest of a package with the network's own key, in the form of a device's signature. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { sha256 } from '../../../utils/capture/seal.ts';
import type { Signature } from '../../../utils/contract/signature.ts';
import { signBytes } from '../../../utils/evidence/signature.ts';

/** A signer with this P-256 key. */
export function createPackageSigner(key: KeyObject): (bytes: Uint8Array<ArrayBuffer>) => Promise<Signature> {
  const spki = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }));
  const jwk = key.export({ format: 'jwk' });
  const importing = crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  return async (bytes) => {
    const publicKey = Buffer.from(spki).toString('base64');
    return signBytes({ privateKey: await importing, publicKey, keyId: await sha256(spki) }, bytes);
  };
}
