import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../utils/capture/seal.ts';
import { type ProblemCode, ReceiptKey } from '../../../utils/contract/api.ts';
import { createSigningKey, signRecord } from '../../../utils/evidence/signature.ts';
import { createReportClient, DeliveryFailure } from '../../../utils/sync/report-client.ts';
import type { Content } from '../../../utils/sync/upload-blob.ts';
import { sampleCapture } from '../sample.ts';

type Handler = (request: IncomingMessage, body: Buffer, response: ServerResponse) => void;

let server: Server;
let handle: Handler;
let seen: string[];
beforeEach(async () => {
  seen = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    seen.push(`${request.method} ${request.url} ${request.headers['upload-offset'] ?? ''}`.trim());
    handle(request, Buffer.concat(chunks), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const client = (timeout = 2_000) => {
  const { port } = server.address() as AddressInfo;
  return createReportClient({ baseUrl: `http://127.0.0.1:${port}`, token: 'rahasia', receiptKey }, fetch, {
    timeout,
    retryDelays: [10, 20],
  });
};
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const receiptKey = ReceiptKey.parse(publicKey.export({ format: 'jwk' }));
const answer = (response: ServerResponse, status: number, headers: Record<string, string> = {}, body = '') =>
  response.writeHead(status, headers).end(body);
const problem = (response: ServerResponse, status: number, code: ProblemCode, headers: Record<string, string> = {}) =>
  answer(
    response,
    status,
    { 'content-type': 'application/problem+json', ...headers },
    JSON.stringify({ type: `urn:pantau-asn:problem:${code}`, title: code, status, code }),
  );
const failureOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DeliveryFailure)) throw new Error('No DeliveryFailure');
  return { code: error.code, problem: error.problem, retryAfter: error.retryAfter };
};

describe('uploading a file', () => {
  const bytes = new Uint8Array(300_000).map((_, index) => index % 251);
  const blob = new Blob([bytes]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');

  /** Keeps what it gets, as the backend does; `before` may answer in its place. */
  function keep(before: (request: IncomingMessage, response: ServerResponse) => boolean = () => false) {
    let kept: Buffer | null = null;
    handle = (request, body, response) => {
      if (before(request, response)) return;
      const offset = () => ({ 'upload-offset': String(kept?.length ?? 0), 'upload-length': String(bytes.length) });
      if (request.method === 'HEAD') return void (kept ? answer(response, 200, offset()) : answer(response, 404));
      if (request.method === 'POST') kept = Buffer.alloc(0);
      kept = Buffer.concat([kept ?? Buffer.alloc(0), body]);
      answer(response, request.method === 'POST' ? 201 : 204, { ...offset(), location: `uploads/${sha256}` });
    };
    return { kept: () => kept };
  }
  const upload = (options: { resume?: boolean; slow?: boolean } = {}, timeout?: number, content: Content = blob) => {
    const progress: number[] = [];
    const onProgress = async (sent: number) => void progress.push(sent);
    const done = client(timeout).uploadBlob(sha256, content, { resume: false, slow: true, ...options, onProgress });
    return { done, progress };
  };

  test.each([true, false])('of bytes at hand arrives as well, on a slow link (%s) or another', async (slow) => {
    const { kept } = keep();
    const { done, progress } = upload({ slow }, undefined, new Uint8Array(bytes));
    await done;
    expect(kept()?.equals(bytes)).toBe(true);
    expect(progress.at(-1)).toBe(300_000);
  });

  test('goes in portions, and its progress is what has arrived', async () => {
    const { kept } = keep();
    const { done, progress } = upload();
    await done;
    expect(kept()?.equals(bytes)).toBe(true);
    expect(progress.at(-1)).toBe(300_000);
    expect(progress.length).toBeGreaterThan(1);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(seen[0]).toBe('POST /v1/uploads');
  });

  test('goes on where an earlier worker was stopped', async () => {
    let requests = 0;
    const { kept } = keep((_, response) => {
      // The second portion never gets an answer, as when the worker ends.
      if (++requests !== 2) return false;
      response.destroy();
      return true;
    });
    const first = upload({}, 300);
    await first.done;
    expect(seen.filter((line) => line.startsWith('POST'))).toHaveLength(1);
    expect(seen.some((line) => line.startsWith('HEAD'))).toBe(true);
    expect(kept()?.equals(bytes)).toBe(true);
    seen = [];
    await upload({ resume: true }).done;
    expect(seen).toEqual([`HEAD /v1/uploads/${sha256}`]);
  });

  test('does not begin anew because the backend is out of order', async () => {
    keep((request, response) => {
      if (request.method !== 'HEAD') return false;
      answer(response, 503, { 'retry-after': '7' });
      return true;
    });
    expect(await failureOf(upload({ resume: true }).done)).toMatchObject({ code: 'server-error', retryAfter: 7_000 });
    expect(seen).toEqual([`HEAD /v1/uploads/${sha256}`]);
  });

  test.each([
    ['a captive portal', { 'content-type': 'text/html' }, 'unexpected-answer'],
    [
      'another address',
      { location: 'https://elsewhere.example/v1/uploads/x', 'upload-offset': '65536' },
      'unexpected-answer',
    ],
  ])('ends at %s', async (_, headers, code) => {
    handle = (_request, _body, response) => answer(response, 201, headers, '<html>');
    expect(await failureOf(upload().done)).toMatchObject({ code });
  });

  test('that arrived damaged is sent again later, not called rejected', async () => {
    handle = (_request, _body, response) => problem(response, 422, 'hash-mismatch');
    expect(await failureOf(upload().done)).toMatchObject({ code: 'server-error', problem: 'hash-mismatch' });
  });

  test('that is too large is rejected', async () => {
    handle = (_request, _body, response) => problem(response, 413, 'too-large');
    expect(await failureOf(upload().done)).toMatchObject({ code: 'rejected', problem: 'too-large' });
  });
});

describe('storing a record', () => {
  const submission = async () => {
    const { capture } = await sampleCapture(1);
    return { capture, signature: await signRecord(await createSigningKey(), capture) };
  };

  test('carries the digest of what was sent', async () => {
    handle = (request, body, response) => {
      const digest = createHash('sha256').update(body).digest('base64');
      expect(request.headers['content-digest']).toBe(`sha-256=:${digest}:`);
      problem(response, 429, 'rate-limited', { 'retry-after': '90' });
    };
    expect(await failureOf(client().putCapture(await submission()))).toMatchObject({
      code: 'rate-limited',
      retryAfter: 90_000,
    });
  });

  test('believes a receipt that this backend signed, and no other', async () => {
    const { capture, manifestSha256 } = await sampleCapture(1);
    const said = { id: capture.id, kind: 'capture', sha256: manifestSha256, receivedAt: '2026-11-21T03:10:00.000Z' };
    const signature = sign(null, Buffer.from(canonicalJson(said)), privateKey).toString('base64url');
    const give = (receipt: object) => {
      handle = (_request, _body, response) =>
        answer(response, 201, { 'content-type': 'application/json' }, JSON.stringify(receipt));
    };
    give({ signature, ...said });
    expect(await client().putCapture(await submission())).toEqual({ ...said, signature });
    for (const wrong of [
      { ...said, signature, sha256: '0'.repeat(64) },
      { ...said, signature, receivedAt: '2026-11-21T03:10:00.001Z' },
      { ...said, signature: 'x'.repeat(86) },
      said,
    ]) {
      give(wrong);
      expect(await failureOf(client().putCapture(await submission()))).toMatchObject({ code: 'unexpected-answer' });
    }
  });

  test('believes a refusal that comes twice, and no other', async () => {
    handle = (_request, _body, response) => problem(response, 409, 'conflict');
    expect(await failureOf(client().putCapture(await submission()))).toMatchObject({
      code: 'rejected',
      problem: 'conflict',
    });
    expect(seen).toHaveLength(2);
    let first = true;
    handle = (_request, _body, response) => {
      if (first) problem(response, 400, 'bad-request');
      else answer(response, 503);
      first = false;
    };
    expect(await failureOf(client().putCapture(await submission()))).toMatchObject({ code: 'server-error' });
  });

  test.each<[number, ProblemCode]>([
    [400, 'digest-mismatch'],
    [422, 'blob-missing'],
    [422, 'capture-missing'],
  ])('is tried again after %d %s', async (status, code) => {
    handle = (_request, _body, response) => problem(response, status, code);
    expect(await failureOf(client().putCapture(await submission()))).toMatchObject({
      code: 'server-error',
      problem: code,
    });
  });

  test('reads the date of a Retry-After by the clock of whoever wrote it', async () => {
    handle = (_request, _body, response) =>
      problem(response, 503, 'internal', {
        date: 'Tue, 01 Jan 2030 00:00:00 GMT',
        'retry-after': 'Tue, 01 Jan 2030 00:01:00 GMT',
      });
    expect(await failureOf(client().putCapture(await submission()))).toMatchObject({ retryAfter: 60_000 });
  });
});
