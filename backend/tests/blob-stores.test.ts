import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BlobStore } from '../src/blobs/blob-store.ts';
import { openFileBlobStore } from '../src/blobs/file-blob-store.ts';
import { openS3BlobStore } from '../src/blobs/s3-blob-store.ts';
import { OperatorError } from '../src/operator-error.ts';
import { sha256Of } from './harness/records.ts';
import { type S3Server, startS3 } from './services/s3-server.ts';

let folder: string;
let s3: S3Server;
let stores: Record<string, BlobStore>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pantau-blobs-'));
  s3 = await startS3();
  stores = {
    files: await openFileBlobStore(join(folder, 'blobs')),
    s3: await openS3BlobStore(s3, join(folder, 'spool')),
  };
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
async function* streamOf(...chunks: Uint8Array[]) {
  yield* chunks;
}
async function* breakingAfter(...chunks: Uint8Array[]) {
  yield* chunks;
  throw new Error('gone');
}

describe.each(['files', 's3'])('%s', (name) => {
  const store = () => {
    const found = stores[name];
    if (!found) throw new Error('No such store.');
    return found;
  };
  const read = async (sha256: string) => {
    const blob = await store().open(sha256);
    return blob === null ? null : { bytes: blob.bytes, text: await new Response(blob.stream).text() };
  };

  test('keeps what has the announced hash, and nothing else', async () => {
    const sha256 = sha256Of(`kept in ${name}`);
    expect(await store().put(sha256, streamOf(bytesOf('something else')))).toEqual({ outcome: 'hash-mismatch' });
    expect(await read(sha256)).toBeNull();
    expect(await store().put(sha256, streamOf(bytesOf('kept in '), bytesOf(name)))).toMatchObject({
      outcome: 'stored',
    });
    expect(await read(sha256)).toEqual({ bytes: 8 + name.length, text: `kept in ${name}` });
    await store().remove(sha256);
    await store().remove(sha256);
    expect(await read(sha256)).toBeNull();
  });

  test('puts an upload together from what came before each break', async () => {
    const { staging } = store();
    const whole = crypto.getRandomValues(new Uint8Array(50_000));
    const big = new Uint8Array(3_000_000).map((_, index) => whole[index % whole.length] ?? 0);
    const id = `upload-${name}`;
    expect(await staging.append(id, 0, breakingAfter(big.subarray(0, 100)))).toBe(100);
    expect(await staging.append(id, 100, breakingAfter())).toBe(0);
    // What was kept but not remembered comes a second time, in other portions.
    expect(await staging.append(id, 100, breakingAfter(big.subarray(100, 2_500_000)))).toBe(2_499_900);
    expect(await staging.append(id, 100, streamOf(big.subarray(100, 1_400_000)))).toBe(1_399_900);
    expect(await staging.append(id, 1_400_000, streamOf(big.subarray(1_400_000)))).toBe(1_600_000);
    const sha256 = sha256Of(big);
    expect(await staging.finish(id, big.byteLength, sha256)).toEqual({ outcome: 'stored', bytes: big.byteLength });
    await staging.discard(id);
    expect((await read(sha256))?.bytes).toBe(big.byteLength);
  });

  test('takes a whole file at once, and keeps what came of one that breaks off', async () => {
    const { staging } = store();
    const text = `whole in ${name}`;
    const [bytes, sha256] = [bytesOf(text), sha256Of(text)];
    const id = `whole-${name}`;
    const half = await staging.receive(id, bytes.byteLength, sha256, [bytes.subarray(0, 3), bytes.subarray(3, 4)]);
    expect(half).toEqual({ outcome: 'partial', bytes: 4 });
    expect(await read(sha256)).toBeNull();
    expect(await staging.append(id, 4, streamOf(bytes.subarray(4)))).toBe(bytes.byteLength - 4);
    expect(await staging.finish(id, bytes.byteLength, sha256)).toMatchObject({ outcome: 'stored' });
    await store().remove(sha256);
    const other = bytesOf('x'.repeat(bytes.byteLength));
    expect(await staging.receive(id, bytes.byteLength, sha256, [other])).toEqual({ outcome: 'hash-mismatch' });
    expect(await staging.receive(id, 4, sha256, [bytes])).toEqual({ outcome: 'hash-mismatch' });
    expect(await read(sha256)).toBeNull();
    expect(await staging.receive(id, bytes.byteLength, sha256, [bytes])).toEqual({
      outcome: 'stored',
      bytes: bytes.byteLength,
    });
    expect(await read(sha256)).toEqual({ bytes: bytes.byteLength, text });
  });

  test('does not make a blob of an upload with a hole or of another hash', async () => {
    const { staging } = store();
    const id = `hole-${name}`;
    await staging.append(id, 0, streamOf(bytesOf('ab')));
    expect(await staging.finish(id, 2, sha256Of('xy'))).toEqual({ outcome: 'hash-mismatch' });
    expect(await staging.finish(id, 3, sha256Of('ab'))).toEqual({ outcome: 'hash-mismatch' });
    await staging.discard(id);
    expect(await staging.finish(id, 2, sha256Of('ab'))).toEqual({ outcome: 'hash-mismatch' });
  });

  test('says that it works', () => expect(store().check()).resolves.toBeUndefined());
});

describe('the folder of blobs', () => {
  const open = () => openFileBlobStore(join(folder, 'blobs'));

  test('heals a file that was damaged when its bytes are sent again', async () => {
    const store = await open();
    const sha256 = sha256Of('precious');
    await store.put(sha256, streamOf(bytesOf('precious')));
    const file = join(folder, 'blobs', sha256.slice(0, 2), sha256);
    await writeFile(file, 'prec');
    await store.put(sha256, streamOf(bytesOf('precious')));
    expect(await readFile(file, 'utf8')).toBe('precious');
  });

  test('loses the remains of interrupted requests when it is opened, and keeps uploads', async () => {
    await (await open()).staging.append('half', 0, streamOf(bytesOf('half')));
    await writeFile(join(folder, 'blobs', 'tmp', 'remains'), 'half a file');
    const store = await open();
    expect(await readdir(join(folder, 'blobs', 'tmp'))).toEqual([]);
    expect(await store.staging.append('half', 4, streamOf(bytesOf('way')))).toBe(3);
  });

  test('says when the beginning of an upload is gone', async () => {
    expect(await (await open()).staging.append('unknown', 5, streamOf(bytesOf('x')))).toBeNull();
  });
});

describe('the S3-compatible store', () => {
  test('is refused at the start where the bucket or the keys are wrong', async () => {
    const spool = join(folder, 'other-spool');
    await expect(openS3BlobStore({ ...s3, bucket: 'other-bucket' }, spool)).rejects.toThrow(OperatorError);
    await expect(openS3BlobStore({ ...s3, secretAccessKey: 'wrong' }, spool)).rejects.toThrow(OperatorError);
    await expect(openS3BlobStore({ ...s3, endpoint: 'http://127.0.0.1:9' }, spool)).rejects.toThrow(OperatorError);
  });
});
