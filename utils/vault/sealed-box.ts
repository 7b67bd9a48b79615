/**
 * Seals to a public key: whoever seals cannot open. A new ECDH P-256 key for each box, HKDF-SHA-256, AES-256-GCM; all of it
 * by WebCrypto, so never inside of a database transaction.
 */
import { CannotOpen } from './cipher.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
/** An uncompressed point. */
const POINT_BYTES = 65;
const NONCE_BYTES = 12;
const INFO = new TextEncoder().encode('pantau-asn/box/1');

export interface BoxKeys {
  /** Raw point. */
  publicKey: Bytes;
  /** PKCS #8: kept only sealed. */
  privateKey: Bytes;
}

export async function createBoxKeys(): Promise<BoxKeys> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  };
}

const importPublic = (point: Bytes) => crypto.subtle.importKey('raw', point, CURVE, false, []);

/** The box's key: bound to both public keys. */
async function agree(privateKey: CryptoKey, publicKey: CryptoKey, ephemeral: Bytes, recipient: Bytes) {
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256);
  const salt = new Uint8Array([...ephemeral, ...recipient]);
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const kdf = { name: 'HKDF', hash: 'SHA-256', salt, info: INFO };
  return crypto.subtle.deriveKey(kdf, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const gcm = (iv: Bytes, place: string) => ({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) });

/** Ephemeral point (65 bytes), nonce (12), ciphertext and tag. */
export async function sealBox(recipient: Bytes, place: string, bytes: Bytes): Promise<Bytes> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const key = await agree(pair.privateKey, await importPublic(recipient), ephemeral, recipient);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = new Uint8Array(await crypto.subtle.encrypt(gcm(nonce, place), key, bytes));
  const box = new Uint8Array(POINT_BYTES + NONCE_BYTES + sealed.length);
  box.set(ephemeral);
  box.set(nonce, POINT_BYTES);
  box.set(sealed, POINT_BYTES + NONCE_BYTES);
  return box;
}

/** Throws `CannotOpen` for what was not sealed to this key for this place. */
export async function openBox({ publicKey, privateKey }: BoxKeys, place: string, box: Bytes): Promise<Bytes> {
  try {
    const ephemeral = box.slice(0, POINT_BYTES);
    const own = await crypto.subtle.importKey('pkcs8', privateKey, CURVE, false, ['deriveBits']);
    const key = await agree(own, await importPublic(ephemeral), ephemeral, publicKey);
    const nonce = box.slice(POINT_BYTES, POINT_BYTES + NONCE_BYTES);
    const sealed = box.slice(POINT_BYTES + NONCE_BYTES);
    return new Uint8Array(await crypto.subtle.decrypt(gcm(nonce, place), key, sealed));
  } catch {
    throw new CannotOpen(place);
  }
}
