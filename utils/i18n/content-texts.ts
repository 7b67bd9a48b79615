/** Words of what we show in other people's pages when something is flagged. */
import type { Audience, NoScreenshotReason } from '../contract/capture.ts';
import type { Behaviour } from '../contract/finding.ts';
import type { ErrorCode } from '../messaging/reply.ts';
import type { Language } from './language.ts';

export interface ContentTexts {
  saving: string;
  saved: string;
  noScreenshot: Record<NoScreenshotReason, string>;
  screenshotAdded: string;
  behaviours: string;
  behaviour: Partial<Record<Behaviour, string>>;
  complete: string;
  undo: string;
  undone: string;
  retry: string;
  close: string;
  error: Partial<Record<ErrorCode, string>>;
  notPublic: (audience: string) => string;
  audience: Partial<Record<Audience, string>>;
  flagAnyway: string;
  askFirst: string;
  keep: string;
  cancel: string;
}

const id: ContentTexts = {
  saving: 'Menyimpan …',
  saved: 'Tersimpan di perangkat ini',
  noScreenshot: {
    'not-permitted':
      'Belum ada tangkapan layar. Klik ikon Pantau ASN di bilah alat (atau tekan Alt+Shift+L): tangkapan layar ditambahkan sendiri.',
    'tab-not-visible': 'Tanpa tangkapan layar: tab ini tidak sedang terlihat.',
    'item-not-visible': 'Tanpa tangkapan layar: bagian ini tidak terlihat di layar.',
    'rate-limited': 'Tanpa tangkapan layar: peramban membatasi jumlahnya. Tunggu sebentar, lalu tandai lagi.',
    'storage-full': 'Tanpa tangkapan layar: penyimpanan perangkat penuh. Kosongkan ruang, lalu tandai lagi.',
    failed: 'Tanpa tangkapan layar: peramban tidak dapat membuatnya.',
  },
  screenshotAdded: 'Tangkapan layar ditambahkan',
  behaviours: 'Dugaan perbuatan',
  behaviour: {
    STATUS: 'Unggahan',
    KOMENTAR: 'Komentar',
    SUKA: 'Suka/reaksi',
    BAGIKAN: 'Membagikan',
    FOTO_SIMBOL: 'Foto/simbol',
    HADIR: 'Hadir kegiatan',
    AJAKAN: 'Ajakan',
    LAIN: 'Lainnya',
  },
  complete: 'Lengkapi',
  undo: 'Urungkan',
  undone: 'Dibatalkan',
  retry: 'Coba lagi',
  close: 'Tutup',
  error: {
    'storage-full': 'Belum tersimpan: penyimpanan perangkat penuh. Kosongkan ruang, lalu pilih “Coba lagi”.',
    'storage-failed':
      'Belum tersimpan: basis data perangkat menolak. Pilih “Coba lagi”; jika tetap gagal, mulai ulang peramban.',
  },
  notPublic: (audience) =>
    `Ini tidak untuk publik (${audience}). Tandai hanya bila Anda berhak melihatnya dan koordinator menyetujui.`,
  audience: { friends: 'Teman', 'closed-group': 'Grup tertutup', custom: 'Khusus', 'only-me': 'Hanya pemilik akun' },
  flagAnyway: 'Tetap tandai',
  askFirst: 'Simpan ini sebagai temuan di perangkat ini?',
  keep: 'Simpan',
  cancel: 'Batal',
};

const en: ContentTexts = {
  saving: 'Saving …',
  saved: 'Saved on this device',
  noScreenshot: {
    'not-permitted':
      'No screenshot yet. Click the Pantau ASN icon in the toolbar (or press Alt+Shift+L): the screenshot is then added by itself.',
    'tab-not-visible': 'No screenshot: this tab was not in view.',
    'item-not-visible': 'No screenshot: this item was not in view.',
    'rate-limited': 'No screenshot: the browser limits how many it takes. Wait a moment, then flag again.',
    'storage-full': 'No screenshot: the device’s storage is full. Free some space, then flag again.',
    failed: 'No screenshot: the browser could not take one.',
  },
  screenshotAdded: 'Screenshot added',
  behaviours: 'Suspected act',
  behaviour: {
    STATUS: 'Post',
    KOMENTAR: 'Comment',
    SUKA: 'Like/reaction',
    BAGIKAN: 'Share',
    FOTO_SIMBOL: 'Photo/symbol',
    HADIR: 'Attendance',
    AJAKAN: 'Urging others',
    LAIN: 'Other',
  },
  complete: 'Add details',
  undo: 'Undo',
  undone: 'Undone',
  retry: 'Try again',
  close: 'Close',
  error: {
    'storage-full': 'Not saved yet: the device’s storage is full. Free some space, then choose “Try again”.',
    'storage-failed':
      'Not saved yet: the device’s database refused. Choose “Try again”; if it still fails, restart the browser.',
  },
  notPublic: (audience) =>
    `This is not public (${audience}). Flag it only if you are entitled to see it and your coordinator agrees.`,
  audience: { friends: 'Friends', 'closed-group': 'Private group', custom: 'Custom', 'only-me': 'Account owner only' },
  flagAnyway: 'Flag anyway',
  askFirst: 'Keep this as a finding on this device?',
  keep: 'Keep',
  cancel: 'Cancel',
};

export const CONTENT_TEXTS: Record<Language, ContentTexts> = { id, en };
