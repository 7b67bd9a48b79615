/** Texts of the coordinator's pages. Indonesian unless the browser asks for English first. */
import type { HandlingStatus } from '../../../utils/contract/api.ts';

export interface PageTexts {
  language: 'id' | 'en';
  findings: string;
  filter: string;
  all: string;
  status: Record<HandlingStatus, string>;
  statusLabel: string;
  channel: string;
  reported: string;
  /** Whose name stands over what was captured. */
  author: string;
  acts: string;
  received: string;
  narrative: string;
  ticket: string;
  note: string;
  save: string;
  captures: string;
  link: string;
  text: string;
  time: string;
  witnesses: string;
  noWitnesses: string;
  next: string;
  none: string;
  csv: string;
  suspected: string;
  search: string;
  searchHint: string;
  region: string;
  code: string;
  from: string;
  to: string;
  recap: string;
  package: string;
  timestamps: string;
  redacted: string;
  withheld: string;
  originalsHere: string;
}

const ID: PageTexts = {
  language: 'id',
  findings: 'Temuan',
  filter: 'Saring',
  all: 'Semua',
  status: {
    received: 'Diterima',
    checking: 'Diperiksa',
    reported: 'Dilaporkan',
    'followed-up': 'Ditindaklanjuti',
    closed: 'Selesai',
    declined: 'Tidak dilanjutkan',
  },
  statusLabel: 'Status',
  channel: 'Saluran',
  reported: 'Terlapor',
  author: 'Nama akun atau penulis',
  acts: 'Perilaku',
  received: 'Diterima',
  narrative: 'Uraian',
  ticket: 'Nomor tiket',
  note: 'Catatan untuk pelapor',
  save: 'Simpan',
  captures: 'Bukti',
  link: 'Tautan',
  text: 'Teks',
  time: 'Waktu',
  witnesses: 'Saksi kedua',
  noWitnesses: 'Belum ada perangkat lain yang merekam hal yang sama.',
  next: 'Berikutnya',
  none: 'Tidak ada temuan.',
  csv: 'Unduh CSV',
  suspected: 'Semua ini dugaan.',
  search: 'Cari',
  searchHint: 'Nama, akun, instansi, tiket',
  region: 'Wilayah',
  code: 'Kode',
  from: 'Diterima sejak',
  to: 'Diterima sampai',
  recap: 'Rekapitulasi',
  package: 'Unduh paket bukti (BagIt)',
  timestamps: 'Cap waktu',
  redacted: 'Salinan yang disamarkan',
  withheld:
    'Berkas asli ini tetap di perangkat pengirim. Hash-nya ada dalam catatan yang ditandatangani, sehingga aslinya dapat dicocokkan nanti:',
  originalsHere: 'Gambar asli diterima sebelum temuan ditandai “hanya salinan samaran”:',
};

const EN: PageTexts = {
  language: 'en',
  findings: 'Findings',
  filter: 'Filter',
  all: 'All',
  status: {
    received: 'Received',
    checking: 'Being checked',
    reported: 'Reported',
    'followed-up': 'Followed up',
    closed: 'Closed',
    declined: 'Not taken up',
  },
  statusLabel: 'Status',
  channel: 'Channel',
  reported: 'Reported person',
  author: 'Account or author',
  acts: 'Acts',
  received: 'Received',
  narrative: 'Narrative',
  ticket: 'Ticket number',
  note: 'Note for the reporter',
  save: 'Save',
  captures: 'Evidence',
  link: 'Link',
  text: 'Text',
  time: 'Time',
  witnesses: 'Second witnesses',
  noWitnesses: 'No other device has recorded the same item yet.',
  next: 'Next',
  none: 'No findings.',
  csv: 'Download CSV',
  suspected: 'All of this is suspected.',
  search: 'Search',
  searchHint: 'Name, account, agency, ticket',
  region: 'Region',
  code: 'Code',
  from: 'Received from',
  to: 'Received until',
  recap: 'Recap',
  package: 'Download evidence package (BagIt)',
  timestamps: 'Trusted times',
  redacted: 'Redacted copy',
  withheld:
    'These original files stay on the device that sent this. Their hashes are in the signed record, so that the originals can be compared later:',
  originalsHere: 'Original pictures that came before the finding was marked “redacted copy only”:',
};

/** The texts for whoever sent a request. */
export function textsFor(request: Request): PageTexts {
  return /^en\b/i.test(request.headers.get('accept-language') ?? '') ? EN : ID;
}
