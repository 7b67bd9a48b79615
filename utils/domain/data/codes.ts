/**
 * What counts as a suspected violation: 7 ethics and 12 discipline items of the joint decree 2/2022 (annex II), the seven
 * points of letter B/71 for what happened before, and "other". Our own short wording; the codes stay if texts change.
 */
import type { ViolationCode } from '../../contract/reference.ts';

const MEDIA = ['Netralitas ASN', 'ASN Kampanye Politik di Media Sosial'] as const;
const PHOTO = ['Netralitas ASN', 'Foto bersama peserta pemilu'] as const;
const OFFLINE = ['Netralitas ASN', 'ASN Turut Serta dalam Kampanye Offline'] as const;
const ACTIVITY = ['Netralitas ASN', 'Ikut serta dalam kegiatan politik'] as const;
const PROPS = ['Netralitas ASN', 'Penggunaan Atribut peserta pemilu'] as const;
const OTHER = ['Netralitas ASN', 'Lainnya terkait Netralitas ASN'] as const;
const URGING = ['Politisasi ASN', 'Ajakan dan Himbauan kepada ASN untuk kepentingan politik'] as const;
const OFFICE = ['Politisasi ASN', 'Pemanfaatan jabatan'] as const;

const EVENT = ['FOTO', 'VIDEO', 'BERITA', 'SAKSI'];
const REACT = ['POS', 'KOMEN', 'SUKA', 'BAGI', 'GRUP', 'IKUT'];

type Lapor = readonly [main: string, sub: string];
const lapor = ([main, sub]: Lapor) => ({ main, sub });

type EthicsRow = [id: string, indonesian: string, english: string, evidence: string[], lapor: Lapor];

const ETHICS: EthicsRow[] = [
  [
    'ETK-01',
    'Memasang spanduk, baliho, atau alat peraga bakal calon',
    'Putting up banners or props for a prospective candidate',
    ['FOTO', 'VIDEO', 'BERITA', 'POS'],
    PROPS,
  ],
  [
    'ETK-02',
    'Sosialisasi atau kampanye bakal calon di media sosial atau daring',
    'Promoting a prospective candidate online',
    ['POS', 'TAUTAN', 'VIDEO', 'CERITA', 'LIVE'],
    MEDIA,
  ],
  [
    'ETK-03',
    'Menghadiri deklarasi atau kampanye bakal calon dan memberi dukungan aktif',
    'Attending a declaration or rally and actively supporting',
    EVENT,
    OFFLINE,
  ],
  [
    'ETK-04',
    'Membuat unggahan, mengomentari, membagikan, menyukai, bergabung atau mengikuti grup atau akun pemenangan bakal calon',
    'Posting, commenting, sharing, liking, joining or following a campaign group or account of a prospective candidate',
    REACT,
    MEDIA,
  ],
  [
    'ETK-05',
    'Mengunggah foto bersama bakal calon, tim sukses dengan simbol atau atribut, atau alat peraga, di media yang dapat diakses publik',
    'Posting a photo with a prospective candidate, a campaign team with symbols, or props',
    ['FOTO', 'POS', 'BINGKAI'],
    PHOTO,
  ],
  [
    'ETK-06',
    'Ikut kegiatan kampanye, sosialisasi, atau pengenalan bakal calon atau partai',
    'Taking part in campaign or introduction events',
    EVENT,
    ACTIVITY,
  ],
  [
    'ETK-07',
    'Mengikuti deklarasi atau kampanye suami/istri calon tanpa cuti di luar tanggungan negara',
    'Attending a spouse-candidate’s events without unpaid leave',
    [...EVENT, 'DOK'],
    OFFLINE,
  ],
];

type DisciplineRow = [
  id: string,
  indonesian: string,
  english: string,
  sanction: ViolationCode['sanction'],
  bases: string[],
  evidence: string[],
  lapor: Lapor,
  note?: [string, string],
];

const DISCIPLINE: DisciplineRow[] = [
  [
    'DSP-01',
    'Memasang spanduk, baliho, atau alat peraga calon peserta',
    'Putting up banners or props for a candidate',
    'severe',
    ['PP94-2021'],
    ['FOTO', 'VIDEO', 'BERITA'],
    PROPS,
  ],
  [
    'DSP-02',
    'Sosialisasi atau kampanye calon di media sosial atau daring',
    'Campaigning for a candidate online',
    'severe',
    ['PP94-2021'],
    ['POS', 'VIDEO', 'LIVE', 'TAUTAN'],
    MEDIA,
  ],
  [
    'DSP-03',
    'Pendekatan ke partai politik atau masyarakat sebagai bakal calon tanpa cuti di luar tanggungan negara',
    'Approaching a party or voters as a would-be candidate without unpaid leave',
    'medium',
    ['PP94-2021'],
    ['BERITA', 'FOTO', 'DOK'],
    ACTIVITY,
    [
      'Sumber berbeda tentang tingkat hukumannya (sedang atau berat).',
      'Sources differ on the level of the sanction (medium or severe).',
    ],
  ],
  [
    'DSP-04',
    'Menghadiri deklarasi atau kampanye pasangan calon dan menunjukkan keberpihakan',
    'Attending a rally and showing partiality',
    'severe',
    ['PP94-2021'],
    EVENT,
    OFFLINE,
  ],
  [
    'DSP-05',
    'Menjadi anggota dan/atau pengurus partai politik',
    'Being a member or officer of a political party',
    'dishonourable-dismissal',
    ['UUASN2023'],
    ['DOK', 'BERITA', 'TAUTAN'],
    ACTIVITY,
  ],
  [
    'DSP-06',
    'Membuat unggahan, mengomentari, membagikan, menyukai, bergabung atau mengikuti grup atau akun pemenangan calon',
    'Posting, commenting, sharing, liking, joining or following a candidate’s campaign group or account',
    'severe',
    ['PP94-2021'],
    REACT,
    MEDIA,
  ],
  [
    'DSP-07',
    'Mengunggah foto bersama calon, tim sukses bersimbol, atau alat peraga dengan tujuan mendukung',
    'Posting a photo with a candidate, a campaign team with symbols, or props, with intent to support',
    'severe',
    ['PP94-2021'],
    ['FOTO', 'POS', 'BINGKAI'],
    PHOTO,
  ],
  [
    'DSP-08',
    'Mengadakan kegiatan yang mengarah pada keberpihakan (pertemuan, ajakan, imbauan, seruan, pemberian barang)',
    'Organising partisan activity (meeting, urging, appeal, gifts)',
    'severe',
    ['PP94-2021'],
    [...EVENT, 'DOK'],
    URGING,
  ],
  [
    'DSP-09',
    'Menjadi tim ahli, tim pemenangan, atau konsultan sebelum penetapan calon',
    'Adviser or campaign team member before candidates are set',
    'medium',
    ['PP94-2021', 'UU7-2017'],
    ['DOK', 'BERITA', 'POS'],
    ACTIVITY,
  ],
  [
    'DSP-10',
    'Menjadi tim ahli, tim pemenangan, atau konsultan sesudah penetapan calon',
    'Adviser or campaign team member after candidates are set',
    'severe',
    ['PP94-2021', 'UU7-2017'],
    ['DOK', 'BERITA', 'POS'],
    ACTIVITY,
  ],
  [
    'DSP-11',
    'Memberi surat dukungan atau mengumpulkan fotokopi KTP/surat keterangan bagi bakal calon perseorangan',
    'Support letter or collecting ID copies for an independent candidate',
    'severe',
    ['PP94-2021'],
    ['DOK', 'FOTO', 'SAKSI'],
    OTHER,
  ],
  [
    'DSP-12',
    'Membuat keputusan atau tindakan yang menguntungkan atau merugikan partai atau calon',
    'A decision or action that favours or harms a party or candidate',
    'severe',
    ['PP94-2021', 'UU7-2017', 'UU10-2016'],
    ['DOK', 'BERITA', 'SAKSI'],
    OFFICE,
  ],
];

const HISTORIC: [id: string, indonesian: string, english: string, mapsTo: string, lapor: Lapor][] = [
  [
    'B71-a',
    'Melakukan pendekatan terhadap partai politik terkait rencana pengusulan diri atau orang lain',
    'Approaching a party about a candidacy',
    'DSP-03',
    ACTIVITY,
  ],
  [
    'B71-b',
    'Memasang spanduk atau baliho yang mempromosikan diri atau orang lain sebagai calon',
    'Putting up banners that promote a candidate',
    'ETK-01',
    PROPS,
  ],
  ['B71-c', 'Mendeklarasikan diri sebagai calon', 'Declaring oneself a candidate', 'LAIN-99', OTHER],
  ['B71-d', 'Menghadiri deklarasi calon', 'Attending a candidate’s declaration', 'ETK-03', OFFLINE],
  [
    'B71-e',
    'Mengunggah, menanggapi (suka, komentar, dan sejenisnya), atau menyebarluaskan gambar atau visi-misi calon di media daring',
    'Uploading, responding to (like, comment and the like) or spreading a candidate’s pictures or programme online',
    'ETK-04',
    MEDIA,
  ],
  [
    'B71-f',
    'Berfoto bersama calon dengan simbol tangan atau gerakan sebagai bentuk keberpihakan',
    'Photo with a candidate with a hand sign or gesture',
    'ETK-05',
    PHOTO,
  ],
  [
    'B71-g',
    'Menjadi pembicara atau narasumber pada kegiatan partai politik',
    'Speaking at a party’s event',
    'ETK-06',
    ACTIVITY,
  ],
];

const SKB = { validFrom: '2022-09-22', validTo: null, mapsTo: null } as const;

export const VIOLATION_CODES: ViolationCode[] = [
  ...ETHICS.map(
    ([id, label, en, evidence, category]): ViolationCode => ({
      ...SKB,
      id,
      label: { id: label, en },
      source: 'SKB 2/2022 Lampiran II A; kaltenglima.com (daftar Bawaslu RI), tribunnews.com',
      certainty: 'reported',
      note: null,
      category: 'ethics',
      legalBases: ['SKB2022', 'PP42-2004'],
      sanction: 'moral',
      evidence,
      laporCategory: lapor(category),
    }),
  ),
  ...DISCIPLINE.map(
    ([id, label, en, sanction, bases, evidence, category, note]): ViolationCode => ({
      ...SKB,
      id,
      label: { id: label, en },
      source: 'SKB 2/2022 Lampiran II B; medan.bkn.go.id 2023-10, ntbsatu.com, kompas.com 2023-11-06',
      certainty: note ? 'uncertain' : 'reported',
      note: note ? { id: note[0], en: note[1] } : null,
      category: 'discipline',
      legalBases: ['SKB2022', ...bases],
      sanction,
      evidence,
      laporCategory: lapor(category),
    }),
  ),
  ...HISTORIC.map(
    ([id, label, en, mapsTo, category]): ViolationCode => ({
      id,
      label: { id: label, en },
      source: 'Surat MenPANRB B/71/M.SM.00.00/2017; belajarmadrasah.blogspot.com',
      validFrom: '2017-12-27',
      validTo: '2022-09-21',
      certainty: 'reported',
      note: null,
      category: 'other',
      legalBases: ['B71-2017', 'UUASN2014', 'PP42-2004', 'PP53-2010'],
      sanction: null,
      evidence: [],
      mapsTo,
      laporCategory: lapor(category),
    }),
  ),
  {
    id: 'LAIN-99',
    label: { id: 'Lainnya (uraikan)', en: 'Other (describe)' },
    source: 'Jaringan',
    validFrom: null,
    validTo: null,
    certainty: 'official',
    note: null,
    category: 'other',
    legalBases: [],
    sanction: null,
    evidence: [],
    mapsTo: null,
    laporCategory: lapor(OTHER),
  },
];
