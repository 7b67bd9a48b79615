/** What the page of backups says. */
import type { RestoreReport } from '../backup/read-backup.ts';

const DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const MEGABYTES = { id: new Intl.NumberFormat('id-ID', DECIMAL), en: new Intl.NumberFormat('en-GB', DECIMAL) };

export interface BackupTexts {
  title: string;
  intro: string;
  saveTitle: string;
  saveHint: string;
  warning: string;
  passphrase: string;
  save: string;
  saving: (done: number, total: number, bytes: number) => string;
  saved: (name: string, findings: number) => string;
  cancel: string;
  cancelled: string;
  empty: string;
  restoreTitle: string;
  restoreHint: string;
  file: string;
  restore: string;
  checking: (findings: number) => string;
  writing: (done: number, total: number) => string;
  report: (report: RestoreReport) => string[];
  error: Record<'not-backup' | 'wrong-passphrase' | 'damaged' | 'unknown-content' | 'failed', string>;
}

export const BACKUP_TEXTS: { id: BackupTexts; en: BackupTexts } = {
  id: {
    title: 'Cadangan',
    intro:
      'Semua temuan, bukti, dan catatannya dalam satu berkas terenkripsi, untuk disimpan di tempat lain atau dipindahkan ke peramban lain. Keanggotaan jaringan tidak ikut: perangkat lain bergabung dengan undangannya sendiri.',
    saveTitle: 'Buat cadangan',
    saveHint: 'Cadangan memiliki kata sandinya sendiri, yang boleh berbeda dari kata sandi perangkat ini.',
    warning: 'Tanpa kata sandi ini cadangan tidak dapat dibuka, oleh siapa pun.',
    passphrase: 'Kata sandi cadangan',
    save: 'Simpan cadangan',
    saving: (done, total, bytes) => `Menulis temuan ${done} dari ${total} (${MEGABYTES.id.format(bytes / 1e6)} MB)`,
    saved: (name, findings) => `Tersimpan: ${name}, ${findings} temuan.`,
    cancel: 'Batalkan',
    cancelled: 'Dibatalkan.',
    empty: 'Belum ada temuan untuk dicadangkan.',
    restoreTitle: 'Pulihkan cadangan',
    restoreHint:
      'Yang belum ada di sini ditambahkan. Yang sudah ada tidak ditimpa. Berkas diperiksa seluruhnya sebelum apa pun ditulis.',
    file: 'Pilih berkas cadangan',
    restore: 'Pulihkan',
    checking: (findings) => `Memeriksa berkas: ${findings} temuan`,
    writing: (done, total) => `Memulihkan temuan ${done} dari ${total}`,
    report: ({ added, known, different, broken }) => [
      `${added} temuan dipulihkan.`,
      ...(known > 0 ? [`${known} sudah ada di sini, sama persis.`] : []),
      ...(different > 0
        ? [`${different} ada di sini dalam keadaan lain: yang di sini tetap, yang di cadangan tidak dipakai.`]
        : []),
      ...(broken > 0 ? [`Pada ${broken} temuan buktinya tidak cocok lagi; “Periksa bukti” menunjukkan di mana.`] : []),
    ],
    error: {
      'not-backup': 'Berkas ini bukan cadangan Pantau ASN.',
      'wrong-passphrase': 'Kata sandi tidak cocok, atau awal berkas rusak. Tidak ada yang berubah di sini.',
      damaged: 'Berkas ini rusak atau terpotong. Tidak ada yang berubah di sini. Salin sekali lagi dari asalnya.',
      'unknown-content':
        'Isi berkas ini bukan seperti yang ditulis Pantau ASN, atau ditulis versi yang lebih baru. Tidak ada yang berubah di sini.',
      failed: 'Tidak berhasil. Yang sudah ada di sini tetap utuh; coba lagi.',
    },
  },
  en: {
    title: 'Backup',
    intro:
      'All findings, evidence and their logs in one encrypted file, to be kept elsewhere or moved to another browser. Membership of a network stays here: another device joins with an invite of its own.',
    saveTitle: 'Make a backup',
    saveHint: 'A backup has a passphrase of its own, which may be another than this device’s.',
    warning: 'Without this passphrase nobody can open the backup.',
    passphrase: 'Passphrase of the backup',
    save: 'Save the backup',
    saving: (done, total, bytes) => `Writing finding ${done} of ${total} (${MEGABYTES.en.format(bytes / 1e6)} MB)`,
    saved: (name, findings) => `Saved: ${name}, ${findings} findings.`,
    cancel: 'Cancel',
    cancelled: 'Cancelled.',
    empty: 'There are no findings to back up yet.',
    restoreTitle: 'Restore a backup',
    restoreHint:
      'What is not here is added. What is here is not overwritten. All of the file is checked before anything is written.',
    file: 'Choose the backup file',
    restore: 'Restore',
    checking: (findings) => `Checking the file: ${findings} findings`,
    writing: (done, total) => `Restoring finding ${done} of ${total}`,
    report: ({ added, known, different, broken }) => [
      `${added} findings restored.`,
      ...(known > 0 ? [`${known} were here already, exactly the same.`] : []),
      ...(different > 0
        ? [`${different} are here in another state: what is here stays, what is in the backup was not used.`]
        : []),
      ...(broken > 0 ? [`The evidence of ${broken} findings does not hold; “Check evidence” shows where.`] : []),
    ],
    error: {
      'not-backup': 'This file is not a backup of Pantau ASN.',
      'wrong-passphrase':
        'The passphrase is not right, or the beginning of the file is damaged. Nothing has changed here.',
      damaged: 'This file is damaged or cut off. Nothing has changed here. Copy it once more from where it came.',
      'unknown-content':
        'The content of this file is not as Pantau ASN writes it, or a newer version wrote it. Nothing has changed here.',
      failed: 'That did not work. What was here is whole; try again.',
    },
  },
};
