/** The 38 regencies and cities of East Java with the Ministry of Home Affairs' codes, the province, and outside. */
import type { Region } from '../../contract/reference.ts';

// In the order of their codes: 35.01 … 35.29 and 35.71 … 35.79.
const REGENCIES =
  'Pacitan Ponorogo Trenggalek Tulungagung Blitar Kediri Malang Lumajang Jember Banyuwangi Bondowoso Situbondo Probolinggo Pasuruan Sidoarjo Mojokerto Jombang Nganjuk Madiun Magetan Ngawi Bojonegoro Tuban Lamongan Gresik Bangkalan Sampang Pamekasan Sumenep'.split(
    ' ',
  );
const CITIES = 'Kediri Blitar Malang Probolinggo Pasuruan Mojokerto Madiun Surabaya Batu'.split(' ');

function region(id: string, name: string, kind: Region['kind'], indonesian: string, english: string): Region {
  return {
    id,
    name,
    kind,
    label: { id: indonesian, en: english },
    source: 'Kepmendagri 300.2.2-2138/2025; api-wilayah-indonesia, cahyadsn/wilayah',
    validFrom: null,
    validTo: null,
    certainty: 'reported',
    note: null,
  };
}

const code = (first: number, index: number) => `35.${String(first + index).padStart(2, '0')}`;

export const REGIONS: Region[] = [
  ...REGENCIES.map((name, index) => region(code(1, index), name, 'regency', `Kab. ${name}`, `Kab. ${name} (regency)`)),
  ...CITIES.map((name, index) => region(code(71, index), name, 'city', `Kota ${name}`, `Kota ${name} (city)`)),
  region('35', 'Jawa Timur', 'province', 'Provinsi Jawa Timur / lintas daerah', 'East Java province / several regions'),
  region('LUAR', 'Luar Jawa Timur', 'outside', 'Luar Jawa Timur', 'Outside East Java'),
];
