import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '../../utils/contract/limits.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { sha256Of } from './harness/records.ts';

let backend: TestBackend;
let owner: { token: string };
let other: { token: string };
beforeAll(async () => {
  backend = await createTestBackend();
  owner = await backend.enrol();
  other = await backend.enrol();
});
afterAll(() => backend.close());

const path = (sha256: string) => `/v1/blobs/${sha256}`;
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('blobs', () => {
  test('are stored and come back byte for byte, as a download', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const big = new Uint8Array([...bytes, ...bytes, ...bytes]);
    const sha256 = sha256Of(big);
    expect((await backend.call('PUT', path(sha256), { ...owner, body: big })).status).toBe(201);
    const response = await backend.call('GET', path(sha256), owner);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-length')).toBe(String(big.byteLength));
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(sha256Of(new Uint8Array(await response.arrayBuffer()))).toBe(sha256);
    expect(await backend.temporaryFiles()).toEqual([]);
  });

  test('say 200 the second time', async () => {
    const sha256 = await backend.putBlob(owner.token, bytesOf('again'));
    expect((await backend.call('PUT', path(sha256), { ...owner, body: 'again' })).status).toBe(200);
  });

  test('are announced by HEAD, without a body', async () => {
    const sha256 = await backend.putBlob(owner.token, bytesOf('head'));
    const response = await backend.call('HEAD', path(sha256), owner);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe('4');
    expect(await response.text()).toBe('');
    expect((await backend.call('HEAD', path(sha256Of('nothing')), owner)).status).toBe(404);
  });

  test('are refused where the bytes have another hash, and leave nothing', async () => {
    const sha256 = sha256Of('announced');
    await expectProblem(await backend.call('PUT', path(sha256), { ...owner, body: 'sent' }), 'hash-mismatch');
    await expectProblem(await backend.call('GET', path(sha256), owner), 'not-found');
    expect(await backend.temporaryFiles()).toEqual([]);
  });

  test('may be empty only if the hash says so', async () => {
    await expectProblem(await backend.call('PUT', path(sha256Of('x')), owner), 'hash-mismatch');
  });

  test('are invisible to another device until it has sent the bytes itself', async () => {
    const sha256 = await backend.putBlob(owner.token, bytesOf('shared'));
    await expectProblem(await backend.call('GET', path(sha256), other), 'not-found');
    expect((await backend.call('HEAD', path(sha256), other)).status).toBe(404);
    await expectProblem(await backend.call('PUT', path(sha256), { ...other, body: 'guess' }), 'hash-mismatch');
    await expectProblem(await backend.call('GET', path(sha256), other), 'not-found');
    // 201 as if it were new: nothing tells that someone else has it.
    expect((await backend.call('PUT', path(sha256), { ...other, body: 'shared' })).status).toBe(201);
    expect(await (await backend.call('GET', path(sha256), other)).text()).toBe('shared');
  });

  test('are refused when too large, announced or not', async () => {
    const sha256 = sha256Of('x');
    const headers = { 'content-length': String(MAX_FILE_BYTES + 1) };
    await expectProblem(await backend.call('PUT', path(sha256), { ...owner, headers, body: 'x' }), 'too-large');

    const chunk = new Uint8Array(1024 * 1024);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
    const request = new Request(`http://test${path(sha256)}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${owner.token}` },
      body: endless,
      ...{ duplex: 'half' },
    });
    await expectProblem(await backend.app.fetch(request), 'too-large');
    expect(await backend.temporaryFiles()).toEqual([]);
  });

  test('leave nothing behind when the sender stops half way', async () => {
    let sent = 0;
    const broken = new ReadableStream({
      pull(controller) {
        if (sent++ < 3) controller.enqueue(bytesOf('part'));
        else controller.error(new Error('gone'));
      },
    });
    const request = new Request(`http://test${path(sha256Of('x'))}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${owner.token}` },
      body: broken,
      ...{ duplex: 'half' },
    });
    expect((await backend.app.fetch(request)).ok).toBe(false);
    expect(await backend.temporaryFiles()).toEqual([]);
  });

  test('want an address that is a hash', async () => {
    await expectProblem(await backend.call('PUT', path('abc'), { ...owner, body: 'x' }), 'bad-request');
    await expectProblem(await backend.call('GET', path('A'.repeat(64)), owner), 'bad-request');
  });
});
