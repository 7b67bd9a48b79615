import { describe, expect, test } from 'vitest';
import { FINDING_SCHEMA, type Finding } from '../../../utils/contract/finding.ts';
import { NEW_REPORTED, newFindingFields } from '../../../utils/contract/finding-defaults.ts';
import { agencyKind, createLenses, createRecap, type Dimension } from '../../../utils/domain/recap.ts';
import { uuid } from '../sample.ts';

const INSTANT = '2019-04-15T03:00:00.000Z';

function finding(n: number, fields: Partial<Finding> = {}): Finding {
  return {
    ...newFindingFields(),
    schema: FINDING_SCHEMA,
    id: uuid(n),
    captureIds: [uuid(1000 + n)],
    channel: 'medsos',
    reported: NEW_REPORTED,
    status: 'approved',
    createdAt: INSTANT,
    updatedAt: INSTANT,
    version: 1,
    ...fields,
  };
}
const filed = (filedOn: string) =>
  ({ channel: 'SP4N_LAPOR', filedOn, ticket: null, status: 'filed', statusOn: filedOn, note: null }) as const;
const table = (findings: Finding[], dimension: Dimension, outward = false) =>
  createRecap(findings, 'collected', outward).tables.find((one) => one.dimension === dimension);

describe('the figures of the article of 2019', () => {
  // The smallest number of findings that 53, 40 and 7 percent can come from.
  const channels = [...Array(8).fill('medsos'), ...Array(6).fill('berita'), 'langsung'];
  const findings = channels.map((channel, n) => finding(n, { channel }));

  test('come from 8, 6 and 1 of 15 findings, with n', () => {
    const channel = table(findings, 'channel');
    expect(channel).toMatchObject({ n: 15, tooFew: false, merged: [] });
    expect(channel?.rows).toEqual([
      { key: 'medsos', count: 8, percent: 53 },
      { key: 'berita', count: 6, percent: 40 },
      { key: 'langsung', count: 1, percent: 7 },
    ]);
  });

  test('do not leave the network with the one alone, nor so that it can be worked out', () => {
    expect(table(findings, 'channel', true)).toMatchObject({
      n: 15,
      rows: [
        { key: 'medsos', count: 8, percent: 53 },
        { key: null, count: 7, percent: 47 },
      ],
      merged: ['langsung', 'berita'],
    });
  });
});

describe('who is counted', () => {
  const findings = [
    finding(1, { status: 'draft' }),
    finding(2),
    finding(3, { filings: [filed('2019-04-18')] }),
    finding(4, { status: 'dismissed', filings: [filed('2019-04-18')] }),
  ];
  test.each([
    ['collected', 3],
    ['approved', 2],
    ['filed', 1],
  ] as const)('%s: %i', (population, n) => expect(createRecap(findings, population, false).n).toBe(n));
});

test('several captures or articles of one act are one', () =>
  expect(createRecap([finding(1, { captureIds: [uuid(1), uuid(2), uuid(3)] })], 'collected', false).n).toBe(1));

test('several acts of one finding are mentions, without percent', () => {
  const behaviour = table(
    [finding(1, { behaviours: ['STATUS', 'SUKA'] }), finding(2, { behaviours: ['SUKA'] })],
    'behaviour',
  );
  expect(behaviour).toMatchObject({ n: 3, several: true });
  expect(behaviour?.rows).toEqual([
    { key: 'SUKA', count: 2, percent: null },
    { key: 'STATUS', count: 1, percent: null },
  ]);
});

test('what is not filled in is counted as not known', () =>
  expect(table([finding(1)], 'region')?.rows).toEqual([{ key: '?', count: 1, percent: 100 }]));

test('days from known to filed', () => {
  const findings = [
    finding(1, { knownOn: '2019-04-15', filings: [filed('2019-04-25'), filed('2019-04-17')] }),
    finding(2, { knownOn: '2019-04-15', filings: [filed('2019-04-22')] }),
    finding(3, { knownOn: '2019-04-15', filings: [filed('2019-04-30')] }),
    finding(4, { knownOn: '2019-04-15' }),
  ];
  expect(createRecap(findings, 'collected', false).daysToFile).toEqual({ n: 3, median: 7, withinSeven: 2 });
  expect(createRecap(findings.slice(0, 2), 'collected', true).daysToFile).toEqual({
    n: 0,
    median: null,
    withinSeven: 0,
  });
});

test.each([
  ['Guru', 'SDN 1 Contoh', 'school'],
  ['Kepala sekolah', 'SMKN 2 Contoh', 'school'],
  ['Dosen', 'Universitas Contoh', 'campus'],
  ['Camat', 'Kecamatan Contoh', 'district'],
  ['Perawat', 'Puskesmas Contoh', 'health'],
  ['Kepala bidang', 'Dinas Contoh', 'opd'],
  ['Staf', 'Sesuatu', 'other'],
  [null, null, 'unknown'],
])('%s, %s works at: %s', (position, agency, kind) => expect(agencyKind({ position, agency })).toBe(kind));

test('lenses say nothing below ten findings, and leave out what is not known', () => {
  const at = (regionId: string | null, count: number, from: number) =>
    Array.from({ length: count }, (_, n) => finding(from + n, { reported: { ...NEW_REPORTED, regionId } }));
  expect(
    createLenses(at('35.07', 9, 1), 'collected').find(({ dimension }) => dimension === 'region')?.bands,
  ).toBeNull();
  const many = [...at('35.07', 7, 1), ...at('35.73', 2, 20), ...at('35.78', 2, 30), ...at(null, 5, 40)];
  expect(createLenses(many, 'collected').find(({ dimension }) => dimension === 'region')?.bands).toEqual([
    { key: '35.07', count: 7, band: 'high' },
    { key: '35.73', count: 2, band: 'low' },
    { key: '35.78', count: 2, band: 'low' },
  ]);
});
