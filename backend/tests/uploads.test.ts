import { Upload } from '@tus/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '../../utils/contract/limits.ts';
import { UploadDataStore, writeUploadId } from '../src/uploads/upload-data-store.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeFile, sha256Of } from './harness/records.ts';
import { beginUpload, continueAt, TUS } from './harness/tus-headers.ts';

let backend: TestBackend;
let owner: { token: string };
let other: { token: string };
beforeAll(async () => {
  backend = await createTestBackend();
  owner = await backend.enrol();
  other = await backend.enrol();
});
afterAll(() => backend.close());

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const begin = (sha256: string, bytes: number, body?: Uint8Array<ArrayBuffer>, who = owner) =>
  backend.call('POST', '/v1/uploads', {
    ...who,
    headers: beginUpload(sha256, bytes, body !== undefined),
    ...(body === undefined ? {} : { body }),
  });
/** As devices do it: with the length of the body, so that it is read before anyone holds the upload. */
const bring = (sha256: string, bytes: number, body: Uint8Array<ArrayBuffer>) =>
  backend.call('POST', '/v1/uploads', {
    ...owner,
    headers: { ...beginUpload(sha256, bytes, true), 'content-length': String(body.length) },
    body,
  });
const send = (sha256: string, offset: number, body: BodyInit, who = owner) =>
  backend.call('PATCH', `/v1/uploads/${sha256}`, { ...who, headers: continueAt(offset), body });
const ask = (sha256: string, who = owner) => backend.call('HEAD', `/v1/uploads/${sha256}`, { ...who, headers: TUS });
const offsetOf = (response: Response) => [response.status, response.headers.get('upload-offset')];
const read = async (sha256: string, who = owner) =>
  new Uint8Array(await (await backend.call('GET', `/v1/blobs/${sha256}`, who)).arrayBuffer());

describe('an upload', () => {
  test('goes in with its creation, in one request', async () => {
    const bytes = randomBytes(3000);
    const sha256 = sha256Of(bytes);
    const response = await begin(sha256, 3000, bytes);
    expect(offsetOf(response)).toEqual([201, '3000']);
    expect(response.headers.get('location')).toBe(`uploads/${sha256}`);
    expect(sha256Of(await read(sha256))).toBe(sha256);
  });

  test('that is brought with its creation is kept as far as it came, and goes on from there', async () => {
    const bytes = randomBytes(3000);
    const sha256 = sha256Of(bytes);
    const response = await bring(sha256, 3000, bytes.slice(0, 1000));
    expect(offsetOf(response)).toEqual([201, '1000']);
    expect(response.headers.get('location')).toBe(`uploads/${sha256}`);
    expect(offsetOf(await ask(sha256))).toEqual([200, '1000']);
    expect(offsetOf(await send(sha256, 1000, bytes.slice(1000)))).toEqual([204, '3000']);
    expect(sha256Of(await read(sha256))).toBe(sha256);
    // Again, whole and by several at once.
    const answers = await Promise.all([1, 2, 3].map(() => bring(sha256, 3000, bytes)));
    expect(answers.map(offsetOf)).toEqual([1, 2, 3].map(() => [201, '3000']));
  });

  test('gives back the memory of what came with its creation, where nobody else uses it', async () => {
    const device = await backend.enrol();
    const bytes = randomBytes(3000);
    const shared = bytes.slice(2000);
    const chunks = [bytes.slice(0, 2000), new Uint8Array(shared.buffer, 0, 600), new Uint8Array(shared.buffer, 600)];
    const brought = { chunks, received: 0 };
    const sha256 = sha256Of(bytes);
    const id = writeUploadId({ deviceId: device.deviceId, sha256 });
    const upload = new Upload({ id, size: 3000, offset: 0 });
    const datastore = new UploadDataStore(backend.store, backend.deps.blobs);
    datastore.bring(upload, brought);
    await datastore.create(upload);
    expect(brought.received).toBe(3000);
    expect(chunks.map((chunk) => chunk.byteLength)).toEqual([0, 600, 400]);
    expect(await read(sha256, device)).toEqual(bytes);
  });

  test('that is brought with its creation must be what was announced', async () => {
    const bytes = randomBytes(3000);
    const sha256 = sha256Of(bytes);
    await expectProblem(await bring(sha256, 2000, bytes), 'too-large');
    await expectProblem(await bring(sha256, 3000, randomBytes(3000)), 'hash-mismatch');
    expect((await ask(sha256)).status).toBe(404);
    expect(offsetOf(await bring(sha256, 3000, new Uint8Array()))).toEqual([201, '0']);
    expect(offsetOf(await bring(sha256, 3000, bytes))).toEqual([201, '3000']);
    expect(sha256Of(await read(sha256))).toBe(sha256);
  });

  test('goes in piece by piece, and says at any time how far it is', async () => {
    const bytes = randomBytes(50_000);
    const sha256 = sha256Of(bytes);
    expect((await begin(sha256, 50_000)).status).toBe(201);
    expect(offsetOf(await ask(sha256))).toEqual([200, '0']);
    for (let offset = 0; offset < 50_000; offset += 20_000) {
      const end = Math.min(offset + 20_000, 50_000);
      expect(offsetOf(await send(sha256, offset, bytes.slice(offset, end)))).toEqual([204, String(end)]);
      expect(offsetOf(await ask(sha256))).toEqual([200, String(end)]);
    }
    expect(sha256Of(await read(sha256))).toBe(sha256);
    // Once more: nothing has to be sent.
    expect((await ask(sha256)).headers.get('upload-length')).toBe('50000');
    expect(offsetOf(await begin(sha256, 50_000, bytes))).toEqual([201, '50000']);
  });

  test('keeps what came before the connection broke', async () => {
    const bytes = randomBytes(30_000);
    const sha256 = sha256Of(bytes);
    await begin(sha256, 30_000);
    let sent = 0;
    const broken = new ReadableStream({
      async pull(controller) {
        // What is under way when a connection breaks is lost; what was read before is not.
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (sent === 20_000) return controller.error(new Error('gone'));
        controller.enqueue(bytes.slice(sent, sent + 10_000));
        sent += 10_000;
      },
    });
    const init = { method: 'PATCH', headers: { ...continueAt(0), authorization: `Bearer ${owner.token}` } };
    const request = new Request(`http://test/v1/uploads/${sha256}`, { ...init, body: broken, ...{ duplex: 'half' } });
    expect((await backend.app.fetch(request)).ok).toBe(false);
    const offset = Number((await ask(sha256)).headers.get('upload-offset'));
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThan(30_000);
    expect((await send(sha256, offset, bytes.slice(offset))).status).toBe(204);
    expect(sha256Of(await read(sha256))).toBe(sha256);
  });

  test('that has other bytes than announced is refused, forgotten, and may begin again', async () => {
    const bytes = randomBytes(2000);
    const sha256 = sha256Of(bytes);
    await begin(sha256, 2000);
    await send(sha256, 0, randomBytes(1000));
    await expectProblem(await send(sha256, 1000, bytes.slice(1000)), 'hash-mismatch');
    expect((await ask(sha256)).status).toBe(404);
    expect((await backend.call('GET', `/v1/blobs/${sha256}`, owner)).status).toBe(404);
    await expectProblem(await begin(sha256, 2000, randomBytes(2000)), 'hash-mismatch');
    expect((await begin(sha256, 2000, bytes)).status).toBe(201);
    expect(sha256Of(await read(sha256))).toBe(sha256);
  });

  test('goes on from the offset that is here, and from no other', async () => {
    const bytes = randomBytes(3000);
    const sha256 = sha256Of(bytes);
    await begin(sha256, 3000);
    await send(sha256, 0, bytes.slice(0, 1000));
    await expectProblem(await send(sha256, 2000, bytes.slice(2000)), 'upload-conflict');
    await expectProblem(await send(sha256, 0, bytes.slice(0, 1000)), 'upload-conflict');
    expect(offsetOf(await ask(sha256))).toEqual([200, '1000']);
  });

  test('sent twice at once ends whole', async () => {
    const bytes = randomBytes(60_000);
    const sha256 = sha256Of(bytes);
    await begin(sha256, 60_000);
    const answers = await Promise.all([send(sha256, 0, bytes), send(sha256, 0, bytes), send(sha256, 0, bytes)]);
    expect(answers.filter(({ status }) => status === 204).length).toBeGreaterThan(0);
    expect(sha256Of(await read(sha256))).toBe(sha256);
  });

  test('belongs to its device', async () => {
    const bytes = randomBytes(1000);
    const sha256 = sha256Of(bytes);
    await begin(sha256, 1000);
    expect((await ask(sha256, other)).status).toBe(404);
    await expectProblem(await send(sha256, 0, bytes, other), 'not-found');
    await send(sha256, 0, bytes);
    expect((await ask(sha256, other)).status).toBe(404);
    await expectProblem(await begin(sha256, 1000, randomBytes(1000), other), 'hash-mismatch');
    expect((await backend.call('GET', `/v1/blobs/${sha256}`, other)).status).toBe(404);
  });

  test('is good for a capture once it is whole, not before', async () => {
    const bytes = randomBytes(1000);
    const sha256 = sha256Of(bytes);
    const capture = makeCapture({ files: [makeFile(bytes)], noScreenshot: null });
    await begin(sha256, 1000);
    await send(sha256, 0, bytes.slice(0, 999));
    await expectProblem(await backend.putCapture(owner.token, capture), 'blob-missing');
    await send(sha256, 999, bytes.slice(999));
    expect((await backend.putCapture(owner.token, capture)).status).toBe(201);
  });
});

describe('the protocol', () => {
  const sha256 = sha256Of('protocol');

  test('is tus 1.0.0', async () => {
    const { 'tus-resumable': _, ...headers } = beginUpload(sha256, 8);
    const response = await backend.call('POST', '/v1/uploads', { ...owner, headers });
    expect(response.headers.get('tus-version')).toBe('1.0.0');
    await expectProblem(response, 'tus-version');
    expect((await begin(sha256, 8)).headers.get('tus-resumable')).toBe('1.0.0');
  });

  test.each([
    ['without a length', { 'upload-length': '' }],
    ['of nothing', { 'upload-length': '0' }],
    ['of a negative length', { 'upload-length': '-5' }],
    ['without a hash', { 'upload-metadata': 'filename eA==' }],
    ['with a hash that is none', { 'upload-metadata': `sha256 ${Buffer.from('../../etc').toString('base64')}` }],
  ])('refuses a creation %s', async (_, changes) => {
    const headers = { ...beginUpload(sha256, 8), ...changes };
    await expectProblem(await backend.call('POST', '/v1/uploads', { ...owner, headers }), 'bad-request');
  });

  test('refuses what is too large, announced or sent', async () => {
    await expectProblem(await begin(sha256, MAX_FILE_BYTES + 1), 'too-large');
    await begin(sha256, 8);
    await expectProblem(await send(sha256, 0, 'far more than eight bytes'), 'too-large');
  });

  test('knows no upload that was not begun', async () => {
    expect((await ask(sha256Of('never'))).status).toBe(404);
    await expectProblem(await send(sha256Of('never'), 0, 'x'), 'not-found');
    await expectProblem(await send('..%2F..%2Fx', 0, 'x'), 'bad-request');
  });
});
