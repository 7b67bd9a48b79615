/** Files: in one piece, or by tus 1.0. */
import { strict as assert } from 'node:assert';
import { makeFile, sha256Of } from '../../../backend/tests/harness/records.ts';
import { beginUpload, continueAt, TUS } from '../../../backend/tests/harness/tus-headers.ts';
import { assertProblem, type Check, type Context } from '../check.ts';
import { newBytes, putBlob } from '../records.ts';

const begin = ({ call, owner: { token } }: Context, sha256: string, size: number) =>
  call('POST', '/v1/uploads', { token, headers: beginUpload(sha256, size) });
const patch = ({ call, owner: { token } }: Context, sha256: string, offset: number, bytes: Uint8Array<ArrayBuffer>) =>
  call('PATCH', `/v1/uploads/${sha256}`, { token, headers: continueAt(offset), body: bytes });
const offsetOf = async ({ call, owner: { token } }: Context, sha256: string) => {
  const response = await call('HEAD', `/v1/uploads/${sha256}`, { token, headers: TUS });
  return response.status === 200 ? Number(response.headers.get('upload-offset')) : null;
};

export const UPLOAD_CHECKS: Check[] = [
  {
    name: 'a file that was sent is there for its device, byte for byte',
    run: async (context) => {
      const { call, owner } = context;
      const bytes = newBytes(10_000);
      const sha256 = await putBlob(context, owner, bytes);
      const again = await call('PUT', `/v1/blobs/${sha256}`, { token: owner.token, body: bytes });
      assert.equal(again.status, 200);
      const response = await call('GET', `/v1/blobs/${sha256}`, { token: owner.token });
      assert.equal(sha256Of(new Uint8Array(await response.arrayBuffer())), sha256);
    },
  },
  {
    name: 'a file under the hash of another is refused, and nothing is kept',
    run: async ({ call, owner: { token } }) => {
      const sha256 = sha256Of(newBytes(500));
      const response = await call('PUT', `/v1/blobs/${sha256}`, { token, body: newBytes(500) });
      await assertProblem(response, 422, 'hash-mismatch');
      assert.equal((await call('HEAD', `/v1/blobs/${sha256}`, { token })).status, 404);
    },
  },
  {
    name: 'an upload goes on where it stopped, and ends as a file',
    run: async (context) => {
      const bytes = newBytes(200_000);
      const { sha256 } = makeFile(bytes);
      assert.equal(await offsetOf(context, sha256), null);
      const created = await begin(context, sha256, bytes.length);
      assert.equal(created.status, 201);
      assert.equal(created.headers.get('tus-resumable'), '1.0.0');
      assert.equal((await patch(context, sha256, 0, bytes.slice(0, 70_000))).status, 204);
      assert.equal(await offsetOf(context, sha256), 70_000);
      await assertProblem(await patch(context, sha256, 60_000, bytes.slice(60_000)), 409, 'upload-conflict');
      const last = await patch(context, sha256, 70_000, bytes.slice(70_000));
      assert.deepEqual([last.status, last.headers.get('upload-offset')], [204, '200000']);
      assert.equal(await offsetOf(context, sha256), 200_000);
      const { token } = context.owner;
      assert.equal((await context.call('HEAD', `/v1/blobs/${sha256}`, { token })).status, 200);
    },
  },
  {
    name: 'with the last byte the hash is looked at',
    run: async (context) => {
      const sha256 = sha256Of(newBytes(1_000));
      assert.equal((await begin(context, sha256, 1_000)).status, 201);
      await assertProblem(await patch(context, sha256, 0, newBytes(1_000)), 422, 'hash-mismatch');
      const { token } = context.owner;
      assert.equal((await context.call('HEAD', `/v1/blobs/${sha256}`, { token })).status, 404);
    },
  },
  {
    name: 'another version of tus is refused with the one that is spoken',
    run: async ({ call, owner: { token } }) => {
      const headers = { ...beginUpload(sha256Of(newBytes(9)), 9), 'tus-resumable': '0.2.0' };
      const response = await call('POST', '/v1/uploads', { token, headers });
      assert.equal(response.headers.get('tus-version'), '1.0.0');
      await assertProblem(response, 412, 'tus-version');
    },
  },
  {
    name: 'knowing the hash of another’s file shows nothing of it',
    run: async (context) => {
      const { call, owner, stranger } = context;
      if (stranger === null) return 'skip';
      const sha256 = await putBlob(context, owner, newBytes(800));
      const { token } = stranger;
      assert.equal((await call('HEAD', `/v1/blobs/${sha256}`, { token })).status, 404);
      await assertProblem(await call('GET', `/v1/blobs/${sha256}`, { token }), 404, 'not-found');
      assert.equal((await call('HEAD', `/v1/uploads/${sha256}`, { token, headers: TUS })).status, 404);
    },
  },
];
