import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEHAVIOURS, FINDING_CHANNELS } from '../../../utils/contract/codes.ts';
import { EXCHANGE_FIELDS, type ExchangeFinding } from '../../../utils/contract/exchange.ts';
import { readCsv, readCsvText, writeCsv } from '../../../utils/export/csv.ts';
import { MOST_ROWS, readExchange, writeExchange } from '../../../utils/export/exchange.ts';
import { EXCHANGE_TEXTS } from '../../../utils/i18n/exchange-texts.ts';
import { uuid } from '../sample.ts';

const row: ExchangeFinding = {
  id: uuid(1),
  channel: 'medsos',
  source_url: 'https://www.facebook.com/contoh/posts/1',
  captured_at: '2026-11-21T03:05:00.000Z',
  account: 'Sari Contoh',
  account_url: null,
  reported_name: '=HYPERLINK("https://jahat.example","klik")',
  position: '+62',
  agency: '@dinas',
  region: "'=1+1",
  region_id: '35.07',
  behaviours: ['KOMENTAR', 'AJAKAN'],
  supported: null,
  occurred_on: '2026-11-20',
  known_on: '2026-11-21',
  place: '-1',
  code: null,
  narrative: 'Baris satu\nbaris "dua"; dan, tiga',
  evidence_sha256: ['a'.repeat(64)],
};

const line = fc.string({ maxLength: 60, unit: 'binary' });
/** An empty cell and a missing value are the same in CSV. */
const words = fc.option(
  line.filter((text) => text !== ''),
  { nil: null },
);
const anyRow: fc.Arbitrary<ExchangeFinding> = fc.record({
  ...Object.fromEntries(EXCHANGE_FIELDS.map((field) => [field, fc.constant(null)])),
  id: fc.nat().map(uuid),
  channel: fc.constantFrom(...FINDING_CHANNELS),
  source_url: fc.constant(null),
  captured_at: fc.constant(null),
  account: words,
  account_url: fc.constant(null),
  reported_name: words,
  position: words,
  agency: words,
  region: words,
  region_id: fc.constant(null),
  behaviours: fc.uniqueArray(fc.constantFrom(...BEHAVIOURS)),
  supported: words,
  occurred_on: fc.constant(null),
  known_on: fc.constant(null),
  place: words,
  code: fc.constant(null),
  narrative: words,
  evidence_sha256: fc.constant([]),
});

describe.each(['jsonl', 'csv'] as const)('%s', (format) => {
  test('what is written is read, whatever people and pages wrote', () => {
    expect(readExchange(writeExchange([row], format))).toEqual({ ok: true, rows: [row], refused: [] });
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 5 }), (rows) => {
        expect(readExchange(writeExchange(rows, format))).toEqual({ ok: true, rows, refused: [] });
      }),
    );
  });

  test('more rows than are read at once are refused as a whole', () => {
    const many = Array.from({ length: MOST_ROWS + 1 }, (_, n) => ({ ...row, id: uuid(n) }));
    expect(readExchange(writeExchange(many, format))).toEqual({ ok: false, problem: 'too-many' });
  });
});

test('no cell begins like a formula', () => {
  fc.assert(
    fc.property(line, (text) => {
      const [[cell = ''] = []] = readCsv(writeCsv([[text, 'x']])) ?? [];
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      expect(readCsvText(cell)).toBe(text);
    }),
  );
});

test('an Indonesian spreadsheet writes semicolons, leaves columns out and adds an empty line', () => {
  const text = `id;channel;narrative\r\n${uuid(3)};berita;"a, b; c"\r\n\r\n`;
  expect(readExchange(text)).toMatchObject({
    ok: true,
    rows: [{ id: uuid(3), channel: 'berita', narrative: 'a, b; c', behaviours: [], account: null }],
    refused: [],
  });
});

test('rows that do not fit are named, and the others come in', () => {
  const lines = [row, { ...row, channel: 'gosip' }, { ...row, lain: 1 }, { ...row, source_url: 'javascript:alert(1)' }];
  const text = `${lines.map((value) => JSON.stringify(value)).join('\n')}\nbukan JSON\n[]\n`;
  expect(readExchange(text)).toEqual({
    ok: true,
    rows: [row],
    refused: [
      { row: 2, field: 'channel' },
      { row: 3, field: null },
      { row: 4, field: 'source_url' },
      { row: 5, field: null },
      { row: 6, field: null },
    ],
  });
});

test.each([
  ['', 'not-a-table'],
  ['<html>', 'not-a-table'],
  ['id,channel\n"tidak ditutup', 'not-a-table'],
  ['id,channel,__proto__\na,b,c', 'columns'],
  ['id,id,channel\na,b,c', 'columns'],
  ['channel,account\nmedsos,a', 'columns'],
] as const)('%j is refused', (text, problem) => {
  expect(readExchange(text)).toEqual({ ok: false, problem });
});

test('nothing that is read pollutes what others share', () => {
  readExchange(`{"__proto__":{"polluted":true},"id":"${uuid(1)}"}\n{"constructor":{"prototype":{"polluted":true}}}`);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('never throws, and never takes long', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readExchange(text)));
  // Quotes without end, and many of them: what makes patterns of this kind slow.
  expect(readExchange(`id,channel\n${'"'.repeat(2_000_001)}`)).toMatchObject({ ok: false });
});

test('the dictionary explains every column, in both languages', () => {
  for (const { fields } of Object.values(EXCHANGE_TEXTS)) expect(Object.keys(fields)).toEqual(EXCHANGE_FIELDS);
});
