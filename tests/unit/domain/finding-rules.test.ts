import { describe, expect, test } from 'vitest';
import { FINDING_SCHEMA, type Finding, type ReportedPerson } from '../../../utils/contract/finding.ts';
import { NEW_REPORTED, newFindingFields } from '../../../utils/contract/finding-defaults.ts';
import { checkTimes, type FindingTimes } from '../../../utils/domain/check-times.ts';
import { writeDay, writeMoment } from '../../../utils/domain/indonesian-dates.ts';
import { missingForChannel } from '../../../utils/domain/missing-for-channel.ts';
import { writeNarrative } from '../../../utils/domain/write-narrative.ts';
import { sampleCapture, uuid } from '../sample.ts';

const TODAY = '2026-11-21';
const INSTANT = '2026-11-21T03:00:00.000Z';

function finding(fields: Partial<Finding> = {}, reported: Partial<ReportedPerson> = {}): Finding {
  return {
    ...newFindingFields(),
    schema: FINDING_SCHEMA,
    id: uuid(1),
    captureIds: [uuid(2)],
    channel: 'medsos',
    reported: { ...NEW_REPORTED, ...reported },
    status: 'draft',
    createdAt: INSTANT,
    updatedAt: INSTANT,
    version: 1,
    ...fields,
  };
}

describe('what a channel still needs', () => {
  const complete = finding(
    {
      behaviours: ['SUKA'],
      supported: 'Paslon Contoh',
      narrative: 'Uraian',
      occurredOn: '2026-11-20',
      knownOn: '2026-11-21',
      chosenCode: 'DSP-06',
      place: 'Facebook',
      witnesses: [{ name: 'Saksi Contoh', contact: null, statement: null, consent: true }],
    },
    {
      name: 'Sari Contoh',
      nip: '198609262015051001',
      agency: 'SDN Contoh',
      parentAgency: 'Pemerintah Kabupaten Contoh',
      regionId: '35.07',
      identityConfidence: 'high',
      identityBasis: 'Halaman resmi sekolah.',
    },
  );
  const missing = (channel: string, record: Finding, hasScreenshot = true) =>
    missingForChannel(channel, record, { hasScreenshot }, TODAY).map(({ field, required }) =>
      required ? `${field}!` : field,
    );

  test.each(['SP4N_LAPOR', 'BKN_SBT', 'BAWASLU', 'PPK_INSTANSI', 'PENGAWAS_BARU'])(
    '%s: nothing when all is there',
    (channel) => expect(missing(channel, complete)).toEqual([]),
  );

  test.each([
    [
      'SP4N_LAPOR',
      [
        'behaviours!',
        'narrative!',
        'occurredOn!',
        'name',
        'agency',
        'region',
        'code',
        'supported',
        'screenshot',
        'identity',
      ],
    ],
    [
      'BKN_SBT',
      [
        'behaviours!',
        'nip!',
        'name!',
        'agency!',
        'narrative!',
        'occurredOn!',
        'screenshot!',
        'code',
        'supported',
        'identity',
      ],
    ],
    [
      'BAWASLU',
      [
        'behaviours!',
        'name!',
        'narrative!',
        'occurredOn!',
        'knownOn!',
        'screenshot!',
        'witnesses',
        'code',
        'supported',
        'agency',
        'identity',
      ],
    ],
    [
      'PPK_INSTANSI',
      [
        'behaviours!',
        'name!',
        'parentAgency!',
        'narrative!',
        'occurredOn!',
        'agency',
        'code',
        'screenshot',
        'identity',
      ],
    ],
    ['SESUATU_YANG_BARU', ['behaviours!', 'narrative!', 'occurredOn!', 'name', 'code', 'screenshot']],
  ])('%s: everything when nothing is there', (channel, expected) =>
    expect(missing(channel, finding(), false)).toEqual(expected),
  );

  test.each<[string, string, Partial<Finding>, Partial<ReportedPerson>, string]>([
    ['a staff number of a wrong form', 'BKN_SBT', {}, { nip: '123' }, 'nip!'],
    ['a month is not a day', 'BAWASLU', { occurredOn: '2026-11' }, {}, 'occurredOn!'],
    ['an article does not say where', 'SP4N_LAPOR', { channel: 'berita', place: null }, {}, 'place!'],
    ['a confidence that rests on nothing', 'SP4N_LAPOR', {}, { identityBasis: null }, 'identity'],
  ])('%s', (_name, channel, fields, reported, expected) =>
    expect(missing(channel, { ...complete, ...fields, reported: { ...complete.reported, ...reported } })).toEqual([
      expected,
    ]),
  );

  test('a captured profile is a basis too', () =>
    expect(
      missing('SP4N_LAPOR', {
        ...complete,
        identityCaptureIds: [uuid(3)],
        reported: { ...complete.reported, identityBasis: null },
      }),
    ).toEqual([]));
});

describe('times that cannot be', () => {
  const now = new Date(INSTANT);
  const times: FindingTimes = {
    occurredOn: '2026-11-19',
    publishedAt: '2026-11-20T08:00+07:00',
    knownOn: '2026-11-21',
    capturedAt: INSTANT,
  };
  test.each<[string, Partial<FindingTimes>, string[]]>([
    ['as it should be', {}, []],
    ['the act tomorrow', { occurredOn: '2026-11-22' }, ['act-in-future', 'known-before-act']],
    [
      'the act after the capture',
      { occurredOn: '2026-11-20', capturedAt: '2026-11-19T03:00:00.000Z', knownOn: '2026-11-20' },
      ['act-after-capture', 'known-after-capture'],
    ],
    ['known tomorrow', { knownOn: '2026-11-22' }, ['known-in-future']],
    ['known before it happened', { knownOn: '2026-11-18', publishedAt: null }, ['known-before-act']],
    ['known before it was posted', { knownOn: '2026-11-19' }, ['known-before-posted']],
    ['a rough time is given the benefit of the doubt', { occurredOn: '2026', knownOn: '2026-11-20' }, []],
    ['nothing known', { occurredOn: null, publishedAt: null, knownOn: null, capturedAt: null }, []],
  ])('%s', (_name, change, expected) => expect(checkTimes({ ...times, ...change }, now)).toEqual(expected));
});

test.each([
  ['2019-04-15T20:37+07:00', 'Senin, 15 April 2019 pukul 20.37 WIB'],
  ['2019-04-15T13:37:00Z', 'Senin, 15 April 2019 pukul 20.37 WIB'],
  ['2019-04-15T20+07:00', 'Senin, 15 April 2019 pukul 20.00 WIB'],
  ['2019-04-15T20:37', 'Senin, 15 April 2019 pukul 20.37'],
  ['2019-04-15', 'Senin, 15 April 2019'],
  ['2019-04', 'April 2019'],
  ['2019', '2019'],
])('%s is written %s', (iso, words) => expect(writeMoment(iso)).toBe(words));

test('a day is written with its weekday', () => expect(writeDay('2026-11-27')).toBe('Jumat, 27 November 2026'));

describe('the beginning of an account', () => {
  test('says the captured facts, and nothing that is not known', async () => {
    const { capture } = await sampleCapture(1);
    const text = writeNarrative(
      finding(
        { behaviours: ['KOMENTAR'], occurredOn: '2026-11-20T08:15+07:00', knownOn: '2026-11-21' },
        { account: 'Sari Contoh' },
      ),
      [capture],
    );
    expect(text).toBe(
      'Pada Jumat, 20 November 2026 pukul 08.15 WIB, pemilik akun “Sari Contoh” diduga menulis komentar (https://www.facebook.com/sari.contoh/posts/1000?comment_id=2000). Isinya antara lain: “Komentar ke-1”. Hal ini diketahui pada Sabtu, 21 November 2026. Tangkapan dibuat pada Sabtu, 21 November 2026 pukul 10.00 WIB.',
    );
    expect(text).not.toMatch(/dukungan|null|undefined/);
  });

  test('never says temuan, nor that anything is proven', async () => {
    const { capture } = await sampleCapture(1);
    for (const behaviour of ['SUKA', 'HADIR', 'LAIN'] as const) {
      const text = writeNarrative(finding({ behaviours: [behaviour], supported: 'Paslon Contoh' }), [capture]);
      expect(text).toContain('diduga');
      expect(text).not.toMatch(/temuan|terbukti|pelaku|melanggar/i);
    }
  });
});
