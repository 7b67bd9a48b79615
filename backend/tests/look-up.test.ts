import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FindingPage } from '../../utils/contract/api.ts';
import type { Finding } from '../../utils/contract/finding.ts';
import { NEW_REPORTED } from '../../utils/contract/finding-defaults.ts';
import { BUILT_IN_REFERENCE } from '../../utils/domain/built-in-reference.ts';
import { REFERENCE_FILE } from '../src/reference-file.ts';
import { createTestBackend, expectProblem, type TestBackend } from './harness/create-test-backend.ts';
import { makeCapture, makeSubmission } from './harness/records.ts';

let backend: TestBackend;
let coordinator: string;
let device: string;
/** By a name of ours. */
const ids = new Map<string, string>();

const LAPOR = {
  channel: 'SP4N_LAPOR',
  filedOn: '2026-11-20',
  ticket: 'LPR/778-X',
  status: 'filed',
  statusOn: '2026-11-20',
  note: null,
} as const;

async function send(name: string, changes: Partial<Finding>): Promise<void> {
  const capture = makeCapture();
  await backend.putCapture(device, capture);
  const submission = await makeSubmission([capture], changes);
  expect((await backend.putFinding(device, submission)).status).toBe(201);
  ids.set(name, submission.finding.id);
}

beforeAll(async () => {
  backend = await createTestBackend();
  device = (await backend.enrol()).token;
  coordinator = (await backend.store.devices.issueReaderToken('coordinator', null)).token;
  backend.clock.now = new Date('2026-11-18T16:59:00.000Z');
  await send('school', {
    reported: { ...NEW_REPORTED, name: 'Sari Contoh', agency: 'Dinas Pendidikan Contoh', regionId: '35.09' },
    chosenCode: 'ETK-02',
    filings: [LAPOR],
  });
  backend.clock.now = new Date('2026-11-18T17:00:00.000Z');
  await send('health', {
    channel: 'berita',
    reported: { ...NEW_REPORTED, name: 'Jo\u00e3o Misalnya', agency: 'Puskesmas Teladan', regionId: '35.71' },
    chosenCode: 'ETK-01',
  });
  await send('bare', {});
  const seen = ids.get('bare') ?? '';
  const change = { status: 'reported', ticket: 'BWS 2026/12', note: null } as const;
  await backend.store.handlings.save(seen, crypto.randomUUID(), 0, change);
});
afterAll(() => backend.close());

const nameOf = (id: string) => [...ids].find(([, other]) => other === id)?.[0];
async function found(query: string): Promise<(string | undefined)[]> {
  const response = await backend.call('GET', `/v1/findings?${query}`, { token: coordinator });
  return FindingPage.parse(await response.json())
    .items.map(({ finding }) => nameOf(finding.id))
    .sort();
}

describe('findings are found', () => {
  test.each([
    ['region=35.09', ['school']],
    ['code=ETK-01', ['health']],
    ['q=dinas', ['school']],
    ['q=PENDIDIKAN%20contoh', ['school']],
    ['q=pend', ['school']],
    ['q=endidikan', []],
    ['q=joao', ['health']],
    ['q=35.71', []],
    ['q=etk%2001', ['health']],
    ['q=lpr%20778', ['school']],
    ['q=bws%202026', ['bare']],
    ['q=bws%20dinas', []],
    ['q=dinas&region=35.71', []],
    ['q=!!', ['bare', 'health', 'school']],
    [`q=${encodeURIComponent("'x' | !'y':* \\ & (")}`, []],
    ['channel=berita', ['health']],
  ])('by %s', async (query, expected) => expect(await found(query)).toEqual(expected));

  test('by what their newest version says', async () => {
    const capture = makeCapture();
    await backend.putCapture(device, capture);
    const first = await makeSubmission([capture], { reported: { ...NEW_REPORTED, agency: 'Lamasekali' } });
    await backend.putFinding(device, first);
    ids.set('changed', first.finding.id);
    const reported = { ...NEW_REPORTED, agency: 'Barusekali', regionId: '35.29' };
    await backend.putFinding(device, await makeSubmission([capture], { id: first.finding.id, version: 2, reported }));
    expect([await found('q=lamasekali'), await found('q=barusekali'), await found('region=35.29')]).toEqual([
      [],
      ['changed'],
      ['changed'],
    ]);
  });
});

describe('the page', () => {
  const get = (path: string, headers = {}) =>
    backend.call('GET', path, {
      headers: { authorization: `Basic ${Buffer.from(`x:${coordinator}`).toString('base64')}`, ...headers },
    });

  test('has the same filters, and keeps what was chosen in its form and links', async () => {
    const page = await (await get('/koordinator?q=dinas&status=&channel=&region=35.09&code=&from=&to=')).text();
    expect(page).toContain('Sari Contoh');
    expect(page).not.toContain('Misalnya');
    expect(page).toContain('<option value="35.09" selected>');
    expect(page).toContain('name="q" maxlength="200" value="dinas"');
    expect(page).toContain('koordinator/temuan.csv?q=dinas&amp;region=35.09');
    const csv = await (await get('/koordinator/temuan.csv?q=dinas&region=35.09')).text();
    expect(csv.trim().split('\n')).toHaveLength(2);
  });

  test('offers the regions and codes of the network’s newer data as well, under their newest names', async () => {
    const [code] = BUILT_IN_REFERENCE.codes;
    const [region, other] = BUILT_IN_REFERENCE.regions;
    if (!code || !region || !other) throw new Error('The data have some.');
    const named = <Item extends { label: { id: string; en: string } }>(item: Item, name: string, id: string) => ({
      ...item,
      id,
      label: { id: name, en: `${name} (en)` },
    });
    const newer = {
      ...BUILT_IN_REFERENCE,
      version: '2031-01-01',
      codes: [named(code, 'Larangan baru', 'BARU-01')],
      regions: [named(region, 'Kabupaten Baru', '99.01'), named(other, 'Nama Kini', other.id)],
    };
    const path = join(backend.dataFolder, REFERENCE_FILE);
    await writeFile(path, JSON.stringify(newer));
    try {
      await send('new', { chosenCode: 'BARU-01', reported: { ...NEW_REPORTED, regionId: '99.01' } });
      const page = await (await get('/koordinator?code=BARU-01')).text();
      expect(page).toContain('<option value="BARU-01" selected>BARU-01 Larangan baru</option>');
      expect(page).toContain('<option value="99.01">Kabupaten Baru</option>');
      expect(page).toContain(`<option value="${other.id}">Nama Kini</option>`);
      expect(page).toContain(`<option value="${region.id}">${region.label.id}</option>`);
      expect(page).toContain(`<option value="${code.id}">`);
      expect(page).toContain(ids.get('new'));
      expect(page).not.toContain('Sari Contoh');
      for (const recap of ['rekap', 'rekap.csv'])
        expect(await (await get(`/koordinator/${recap}?population=collected&audience=inside`)).text()).toContain(
          'Kabupaten Baru',
        );
      // A file that went wrong meanwhile takes nobody's list away.
      await writeFile(path, '{');
      expect(await (await get('/koordinator')).text()).toContain(
        `<option value="${region.id}">${region.label.id}</option>`,
      );
    } finally {
      await rm(path);
    }
  });

  test('takes days as those of western Indonesia, the last one included', async () => {
    const names = async (query: string) => {
      const page = await (await get(`/koordinator?${query}`)).text();
      return [...ids].filter(([, id]) => page.includes(id)).map(([name]) => name);
    };
    // 16:59 UTC is one minute before the next day begins there.
    expect(await names('to=2026-11-18')).toEqual(['school']);
    expect(await names('from=2026-11-19&to=2026-11-19&channel=berita')).toEqual(['health']);
    await expectProblem(await get('/koordinator?from=2026-11-99'), 'bad-request');
  });

  test('leads from page to page within the filter', async () => {
    for (let n = 0; n < 51; n++) await send(`many ${n}`, { reported: { ...NEW_REPORTED, agency: 'Kantor Banyak' } });
    const page = await (await get('/koordinator?q=banyak', { 'accept-language': 'en' })).text();
    const [, next = ''] = /href="\?([^"]*cursor=[^"]*)"/.exec(page) ?? [];
    expect(next).toContain('q=banyak&amp;cursor=');
    const last = await (await get(`/koordinator?${next.replaceAll('&amp;', '&')}`)).text();
    expect([...last.matchAll(/koordinator\/temuan\/[0-9a-f]{8}-/g)]).toHaveLength(1);
  }, 90_000);
});
