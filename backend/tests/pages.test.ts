import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NEW_REPORTED } from '../../utils/contract/finding-defaults.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeFile, makeSubmission } from './harness/records.ts';

let backend: TestBackend;
let coordinator: string;
let id: string;
let sha256: string;
const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'';
beforeAll(async () => {
  backend = await createTestBackend();
  const { token } = await backend.enrol();
  coordinator = (await backend.store.devices.issueReaderToken('coordinator', null)).token;
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
  sha256 = await backend.putBlob(token, png);
  const capture = makeCapture({ text: HOSTILE, files: [makeFile(png)], noScreenshot: null });
  await backend.putCapture(token, capture);
  const person = { ...NEW_REPORTED, name: HOSTILE, account: '=1+1' };
  const submission = await makeSubmission([capture], { reported: person, narrative: HOSTILE });
  expect((await backend.putFinding(token, submission)).status).toBe(201);
  id = submission.finding.id;
});
afterAll(() => backend.close());

const basic = (password: string) => ({
  authorization: `Basic ${Buffer.from(`siapa saja:${password}`).toString('base64')}`,
});
const get = (path: string, headers = {}) =>
  backend.call('GET', path, { headers: { ...basic(coordinator), ...headers } });
const post = (body: string, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) =>
  backend.call('POST', `/koordinator/temuan/${id}/penanganan`, {
    headers: { ...basic(coordinator), 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });

describe('the coordinator’s pages', () => {
  test('ask a browser for the token as a password', async () => {
    const asked = await backend.call('GET', '/koordinator');
    expect(asked.headers.get('www-authenticate')).toMatch(/^Basic /);
    await expectProblem(asked, 'unauthorised');
    expect((await get('/koordinator')).status).toBe(200);
    // The API takes no passwords.
    await expectProblem(await get('/v1/findings'), 'unauthorised');
  });

  test('show what devices sent as text, and run nothing', async () => {
    for (const path of ['/koordinator', `/koordinator/temuan/${id}`]) {
      const response = await get(path);
      const page = await response.text();
      expect(page).toContain('&lt;script&gt;');
      expect(page).not.toContain('<script');
      expect(page).not.toContain('<img src=x');
      expect(response.headers.get('content-security-policy')).not.toContain('script-src');
    }
  });

  test('are Indonesian, or English for who asks for it', async () => {
    expect(await (await get('/koordinator')).text()).toContain('Temuan');
    expect(await (await get('/koordinator', { 'accept-language': 'en-GB,id;q=0.5' })).text()).toContain('Findings');
  });

  test('show a screenshot, in a box of its own', async () => {
    const response = await get(`/koordinator/berkas/${sha256}`);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
  });

  test('set the handling by a form of their own, and by no other', async () => {
    await expectProblem(await post('version=0&status=checking&ticket=&note=', {}), 'forbidden');
    const cross = { 'sec-fetch-site': 'cross-site' };
    await expectProblem(await post('version=0&status=checking&ticket=&note=', cross), 'forbidden');
    const done = await post('version=0&status=reported&ticket=T-1&note=');
    expect([done.status, done.headers.get('location')]).toEqual([303, `../${id}`]);
    await expectProblem(await post('version=0&status=closed&ticket=&note='), 'precondition-failed');
    expect(await (await get('/koordinator?status=reported')).text()).toContain(id);
    expect(await (await get('/koordinator?status=closed')).text()).not.toContain(id);
  });

  test('lead to each other also where a proxy has them below a path of its own', async () => {
    const PREFIX = 'https://jaringan.example/pantau/asn';
    const seen = new Set<string>();
    const follow = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      seen.add(path);
      const response = await get(path);
      expect(response.status, path).toBe(200);
      if (!response.headers.get('content-type')?.startsWith('text/html')) return void (await response.arrayBuffer());
      const page = await response.text();
      for (const [, link = ''] of page.matchAll(/ (?:href|src|action)="([^"]*)"/g)) {
        const { href } = new URL(link.replaceAll('&amp;', '&'), PREFIX + path);
        // What a device sent leads where it leads.
        if (href.startsWith('https://www.facebook.com/')) continue;
        expect(href.startsWith(`${PREFIX}/`), `${link} on ${path}`).toBe(true);
        if (!href.endsWith('/penanganan')) await follow(href.slice(PREFIX.length));
      }
    };
    await follow('/koordinator');
    expect([...seen].map((path) => path.replace(/[0-9a-f-]{36,}/, 'ID').split('?')[0]).sort()).toEqual([
      '/koordinator',
      '/koordinator/berkas/ID',
      '/koordinator/rekap',
      '/koordinator/rekap.csv',
      '/koordinator/temuan.csv',
      '/koordinator/temuan/ID',
      '/koordinator/temuan/ID/paket.zip',
    ]);
  });

  test('give a CSV in which nothing is a formula', async () => {
    const response = await get('/koordinator/temuan.csv');
    expect(response.headers.get('content-disposition')).toContain('temuan.csv');
    const [head, line] = (await response.text()).split('\r\n');
    expect(head?.split(',')).toHaveLength(13);
    expect(line).toContain(`"'=1+1"`);
    expect(line).toContain('"reported","T-1"');
  });
});
