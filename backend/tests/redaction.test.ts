import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StoredCapture } from '../../utils/contract/api.ts';
import type { Capture } from '../../utils/contract/capture.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeFile, makeSubmission, signCapture } from './harness/records.ts';

let backend: TestBackend;
let owner: { token: string; deviceId: string };
beforeAll(async () => {
  backend = await createTestBackend();
  owner = await backend.enrol();
});
afterAll(() => backend.close());

const bytesOf = (text: string) => new TextEncoder().encode(text);
const has = async (sha256: string) => {
  const { status } = await backend.call('HEAD', `/v1/blobs/${sha256}`, { token: owner.token });
  return status === 200;
};
const withheldOf = async (id: string) => {
  const answer = await backend.call('GET', `/v1/captures/${id}`, { token: owner.token });
  return StoredCapture.parse(await answer.json()).withheld;
};

let serial = 0;
/** A capture with a picture and a document, neither of which has been uploaded. */
function makeRecord(): { capture: Capture; picture: Uint8Array<ArrayBuffer>; document: Uint8Array<ArrayBuffer> } {
  const [picture, document] = [bytesOf(`gambar asli ${++serial}`), bytesOf(`surat ${serial}`)];
  const files = [makeFile(picture), { ...makeFile(document), role: 'document' as const, width: null, height: null }];
  return { capture: makeCapture({ files, noScreenshot: null }), picture, document };
}

const put = async (capture: Capture, withheld: string[]) =>
  backend.call('PUT', `/v1/captures/${capture.id}`, {
    token: owner.token,
    json: { ...(await signCapture(capture)), withheld },
  });

async function makeRedaction(capture: Capture, copy: Uint8Array, changes = {}) {
  const { sha256, bytes } = makeFile(copy);
  const [original] = capture.files;
  const boxes = [{ x: 0, y: 0, width: 10, height: 10 }];
  const derivedFrom = [original?.sha256 ?? ''];
  const redaction = { captureId: capture.id, sha256, bytes, width: 600, height: 400, derivedFrom, boxes, ...changes };
  return makeSubmission([capture], { redactions: [redaction], withholdOriginals: true });
}

describe('a capture whose picture is withheld', () => {
  test('is stored with its record whole, and says what is not there', async () => {
    const { capture, document } = makeRecord();
    const [picture = ''] = capture.files.map(({ sha256 }) => sha256);
    await backend.putBlob(owner.token, document);
    expect((await put(capture, [picture])).status).toBe(201);
    expect(await withheldOf(capture.id)).toEqual([picture]);
    expect(await has(picture)).toBe(false);
  });

  test('gets it when it is sent later; then it has it, whatever is said afterwards', async () => {
    const { capture, picture, document } = makeRecord();
    const hash = makeFile(picture).sha256;
    await backend.putBlob(owner.token, document);
    const first = await (await put(capture, [hash])).json();
    await expectProblem(await put(capture, []), 'blob-missing');
    await backend.putBlob(owner.token, picture);
    const again = await put(capture, []);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(first);
    expect(await withheldOf(capture.id)).toEqual([]);
    expect((await put(capture, [hash])).status).toBe(200);
    expect(await withheldOf(capture.id)).toEqual([]);
  });

  test('nothing but pictures and copies of the content can be withheld', async () => {
    const { capture, picture, document } = makeRecord();
    await backend.putBlob(owner.token, picture);
    await expectProblem(await put(capture, [makeFile(document).sha256]), 'bad-request');
    await expectProblem(await put(capture, ['0'.repeat(64)]), 'bad-request');
  });
});

describe('a redacted copy', () => {
  test('comes with the finding, must be here, and is kept with its capture', async () => {
    const { capture, document } = makeRecord();
    const picture = capture.files[0]?.sha256 ?? '';
    await backend.putBlob(owner.token, document);
    await put(capture, [picture]);
    const copy = bytesOf(`salinan ${serial}`);
    const submission = await makeRedaction(capture, copy);
    await expectProblem(await backend.putFinding(owner.token, submission), 'blob-missing');
    await backend.putBlob(owner.token, copy);
    expect((await backend.putFinding(owner.token, submission)).status).toBe(201);
    expect((await backend.putFinding(owner.token, submission)).status).toBe(200);
    // It is used: a cleanup does not take it for something that nothing came of.
    await backend.store.cleanup.disown(new Date(backend.clock.now.getTime() + 1000), 100);
    expect(await has(makeFile(copy).sha256)).toBe(true);
    expect(await withheldOf(capture.id)).toEqual([picture]);

    await backend.store.erasures.erase([submission.finding.id], false);
    await backend.store.cleanup.disown(new Date(backend.clock.now.getTime() + 1000), 100);
    expect(await has(makeFile(copy).sha256)).toBe(false);
  });

  test('of another size, of no capture of the finding, or sent by another device is refused', async () => {
    const { capture, picture, document } = makeRecord();
    for (const bytes of [picture, document]) await backend.putBlob(owner.token, bytes);
    await put(capture, []);
    const copy = bytesOf(`salinan ${serial}`);
    const other = await backend.enrol();
    await backend.putBlob(other.token, copy);
    await expectProblem(await backend.putFinding(owner.token, await makeRedaction(capture, copy)), 'blob-missing');
    await backend.putBlob(owner.token, copy);
    const wrongSize = await makeRedaction(capture, copy, { bytes: 1 });
    await expectProblem(await backend.putFinding(owner.token, wrongSize), 'hash-mismatch');
    const stray = await makeRedaction(capture, copy, { captureId: makeCapture().id });
    await expectProblem(await backend.putFinding(owner.token, stray), 'bad-request');
  });
});
