/** What the settings say about what lies on this device: loaded with them. */

const DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
/** Megabytes with one decimal, as each language writes it. */
const MEGABYTES = { id: new Intl.NumberFormat('id-ID', DECIMAL), en: new Intl.NumberFormat('en-GB', DECIMAL) };

export interface DeviceTexts {
  title: string;
  used: (bytes: number) => string;
  safe: string;
  retention: string;
  retentionHint: string;
  retentionManaged: string;
  forever: string;
  days: (days: number) => string;
  backupTitle: string;
  backupHint: string;
  backup: string;
  wipeTitle: string;
  wipeHint: string;
  wipe: string;
  wipeAsk: (findings: number) => string;
  wipeAskLocked: string;
  wipeYes: string;
  wipeNo: string;
  wipeFailed: string;
}

export const DEVICE_TEXTS: { id: DeviceTexts; en: DeviceTexts } = {
  id: {
    title: 'Penyimpanan di perangkat ini',
    used: (bytes) => `Terpakai ${MEGABYTES.id.format(bytes / 1e6)} MB.`,
    safe: 'Peramban tidak akan menghapusnya sendiri.',
    retention: 'Sesudah terkirim, simpan temuan di perangkat ini',
    retentionHint:
      'Sesudah waktu itu temuan dan buktinya dihapus dari perangkat ini. Yang ada di server tidak berubah, dan yang belum terkirim tidak pernah dihapus.',
    retentionManaged: 'Diatur oleh organisasi Anda.',
    forever: 'sampai saya menghapusnya',
    days: (days) => `${days} hari`,
    backupTitle: 'Cadangan',
    backupHint: 'Seluruh antrean sebagai satu berkas terenkripsi, juga untuk pindah ke peramban lain.',
    backup: 'Buat atau pulihkan cadangan',
    wipeTitle: 'Hapus semuanya',
    wipeHint:
      'Semua temuan, bukti, kunci, dan keanggotaan jaringan di perangkat ini dihapus seketika dan tidak dapat dikembalikan. Tutup peramban sesudahnya: gambar yang tadi tampil baru hilang dari disk saat itu.',
    wipe: 'Hapus semuanya …',
    wipeAsk: (findings) =>
      findings === 0
        ? 'Hapus semua data Pantau ASN dari perangkat ini?'
        : `Hapus semua data Pantau ASN dari perangkat ini? ${findings} temuan belum terkirim dan akan hilang.`,
    wipeAskLocked: 'Hapus semua data Pantau ASN dari perangkat ini? Yang belum terkirim akan hilang.',
    wipeYes: 'Ya, hapus semuanya',
    wipeNo: 'Tidak jadi',
    wipeFailed: 'Belum semuanya terhapus. Tutup jendela Pantau ASN yang lain, lalu coba lagi.',
  },
  en: {
    title: 'Storage on this device',
    used: (bytes) => `${MEGABYTES.en.format(bytes / 1e6)} MB in use.`,
    safe: 'The browser will not remove it by itself.',
    retention: 'Once sent, keep findings on this device',
    retentionHint:
      'After that time the finding and its evidence are removed from this device. What is on the server does not change, and what has not been sent is never removed.',
    retentionManaged: 'Set by your organisation.',
    forever: 'until I delete them',
    days: (days) => `${days} days`,
    backupTitle: 'Backup',
    backupHint: 'The whole queue as one encrypted file, also for moving to another browser.',
    backup: 'Make or restore a backup',
    wipeTitle: 'Remove everything',
    wipeHint:
      'All findings, evidence, keys and the membership of a network on this device are removed at once and cannot be brought back. Close the browser afterwards: a picture that was on the screen leaves the disk only then.',
    wipe: 'Remove everything …',
    wipeAsk: (findings) =>
      findings === 0
        ? 'Remove all data of Pantau ASN from this device?'
        : `Remove all data of Pantau ASN from this device? ${findings} findings have not been sent and will be lost.`,
    wipeAskLocked: 'Remove all data of Pantau ASN from this device? What has not been sent will be lost.',
    wipeYes: 'Yes, remove everything',
    wipeNo: 'Keep it',
    wipeFailed: 'Not everything has been removed. Close other Pantau ASN windows, then try again.',
  },
};
