/** Words around filing a report. What is filed itself is always Indonesian, see utils/filing. */
import type { Language } from './language.ts';

interface FilingTexts {
  title: string;
  hint: string;
  secret: string;
  choose: string;
  copy: string;
  copyAll: string;
  copied: (what: string) => string;
  openChannel: (name: string) => string;
  openAndFill: string;
  fillHint: string;
  fillHere: string;
  fillReady: (title: string) => string;
  filled: (fields: string) => string;
  missed: (fields: string) => string;
  field: Record<string, string>;
  checkAndSend: string;
  print: string;
  printPage: string;
  attachments: string;
  attachmentsHint: (size: string) => string;
  attachmentsMake: string;
  attachmentsNone: string;
  attachmentsTooMany: string;
  record: string;
  recordHint: string;
  filedOn: string;
  ticket: string;
  status: string;
  statusNote: string;
  recordSave: string;
  recordDelete: string;
  recorded: string;
  declare: string;
  reporterHint: string;
  signature: string;
  empty: string;
}

const id: FilingTexts = {
  title: 'Sampaikan laporan',
  hint: 'Salin isian demi isian, atau isi sekaligus. Periksa semuanya sebelum mengirim; tidak ada yang terkirim sendiri.',
  secret: 'Bersifat rahasia. Jangan dibagikan di media sosial atau grup percakapan.',
  choose: 'Tujuan',
  copy: 'Salin',
  copyAll: 'Salin semua',
  copied: (what) => `${what} disalin`,
  openChannel: (name) => `Buka ${name}`,
  openAndFill: 'Buka SP4N-LAPOR! dan siapkan pengisian',
  fillHint: 'Masuk dan buka formulirnya di tab itu, lalu klik ikon Pantau ASN dan pilih “Isi formulir”.',
  fillHere: 'Isi formulir',
  fillReady: (title) => `Siap diisikan ke halaman ini: ${title}`,
  filled: (fields) => `Terisi: ${fields}.`,
  missed: (fields) => `Isi sendiri: ${fields}.`,
  field: {
    classification: 'klasifikasi',
    title: 'judul',
    body: 'isi laporan',
    date: 'tanggal kejadian',
    place: 'lokasi',
    agency: 'instansi tujuan',
    category: 'kategori',
    anonymous: 'anonim',
    confidential: 'rahasia',
    attachments: 'lampiran',
  },
  checkAndSend: 'Periksa isinya, lalu kirim sendiri.',
  print: 'Cetak formulir',
  printPage: 'Formulir laporan Bawaslu',
  attachments: 'Lampiran',
  attachmentsHint: (size) => `Salinan terkompresi, seluruhnya ${size}. Berkas asli tidak diubah.`,
  attachmentsMake: 'Buat salinan (≤ 2 MB)',
  attachmentsNone: 'Tidak ada tangkapan layar.',
  attachmentsTooMany: 'Gambarnya terlalu banyak untuk 2 MB. Pisahkan laporannya atau lampirkan sebagian.',
  record: 'Catat laporan yang sudah disampaikan',
  recordHint: 'Nomor dan keadaannya tersimpan pada temuan ini dan ikut terkirim ke koordinator.',
  filedOn: 'Tanggal disampaikan',
  ticket: 'Nomor tiket / Tracking ID',
  status: 'Keadaan',
  statusNote: 'Tanggapan atau catatan',
  recordSave: 'Catat',
  recordDelete: 'Hapus catatan',
  recorded: 'Laporan dicatat',
  declare: 'Saya menyatakan uraian ini benar sepanjang pengetahuan saya dan disampaikan dengan iktikad baik.',
  reporterHint:
    'Identitas pelapor diisi di sini atau dengan tangan. Tidak disimpan: hilang ketika halaman ini ditutup.',
  signature: 'Pelapor,',
  empty: 'belum diisi',
};

const en: FilingTexts = {
  title: 'File a report',
  hint: 'Copy field by field, or fill in at once. Check everything before sending; nothing is sent by itself. The texts are in Indonesian.',
  secret: 'Confidential. Do not share on social media or in chat groups.',
  choose: 'Where',
  copy: 'Copy',
  copyAll: 'Copy all',
  copied: (what) => `${what} copied`,
  openChannel: (name) => `Open ${name}`,
  openAndFill: 'Open SP4N-LAPOR! and prepare filling in',
  fillHint: 'Sign in and open the form in that tab, then click the Pantau ASN icon and choose “Fill in the form”.',
  fillHere: 'Fill in the form',
  fillReady: (title) => `Ready to fill into this page: ${title}`,
  filled: (fields) => `Filled in: ${fields}.`,
  missed: (fields) => `To be filled in by you: ${fields}.`,
  field: {
    classification: 'classification',
    title: 'title',
    body: 'report',
    date: 'day of the act',
    place: 'place',
    agency: 'agency',
    category: 'category',
    anonymous: 'anonymous',
    confidential: 'confidential',
    attachments: 'attachments',
  },
  checkAndSend: 'Check it, then send it yourself.',
  print: 'Print the form',
  printPage: 'Bawaslu report form',
  attachments: 'Attachments',
  attachmentsHint: (size) => `Compressed copies, ${size} in all. The originals are not changed.`,
  attachmentsMake: 'Make copies (≤ 2 MB)',
  attachmentsNone: 'There is no screenshot.',
  attachmentsTooMany: 'Too many pictures for 2 MB. Split the report or attach some of them.',
  record: 'Record a report that has been filed',
  recordHint: 'Number and state are kept with this finding and sent to the coordinator.',
  filedOn: 'Filed on',
  ticket: 'Ticket number / tracking id',
  status: 'State',
  statusNote: 'Answer or note',
  recordSave: 'Record',
  recordDelete: 'Delete record',
  recorded: 'Report recorded',
  declare: 'I declare that this description is true to the best of my knowledge and given in good faith.',
  reporterHint:
    'The reporter’s identity is filled in here or by hand. It is not stored: it is gone when this page is closed.',
  signature: 'Reporter,',
  empty: 'not filled in yet',
};

export const FILING_TEXTS: Record<Language, FilingTexts> = { id, en };
