/**
 * One encrypted file, written and read piece by piece: AES-256-GCM over chunks of 64 KiB, each bound to its number, to the
 * header and to whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár), so that no
 * chunk can be changed, moved, left out or cut off unnoticed. The key comes from a passphrase of the file's own.
 */
import * as z from '../contract/zod.ts';
import { fromBase64, toBase64 } from '../evidence/signature.ts';
import { deriveSubkey } from '../vault/cipher.ts';
import { derivePassphraseKey, Kdf } from '../vault/passphrase.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const MAGIC = new TextEncoder().encode('PANTAU-ASN-CADANGAN/1\n');
const CHUNK = 64 * 1024;
const TAG = 16;
const PREFIX_BYTES = 7;
/** A header is shorter, in bytes. */
const MAX_HEADER = 1024;

const Header = z.object({
  kdf: Kdf,
  /** First 7 bytes of every nonce, base64. */
  prefix: z.string().check(z.regex(/^[A-Za-z0-9+/]{10}==$/)),
});

/** `not-backup`: something else. `wrong-passphrase`: or its beginning is damaged. `damaged`: changed, or cut off. */
export class BackupError extends Error {
  readonly code: 'not-backup' | 'wrong-passphrase' | 'damaged' | 'unknown-content';
  constructor(code: BackupError['code'], detail = '') {
    super(`${code} ${detail}`.trim());
    this.name = 'BackupError';
    this.code = code;
  }
}

interface Cipher {
  key: CryptoKey;
  prefix: Bytes;
  header: Bytes;
}

async function createCipher(passphrase: string, kdf: Kdf, prefix: Bytes, header: Bytes): Promise<Cipher> {
  const raw = deriveSubkey(await derivePassphraseKey(passphrase, kdf), 'pantau-asn/backup/1');
  return { key: await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']), prefix, header };
}

function algorithm({ prefix, header }: Cipher, index: number, last: boolean) {
  const iv = new Uint8Array(PREFIX_BYTES + 5);
  iv.set(prefix);
  new DataView(iv.buffer).setUint32(PREFIX_BYTES, index);
  iv[PREFIX_BYTES + 4] = last ? 1 : 0;
  return { name: 'AES-GCM', iv, additionalData: header };
}

/** Cuts a stream of bytes into pieces of `size`; the last may be shorter, and empty. */
async function* cut(input: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<{ piece: Bytes; last: boolean }> {
  let held = new Uint8Array(size);
  let length = 0;
  for await (const bytes of input)
    for (let at = 0; at < bytes.length; ) {
      // Only what is followed by something is not the last.
      if (length === size) {
        yield { piece: held, last: false };
        held = new Uint8Array(size);
        length = 0;
      }
      const taken = Math.min(size - length, bytes.length - at);
      held.set(bytes.subarray(at, at + taken), length);
      length += taken;
      at += taken;
    }
  yield { piece: held.slice(0, length), last: true };
}

export async function* encryptStream(
  input: AsyncIterable<Uint8Array>,
  passphrase: string,
  kdf: Kdf,
): AsyncGenerator<Bytes> {
  const prefix = crypto.getRandomValues(new Uint8Array(PREFIX_BYTES));
  const json = new TextEncoder().encode(
    JSON.stringify({ kdf, prefix: toBase64(prefix) } satisfies z.infer<typeof Header>),
  );
  const header = new Uint8Array(MAGIC.length + 2 + json.length);
  header.set(MAGIC);
  new DataView(header.buffer).setUint16(MAGIC.length, json.length);
  header.set(json, MAGIC.length + 2);
  const cipher = await createCipher(passphrase, kdf, prefix, header);
  yield header;
  let index = 0;
  for await (const { piece, last } of cut(input, CHUNK))
    yield new Uint8Array(await crypto.subtle.encrypt(algorithm(cipher, index++, last), cipher.key, piece));
}

async function readHeader(file: Blob): Promise<{ header: Bytes; fields: z.infer<typeof Header> }> {
  const start = new Uint8Array(await file.slice(0, MAGIC.length + 2 + MAX_HEADER).arrayBuffer());
  if (start.length < MAGIC.length + 2 || MAGIC.some((byte, at) => start[at] !== byte))
    throw new BackupError('not-backup');
  const length = new DataView(start.buffer).getUint16(MAGIC.length);
  const header = start.slice(0, MAGIC.length + 2 + length);
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(header.subarray(MAGIC.length + 2)));
    return { header, fields: Header.parse(json) };
  } catch {
    throw new BackupError('damaged', 'header');
  }
}

/** What opens one backup, so that it need not be derived again for reading it twice. Throws `BackupError`. */
export async function openBackup(file: Blob, passphrase: string): Promise<() => AsyncGenerator<Bytes>> {
  const { header, fields } = await readHeader(file);
  const cipher = await createCipher(passphrase, fields.kdf, fromBase64(fields.prefix), header);
  const body = file.slice(header.length);
  const decrypt = async (piece: Bytes, index: number, last: boolean): Promise<Bytes | null> => {
    try {
      return new Uint8Array(await crypto.subtle.decrypt(algorithm(cipher, index, last), cipher.key, piece));
    } catch {
      return null;
    }
  };
  return async function* () {
    let index = 0;
    for await (const { piece, last } of cut(body.stream(), CHUNK + TAG)) {
      const plain = await decrypt(piece, index, last);
      // With the right passphrase, the beginning of a file that was cut off opens as what it was: not the last.
      if (!plain) {
        const wrong = index === 0 && !(last && (await decrypt(piece, 0, false)));
        throw new BackupError(wrong ? 'wrong-passphrase' : 'damaged', `chunk ${index}`);
      }
      index++;
      yield plain;
    }
  };
}
