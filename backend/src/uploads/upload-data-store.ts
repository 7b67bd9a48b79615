/**
 * What `@tus/server` keeps uploads in: bytes in the blob store's staging, state in the database. An upload is addressed by
 * its device and the SHA-256 of the whole file, so a device that lost everything but the file finds its upload again, and
 * several instances share it: who moves it first wins, the other is told the new offset.
 */
import { DataStore, ERRORS, Upload } from '@tus/utils';
import type { BlobStore, PutBlobOutcome } from '../blobs/blob-store.ts';
import type { Store } from '../store/store.ts';

/** The staged bytes are not those of the announced hash. */
export const HASH_MISMATCH = { status_code: 422, body: 'hash-mismatch' };

/** Whose upload of what. */
export interface UploadKey {
  deviceId: string;
  sha256: string;
}

/** The key as one text, safe as the name of a file. */
export const writeUploadId = ({ deviceId, sha256 }: UploadKey): string => `${deviceId}.${sha256}`;

function readUploadId(id: string): UploadKey {
  const [deviceId = '', sha256 = ''] = id.split('.');
  return { deviceId, sha256 };
}

/** Bytes that come with the creation of an upload: most files come whole. */
export interface Brought {
  /** Nobody else's: their memory is given back as soon as they are written. */
  chunks: readonly Uint8Array[];
  /** How many of them are durable, once the upload is created. */
  received: number;
}

/**
 * Frees the memory of a chunk that is not needed any more. It lies outside of the heap, where some megabytes of it are reason
 * enough for V8 to look through all of the heap: without this it does so every 70 files.
 */
function giveBack({ buffer, byteLength }: Uint8Array): void {
  // A small one may share its memory with others.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** Uploads in our own storage. Methods throw what `@tus/server` makes an answer of: `{status_code, body}`. */
export class UploadDataStore extends DataStore {
  readonly #uploads: Store['uploads'];
  readonly #owners: Store['blobOwners'];
  readonly #blobs: BlobStore;
  readonly #brought = new WeakMap<Upload, Brought>();

  constructor({ uploads, blobOwners }: Pick<Store, 'uploads' | 'blobOwners'>, blobs: BlobStore) {
    super();
    this.#owners = blobOwners;
    this.extensions = ['creation', 'creation-with-upload'];
    this.#uploads = uploads;
    this.#blobs = blobs;
  }

  override async create(upload: Upload): Promise<Upload> {
    const { deviceId, sha256 } = readUploadId(upload.id);
    if (!upload.size) throw ERRORS.INVALID_LENGTH;
    const brought = this.#brought.get(upload);
    if (brought) {
      brought.received = await this.#receive(brought.chunks, upload.id, upload.size);
      return upload;
    }
    await this.#blobs.staging.discard(upload.id);
    await this.#uploads.begin(deviceId, sha256, upload.size);
    return upload;
  }

  /**
   * The creation of this upload, which follows, brings these bytes along. Past the library, whose streams for a body take
   * longer than all else that it does, and each leave kilobytes behind.
   */
  bring(upload: Upload, brought: Brought): void {
    this.#brought.set(upload, brought);
  }

  override async getUpload(id: string): Promise<Upload> {
    const { deviceId, sha256 } = readUploadId(id);
    const state = await this.#uploads.find(deviceId, sha256);
    if (state === null) throw ERRORS.FILE_NOT_FOUND;
    return new Upload({ id, size: state.bytes, offset: state.received });
  }

  /** Adds what comes; with the last byte the file becomes a blob, before anyone is told that it arrived. */
  override async write(stream: AsyncIterable<Uint8Array>, id: string, offset: number): Promise<number> {
    const { deviceId, sha256 } = readUploadId(id);
    const state = await this.#uploads.find(deviceId, sha256);
    if (state === null) throw ERRORS.FILE_NOT_FOUND;
    if (state.received === state.bytes) return state.received;
    const added = await this.#blobs.staging.append(id, offset, stream, state.bytes);
    if (added === null) {
      await this.#forget(id);
      throw ERRORS.FILE_NO_LONGER_EXISTS;
    }
    const received = offset + added;
    if (received < state.bytes) {
      if (added > 0 && !(await this.#uploads.advance(deviceId, sha256, offset, received))) throw ERRORS.INVALID_OFFSET;
      return received;
    }
    const { outcome } = await this.#blobs.staging.finish(id, state.bytes, sha256);
    await this.#end(id, state.bytes, outcome);
    return received;
  }

  /** What came with the creation: the whole file, or its beginning. */
  async #receive(chunks: readonly Uint8Array[], id: string, size: number): Promise<number> {
    const { deviceId, sha256 } = readUploadId(id);
    if (chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0) > size) throw ERRORS.ERR_MAX_SIZE_EXCEEDED;
    const result = await this.#blobs.staging.receive(id, size, sha256, chunks);
    chunks.forEach(giveBack);
    if (result.outcome !== 'partial') {
      await this.#end(id, size, result.outcome);
      return size;
    }
    await this.#uploads.begin(deviceId, sha256, size);
    if (result.bytes > 0 && !(await this.#uploads.advance(deviceId, sha256, 0, result.bytes)))
      throw ERRORS.INVALID_OFFSET;
    return result.bytes;
  }

  /** All bytes have come: the device owns the blob that they are, or the upload is forgotten. */
  async #end(id: string, bytes: number, outcome: PutBlobOutcome['outcome']): Promise<void> {
    const { deviceId, sha256 } = readUploadId(id);
    if (outcome === 'stored') {
      const isThere = () => this.#blobs.has(sha256);
      if ((await this.#owners.add(deviceId, sha256, bytes, isThere)) === null) throw ERRORS.FILE_NO_LONGER_EXISTS;
    }
    if (outcome === 'hash-mismatch') {
      await this.#forget(id);
      throw HASH_MISMATCH;
    }
    await this.#blobs.staging.discard(id);
  }

  async #forget(id: string): Promise<void> {
    const { deviceId, sha256 } = readUploadId(id);
    // The row last: it is what a later cleanup finds the bytes by.
    await this.#blobs.staging.discard(id);
    await this.#uploads.drop(deviceId, sha256);
  }
}
