/** Where a suspected violation can be reported, and since or until when. */
import type { ReportingChannel } from '../../contract/reference.ts';

type Row = Pick<ReportingChannel, 'id' | 'url' | 'status' | 'validFrom' | 'validTo' | 'certainty' | 'source'> & {
  label: [string, string];
  useWhen: [string, string];
  note?: [string, string];
};

const ROWS: Row[] = [
  {
    id: 'SP4N_LAPOR',
    label: ['SP4N-LAPOR!', 'SP4N-LAPOR!'],
    url: 'https://www.lapor.go.id',
    status: 'active',
    validFrom: null,
    validTo: null,
    certainty: 'reported',
    source: 'lapor.go.id; Permen PANRB 5/2025; klaten.go.id; doniachmad.my.id',
    useWhen: ['NIP belum diketahui; pilihan umum.', 'Staff number not known; the usual choice.'],
    note: [
      'Batas lampiran 2 MB berasal dari satu sumber; cocokkan di situsnya.',
      'The 2 MB limit on attachments comes from a single source; check on the site.',
    ],
  },
  {
    id: 'BKN_SBT',
    label: ['BKN – Sistem Berbagi Terintegrasi (SBT)', 'BKN – integrated sharing system (SBT)'],
    url: 'https://sbt.bkn.go.id',
    status: 'active',
    validFrom: '2024-09-17',
    validTo: null,
    certainty: 'uncertain',
    source: 'kabarnusa24.com 2024-10-11; mediamatarakyatnewstv.com; tribunnews.com 2024-09-17',
    useWhen: ['NIP diketahui.', 'Staff number known.'],
    note: [
      'Isian formulirnya belum dilihat; keadaan menurut sumber Oktober 2024.',
      'Its form has not been seen; as of sources of October 2024.',
    ],
  },
  {
    id: 'BAWASLU',
    label: ['Bawaslu (kabupaten/kota, SigapLapor)', 'Bawaslu (regional office, SigapLapor)'],
    url: 'https://sigaplapor.bawaslu.go.id',
    status: 'in-stages',
    validFrom: null,
    validTo: null,
    certainty: 'reported',
    source: 'UU 7/2017 Pasal 454; Perbawaslu 9/2024; aartreya.com',
    useWhen: [
      'Dalam tahapan pemilu atau pilkada; dugaan pidana pemilu.',
      'Within election stages; suspected election crime.',
    ],
    note: [
      'Di luar tahapan hanya sebagai informasi awal. Pelapor harus menunjukkan identitas asli.',
      'Outside the stages as initial information only. The reporter must show real identity.',
    ],
  },
  {
    id: 'PPK_INSTANSI',
    label: [
      'Pejabat Pembina Kepegawaian / Inspektorat / BKPSDM instansi',
      'Appointing authority / inspectorate / personnel office of the agency',
    ],
    url: null,
    status: 'active',
    validFrom: null,
    validTo: null,
    certainty: 'reported',
    source: 'PP 94/2021; artikel jaringan 2019',
    useWhen: [
      'Kapan saja, dengan surat. Kepala daerah sebagai pejabat pembina dapat berkepentingan: sertakan SP4N-LAPOR! atau BKN.',
      'At any time, by letter. A head of region as appointing authority may have an interest: add SP4N-LAPOR! or BKN.',
    ],
  },
  {
    id: 'PENGAWAS_BARU',
    label: [
      'Lembaga independen pengawas ASN (akan dibentuk)',
      'Independent civil service oversight body (to be formed)',
    ],
    url: null,
    status: 'planned',
    validFrom: null,
    validTo: null,
    certainty: 'uncertain',
    source: 'Putusan MK 121/PUU-XXII/2024 (16 Oktober 2025)',
    useWhen: [
      'Setelah dibentuk; paling lambat 16 Oktober 2027 menurut putusan.',
      'Once it is formed; by 16 October 2027 according to the ruling.',
    ],
    note: ['Belum ditemukan tanda bahwa lembaga ini sudah ada.', 'No sign was found that it exists yet.'],
  },
  {
    id: 'KASN_LAPOR',
    label: ['Lapor KASN', 'Lapor KASN'],
    url: 'http://lapor.kasn.go.id',
    status: 'closed',
    validFrom: null,
    validTo: '2024-08-24',
    certainty: 'reported',
    source: 'tribunnews.com 2024-09-17; fajar.co.id 2024-09-18; SE MenPANRB 4/2024',
    useWhen: ['Hanya untuk catatan lama.', 'For old records only.'],
    note: ['Lapor KASN tidak lagi melayani sejak 24 Agustus 2024.', 'Lapor KASN has been closed since 24 August 2024.'],
  },
];

export const CHANNELS: ReportingChannel[] = ROWS.map(({ label, useWhen, note, ...row }) => ({
  ...row,
  label: { id: label[0], en: label[1] },
  useWhen: { id: useWhen[0], en: useWhen[1] },
  note: note ? { id: note[0], en: note[1] } : null,
}));
