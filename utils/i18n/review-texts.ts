/** Words of reviewing: search, order, many at once, checklist, duplicates, keys. Loaded with those parts. */
import type { CHECKLIST, DISMISS_REASONS } from '../contract/codes.ts';
import type { Language } from './language.ts';

export type ShortcutName =
  | 'next'
  | 'previous'
  | 'open'
  | 'back'
  | 'approve'
  | 'dismiss'
  | 'merge'
  | 'split'
  | 'edit'
  | 'search'
  | 'select'
  | 'undo'
  | 'help';

interface ReviewTexts {
  search: string;
  searchHint: string;
  found: (count: number) => string;
  order: string;
  orders: Record<'newest' | 'deadline', string>;
  selectAll: string;
  selectFirst: (count: number) => string;
  selectNone: string;
  selected: (count: number) => string;
  approveMany: string;
  dismissMany: string;
  cancel: string;
  checklist: string;
  checklistHint: string;
  check: Record<(typeof CHECKLIST)[number], string>;
  checked: (done: number, total: number) => string;
  second: string;
  secondHint: string;
  secondName: string;
  secondNote: string;
  secondStatement: string;
  secondRecord: string;
  secondRecorded: (name: string, when: string) => string;
  secondRemove: string;
  duplicates: string;
  duplicatesHint: string;
  thisFinding: string;
  otherFinding: string;
  mergeHere: string;
  merged: string;
  mergedHere: string;
  takeOut: string;
  takenOut: string;
  openIt: string;
  captures: string;
  splitHint: string;
  splitSelected: string;
  split: string;
  attachTitle: string;
  attach: string;
  attached: string;
  attachNone: string;
  dismissTitle: string;
  dismissReason: Record<(typeof DISMISS_REASONS)[number], string>;
  dismissNote: string;
  dismissConfirm: string;
  dismissedBecause: (reason: string) => string;
  position: (at: number, total: number) => string;
  next: string;
  previous: string;
  help: string;
  helpTitle: string;
  helpSingle: string;
  close: string;
  shortcut: Record<ShortcutName, string>;
  recap: string;
  guide: string;
  recordedBy: (version: string) => string;
}

const id: ReviewTexts = {
  search: 'Cari',
  searchHint: 'Nama, isi, tiket',
  found: (count) => `${count} cocok`,
  order: 'Urutan',
  orders: { newest: 'Terbaru', deadline: 'Batas waktu terdekat' },
  selectAll: 'Pilih semua',
  selectFirst: (count) => `Pilih ${count} pertama`,
  selectNone: 'Batalkan pilihan',
  selected: (count) => `${count} dipilih`,
  approveMany: 'Setujui yang dipilih',
  dismissMany: 'Abaikan yang dipilih',
  cancel: 'Batal',
  checklist: 'Daftar periksa',
  checklistHint: 'Agar tidak ada orang yang dilaporkan karena keliru.',
  check: {
    identity: 'Pemilik akun benar orang yang dimaksud, dan dasarnya tertulis',
    'is-asn': 'Ia ASN pada waktu itu (bukan pensiunan, perangkat desa, TNI/Polri, honorer, BUMN)',
    'not-namesake': 'Bukan orang lain bernama sama, akun tiruan, atau akun yang diretas',
    'not-tagged': 'Perbuatannya sendiri; bukan sekadar ditandai orang lain',
    'not-spouse-allowed': 'Bukan pendampingan suami/istri calon yang diperbolehkan (hadir pasif, foto tanpa simbol)',
    'not-neutral-information': 'Bukan berbagi informasi netral KPU/Bawaslu, berita tanpa sikap, atau tugas dinas',
    'in-election-time': 'Waktunya sesuai tahapan; tidak mendahului pemilunya',
    'no-irony': 'Bukan sindiran atau reaksi yang menolak (Haha, Marah)',
    'lawfully-seen': 'Dilihat secara sah; bahan dari grup tertutup disetujui koordinator',
  },
  checked: (done, total) => `${done} dari ${total} diperiksa`,
  second: 'Peninjau kedua',
  secondHint:
    'Suka saja merupakan petunjuk lemah: orang lain harus ikut menilai. Alat ini tidak dapat memeriksa siapa yang duduk di depannya; nama dan pernyataan ini ikut terkirim kepada koordinator.',
  secondName: 'Nama atau nama samaran peninjau kedua',
  secondNote: 'Catatan',
  secondStatement: 'Saya bukan orang yang menandai temuan ini, telah melihat buktinya, dan sependapat.',
  secondRecord: 'Catat',
  secondRecorded: (name, when) => `Ditinjau juga oleh ${name}, ${when}`,
  secondRemove: 'Hapus catatan ini',
  duplicates: 'Mungkin temuan yang sama',
  duplicatesHint: 'Tautan, nomor, atau isinya sama. Bandingkan, lalu gabungkan bila memang satu perbuatan.',
  thisFinding: 'Temuan ini',
  otherFinding: 'Temuan lain',
  mergeHere: 'Gabungkan ke sini',
  merged: 'Digabungkan; semua tangkapan tetap ada',
  mergedHere: 'Sudah digabungkan ke sini',
  takeOut: 'Keluarkan lagi',
  takenOut: 'Dikeluarkan lagi menjadi temuan sendiri',
  openIt: 'Buka',
  captures: 'Tangkapan',
  splitHint: 'Bila ini dua perbuatan: pilih tangkapan yang menjadi temuan sendiri.',
  splitSelected: 'Pisahkan yang dipilih',
  split: 'Dipisahkan menjadi temuan sendiri',
  attachTitle: 'Lampirkan tangkapan profil',
  attach: 'Lampirkan',
  attached: 'Dilampirkan sebagai bukti siapa pemilik akun',
  attachNone: 'Tidak ada temuan lain yang menunggu tinjauan. Buka profilnya, tandai, lalu kembali ke sini.',
  dismissTitle: 'Mengapa diabaikan?',
  dismissReason: {
    'not-asn': 'Bukan ASN',
    'wrong-person': 'Orang atau akun yang keliru',
    'no-partiality': 'Tidak menunjukkan keberpihakan',
    allowed: 'Diperbolehkan',
    duplicate: 'Sudah ada temuan yang sama',
    'evidence-too-weak': 'Bukti terlalu lemah',
    'not-lawfully-visible': 'Tidak dilihat secara sah',
    other: 'Lainnya',
  },
  dismissNote: 'Catatan',
  dismissConfirm: 'Abaikan temuan',
  dismissedBecause: (reason) => `Diabaikan: ${reason}`,
  position: (at, total) => `${at} dari ${total}`,
  next: 'Berikutnya',
  previous: 'Sebelumnya',
  help: 'Pintasan papan ketik',
  helpTitle: 'Meninjau dengan papan ketik',
  helpSingle: 'Pintasan satu huruf aktif',
  close: 'Tutup',
  shortcut: {
    next: 'Temuan berikutnya',
    previous: 'Temuan sebelumnya',
    open: 'Buka',
    back: 'Kembali ke daftar',
    approve: 'Setujui, lalu buka yang berikutnya',
    dismiss: 'Abaikan dengan alasan',
    merge: 'Gabungkan yang pertama dari temuan serupa',
    split: 'Ke daftar tangkapan untuk memisahkan',
    edit: 'Ke isian pertama',
    search: 'Cari',
    select: 'Pilih/lepas temuan di daftar',
    undo: 'Urungkan keputusan terakhir',
    help: 'Bantuan ini',
  },
  recap: 'Rekapitulasi',
  guide: 'Panduan dan latihan',
  recordedBy: (version) => `Data rujukan ${version}`,
};

const en: ReviewTexts = {
  search: 'Search',
  searchHint: 'Name, text, ticket',
  found: (count) => `${count} found`,
  order: 'Order',
  orders: { newest: 'Newest', deadline: 'Nearest deadline' },
  selectAll: 'Select all',
  selectFirst: (count) => `Select the first ${count}`,
  selectNone: 'Select none',
  selected: (count) => `${count} selected`,
  approveMany: 'Approve selected',
  dismissMany: 'Dismiss selected',
  cancel: 'Cancel',
  checklist: 'Checklist',
  checklistHint: 'So that nobody is reported by mistake.',
  check: {
    identity: 'The account belongs to the person who is meant, and why is written down',
    'is-asn':
      'A civil servant at that time (not retired, village staff, military, police, honorary staff, state company)',
    'not-namesake': 'Not a namesake, a fake account or a hacked one',
    'not-tagged': 'Their own act; not merely tagged by others',
    'not-spouse-allowed': 'Not what a candidate’s spouse may do (passive attendance, photo without a sign)',
    'not-neutral-information':
      'Not neutral information of the election bodies, news without a stance, or official duty',
    'in-election-time': 'The time fits the stage; it does not predate the election',
    'no-irony': 'No irony, and no reaction that rejects (Haha, Angry)',
    'lawfully-seen': 'Lawfully seen; material of closed groups approved by the coordinator',
  },
  checked: (done, total) => `${done} of ${total} checked`,
  second: 'Second reviewer',
  secondHint:
    'A like alone is a weak sign: somebody else has to judge it too. This tool cannot check who sits in front of it; this name and statement are sent to the coordinator.',
  secondName: 'Name or pseudonym of the second reviewer',
  secondNote: 'Note',
  secondStatement: 'I am not the one who flagged this, I have seen the evidence, and I agree.',
  secondRecord: 'Record',
  secondRecorded: (name, when) => `Also reviewed by ${name}, ${when}`,
  secondRemove: 'Remove this record',
  duplicates: 'Perhaps the same finding',
  duplicatesHint: 'Its link, id or text is the same. Compare, and merge if it is one act.',
  thisFinding: 'This finding',
  otherFinding: 'Another finding',
  mergeHere: 'Merge into this',
  merged: 'Merged; every capture is still there',
  mergedHere: 'Already merged into this',
  takeOut: 'Take out again',
  takenOut: 'Taken out again as a finding of its own',
  openIt: 'Open',
  captures: 'Captures',
  splitHint: 'If these are two acts: select the captures that become a finding of their own.',
  splitSelected: 'Split selected',
  split: 'Split into a finding of its own',
  attachTitle: 'Attach a captured profile',
  attach: 'Attach',
  attached: 'Attached as evidence of who owns the account',
  attachNone: 'No other finding waits for review. Open the profile, flag it, then come back here.',
  dismissTitle: 'Why is it dismissed?',
  dismissReason: {
    'not-asn': 'Not a civil servant',
    'wrong-person': 'Wrong person or account',
    'no-partiality': 'Shows no partiality',
    allowed: 'Allowed',
    duplicate: 'The same finding exists',
    'evidence-too-weak': 'Evidence too weak',
    'not-lawfully-visible': 'Not lawfully seen',
    other: 'Other',
  },
  dismissNote: 'Note',
  dismissConfirm: 'Dismiss finding',
  dismissedBecause: (reason) => `Dismissed: ${reason}`,
  position: (at, total) => `${at} of ${total}`,
  next: 'Next',
  previous: 'Previous',
  help: 'Keyboard shortcuts',
  helpTitle: 'Reviewing with the keyboard',
  helpSingle: 'One-letter shortcuts are on',
  close: 'Close',
  shortcut: {
    next: 'Next finding',
    previous: 'Previous finding',
    open: 'Open',
    back: 'Back to the list',
    approve: 'Approve, then open the next',
    dismiss: 'Dismiss with a reason',
    merge: 'Merge the first of the similar findings',
    split: 'To the captures, for splitting',
    edit: 'To the first field',
    search: 'Search',
    select: 'Select or unselect in the list',
    undo: 'Undo the last decision',
    help: 'This help',
  },
  recap: 'Recap',
  guide: 'Guide and practice',
  recordedBy: (version) => `Reference data ${version}`,
};

export const REVIEW_TEXTS: Record<Language, ReviewTexts> = { id, en };
