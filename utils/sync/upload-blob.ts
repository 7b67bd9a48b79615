/**
 * Resumable upload of one file (tus 1.0). The upload is addressed by the file's SHA-256, so nothing has to be remembered to
 * find it again: a worker that knows only the file asks the backend how far it is, and goes on there.
 */
import { type HttpRequest, type HttpResponse, Upload } from 'tus-js-client';
import { firstChunkSize, nextChunkSize } from './chunk-size.ts';

/** A request that took longer than this is not repeated at once, in milliseconds. */
const PATIENCE_MS = 10_000;

export interface UploadOptions {
  /** Asks first what the backend has of it already. Without it one request less, for a file that was never tried. */
  resume: boolean;
  /** Small portions: the link is known to be slow or metered. */
  slow: boolean;
  /** Pauses before a request is repeated within this delivery, in milliseconds; after them the outbox takes over. */
  retryDelays: number[];
  /** Called with the bytes that the backend has durably. */
  onProgress(bytes: number): Promise<void>;
}

/** One HTTP request of an upload; rejects where there is no answer. */
export type SendRequest = (
  method: string,
  url: string,
  headers: Record<string, string>,
  body: Content | undefined,
) => Promise<Response>;

/** A file, or its bytes where they are at hand. */
export type Content = Blob | Uint8Array<ArrayBuffer>;

const sizeOf = (content: Content) => (content instanceof Blob ? content.size : content.byteLength);

/** What the library is given: the file is opened by us, whatever it is. */
const NOTHING = new Blob();

/** Uploads `content` to `endpoint`. Rejects with what `send` rejected with, or with an `UploadFailure`. */
export async function uploadBlob(
  endpoint: string,
  sha256: string,
  content: Content,
  { resume, slow, retryDelays, onProgress }: UploadOptions,
  send: SendRequest,
): Promise<void> {
  let progress = Promise.resolve();
  let startedAt = performance.now();
  let failure: unknown;
  const address = `${endpoint}/${sha256}`;
  const size = sizeOf(content);
  const watched: SendRequest = async (method, url, headers, body) => {
    // The answer to a creation names the address for the rest: evidence and token go nowhere else.
    if (url !== endpoint && url !== address) throw new UploadFailure(null, 'The upload is led to another address.');
    startedAt = performance.now();
    failure = undefined;
    try {
      const response = await send(method, url, headers, body);
      // What is there under our hash was begun with another size: a header was damaged on the way. It is begun anew.
      if (response.ok && method === 'HEAD' && Number(response.headers.get('upload-length') ?? size) !== size)
        return new Response(null, { status: 404 });
      if (response.ok) return response;
      failure = new UploadFailure(response.clone());
      // The library begins anew after any answer but yes; what is here already must survive a 503.
      if (method === 'HEAD' && response.status !== 404 && response.status !== 410) throw failure;
      return response;
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  const isWorthRepeating = () => {
    if (performance.now() - startedAt > PATIENCE_MS) return false;
    if (!(failure instanceof UploadFailure)) return true;
    // 404, 409, 423: the upload is gone, elsewhere by now, or held. Asking where it stands is the way on.
    return [404, 409, 410, 423].includes(failure.response?.status ?? 0);
  };
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(NOTHING, {
      endpoint,
      uploadUrl: resume ? address : null,
      metadata: { sha256 },
      chunkSize: firstChunkSize(slow),
      uploadDataDuringCreation: true,
      retryDelays,
      onShouldRetry: () => {
        upload.options.uploadUrl = address;
        return isWorthRepeating();
      },
      storeFingerprintForResuming: false,
      httpStack: { createRequest: (method, url) => createRequest(method, url, watched), getName: () => 'fetch' },
      fileReader: { openFile: async () => openContent(content) },
      onChunkComplete: (chunk, accepted) => {
        upload.options.chunkSize = nextChunkSize(chunk, performance.now() - startedAt);
        progress = progress.then(() => onProgress(accepted));
      },
      onSuccess: () => resolve(),
      onError: (error) => reject(failure ?? error),
    });
    upload.start();
  });
  await progress;
}

/** An answer that ends an upload; without one where it was not even asked for. */
export class UploadFailure extends Error {
  override readonly name = 'UploadFailure';
  readonly response: Response | null;

  constructor(response: Response | null, message = `HTTP ${response?.status}`) {
    super(message);
    this.response = response;
  }
}

/** What the library hands from the reader to the request; it looks at the size alone. */
interface Part {
  size: number;
  body: Content;
}

/** Without any of the library's guesses about environments: it is told what a file is. */
function openContent(content: Content) {
  const size = sizeOf(content);
  const take = (start: number, end: number): Part => ({
    size: end - start,
    body: content instanceof Blob ? content.slice(start, end) : content.subarray(start, end),
  });
  return {
    size,
    slice: async (start: number, end: number) => ({ value: take(start, end), done: end >= size }),
    close: () => undefined,
  };
}

/** The library's own requests need XMLHttpRequest, which a worker has not. */
function createRequest(method: string, url: string, send: SendRequest): HttpRequest {
  const headers: Record<string, string> = {};
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => {
      headers[name] = value;
    },
    getHeader: (name) => headers[name],
    setProgressHandler: () => undefined,
    send: async (part: Part | undefined) => toTusResponse(await send(method, url, headers, part?.body)),
    abort: async () => undefined,
    getUnderlyingObject: () => null,
  };
}

function toTusResponse(response: Response): HttpResponse {
  return {
    getStatus: () => response.status,
    getHeader: (name) => response.headers.get(name) ?? undefined,
    getBody: () => '',
    getUnderlyingObject: () => response,
  };
}
