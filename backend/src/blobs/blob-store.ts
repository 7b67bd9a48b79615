/** Port: where the bytes of evidence files are kept, by their SHA-256. Files in a folder today; S3 fits the same shape. */

type PutBlobOutcome = { outcome: 'stored'; bytes: number } | { outcome: 'hash-mismatch' };

export interface BlobStore {
  /**
   * Keeps the bytes if they have this SHA-256. Durable and whole when the promise resolves; nothing is left behind when
   * it rejects (the source failed) or the hash differs. Storing the same bytes again is harmless.
   */
  put(sha256: string, source: AsyncIterable<Uint8Array>): Promise<PutBlobOutcome>;
  /** The bytes of a blob; null where there are none. The caller reads the stream to its end or cancels it. */
  open(sha256: string): Promise<{ bytes: number; stream: ReadableStream } | null>;
}
