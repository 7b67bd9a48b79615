import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../utils/capture/seal.ts';
import { Recap } from '../../utils/contract/recap.ts';
import { checkPackage } from '../../utils/export/check-package.ts';
import { readZip } from '../../utils/export/read-zip.ts';
import { readAuthorities } from '../src/timestamps/authorities.ts';
import { stampCaptures } from '../src/timestamps/stamp-captures.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeFile, makeSubmission } from './harness/records.ts';
import { startTimeAuthority, type TimeAuthority } from './harness/time-authority.ts';

let authority: TimeAuthority;
let backend: TestBackend;
let coordinator: string;
let device: string;
beforeAll(async () => {
  authority = await startTimeAuthority();
  backend = await createTestBackend({ authorities: [authority.name], announces: false });
  coordinator = (await backend.store.devices.issueReaderToken('coordinator', null)).token;
  device = (await backend.enrol()).token;
});
afterAll(async () => {
  await backend.close();
  await authority.stop();
});

/** A finding of two captures with a file each, in two versions. */
async function sendFinding() {
  const captures = [];
  for (const n of [1, 2]) {
    const bytes = new Uint8Array(70_000).fill(n);
    await backend.putBlob(device, bytes);
    const capture = makeCapture({ files: [makeFile(bytes)], noScreenshot: null });
    expect((await backend.putCapture(device, capture)).status).toBe(201);
    captures.push(capture);
  }
  const submission = await makeSubmission(captures);
  await backend.putFinding(device, submission);
  const second = { ...submission, finding: { ...submission.finding, version: 2, narrative: 'Lebih lengkap.' } };
  expect((await backend.putFinding(device, second)).status).toBe(201);
  return { id: submission.finding.id, captures };
}
const fetchPackage = async (id: string) => backend.call('GET', `/v1/findings/${id}/package`, { token: coordinator });

describe('the package of a finding', () => {
  test('holds by the extension’s own check, with receipts, trusted times and the network’s log', async () => {
    const { id, captures } = await sendFinding();
    await stampCaptures(backend.store, readAuthorities(authority.url), backend.deps.log);
    const response = await fetchPackage(id);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="pantau-asn-[\w-]+\.zip"$/);
    const zip = await response.blob();
    const result = await checkPackage(zip);
    expect(result).toMatchObject({
      ok: true,
      report: { findings: 1, captures: 2, files: 2, receipts: 3, timestamps: 2, events: 5 },
    });
    const entries = await readZip(zip);
    const read = async (end: string) => entries.find(({ name }) => name.endsWith(end))?.blob;
    const [first] = captures;
    const stamp = await read(`${first?.id}/timestamps/${authority.name}.tsr`);
    const record = await read(`${first?.id}/capture.json`);
    const response64 = Buffer.from((await stamp?.arrayBuffer()) ?? new ArrayBuffer()).toString('base64');
    expect(await record?.text()).toBe(canonicalJson(first));
    expect(await authority.verify(response64, (await record?.text()) ?? '')).toContain('Verification: OK');
    const log = ((await (await read('custody.jsonl'))?.text()) ?? '').trim().split('\n');
    expect(log.map((line) => JSON.parse(line).kind)).toEqual([...Array(4).fill('received'), 'exported']);
  });

  test('is the same key’s for every package, and a flipped byte shows', async () => {
    const { id } = await sendFinding();
    const zips = await Promise.all([fetchPackage(id), fetchPackage(id)].map(async (each) => (await each).blob()));
    const reports = await Promise.all(zips.map((zip) => checkPackage(zip)));
    const keys = reports.map((result) => (result.ok ? result.report.exportKeyId : null));
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(keys[1]).toBe(keys[0]);
    const bytes = new Uint8Array((await zips[0]?.arrayBuffer()) ?? new ArrayBuffer());
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    expect(await checkPackage(new Blob([bytes]))).toMatchObject({ ok: false });
  });

  test('breaks off where a file is gone; of what is not here there is none', async () => {
    const { id, captures } = await sendFinding();
    await backend.deps.blobs.remove(captures[0]?.files[0]?.sha256 ?? '');
    await expect((await fetchPackage(id)).arrayBuffer()).rejects.toThrow();
    await expectProblem(await fetchPackage('00000000-0000-4000-8000-000000000000'), 'not-found');
    await backend.store.erasures.erase([id], false);
    await expectProblem(await fetchPackage(id), 'not-found');
  });

  test('is written down as a look at the evidence', async () => {
    const { id } = await sendFinding();
    await (await fetchPackage(id)).arrayBuffer();
    const [last] = await backend.store.audit.list(null, 1);
    expect(last).toMatchObject({ role: 'coordinator', action: 'getFindingPackage', object: id });
  });
});

describe('the recap', () => {
  test('counts every finding, and leaves out small cells for outside', async () => {
    const own = await createTestBackend();
    try {
      const reader = (await own.store.devices.issueReaderToken('auditor', null)).token;
      const { token } = await own.enrol();
      for (const channel of ['medsos', 'medsos', 'medsos', 'medsos', 'berita'] as const) {
        const capture = makeCapture();
        await own.putCapture(token, capture);
        await own.putFinding(token, await makeSubmission([capture], { channel }));
      }
      const recap = async (query: string) =>
        Recap.parse(await (await own.call('GET', `/v1/recap?${query}`, { token: reader })).json());
      const channels = ({ tables }: Recap) => tables.find(({ dimension }) => dimension === 'channel')?.rows;
      expect(channels(await recap('audience=inside'))).toEqual([
        { key: 'medsos', count: 4, percent: 80 },
        { key: 'berita', count: 1, percent: 20 },
      ]);
      expect(JSON.stringify(channels(await recap('')))).not.toContain('"count":1');
      expect((await recap('population=filed')).n).toBe(0);
      const csv = await (await own.call('GET', '/koordinator/rekap.csv?audience=inside', { token: reader })).text();
      expect(csv).toContain('Kanal,Media sosial,4,80,5');
      const page = await (await own.call('GET', '/koordinator/rekap?audience=inside', { token: reader })).text();
      expect(page).toContain('<td>Media sosial</td><td>4</td><td>80%</td>');
      expect(page).not.toContain('Nama Contoh');
      await expectProblem(await own.call('GET', '/v1/recap?audience=all', { token: reader }), 'bad-request');
    } finally {
      await own.close();
    }
  });
});
