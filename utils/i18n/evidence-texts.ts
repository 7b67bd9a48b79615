/** What the custody log, verification and packages say: loaded with the parts that show them. */
import type { CustodyKind } from '../contract/custody.ts';
import type { PackageProblem } from '../export/check-package.ts';

const DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
/** Megabytes with one decimal, as each language writes it. */
const MEGABYTES = { id: new Intl.NumberFormat('id-ID', DECIMAL), en: new Intl.NumberFormat('en-GB', DECIMAL) };

export interface EvidenceTexts {
  // In the open finding
  title: string;
  verify: string;
  verifying: string;
  verified: string;
  mismatch: string;
  exportOne: string;
  excerpt: string;
  noExcerpt: string;
  log: string;
  noLog: string;
  kind: Record<CustodyKind, string>;
  times: (count: number) => string;
  // The page of packages
  packageTitle: string;
  packageCard: string;
  packageHint: string;
  exportTitle: string;
  exportHint: string;
  whichList: string;
  onlyOne: (title: string) => string;
  listed: (list: string, count: number) => string;
  save: string;
  saving: (done: number, total: number, bytes: number) => string;
  saved: (name: string) => string;
  cancel: string;
  cancelled: string;
  nothingToExport: string;
  leaveOut: string;
  leaveOutHint: string;
  takeAlongHint: string;
  withheldMeans: string;
  exportError: Record<'evidence-broken' | 'finding-gone' | 'too-large' | 'failed', string>;
  checkTitle: string;
  checkHint: string;
  choose: string;
  checking: (percent: number) => string;
  holds: string;
  holdsMeans: string;
  refused: string;
  refusedMeans: string;
  where: string;
  report: {
    exported: string;
    findings: string;
    captures: string;
    files: string;
    redacted: string;
    withheld: string;
    events: string;
    receipts: string;
    timestamps: string;
    keys: string;
    exportKey: string;
  };
  unreadable: string;
  problem: Record<PackageProblem, string>;
}

export const EVIDENCE_TEXTS: { id: EvidenceTexts; en: EvidenceTexts } = {
  id: {
    title: 'Keutuhan bukti',
    verify: 'Periksa bukti',
    verifying: 'Memeriksa …',
    verified: 'Cocok: berkas, catatan, tanda tangan, dan rantai penguasaan bukti.',
    mismatch: 'Tidak cocok',
    exportOne: 'Ekspor paket',
    excerpt: 'Salinan isi halaman',
    noExcerpt: 'Tidak ada salinan isi halaman.',
    log: 'Rantai penguasaan bukti',
    noLog: 'Belum ada kejadian yang tercatat.',
    kind: {
      captured: 'Ditangkap',
      upgraded: 'Bentuk catatan diperbarui',
      signed: 'Ditandatangani kemudian',
      viewed: 'Dilihat',
      edited: 'Diubah',
      approved: 'Disetujui',
      dismissed: 'Diabaikan',
      reopened: 'Dibuka lagi',
      filed: 'Laporan ke instansi dicatat',
      'moved-in': 'Tangkapan masuk dari temuan lain',
      'moved-out': 'Tangkapan pindah ke temuan lain',
      merged: 'Digabungkan ke temuan lain',
      redacted: 'Disamarkan pada salinan',
      exported: 'Diekspor',
      imported: 'Dipulihkan dari cadangan',
      sent: 'Diterima server',
      received: 'Diterima jaringan',
      deleted: 'Dihapus',
      restored: 'Dikembalikan',
      purged: 'Dihapus selamanya',
    },
    times: (count) => `${count} kali`,
    packageTitle: 'Paket bukti',
    packageCard: 'Ekspor atau periksa paket',
    packageHint: 'Satu berkas ZIP yang dapat diperiksa siapa pun, juga tanpa Pantau ASN dan tanpa internet.',
    exportTitle: 'Ekspor',
    exportHint:
      'Paket memuat bukti dan catatan, tidak disandikan. Yang asli ikut disertakan, kecuali gambar yang sudah disamarkan bila dipilih di bawah. Simpan di tempat yang aman; jangan bagikan di media sosial atau grup percakapan.',
    whichList: 'Temuan yang diekspor',
    onlyOne: (title) => `Hanya temuan ini: ${title}`,
    listed: (list, count) => `${list} (${count})`,
    save: 'Simpan paket',
    saving: (done, total, bytes) => `Menulis temuan ${done} dari ${total} (${MEGABYTES.id.format(bytes / 1e6)} MB)`,
    saved: (name) => `Tersimpan: ${name}`,
    cancel: 'Batalkan',
    cancelled: 'Dibatalkan. Tidak ada paket yang disimpan.',
    leaveOut: 'Tinggalkan gambar asli yang sudah disamarkan',
    leaveOutHint:
      'Penerima mendapat salinan samaran; paket menyebut berkas asli yang ditinggalkan beserta hash-nya. Pemeriksaan tetap berhasil dan menyatakannya.',
    takeAlongHint: 'Penerima mendapat gambar asli dan salinan samarannya.',
    withheldMeans:
      'Sebagian berkas asli ditinggalkan karena disamarkan. Hash-nya ada dalam catatan yang ditandatangani: bila diminta, aslinya dapat dicocokkan. Bahwa salinan samaran berasal dari asli itu adalah pernyataan pengekspor sampai aslinya diperlihatkan.',
    nothingToExport: 'Tidak ada temuan di daftar ini.',
    exportError: {
      'evidence-broken': 'Paket tidak dibuat: bukti sebuah temuan tidak lagi cocok dengan saat ditangkap.',
      'finding-gone': 'Paket tidak dibuat: sebuah temuan sudah tidak ada.',
      'too-large': 'Paket akan lebih besar dari 4 GB. Ekspor lebih sedikit temuan sekaligus.',
      failed: 'Paket tidak dapat disimpan. Periksa ruang penyimpanan, lalu coba lagi.',
    },
    checkTitle: 'Periksa paket',
    checkHint: 'Pilih berkas ZIP dari Pantau ASN, atau seret ke sini. Berkas tidak dikirim ke mana pun.',
    choose: 'Pilih berkas ZIP',
    checking: (percent) => `Memeriksa … ${percent} %`,
    holds: 'Paket utuh',
    holdsMeans:
      'Semua berkas sama dengan saat ditangkap, dan semua tanda tangan serta catatan kejadian cocok. Ini tidak membuktikan bahwa situs benar menyajikan isi itu. Cocokkan kunci dengan yang diketahui koordinator.',
    refused: 'Paket ditolak',
    refusedMeans: 'Jangan pakai paket ini sebagai bukti. Minta paket baru kepada yang mengekspornya.',
    where: 'Yang pertama tidak cocok',
    report: {
      exported: 'Diekspor',
      findings: 'Temuan',
      captures: 'Tangkapan',
      files: 'Berkas bukti',
      redacted: 'Salinan samaran',
      withheld: 'Berkas asli yang ditinggalkan',
      events: 'Kejadian tercatat',
      receipts: 'Tanda terima',
      timestamps: 'Cap waktu lembaga lain (belum diperiksa di sini)',
      keys: 'Kunci perangkat penangkap',
      exportKey: 'Kunci perangkat pengekspor',
    },
    unreadable: 'Berkas tidak dapat dibaca sampai selesai. Salin ke perangkat ini, lalu coba lagi.',
    problem: {
      'not-zip': 'Ini bukan berkas ZIP.',
      truncated: 'Berkas terpotong, atau ada sesuatu sesudah akhirnya. Unduh atau salin ulang.',
      'too-large': 'Isinya lebih besar daripada yang dapat dimiliki sebuah paket.',
      encrypted: 'Berkas ZIP ini disandikan. Paket Pantau ASN tidak pernah disandikan.',
      compressed: 'Berkas ini dikemas ulang oleh program lain, atau isinya dapat membengkak. Minta ZIP yang asli.',
      'bad-name': 'Ada nama berkas yang menunjuk ke luar foldernya atau yang tidak mungkin ada di sebuah paket.',
      'duplicate-name': 'Dua berkas memiliki nama yang sama.',
      overlapping: 'Ada bagian yang tumpang tindih atau tersembunyi di antara berkas.',
      'header-changed': 'Susunan ZIP telah diubah, atau dikemas ulang oleh program lain.',
      'content-changed': 'Isi sebuah berkas telah berubah.',
      'not-package': 'Ini bukan paket bukti dari Pantau ASN, atau keterangannya telah diubah.',
      'file-unexpected': 'Ada berkas yang tidak termasuk paket.',
      'file-missing': 'Sebuah berkas tidak ada.',
      'file-changed': 'Sebuah berkas tidak lagi sama dengan saat ditangkap.',
      'record-unreadable': 'Sebuah catatan telah diubah atau tidak dapat dibaca.',
      'capture-missing': 'Sebuah tangkapan tidak ada.',
      'capture-changed': 'Catatan sebuah tangkapan telah diubah.',
      'signature-missing': 'Sebuah tanda tangan tidak ada.',
      'signature-wrong': 'Sebuah tanda tangan tidak cocok.',
      'custody-broken': 'Rantai penguasaan bukti terputus: sebuah kejadian diubah, dihapus, atau disisipkan.',
      'custody-incomplete': 'Rantai penguasaan bukti tidak memuat sebuah tangkapan atau tanda terima.',
      'redaction-wrong': 'Sebuah salinan samaran bukan dari gambar ini, atau tidak tercatat.',
      'finding-changed': 'Temuan diubah tanpa tercatat.',
      'receipt-wrong': 'Tanda terima server bukan untuk catatan ini.',
      'timestamp-wrong': 'Cap waktu bukan untuk catatan ini.',
    },
  },
  en: {
    title: 'Integrity of the evidence',
    verify: 'Verify evidence',
    verifying: 'Verifying …',
    verified: 'Matches: files, records, signatures and custody log.',
    mismatch: 'Does not match',
    exportOne: 'Export package',
    excerpt: 'Copy of the page’s content',
    noExcerpt: 'There is no copy of the page’s content.',
    log: 'Custody log',
    noLog: 'No event has been logged yet.',
    kind: {
      captured: 'Captured',
      upgraded: 'Form of the record updated',
      signed: 'Signed later',
      viewed: 'Viewed',
      edited: 'Edited',
      approved: 'Approved',
      dismissed: 'Dismissed',
      reopened: 'Opened again',
      filed: 'Report to an authority noted',
      'moved-in': 'Capture came from another finding',
      'moved-out': 'Capture moved to another finding',
      merged: 'Merged into another finding',
      redacted: 'Redacted on a copy',
      exported: 'Exported',
      imported: 'Restored from a backup',
      sent: 'Received by the server',
      received: 'Received by the network',
      deleted: 'Deleted',
      restored: 'Restored',
      purged: 'Deleted for good',
    },
    times: (count) => `${count} times`,
    packageTitle: 'Evidence packages',
    packageCard: 'Export or check a package',
    packageHint: 'One ZIP file that anyone can check, even without Pantau ASN and without internet.',
    exportTitle: 'Export',
    exportHint:
      'The package holds evidence and records and is not encrypted. The originals go along, but for redacted pictures where you choose so below. Keep it in a safe place; do not share it on social media or in group chats.',
    whichList: 'Findings to export',
    onlyOne: (title) => `Only this finding: ${title}`,
    listed: (list, count) => `${list} (${count})`,
    save: 'Save package',
    saving: (done, total, bytes) => `Writing finding ${done} of ${total} (${MEGABYTES.en.format(bytes / 1e6)} MB)`,
    saved: (name) => `Saved: ${name}`,
    cancel: 'Cancel',
    cancelled: 'Cancelled. No package was saved.',
    leaveOut: 'Leave out originals that were redacted',
    leaveOutHint:
      'The recipient gets the redacted copy; the package names the originals that were left out, with their hashes. Checking it still succeeds and says so.',
    takeAlongHint: 'The recipient gets the originals and the redacted copies.',
    withheldMeans:
      'Some original files were left out because they were redacted. Their hashes are in the signed record: on request the originals can be compared. That a redacted copy was made from them is the exporter’s statement until they are shown.',
    nothingToExport: 'There are no findings in this list.',
    exportError: {
      'evidence-broken': 'No package was made: evidence of a finding no longer matches what was captured.',
      'finding-gone': 'No package was made: a finding no longer exists.',
      'too-large': 'The package would be larger than 4 GB. Export fewer findings at a time.',
      failed: 'The package could not be saved. Check the free space, then try again.',
    },
    checkTitle: 'Check a package',
    checkHint: 'Choose a ZIP file from Pantau ASN, or drag it here. The file is not sent anywhere.',
    choose: 'Choose a ZIP file',
    checking: (percent) => `Checking … ${percent}%`,
    holds: 'The package is intact',
    holdsMeans:
      'Every file is the same as when it was captured, and all signatures and logged events match. This does not prove that the site really served that content. Compare the key with the one that the coordinator knows.',
    refused: 'The package is refused',
    refusedMeans: 'Do not use this package as evidence. Ask whoever exported it for a new one.',
    where: 'First thing that does not match',
    report: {
      exported: 'Exported',
      findings: 'Findings',
      captures: 'Captures',
      files: 'Evidence files',
      redacted: 'Redacted copies',
      withheld: 'Original files left out',
      events: 'Logged events',
      receipts: 'Receipts',
      timestamps: 'Trusted times (not judged here)',
      keys: 'Keys of capturing devices',
      exportKey: 'Key of the exporting device',
    },
    unreadable: 'The file could not be read to its end. Copy it to this device, then try again.',
    problem: {
      'not-zip': 'This is not a ZIP file.',
      truncated: 'The file is cut off, or something follows its end. Download or copy it again.',
      'too-large': 'Its content is larger than a package can be.',
      encrypted: 'This ZIP file is encrypted. A Pantau ASN package never is.',
      compressed:
        'This file was packed again by another program, or its content may swell up. Ask for the original ZIP.',
      'bad-name': 'A file name leads out of its folder, or cannot be in a package.',
      'duplicate-name': 'Two files have the same name.',
      overlapping: 'Parts overlap, or something is hidden between the files.',
      'header-changed': 'The structure of the ZIP was changed, or it was packed again by another program.',
      'content-changed': 'The content of a file has changed.',
      'not-package': 'This is not an evidence package of Pantau ASN, or its description was changed.',
      'file-unexpected': 'There is a file that does not belong to the package.',
      'file-missing': 'A file is missing.',
      'file-changed': 'A file is no longer the same as when it was captured.',
      'record-unreadable': 'A record was changed or cannot be read.',
      'capture-missing': 'A capture is missing.',
      'capture-changed': 'The record of a capture was changed.',
      'signature-missing': 'A signature is missing.',
      'signature-wrong': 'A signature does not match.',
      'custody-broken': 'The custody log is broken: an event was changed, removed or slipped in.',
      'custody-incomplete': 'The custody log does not tell of a capture or a receipt.',
      'redaction-wrong': 'A redacted copy is not of this picture, or was not logged.',
      'finding-changed': 'The finding was changed without being logged.',
      'receipt-wrong': 'The server’s receipt is not for this record.',
      'timestamp-wrong': 'A trusted time is not of this record.',
    },
  },
};
