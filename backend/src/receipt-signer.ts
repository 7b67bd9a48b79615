/**
 * Signs receipts, so that one can be shown to somebody else and still be believed, and so that a device can tell its
 * backend's answer from any other. Ed25519: the same receipt has the same signature, whenever and wherever it is made.
 */
import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { canonicalJson } from '../../utils/capture/seal.ts';
import { type Receipt, ReceiptKey, type UnsignedReceipt } from '../../utils/contract/api.ts';

export interface ReceiptSigner {
  /** The public key, for everybody. */
  key: ReceiptKey;
  sign(receipt: UnsignedReceipt): Receipt;
}

/** A signer with this Ed25519 key. */
export function createReceiptSigner(privateKey: KeyObject): ReceiptSigner {
  const { kty, crv, x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return {
    key: ReceiptKey.parse({ kty, crv, x }),
    sign: (receipt) => {
      const signature = sign(null, Buffer.from(canonicalJson(receipt)), privateKey);
      return { ...receipt, signature: signature.toString('base64url') };
    },
  };
}
