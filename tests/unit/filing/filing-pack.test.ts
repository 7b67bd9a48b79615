import { describe, expect, test } from 'vitest';
import type { Capture } from '../../../utils/contract/capture.ts';
import { FINDING_SCHEMA, type Finding } from '../../../utils/contract/finding.ts';
import { NEW_REPORTED, newFindingFields } from '../../../utils/contract/finding-defaults.ts';
import { BUILT_IN_REFERENCE } from '../../../utils/domain/built-in-reference.ts';
import { createFilingPack } from '../../../utils/filing/filing-pack.ts';
import { fitPictures } from '../../../utils/filing/fit-pictures.ts';
import { sampleCapture, uuid } from '../sample.ts';

const { capture } = await sampleCapture(1);

const FINDING: Finding = {
  ...newFindingFields(),
  schema: FINDING_SCHEMA,
  id: uuid(1),
  captureIds: [capture.id],
  channel: 'medsos',
  reported: {
    ...NEW_REPORTED,
    name: 'Sari Contoh',
    account: 'Sari Contoh',
    position: 'Guru',
    agency: 'SDN Contoh',
    regionId: '35.07',
    parentAgency: 'Pemerintah Kabupaten Malang',
    nip: '198609262015051001',
  },
  behaviours: ['SUKA'],
  supported: 'Paslon Contoh',
  narrative: 'Uraian contoh.',
  occurredOn: '2024-10-01T08:15+07:00',
  knownOn: '2024-10-02',
  chosenCode: 'DSP-06',
  witnesses: [
    { name: 'Saksi Setuju', contact: '0800', statement: null, consent: true },
    { name: 'Saksi Menolak', contact: null, statement: null, consent: false },
  ],
  status: 'approved',
  createdAt: capture.capturedAt.iso,
  updatedAt: capture.capturedAt.iso,
  version: 1,
};

const pack = (channelId: string, finding: Partial<Finding> = {}, captures: Capture[] = [capture]) =>
  createFilingPack(channelId, { finding: { ...FINDING, ...finding }, captures, reference: BUILT_IN_REFERENCE }).fields;
const fieldOf = (channelId: string, key: string, finding: Partial<Finding> = {}) =>
  pack(channelId, finding).find((field) => field.key === key)?.value;
const allWords = (channelId: string, finding: Partial<Finding> = {}) =>
  pack(channelId, finding)
    .map(({ label, value, part }) => `${part ?? ''} ${label} ${value}`)
    .join('\n');

describe('SP4N-LAPOR!', () => {
  test('has the fields of the form, in its order', () =>
    expect(pack('SP4N_LAPOR').map(({ label }) => label)).toEqual([
      'Klasifikasi Laporan',
      'Judul Laporan',
      'Isi Laporan',
      'Tanggal Kejadian',
      'Lokasi Kejadian',
      'Instansi Tujuan',
      'Kategori Laporan',
      'Anonim',
      'Rahasia',
    ]));

  test('is written as the network writes it', () => {
    expect(fieldOf('SP4N_LAPOR', 'title')).toBe(
      'Dugaan pelanggaran netralitas ASN melalui media sosial – SDN Contoh, Kab. Malang',
    );
    expect(fieldOf('SP4N_LAPOR', 'date')).toBe('2024-10-01');
    expect(fieldOf('SP4N_LAPOR', 'place')).toBe('media sosial Facebook, Kab. Malang');
    const body = fieldOf('SP4N_LAPOR', 'body');
    expect(body).toContain(
      '1. Terlapor: Sari Contoh, Guru, SDN Contoh, NIP 198609262015051001 (Pemerintah Kabupaten Malang)',
    );
    expect(body).toContain('pada Selasa, 1 Oktober 2024 pukul 08.15 WIB');
    expect(body).toContain('3. Diketahui pada: Rabu, 2 Oktober 2024');
    expect(body).toContain(capture.files[0]?.sha256);
  });

  test.each([
    ['DSP-06', [], 'Netralitas ASN › ASN Kampanye Politik di Media Sosial'],
    ['ETK-05', [], 'Netralitas ASN › Foto bersama peserta pemilu'],
    ['DSP-04', [], 'Netralitas ASN › ASN Turut Serta dalam Kampanye Offline'],
    ['ETK-06', [], 'Netralitas ASN › Ikut serta dalam kegiatan politik'],
    ['DSP-01', [], 'Netralitas ASN › Penggunaan Atribut peserta pemilu'],
    ['DSP-08', [], 'Politisasi ASN › Ajakan dan Himbauan kepada ASN untuk kepentingan politik'],
    ['DSP-12', [], 'Politisasi ASN › Pemanfaatan jabatan'],
    ['DSP-06', ['FLAG-FASNEG'], 'Politisasi ASN › Pemanfaatan fasilitas negara'],
    [null, [], 'Netralitas ASN'],
  ])('%s %j is filed under %s', (chosenCode, flags, category) =>
    expect(fieldOf('SP4N_LAPOR', 'category', { chosenCode, flags })).toBe(category),
  );

  test('a month is not put into a field for a day', () =>
    expect(fieldOf('SP4N_LAPOR', 'date', { occurredOn: '2024-10' })).toBe(''));
});

describe('Bawaslu', () => {
  test('has the official order', () =>
    expect(pack('BAWASLU').flatMap(({ part, label }) => (part ? [part, label] : [label]))).toEqual([
      '1. Identitas Pelapor',
      'Nama',
      'Tempat/Tanggal Lahir',
      'Jenis Kelamin',
      'Pekerjaan',
      'Kewarganegaraan',
      'Alamat',
      'No. Telp/HP',
      'E-mail',
      '2. Identitas Terlapor',
      'Nama',
      'Alamat',
      'No. Telp/HP',
      '3. Peristiwa yang dilaporkan',
      'Peristiwa',
      'Tempat Kejadian',
      'Hari dan Tanggal Kejadian',
      'Hari dan Tanggal diketahui',
      '4. Saksi-saksi',
      'Nama, alamat, dan telepon saksi',
      '5. Bukti-bukti',
      'Daftar bukti',
      '6. Uraian singkat kejadian',
      'Uraian',
    ]));

  test('names the reporter nowhere, and only witnesses who agreed', () => {
    expect(
      pack('BAWASLU')
        .filter(({ key }) => key.startsWith('reporter-'))
        .map(({ value }) => value),
    ).toEqual(Array(8).fill(''));
    expect(allWords('BAWASLU')).toContain('Saksi Setuju');
    expect(allWords('BAWASLU')).not.toContain('Saksi Menolak');
  });
});

describe.each(['SP4N_LAPOR', 'BKN_SBT', 'BAWASLU', 'PPK_INSTANSI', 'PENGAWAS_BARU'])(
  'the words for %s',
  (channelId) => {
    const variants: Partial<Finding>[] = [
      {},
      { channel: 'berita', narrative: null },
      { channel: 'langsung', behaviours: ['HADIR'], occurredOn: null, knownOn: null, chosenCode: null },
      { reported: NEW_REPORTED, supported: null, behaviours: [] },
    ];
    test.each(variants)('%#: presume innocence, say dugaan, never temuan, and have no hole', (finding) => {
      const words = allWords(channelId, finding);
      expect(words).toMatch(/dugaan|diduga/i);
      expect(words).not.toMatch(/\btemuan/i);
      expect(words).not.toMatch(/pelaku|oknum|terbukti|bersalah|\b(?:undefined|null|NaN)\b/i);
    });
  },
);

test('what is written towards Bawaslu says laporan', () =>
  expect(allWords('BAWASLU')).toContain('laporan dugaan pelanggaran'));

describe('copies that fit', () => {
  const picture = (bytes: number) => ({
    blob: new Blob([new Uint8Array(bytes)], { type: 'image/png' }),
    sha256: 'a'.repeat(64),
  });
  /** A JPEG's size goes with its area and quality. */
  const encode = async (blob: Blob, scale: number, quality: number) =>
    new Blob([new Uint8Array(Math.ceil(blob.size * scale * scale * quality * 0.5))], { type: 'image/jpeg' });

  test.each([
    ['one that fits stays as it is', [1_000], 2_000, ['image/png']],
    ['one that does not is made smaller', [10_000_000], 2_000_000, ['image/jpeg']],
    ['what a small one leaves goes to the next', [10, 1_990], 2_000, ['image/png', 'image/png']],
    ['many', [3e6, 3e6, 3e6, 3e6, 3e6], 2_000_000, Array(5).fill('image/jpeg')],
  ])('%s', async (_name, sizes, limit, types) => {
    const copies = await fitPictures(sizes.map(picture), limit, encode);
    expect(copies.map(({ blob }) => blob.type)).toEqual(types);
    expect(copies.reduce((sum, { blob }) => sum + blob.size, 0)).toBeLessThanOrEqual(limit);
    expect(copies.every(({ derivedFrom }) => derivedFrom === 'a'.repeat(64))).toBe(true);
  });

  test('what cannot be made to fit is said', () =>
    expect(fitPictures([picture(9e6)], 10, encode)).rejects.toThrow(RangeError));
});
