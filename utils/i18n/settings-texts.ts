/** What the settings say about pages, the shortcut and diagnostics: loaded with them. */
import type { Language } from './language.ts';

export interface SettingsTexts {
  managed: string;
  managedNetwork: (host: string) => string;
  capture: string;
  askFirst: string;
  askFirstHint: string;
  picture: string;
  whole: string;
  visible: string;
  pictureHint: string;
  sites: string;
  sitesHint: string;
  facebook: string;
  news: string;
  each: (on: number, total: number) => string;
  shortcut: string;
  shortcutHint: string;
  shortcutNone: string;
  shortcutChange: string;
  diagnostics: string;
  diagnosticsHint: string;
  diagnosticsShow: string;
  copy: string;
  copied: string;
  help: string;
  welcome: string;
  guide: string;
}

const id: SettingsTexts = {
  managed: 'Diatur oleh organisasi Anda.',
  managedNetwork: (host) => `Organisasi Anda hanya mengizinkan ${host}.`,
  capture: 'Saat menandai',
  askFirst: 'Tanya dahulu sebelum menyimpan',
  askFirstHint: 'Tanpa ini, satu klik langsung menyimpan, dan dapat diurungkan.',
  picture: 'Tangkapan layar',
  whole: 'Seluruh bagian, juga bila lebih tinggi daripada layar',
  visible: 'Hanya yang sedang terlihat',
  pictureHint: 'Untuk seluruh bagian, halaman digulir sejenak lalu dikembalikan.',
  sites: 'Tempat bendera muncul',
  sitesHint: 'Berlaku seketika, juga di tab yang terbuka. Halaman mana pun tetap dapat ditandai dari sini.',
  facebook: 'Facebook',
  news: 'Situs berita',
  each: (on, total) => `Pilih situs berita (${on} dari ${total})`,
  shortcut: 'Pintasan papan ketik',
  shortcutHint: 'Menandai yang ada di tengah layar, dan mengizinkan tangkapan layar di tab itu.',
  shortcutNone: 'Belum ada pintasan.',
  shortcutChange: 'Ubah di peramban',
  diagnostics: 'Diagnostik',
  diagnosticsHint:
    'Untuk meminta bantuan. Hanya berisi versi dan jumlah: tanpa nama, tautan, isi, alamat server, atau kode apa pun.',
  diagnosticsShow: 'Lihat isinya',
  copy: 'Salin',
  copied: 'Tersalin',
  help: 'Bantuan',
  welcome: 'Perkenalan dan latihan menandai',
  guide: 'Panduan dan latihan menilai',
};

const en: SettingsTexts = {
  managed: 'Set by your organisation.',
  managedNetwork: (host) => `Your organisation allows ${host} only.`,
  capture: 'When you flag',
  askFirst: 'Ask before anything is kept',
  askFirstHint: 'Without this, one click keeps it at once, and can be undone.',
  picture: 'Screenshot',
  whole: 'The whole item, also where it is taller than the screen',
  visible: 'Only what is in view',
  pictureHint: 'For the whole item the page is scrolled for a moment and put back.',
  sites: 'Where the flag appears',
  sitesHint: 'Takes effect at once, in open tabs as well. Any page can still be flagged from here.',
  facebook: 'Facebook',
  news: 'News sites',
  each: (on, total) => `Choose news sites (${on} of ${total})`,
  shortcut: 'Keyboard shortcut',
  shortcutHint: 'Flags what is in the middle of the screen, and permits screenshots in that tab.',
  shortcutNone: 'There is no shortcut yet.',
  shortcutChange: 'Change it in the browser',
  diagnostics: 'Diagnostics',
  diagnosticsHint:
    'For asking for help. Versions and numbers only: no name, link, content, server address or code of any kind.',
  diagnosticsShow: 'See what is in it',
  copy: 'Copy',
  copied: 'Copied',
  help: 'Help',
  welcome: 'Introduction, and practising to flag',
  guide: 'Guide, and practising to judge',
};

export const SETTINGS_TEXTS: Record<Language, SettingsTexts> = { id, en };
