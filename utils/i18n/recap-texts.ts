/** Words of the recap, and of the paragraph that can be published. */
import type { AgencyKind, Dimension, Population } from '../domain/recap.ts';
import type { Band } from '../domain/statistics.ts';
import type { Language } from './language.ts';

export interface RecapTexts {
  title: string;
  back: string;
  population: string;
  populations: Record<Population, string>;
  audience: string;
  audiences: Record<'inside' | 'outside', string>;
  audienceHint: Record<'inside' | 'outside', string>;
  count: (n: number) => string;
  nothing: string;
  tooFewAll: string;
  dimension: Record<Dimension, string>;
  agencyKind: Record<AgencyKind, string>;
  unknown: string;
  merged: (names: string) => string;
  tooFew: string;
  value: string;
  number: string;
  share: string;
  total: (n: number) => string;
  mentions: (n: number) => string;
  days: string;
  daysText: (n: number, median: string, withinSeven: number) => string;
  daysNone: string;
  lenses: string;
  lensesHint: string;
  lensesFew: string;
  lens: Record<'stage' | 'region' | 'positionGroup', string>;
  band: Record<Band, string>;
  exportTitle: string;
  csv: string;
  xlsx: string;
  png: string;
  copyText: string;
  copied: string;
  text: string;
  paragraph: {
    opening: (day: string, n: number, population: string) => string;
    channels: (list: string) => string;
    regions: (list: string) => string;
    positions: (list: string) => string;
    behaviours: (list: string) => string;
    days: (median: string, n: number) => string;
    caution: string;
    part: (name: string, percent: number | null, count: number) => string;
    and: string;
  };
}

const id: RecapTexts = {
  title: 'Rekapitulasi',
  back: 'Ke daftar temuan',
  population: 'Yang dihitung',
  populations: { collected: 'Terkumpul', approved: 'Disetujui', filed: 'Dilaporkan' },
  audience: 'Untuk siapa',
  audiences: { inside: 'Jaringan sendiri', outside: 'Keluar jaringan' },
  audienceHint: {
    inside: 'Semua angka. Jangan dibagikan: sel kecil dapat menunjuk orang.',
    outside: 'Sel di bawah 3 digabungkan, bersama sel berikutnya bila perlu, agar tidak dapat dihitung balik.',
  },
  count: (n) => `n = ${n} temuan`,
  nothing: 'Belum ada temuan dalam pilihan ini.',
  tooFewAll: 'Kurang dari 3 temuan: tidak ada angka yang boleh keluar',
  dimension: {
    channel: 'Kanal',
    region: 'Daerah',
    agencyKind: 'Jenis instansi',
    positionGroup: 'Kelompok jabatan',
    behaviour: 'Dugaan perbuatan',
    code: 'Dugaan bentuk pelanggaran',
    stage: 'Tahapan',
    filingChannel: 'Tujuan laporan',
    filingStatus: 'Keadaan laporan',
  },
  agencyKind: {
    opd: 'Organisasi perangkat daerah',
    school: 'Sekolah',
    campus: 'Kampus',
    district: 'Kecamatan/kelurahan',
    health: 'Layanan kesehatan',
    other: 'Lainnya',
    unknown: 'Belum diketahui',
  },
  unknown: 'Belum diisi',
  merged: (names) => `Digabung karena sedikit (${names})`,
  tooFew: 'Terlalu sedikit untuk ditampilkan (< 3).',
  value: 'Nilai',
  number: 'Jumlah',
  share: 'Bagian',
  total: (n) => `n = ${n}`,
  mentions: (n) => `n = ${n} sebutan; satu temuan dapat memiliki beberapa`,
  days: 'Dari diketahui sampai dilaporkan',
  daysText: (n, median, withinSeven) => `n = ${n}: median ${median} hari; ${withinSeven} dalam 7 hari.`,
  daysNone: 'Belum ada (atau terlalu sedikit) yang dilaporkan.',
  lenses: 'Kerawanan menurut jaringan',
  lensesHint:
    'Tiga lensa milik jaringan sendiri (waktu, tempat, jabatan), bukan ukuran resmi. Menggambarkan temuan relawan, bukan tingkat pelanggaran sesungguhnya. Tidak untuk dibagikan.',
  lensesFew: 'Kurang dari 10 temuan yang terisi: tidak ada tingkatan.',
  lens: { stage: 'Waktu (tahapan)', region: 'Tempat (daerah)', positionGroup: 'Kelompok jabatan' },
  band: { low: 'Rendah', medium: 'Sedang', high: 'Tinggi' },
  exportTitle: 'Unduh',
  csv: 'CSV',
  xlsx: 'Excel (XLSX)',
  png: 'Unduh bagan (PNG)',
  copyText: 'Salin teks',
  copied: 'Teks disalin',
  text: 'Teks untuk publikasi',
  paragraph: {
    opening: (day, n, population) =>
      `Sampai dengan ${day}, jaringan mencatat ${n} dugaan pelanggaran netralitas ASN (${population}).`,
    channels: (list) => `Menurut kanalnya: ${list}.`,
    regions: (list) => `Daerahnya: ${list}.`,
    positions: (list) => `Menurut kelompok jabatan: ${list}.`,
    behaviours: (list) => `Bentuk perbuatan yang dicatat: ${list}.`,
    days: (median, n) => `Median dari diketahui sampai dilaporkan ${median} hari (n = ${n}).`,
    caution: 'Semuanya masih dugaan. Angka ini menggambarkan catatan relawan, bukan tingkat pelanggaran sesungguhnya.',
    part: (name, percent, count) => `${name} ${percent === null ? `${count} kali` : `${percent}% (${count})`}`,
    and: ' dan ',
  },
};

const en: RecapTexts = {
  title: 'Recap',
  back: 'To the findings',
  population: 'What is counted',
  populations: { collected: 'Collected', approved: 'Approved', filed: 'Filed' },
  audience: 'For whom',
  audiences: { inside: 'The network itself', outside: 'Outside the network' },
  audienceHint: {
    inside: 'All figures. Do not share: small cells can point at people.',
    outside: 'Cells below 3 are put together, with the next one if need be, so that nobody can work them out.',
  },
  count: (n) => `n = ${n} findings`,
  nothing: 'There are no findings in this choice yet.',
  tooFewAll: 'Fewer than 3 findings: no figure may leave',
  dimension: {
    channel: 'Channel',
    region: 'Region',
    agencyKind: 'Kind of agency',
    positionGroup: 'Group of position',
    behaviour: 'Suspected act',
    code: 'Kind of suspected violation',
    stage: 'Stage',
    filingChannel: 'Reported to',
    filingStatus: 'State of the report',
  },
  agencyKind: {
    opd: 'Regional department',
    school: 'School',
    campus: 'Campus',
    district: 'District or urban village office',
    health: 'Health service',
    other: 'Other',
    unknown: 'Not known',
  },
  unknown: 'Not filled in',
  merged: (names) => `Put together because few (${names})`,
  tooFew: 'Too few to show (< 3).',
  value: 'Value',
  number: 'Number',
  share: 'Share',
  total: (n) => `n = ${n}`,
  mentions: (n) => `n = ${n} mentions; one finding may have several`,
  days: 'From known to filed',
  daysText: (n, median, withinSeven) => `n = ${n}: median ${median} days; ${withinSeven} within 7 days.`,
  daysNone: 'None (or too few) have been filed.',
  lenses: 'Vulnerability as the network sees it',
  lensesHint:
    'Three lenses of the network’s own (time, place, position), no official measure. They describe what volunteers found, not how often it really happens. Not for sharing.',
  lensesFew: 'Fewer than 10 findings have this filled in: no bands.',
  lens: { stage: 'Time (stage)', region: 'Place (region)', positionGroup: 'Group of position' },
  band: { low: 'Low', medium: 'Medium', high: 'High' },
  exportTitle: 'Download',
  csv: 'CSV',
  xlsx: 'Excel (XLSX)',
  png: 'Download chart (PNG)',
  copyText: 'Copy text',
  copied: 'Text copied',
  text: 'Text for publication',
  paragraph: {
    opening: (day, n, population) =>
      `Until ${day} the network recorded ${n} suspected violations of civil service neutrality (${population}).`,
    channels: (list) => `By channel: ${list}.`,
    regions: (list) => `Regions: ${list}.`,
    positions: (list) => `By group of position: ${list}.`,
    behaviours: (list) => `Recorded acts: ${list}.`,
    days: (median, n) => `Median from known to filed: ${median} days (n = ${n}).`,
    caution:
      'All of this is suspected. The figures describe what volunteers recorded, not how often it really happens.',
    part: (name, percent, count) => `${name} ${percent === null ? `${count} times` : `${percent}% (${count})`}`,
    and: ' and ',
  },
};

export const RECAP_TEXTS: Record<Language, RecapTexts> = { id, en };
