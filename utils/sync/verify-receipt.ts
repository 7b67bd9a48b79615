/** Whether a receipt was signed by the backend that this device joined. */
import { canonicalJson } from '../capture/seal.ts';
import type { Receipt, ReceiptKey } from '../contract/api.ts';

/** True for a signature of this Ed25519 key over the receipt's canonical JSON (RFC 8785) without `signature`. */
export async function verifyReceipt({ signature, ...receipt }: Receipt, key: ReceiptKey): Promise<boolean> {
  const publicKey = await crypto.subtle.importKey('jwk', key, { name: 'Ed25519' }, false, ['verify']);
  const bytes = Uint8Array.from(atob(signature.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );
  return crypto.subtle.verify('Ed25519', publicKey, bytes, new TextEncoder().encode(canonicalJson(receipt)));
}
