/** Headers of tus 1.0, as a client sends them. */

export const TUS = { 'tus-resumable': '1.0.0' };

/** For the creation of an upload of `bytes` bytes; `withData` where the first of them come along. */
export function beginUpload(sha256: string, bytes: number, withData = false): Record<string, string> {
  return {
    ...TUS,
    'upload-length': String(bytes),
    'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}`,
    ...(withData ? { 'content-type': 'application/offset+octet-stream' } : {}),
  };
}

/** For more bytes from `offset` on. */
export function continueAt(offset: number): Record<string, string> {
  return { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
}
