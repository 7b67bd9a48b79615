import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { checkWithTools } from '../../tests/harness/package-tools.ts';
import { Enrolment, Problem, Receipt, StoredCapture } from '../../utils/contract/api.ts';
import { parseInvite } from '../../utils/contract/invite.ts';
import { MAX_FILE_BYTES } from '../../utils/contract/limits.ts';
import * as z from '../../utils/contract/zod.ts';
import { makeCapture, makeFile, makeSubmission, sha256Of, signCapture } from './harness/records.ts';
import { type RunningBackend, runCommand, startBackend } from './harness/spawn-backend.ts';
import { beginUpload, continueAt, TUS } from './harness/tus-headers.ts';

// Every test starts several processes, each with a database of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const InviteOutput = z.strictObject({ link: z.string(), expiresAt: z.string() });
const TokenOutput = z.strictObject({ token: z.string(), id: z.string() });

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pantau-process-'));
  // The first start of a folder takes seconds (a database is made); every test begins with a copy of one.
  await runCommand(join(root, 'template'), ['coordinator']);
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function makeFolder(): Promise<string> {
  const folder = join(root, randomUUID());
  await cp(join(root, 'template'), folder, { recursive: true });
  return folder;
}

async function invite(folder: string, ...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await runCommand(folder, ['invite', '--json', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return InviteOutput.parse(JSON.parse(stdout)).link;
}

async function enrol(backend: RunningBackend, link: string): Promise<{ token: string; deviceId: string }> {
  const deviceId = randomUUID();
  const response = await fetch(`${backend.url}/v1/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ invite: parseInvite(link)?.code, deviceId }),
  });
  expect(response.status).toBe(201);
  return { deviceId, token: Enrolment.parse(await response.json()).token };
}

function send(backend: RunningBackend, method: string, path: string, token: string, body: BodyInit, type?: string) {
  const headers = { authorization: `Bearer ${token}`, ...(type === undefined ? {} : { 'content-type': type }) };
  return fetch(backend.url + path, { method, headers, body });
}

describe('the commands', () => {
  test('work while the backend runs: the link leads to it', async () => {
    const folder = await makeFolder();
    const backend = await startBackend(folder);
    try {
      const link = await invite(folder);
      expect(parseInvite(link)?.baseUrl).toBe(backend.url);
      const { token, deviceId } = await enrol(backend, link);
      const issued = await runCommand(folder, ['coordinator', '--json']);
      const coordinator = TokenOutput.parse(JSON.parse(issued.stdout)).token;
      const list = (bearer: string) =>
        fetch(`${backend.url}/v1/findings`, { headers: { authorization: `Bearer ${bearer}` } });
      expect((await list(coordinator)).status).toBe(200);
      const { tokens } = JSON.parse((await runCommand(folder, ['tokens', '--json'])).stdout);
      expect(tokens.at(-1)).toMatchObject({ role: 'coordinator', revokedAt: null });
      expect((await runCommand(folder, ['revoke', tokens.at(-1).id])).code).toBe(0);
      expect((await list(coordinator)).status).toBe(401);
      expect((await list(token)).status).toBe(200);
      expect((await runCommand(folder, ['revoke', deviceId])).code).toBe(0);
      expect((await list(token)).status).toBe(401);
      const unknown = await runCommand(folder, ['revoke', randomUUID()]);
      expect(unknown).toMatchObject({ code: 1, stderr: 'There is no such device or token.\n' });
    } finally {
      expect(await backend.stop()).toBe(0);
    }
  });

  test('work while it does not: the invite is good once it does', async () => {
    const folder = await makeFolder();
    const link = await invite(folder, '--base-url', 'https://lapor.example/', '--hours', '1');
    expect(parseInvite(link)?.baseUrl).toBe('https://lapor.example');
    const backend = await startBackend(folder);
    await enrol(backend, link);
    await backend.stop();
  });

  test('write a finding as a package, and a recap, whether or not it runs', async () => {
    const folder = await makeFolder();
    const backend = await startBackend(folder);
    const { token } = await enrol(backend, await invite(folder));
    const capture = makeCapture();
    const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    const put = async (path: string, value: unknown) =>
      fetch(backend.url + path, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: json(value),
      });
    expect((await put(`/v1/captures/${capture.id}`, await signCapture(capture))).status).toBe(201);
    const submission = await makeSubmission([capture]);
    const { id } = submission.finding;
    expect((await put(`/v1/findings/${id}`, submission)).status).toBe(201);
    const files = ['running', 'stopped'].map((name) => join(folder, `${name}.zip`));
    for (const file of files) {
      expect(await runCommand(folder, ['package', id, file])).toMatchObject({ code: 0, stderr: '' });
      expect(checkWithTools(file, join(folder, 'unpacked')).signatures).toBe(2);
      if (file === files[0]) await backend.stop();
    }
    const again = await runCommand(folder, ['package', id, files[0] ?? '']);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('there already') });
    const unknown = await runCommand(folder, ['package', randomUUID(), join(folder, 'none.zip')]);
    expect(unknown).toMatchObject({ code: 1, stderr: 'There is no such finding.\n' });
    const recap = join(folder, 'rekap.csv');
    expect(await runCommand(folder, ['recap', recap, '--inside'])).toMatchObject({ code: 0 });
    expect(await readFile(recap, 'utf8')).toContain('Kanal,Media sosial,1,100,1');
  });

  test('say what is missing or wrong', async () => {
    const folder = await makeFolder();
    const outcomes = await Promise.all([
      runCommand(folder, ['invite', '--base-url', 'http://lapor.example']),
      runCommand(folder, ['dance']),
      runCommand(folder, [], { PANTAU_PORT: 'x' }),
    ]);
    expect(outcomes.map(({ code, stdout, stderr }) => [code, stdout, stderr.split('\n').length])).toEqual([
      [1, '', 2],
      [1, '', 2],
      [1, '', 2],
    ]);
    const help = await runCommand(folder, ['--help']);
    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('PANTAU_DATA') });
  });
});

describe('the data folder', () => {
  test('is for one backend: a second one is refused, and the first goes on', async () => {
    const folder = await makeFolder();
    const backend = await startBackend(folder);
    const second = await runCommand(folder, []);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toContain(`Another backend already uses the data folder ${folder}.`);
    expect((await fetch(`${backend.url}/v1/health`)).status).toBe(200);
    await backend.stop();
  });

  test('is for its owner only, and so is the secret in it', async () => {
    const folder = await makeFolder();
    const backend = await startBackend(folder);
    const running = z
      .object({ adminUrl: z.string(), adminSecret: z.string() })
      .parse(JSON.parse(await readFile(join(folder, 'running.json'), 'utf8')));
    expect((await stat(join(folder, 'running.json'))).mode & 0o077).toBe(0);
    const order = (headers: Record<string, string>) =>
      fetch(`${running.adminUrl}/readers/list`, { method: 'POST', headers });
    expect(running.adminUrl).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect((await order({})).status).toBe(401);
    expect((await order({ authorization: `Bearer ${'x'.repeat(43)}` })).status).toBe(401);
    expect((await order({ authorization: `Bearer ${running.adminSecret}` })).status).toBe(200);
    expect((await fetch(`${backend.url}/readers/list`, { method: 'POST' })).status).toBe(404);
    await backend.stop();
    expect(await readdir(folder)).not.toContain('running.json');
  });

  test('keeps after a kill what was acknowledged, and opens again at once', async () => {
    const folder = await makeFolder();
    const first = await startBackend(folder);
    const { token } = await enrol(first, await invite(folder));
    const acknowledged: { id: string; sha256: string; blob: string; receipt: unknown }[] = [];
    let stopped = false;
    const work = Array.from({ length: 3 }, async () => {
      while (!stopped) {
        const bytes = crypto.getRandomValues(new Uint8Array(20_000));
        const blob = sha256Of(bytes);
        const capture = makeCapture({ files: [makeFile(bytes)], noScreenshot: null });
        try {
          await send(first, 'PUT', `/v1/blobs/${blob}`, token, bytes);
          const path = `/v1/captures/${capture.id}`;
          const answer = await send(
            first,
            'PUT',
            path,
            token,
            JSON.stringify(await signCapture(capture)),
            'application/json',
          );
          const receipt = Receipt.parse(await answer.json());
          acknowledged.push({ id: capture.id, sha256: receipt.sha256, blob, receipt });
        } catch {
          return;
        }
      }
    });
    while (acknowledged.length < 25) await new Promise((resolve) => setTimeout(resolve, 5));
    await first.kill();
    stopped = true;
    await Promise.all(work);
    await writeFile(join(folder, 'blobs', 'tmp', 'remains'), 'half a file');
    expect(await readdir(folder)).toContain('running.json');

    const second = await startBackend(folder);
    expect(await readdir(join(folder, 'blobs', 'tmp'))).toEqual([]);
    const get = (path: string) => fetch(second.url + path, { headers: { authorization: `Bearer ${token}` } });
    for (const { id, blob, receipt } of acknowledged) {
      expect(StoredCapture.parse(await (await get(`/v1/captures/${id}`)).json()).receipt).toEqual(receipt);
      expect(sha256Of(new Uint8Array(await (await get(`/v1/blobs/${blob}`)).arrayBuffer()))).toBe(blob);
    }
    await second.kill();

    // Killed again, with a runtime file that leads nowhere: commands find that out.
    expect(parseInvite(await invite(folder, '--base-url', 'https://x.id'))).not.toBeNull();
  });
});

describe('a backup', () => {
  test('is refused of a running backend, and brings everything back elsewhere', async () => {
    const folder = await makeFolder();
    const backup = join(root, randomUUID());
    const backend = await startBackend(folder);
    const { token } = await enrol(backend, await invite(folder));
    const bytes = crypto.getRandomValues(new Uint8Array(20_000));
    const capture = makeCapture({ files: [makeFile(bytes)], noScreenshot: null });
    await send(backend, 'PUT', `/v1/blobs/${sha256Of(bytes)}`, token, bytes);
    const path = `/v1/captures/${capture.id}`;
    const submission = JSON.stringify(await signCapture(capture));
    expect((await send(backend, 'PUT', path, token, submission, 'application/json')).status).toBe(201);
    expect((await runCommand(folder, ['backup', backup])).stderr).toContain('stop the backend first');
    await backend.stop();
    expect(await runCommand(folder, ['backup', backup])).toMatchObject({ code: 0 });
    expect((await runCommand(folder, ['backup', backup])).stderr).toContain('is there already');

    const elsewhere = join(root, randomUUID());
    expect(await runCommand(elsewhere, ['restore', backup])).toMatchObject({ code: 0 });
    const restored = await startBackend(elsewhere);
    const get = (what: string) => fetch(restored.url + what, { headers: { authorization: `Bearer ${token}` } });
    expect(StoredCapture.parse(await (await get(path)).json()).capture).toEqual(capture);
    expect(sha256Of(new Uint8Array(await (await get(`/v1/blobs/${sha256Of(bytes)}`)).arrayBuffer()))).toBe(
      sha256Of(bytes),
    );
    await restored.stop();

    await writeFile(join(backup, 'blobs', sha256Of(bytes).slice(0, 2), sha256Of(bytes)), 'damaged');
    const damaged = await runCommand(join(root, randomUUID()), ['restore', backup]);
    expect(damaged).toMatchObject({ code: 1, stderr: expect.stringContaining('Damaged') });
  });
});

describe('over HTTP', () => {
  let backend: RunningBackend;
  let folder: string;
  let token: string;
  beforeAll(async () => {
    folder = await makeFolder();
    backend = await startBackend(folder);
    token = (await enrol(backend, await invite(folder))).token;
  });
  afterAll(() => backend.stop());

  test('a body that is too large gets its answer, not a broken connection', async () => {
    const bytes = new Uint8Array(MAX_FILE_BYTES + 1);
    const response = await send(backend, 'PUT', `/v1/blobs/${sha256Of(bytes)}`, token, bytes);
    expect(response.status).toBe(413);
    expect(Problem.parse(await response.json()).code).toBe('too-large');
    expect((await fetch(`${backend.url}/v1/health`)).status).toBe(200);
  });

  test('a file of the largest size goes in and comes out', async () => {
    const bytes = new Uint8Array(MAX_FILE_BYTES).fill(7);
    const path = `/v1/blobs/${sha256Of(bytes)}`;
    expect((await send(backend, 'PUT', path, token, bytes)).status).toBe(201);
    const response = await fetch(backend.url + path, { headers: { authorization: `Bearer ${token}` } });
    expect(sha256Of(new Uint8Array(await response.arrayBuffer()))).toBe(sha256Of(bytes));
  });

  test('an upload that breaks off leaves nothing', async () => {
    const abort = new AbortController();
    const endless = new ReadableStream({
      async pull(controller) {
        controller.enqueue(new Uint8Array(1000));
        await new Promise((resolve) => setTimeout(resolve, 10));
      },
    });
    const headers = { authorization: `Bearer ${token}` };
    const init = { method: 'PUT', headers, body: endless, signal: abort.signal, ...{ duplex: 'half' } };
    const upload = fetch(`${backend.url}/v1/blobs/${sha256Of('x')}`, init);
    const temporary = () => readdir(join(folder, 'blobs', 'tmp'));
    await expect.poll(temporary, { timeout: 5000 }).toHaveLength(1);
    abort.abort();
    await expect(upload).rejects.toThrow();
    await expect.poll(temporary, { timeout: 5000 }).toEqual([]);
  });

  test('of a small upload that breaks off, what came is kept', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const sha256 = sha256Of(bytes);
    const authorization = `Bearer ${token}`;
    const headers = { authorization, ...beginUpload(sha256, bytes.length, true), 'content-length': bytes.length };
    const upload = request(`${backend.url}/v1/uploads`, { method: 'POST', headers }).on('error', () => undefined);
    upload.write(bytes.subarray(0, 40_000), () => upload.destroy());
    const offset = async () => {
      const init = { method: 'HEAD', headers: { authorization, ...TUS } };
      return (await fetch(`${backend.url}/v1/uploads/${sha256}`, init)).headers.get('upload-offset');
    };
    await expect.poll(offset, { timeout: 5000 }).toBe('40000');
    const init = { method: 'PATCH', headers: { authorization, ...continueAt(40_000) }, body: bytes.subarray(40_000) };
    expect((await fetch(`${backend.url}/v1/uploads/${sha256}`, init)).status).toBe(204);
    expect(await offset()).toBe('60000');
  });

  test('HEAD works, and a request that is none gets a problem document', async () => {
    expect((await fetch(`${backend.url}/v1/health`, { method: 'HEAD' })).status).toBe(200);
    const response = await fetch(`${backend.url}/v1/%zz`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  test('told to stop, it ends the requests under way and then goes at once', async () => {
    const stopping = await startBackend(await makeFolder());
    const sent = Promise.withResolvers<void>();
    const slow = new ReadableStream({
      async pull(controller) {
        controller.enqueue(new TextEncoder().encode('{}'));
        await sent.promise;
        controller.close();
      },
    });
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: slow, ...{ duplex: 'half' } };
    const answer = fetch(`${stopping.url}/v1/enrolments`, init);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const stopped = stopping.stop();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const start = Date.now();
    sent.resolve();
    expect((await answer).status).toBe(400);
    expect(await stopped).toBe(0);
    expect(Date.now() - start).toBeLessThan(4000);
  });

  test('the log has no token and no ids', () => {
    expect(backend.log()).toContain('"route":"/v1/blobs/{sha256}"');
    expect(backend.log()).not.toContain(token);
    expect(backend.log()).not.toContain(sha256Of('x'));
  });
});
