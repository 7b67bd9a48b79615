import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson, manifestSha256 } from '../../utils/capture/seal.ts';
import { Receipt, ReceiptKey, StoredCapture } from '../../utils/contract/api.ts';
import type { Capture } from '../../utils/contract/capture.ts';
import { verifyRecord } from '../../utils/evidence/signature.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeFile, signCapture } from './harness/records.ts';

let backend: TestBackend;
let owner: { token: string; deviceId: string };
let other: { token: string; deviceId: string };
beforeAll(async () => {
  backend = await createTestBackend();
  owner = await backend.enrol();
  other = await backend.enrol();
});
afterAll(() => backend.close());

const bytesOf = (text: string) => new TextEncoder().encode(text);
const get = (id: string, token = owner.token) => backend.call('GET', `/v1/captures/${id}`, { token });

describe('captures', () => {
  test('are answered with the hash that the device computes too', async () => {
    const capture = makeCapture();
    const response = await backend.putCapture(owner.token, capture);
    expect(response.status).toBe(201);
    const receipt = Receipt.parse(await response.json());
    const key = ReceiptKey.parse(await (await backend.call('GET', '/v1/receipt-key')).json());
    const { signature, ...signed } = receipt;
    const publicKey = createPublicKey({ key, format: 'jwk' });
    expect(verify(null, Buffer.from(canonicalJson(signed)), publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(signed).toEqual({
      id: capture.id,
      kind: 'capture',
      sha256: await manifestSha256(capture),
      receivedAt: backend.clock.now.toISOString(),
    });
  });

  test('come back exactly as they were sent', async () => {
    const capture = makeCapture();
    const receipt = await (await backend.putCapture(owner.token, capture)).json();
    const stored = StoredCapture.parse(await (await get(capture.id)).json());
    expect(stored).toMatchObject({ capture, receipt, deviceId: owner.deviceId });
    expect(canonicalJson(stored.capture)).toBe(canonicalJson(capture));
    expect(stored.signature && (await verifyRecord(stored.signature, stored.capture))).toBe(true);
  });

  test('have the same hash whatever the order of their fields', async () => {
    const capture = makeCapture();
    const first = await (await backend.putCapture(owner.token, capture)).json();
    backend.clock.now = new Date(backend.clock.now.getTime() + 5000);
    const { signature } = await signCapture(capture);
    const reversed = { capture: Object.fromEntries(Object.entries(capture).reverse()), signature };
    const again = await backend.call('PUT', `/v1/captures/${capture.id}`, { token: owner.token, json: reversed });
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(first);
  });

  test('cannot be changed', async () => {
    const capture = makeCapture();
    await backend.putCapture(owner.token, capture);
    await expectProblem(await backend.putCapture(owner.token, { ...capture, text: 'lain' }), 'conflict');
    expect(StoredCapture.parse(await (await get(capture.id)).json()).capture.text).toBe(capture.text);
  });

  test('of another device are a conflict that tells nothing, even with the same content', async () => {
    const capture = makeCapture();
    await backend.putCapture(owner.token, capture);
    const detail = await expectProblem(await backend.putCapture(other.token, capture), 'conflict');
    expect(detail).toBeUndefined();
    await expectProblem(await get(capture.id, other.token), 'not-found');
  });

  test('sent many times at once are stored once', async () => {
    const capture = makeCapture();
    const responses = await Promise.all(Array.from({ length: 6 }, () => backend.putCapture(owner.token, capture)));
    expect(responses.map((response) => response.status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    const receipts = new Set(await Promise.all(responses.map((response) => response.text())));
    expect(receipts.size).toBe(1);
  });

  test('sent together with others are each answered for themselves, and keep what is theirs', async () => {
    const withFile = (bytes: Uint8Array, changes: Partial<Capture> = {}) =>
      makeCapture({ files: [makeFile(bytes)], noScreenshot: null, ...changes });
    const pictures = Array.from({ length: 4 }, (_, number) => bytesOf(`picture ${number} ${randomUUID()}`));
    await Promise.all(pictures.map((bytes) => backend.putBlob(owner.token, bytes)));
    const good = pictures.map((bytes, number) => withFile(bytes, { text: `{NULL,"\\${number}"}` }));
    // Two captures of the same file, one that names it twice, and one of an item that nothing identifies.
    const [picture = bytesOf('')] = pictures;
    good.push(withFile(picture), makeCapture({ files: [makeFile(picture), makeFile(picture)], noScreenshot: null }));
    const observation = { occurredOn: '2026-11-20T10:15', place: 'Balai Desa Contoh', witnesses: [] };
    const direct = { site: 'direct', target: 'direct', surface: 'direct' } as const;
    good.push(makeCapture({ ...direct, observation, observedUrl: null, permalink: null }));
    const stolen = makeCapture();
    await backend.putCapture(other.token, stolen);
    const missing = withFile(bytesOf(`never sent ${randomUUID()}`));
    const wrongSize = makeCapture({
      files: [{ ...makeFile(picture), bytes: picture.length + 1 }],
      noScreenshot: null,
    });
    const bad = [stolen, missing, wrongSize];
    const put = (capture: Capture) => backend.putCapture(owner.token, capture);
    const [answers, refusals] = await Promise.all([Promise.all(good.map(put)), Promise.all(bad.map(put))]);
    expect(answers.map(({ status }) => status)).toEqual(good.map(() => 201));
    for (const [index, capture] of good.entries()) {
      expect(Receipt.parse(await answers[index]?.json())).toMatchObject({ id: capture.id });
      expect(StoredCapture.parse(await (await get(capture.id)).json())).toMatchObject({ capture, withheld: [] });
    }
    const problems = ['conflict', 'blob-missing', 'hash-mismatch'] as const;
    for (const [index, problem] of problems.entries())
      await expectProblem(refusals[index] ?? Response.error(), problem);
    for (const capture of [missing, wrongSize]) await expectProblem(await get(capture.id), 'not-found');
  });

  test('of a direct observation have no page, and the original of a photo stays on the device', async () => {
    const bytes = bytesOf(`cleaned photo ${randomUUID()}`);
    const original = makeFile(bytesOf('the photo with its place')).sha256;
    const file = { ...makeFile(bytes), role: 'photo' as const, mediaType: 'image/jpeg', derivedFrom: original };
    const capture = makeCapture({
      site: 'direct',
      target: 'direct',
      surface: 'direct',
      observedUrl: null,
      permalink: null,
      observation: { occurredOn: '2026-11-20T10:15', place: 'Balai Desa Contoh', witnesses: ['B.M.'] },
      files: [file],
      noScreenshot: null,
    });
    expect(await backend.putBlob(owner.token, bytes)).toBe(file.sha256);
    expect((await backend.putCapture(owner.token, capture)).status).toBe(201);
    expect(StoredCapture.parse(await (await get(capture.id)).json()).capture).toEqual(capture);
  });

  test('need their files first, from the same device, in the announced size', async () => {
    const bytes = bytesOf(`picture ${randomUUID()}`);
    const file = makeFile(bytes);
    const capture = makeCapture({ files: [file], noScreenshot: null });
    expect(await expectProblem(await backend.putCapture(owner.token, capture), 'blob-missing')).toBe(file.sha256);
    await backend.putBlob(other.token, bytes);
    await expectProblem(await backend.putCapture(owner.token, capture), 'blob-missing');
    await backend.putBlob(owner.token, bytes);
    const wrongSize = makeCapture({ files: [{ ...file, bytes: file.bytes + 1 }], noScreenshot: null });
    await expectProblem(await backend.putCapture(owner.token, wrongSize), 'hash-mismatch');
    expect((await backend.putCapture(owner.token, capture)).status).toBe(201);
  });

  test('are refused when a field is unknown, at any depth, instead of losing it', async () => {
    const capture = makeCapture();
    const { signature } = await signCapture(capture);
    const put = (changed: unknown) =>
      backend.call('PUT', `/v1/captures/${capture.id}`, { token: owner.token, json: { capture: changed, signature } });
    const withFlag = await put({ ...capture, flag: true });
    expect(await expectProblem(withFlag, 'bad-request')).toBe('Unknown field: capture.flag');
    const deep = await put({ ...capture, author: { ...capture.author, phone: '0' } });
    expect(await expectProblem(deep, 'bad-request')).toBe('Unknown field: capture.author.phone');
    const inList = await put({ ...capture, warnings: [{ code: 'text-cut', field: null, extra: [] }] });
    expect(await expectProblem(inList, 'bad-request')).toBe('Unknown field: capture.warnings.0.extra');
    const body = JSON.stringify({ capture, signature }).replace('{', '{"__proto__":{"text":"x"},');
    const headers = { 'content-type': 'application/json' };
    const hidden = await backend.call('PUT', `/v1/captures/${capture.id}`, { token: owner.token, body, headers });
    expect(await expectProblem(hidden, 'bad-request')).toBe('Unknown field: __proto__');
    await expectProblem(await get(capture.id), 'not-found');
  });

  test('are refused when they are not the shape, or not Unicode', async () => {
    const { signature } = await signCapture(makeCapture());
    const put = (changes: object) => {
      const capture = { ...makeCapture(), ...changes };
      return backend.call('PUT', `/v1/captures/${capture.id}`, { token: owner.token, json: { capture, signature } });
    };
    expect(await expectProblem(await put({ site: 'twitter' }), 'bad-request')).toContain('site');
    await expectProblem(await put({ files: [{ role: 'screenshot' }] }), 'bad-request');
    await expectProblem(await put({ text: '\ud800' }), 'bad-request');
  });

  test('must have the id of their address', async () => {
    const response = await backend.call('PUT', `/v1/captures/${randomUUID()}`, {
      token: owner.token,
      json: await signCapture(makeCapture()),
    });
    await expectProblem(response, 'bad-request');
  });

  test('are refused without a signature that fits, and nothing of them is kept', async () => {
    const capture = makeCapture();
    const signed = await signCapture(capture);
    const other = await signCapture(makeCapture());
    const put = (json: unknown) => backend.call('PUT', `/v1/captures/${capture.id}`, { token: owner.token, json });
    const flipped = signed.signature.value.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    for (const signature of [
      other.signature,
      { ...signed.signature, value: flipped },
      { ...signed.signature, keyId: '0'.repeat(64) },
      { ...signed.signature, publicKey: `${'A'.repeat(122)}==` },
    ])
      await expectProblem(await put({ capture, signature }), 'signature-invalid');
    await expectProblem(await put({ capture, signature: { ...signed.signature, algorithm: 'none' } }), 'bad-request');
    await expectProblem(await put({ capture }), 'bad-request');
    await expectProblem(await get(capture.id), 'not-found');
  });

  test('want an id that is a UUID', async () => {
    await expectProblem(await get('1'), 'bad-request');
    await expectProblem(await get(randomUUID().toUpperCase()), 'bad-request');
    await expectProblem(await get("'; drop table captures; --"), 'bad-request');
  });
});
