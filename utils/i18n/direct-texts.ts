/** What the form for a direct observation says; loaded with the form. */
import type { FileProblem } from '../direct/file-refused.ts';
import type { Language } from './language.ts';

export interface DirectTexts {
  intro: string;
  files: string;
  filesHint: string;
  choose: string;
  reading: string;
  removeFile: (name: string) => string;
  location: string;
  useLocation: string;
  takenAt: string;
  useDate: string;
  device: string;
  others: string;
  stripped: string;
  nothingToStrip: string;
  documentAsIs: string;
  tooMany: (most: number) => string;
  problem: Record<FileProblem, string>;
  seen: string;
  seenHint: string;
  seenMissing: string;
  placeHint: string;
  witnessesHint: string;
  save: string;
  saving: string;
  saved: string;
  waitForFiles: string;
  /** What was entered before the page ended is there again. */
  restored: string;
  discard: string;
  confirmDiscard: string;
  /** Asked where it could not be written down. */
  confirmLeave: string;
}

const id: DirectTexts = {
  intro:
    'Catat apa yang Anda lihat sendiri. Semuanya tersimpan di perangkat ini dan baru dikirim setelah Anda setujui.',
  files: 'Foto dan dokumen',
  filesHint: 'Tarik berkas ke sini, atau pilih. JPEG, PNG, WebP, atau PDF; masing-masing paling besar 25 MB.',
  choose: 'Pilih berkas',
  reading: 'Membaca …',
  removeFile: (name) => `Keluarkan ${name}`,
  location: 'Lokasi pengambilan',
  useLocation: 'Pakai sebagai tempat',
  takenAt: 'Waktu pengambilan',
  useDate: 'Pakai sebagai tanggal',
  device: 'Perangkat',
  others: 'Lainnya',
  stripped: 'Data ini dibuang dari salinan yang dikirim. Foto asli tetap tersegel di perangkat ini.',
  nothingToStrip: 'Tidak memuat lokasi, waktu, atau data perangkat.',
  documentAsIs: 'Dokumen dikirim utuh, termasuk nama pembuat bila tercantum di dalamnya. Periksa lebih dahulu.',
  tooMany: (most) => `Paling banyak ${most} berkas untuk satu temuan. Catat sisanya sebagai temuan lain.`,
  problem: {
    'not-supported': 'Jenis berkas ini tidak dapat dipakai. Pilih foto JPEG, PNG, atau WebP, atau dokumen PDF.',
    heic: 'Peramban tidak dapat membuka HEIC. Simpan dahulu sebagai JPEG (di iPhone: Pengaturan → Kamera → Format → Paling Kompatibel), lalu pilih lagi.',
    'too-large': 'Terlalu besar: paling besar 25 MB. Perkecil fotonya atau pisahkan dokumennya, lalu pilih lagi.',
    empty: 'Berkas ini kosong. Pilih berkas lain.',
    unreadable: 'Berkas ini rusak atau tidak dapat dibaca. Salin ulang dari kamera, lalu pilih lagi.',
    'not-cleaned':
      'Data lokasi atau perangkat dalam foto ini tidak dapat dibuang dengan pasti. Buat tangkapan layar dari foto itu, lalu pilih tangkapannya.',
  },
  seen: 'Apa yang Anda lihat',
  seenHint: 'Siapa, melakukan apa, dan apa yang membuat Anda menduga itu melanggar netralitas',
  seenMissing: 'Tuliskan apa yang Anda lihat, walau singkat.',
  placeHint: 'Misalnya: Balai Desa Contoh',
  witnessesHint: 'Satu orang per baris. Cukup inisial atau peran bila orangnya belum setuju dicatat.',
  save: 'Simpan temuan',
  saving: 'Menyimpan …',
  saved: 'Temuan tersimpan',
  waitForFiles: 'Tunggu sampai semua berkas terbaca.',
  restored: 'Isian Anda yang belum selesai ada di sini lagi.',
  discard: 'Buang isian',
  confirmDiscard: 'Buang isian ini? Tulisan dan berkas di dalamnya akan hilang.',
  confirmLeave: 'Isian ini tidak dapat disimpan di perangkat. Tinggalkan?',
};

const en: DirectTexts = {
  intro: 'Record what you saw yourself. Everything stays on this device and is sent only after you approve it.',
  files: 'Photos and documents',
  filesHint: 'Drop files here, or choose. JPEG, PNG, WebP or PDF; at most 25 MB each.',
  choose: 'Choose files',
  reading: 'Reading …',
  removeFile: (name) => `Take out ${name}`,
  location: 'Taken at',
  useLocation: 'Use as the place',
  takenAt: 'Taken on',
  useDate: 'Use as the date',
  device: 'Device',
  others: 'Other data',
  stripped: 'This is taken out of the copy that is sent. The original photo stays sealed on this device.',
  nothingToStrip: 'Holds no location, time or device.',
  documentAsIs: 'A document is sent as it is, with its author’s name if it has one inside. Check it first.',
  tooMany: (most) => `At most ${most} files for one finding. Record the rest as another finding.`,
  problem: {
    'not-supported': 'This kind of file cannot be used. Choose a JPEG, PNG or WebP photo, or a PDF document.',
    heic: 'Browsers cannot open HEIC. Save it as JPEG first (on an iPhone: Settings → Camera → Formats → Most Compatible), then choose it again.',
    'too-large': 'Too large: at most 25 MB. Make the photo smaller or split the document, then choose it again.',
    empty: 'This file is empty. Choose another one.',
    unreadable: 'This file is damaged or cannot be read. Copy it from the camera again, then choose it again.',
    'not-cleaned':
      'Location or device data in this photo cannot be taken out with certainty. Take a screenshot of the photo and choose that.',
  },
  seen: 'What you saw',
  seenHint: 'Who, doing what, and why you suspect that it breaches neutrality',
  seenMissing: 'Write down what you saw, however briefly.',
  placeHint: 'For example: Contoh village hall',
  witnessesHint: 'One person a line. Initials or a role will do if the person has not agreed to be named.',
  save: 'Save finding',
  saving: 'Saving …',
  saved: 'Finding saved',
  waitForFiles: 'Wait until all files have been read.',
  restored: 'What you had begun to enter is here again.',
  discard: 'Discard entry',
  confirmDiscard: 'Discard this entry? Its words and files will be lost.',
  confirmLeave: 'This could not be saved on the device. Leave it?',
};

export const DIRECT_TEXTS: Record<Language, DirectTexts> = { id, en };
