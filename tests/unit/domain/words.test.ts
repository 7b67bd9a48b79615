import { describe, expect, test } from 'vitest';
import { BUILT_IN_REFERENCE } from '../../../utils/domain/built-in-reference.ts';
import { matchRegion, searchRegions } from '../../../utils/domain/match-region.ts';
import { checkNip, maskNip } from '../../../utils/domain/nip.ts';
import { routeAgency } from '../../../utils/domain/route-agency.ts';

const { regions } = BUILT_IN_REFERENCE;
const TODAY = '2026-11-21';

describe('staff numbers', () => {
  test.each([
    ['19860926 201505 1 001', 'pns', []],
    ['198609262015051001', 'pns', []],
    ['19860926.201505.1.001', 'pns', []],
    ['199009132025242014', 'pppk', []],
    ['199009132023211003', 'pppk', []],
    ['131110468', 'old', []],
    ['198609262015051000', 'pns', ['serial']],
    ['195001012015051001', 'pns', ['age']],
  ])('%s', (input, kind, warnings) => expect(checkNip(input, TODAY)).toMatchObject({ state: 'valid', kind, warnings }));

  test.each([
    ['19860926201505100', 'length'],
    ['1986092620150510011', 'length'],
    ['19860926201505100X', 'not-digits'],
    ['198602302015051001', 'birth'],
    ['202702012015051001', 'birth'],
    ['198609262015131001', 'month-or-contract'],
    ['198609262015201001', 'month-or-contract'],
    ['198609262015301001', 'month-or-contract'],
    ['198609262015053001', 'sex'],
    ['198609262026121001', 'future'],
    ['198609262027211001', 'future'],
  ])('%s is wrong: %s', (input, error) => expect(checkNip(input, TODAY)).toEqual({ state: 'wrong', error }));

  test('none is none', () => expect(checkNip('  ', TODAY)).toEqual({ state: 'empty' }));

  test.each([
    ['198609262015051001', '1986•••• •••••• • 001'],
    ['131110468', '131••••••'],
    ['12345', '•••••'],
  ])('%s is shown as %s', (input, shown) => expect(maskNip(input)).toBe(shown));
});

describe('regions', () => {
  const named = (words: string) => {
    const answer = matchRegion(words, regions);
    if (answer.state === 'one') return answer.region.label.id;
    return answer.state === 'ask' ? answer.regions.map(({ label }) => label.id) : null;
  };

  test.each([
    ['Dinas Pendidikan Kabupaten Malang', 'Kab. Malang'],
    ['Pemkot Malang', 'Kota Malang'],
    ['Wali Kota Batu', 'Kota Batu'],
    ['Bupati Tulungagung', 'Kab. Tulungagung'],
    ['SDN 1 Surabaya', 'Kota Surabaya'],
    ['Satpol PP Gresik', 'Kab. Gresik'],
    ['Camat Sumbersari, Kab. Jember', 'Kab. Jember'],
    // A kecamatan with the name of another regency.
    ['Kecamatan Jombang, Kabupaten Jember', 'Kab. Jember'],
    ['kec. Jombang Jember', 'Kab. Jember'],
    ['Pemprov Jatim', 'Provinsi Jawa Timur / lintas daerah'],
    ['Dinas Pendidikan Provinsi Jawa Timur', 'Provinsi Jawa Timur / lintas daerah'],
  ])('%s is %s', (words, expected) => expect(named(words)).toBe(expected));

  test.each(['Kediri', 'Blitar', 'Malang', 'Probolinggo', 'Pasuruan', 'Mojokerto', 'Madiun'])(
    '%s alone has to be asked',
    (name) => expect(named(`Dinas Kesehatan ${name}`)).toEqual([`Kab. ${name}`, `Kota ${name}`]),
  );

  test('two regions in one text have to be asked', () =>
    expect(named('Kab. Malang dan Kota Batu')).toEqual(['Kab. Malang', 'Kota Batu']));

  test.each(['Kantor kelurahan', '', 'Bandung', 'Gresikan'])('“%s” names none', (words) =>
    expect(named(words)).toBeNull(),
  );

  test('there are 29 regencies, 9 cities, the province and outside', () => {
    const count = (kind: string) => regions.filter((region) => region.kind === kind).length;
    expect([count('regency'), count('city'), count('province'), count('outside')]).toEqual([29, 9, 1, 1]);
    expect(regions.find(({ id }) => id === '35.07')?.label.id).toBe('Kab. Malang');
    expect(regions.find(({ id }) => id === '35.73')?.label.id).toBe('Kota Malang');
    expect(regions.find(({ id }) => id === '35.79')?.label.id).toBe('Kota Batu');
  });

  test('the picker shows both where a name stands for two, with Kab. or Kota', () =>
    expect(searchRegions('mal', regions).map(({ label }) => label.id)).toEqual(['Kab. Malang', 'Kota Malang']));
});

describe('whose civil servant it is', () => {
  const at = (id: string) => regions.find((region) => region.id === id) ?? null;
  test.each([
    ['Guru', 'SDN 2 Contoh', '35.04', 'Pemerintah Kabupaten Tulungagung'],
    ['Guru', 'SMPN 1 Contoh', '35.78', 'Pemerintah Kota Surabaya'],
    ['Camat', 'Kecamatan Contoh', '35.07', 'Pemerintah Kabupaten Malang'],
    ['Staf', 'Puskesmas Contoh', '35.73', 'Pemerintah Kota Malang'],
    ['Kepala sekolah', 'SMAN 3 Contoh', '35.07', 'Pemerintah Provinsi Jawa Timur'],
    ['Guru', 'SMK Negeri 1 Contoh', '35.07', 'Pemerintah Provinsi Jawa Timur'],
    ['Guru', 'MTsN 1 Contoh', '35.07', 'Kementerian Agama'],
    ['Penghulu', 'KUA Contoh', '35.07', 'Kementerian Agama'],
    ['Dosen', 'UIN Contoh', '35.07', 'Kementerian Agama'],
    ['Dosen', 'Universitas Contoh', '35.07', 'Kementerian Pendidikan Tinggi, Sains, dan Teknologi'],
    ['Staf', 'Rutan Contoh', '35.07', 'Kementerian Imigrasi dan Pemasyarakatan'],
    ['Staf', 'Kantor Pertanahan', '35.07', 'Kementerian ATR/BPN'],
    ['Kepala dinas', 'Dinas Contoh', '35', 'Pemerintah Provinsi Jawa Timur'],
  ])('%s, %s', (position, agency, region, parent) =>
    expect(routeAgency(position, agency, at(region))?.parent).toBe(parent),
  );

  test('without a region a regional office has no parent yet; unknown words have none at all', () => {
    expect(routeAgency('Camat', null, null)).toBeNull();
    expect(routeAgency(null, 'Perusahaan Contoh', at('35.07'))).toBeNull();
  });

  test('a private university has to be looked at', () =>
    expect(routeAgency('Dosen', 'PTS Contoh', null)?.caution).toBe('private-university'));
});
