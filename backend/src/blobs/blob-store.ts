/** Port: where the bytes of evidence files are kept, by their SHA-256: files in a folder, or an S3-compatible store. */

export type PutBlobOutcome = { outcome: 'stored'; bytes: number } | { outcome: 'hash-mismatch' };

export interface BlobStore {
  /**
   * Keeps the bytes if they have this SHA-256. Durable and whole when the promise resolves; nothing is left behind when
   * it rejects (the source failed) or the hash differs. Storing the same bytes again is harmless.
   */
  put(sha256: string, source: AsyncIterable<Uint8Array>): Promise<PutBlobOutcome>;
  /** The bytes of a blob; null where there are none. The caller reads the stream to its end or cancels it. */
  open(sha256: string): Promise<{ bytes: number; stream: ReadableStream } | null>;
  /** Whether the bytes are here. */
  has(sha256: string): Promise<boolean>;
  /** Removes a blob for good; nothing happens where there is none. */
  remove(sha256: string): Promise<void>;
  /** Rejects where nothing can be kept just now. */
  check(): Promise<void>;
  staging: BlobStaging;
}

/** Bytes of uploads that are not whole yet, each under an id that is safe as the name of a file. */
export interface BlobStaging {
  /**
   * Adds bytes from `offset` on and says how many are durable. What came before the source failed is kept, so that a
   * broken connection costs no more than what was on the way; it rejects only where keeping failed. Null where the bytes
   * before `offset` are not here (any more): the upload must begin again. What makes the file whole (`total` bytes) need
   * only be durable once it is finished, which follows.
   */
  append(id: string, offset: number, source: AsyncIterable<Uint8Array>, total?: number): Promise<number | null>;
  /** Makes a blob of the staged bytes, which must be this many, as `put` does. Called once all of them are there. */
  finish(id: string, bytes: number, sha256: string): Promise<PutBlobOutcome>;
  /**
   * Takes what may be the whole file at once, `total` bytes. All of it with this SHA-256 becomes a blob, as `put` makes it;
   * less is staged, as `append` from 0 does.
   */
  receive(
    id: string,
    total: number,
    sha256: string,
    chunks: readonly Uint8Array[],
  ): Promise<PutBlobOutcome | { outcome: 'partial'; bytes: number }>;
  /** Forgets an upload. */
  discard(id: string): Promise<void>;
}
