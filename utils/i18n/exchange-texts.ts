/** Importing and exporting findings as tables, with the dictionary of their columns. */
import type { ExchangeFinding } from '../contract/exchange.ts';
import type { ExchangeProblem } from '../export/exchange.ts';
import type { Language } from './language.ts';

export interface ExchangeTexts {
  title: string;
  hint: string;
  which: string;
  saveAs: Record<'jsonl' | 'csv', string>;
  saved: (count: number, name: string) => string;
  importTitle: string;
  importHint: string;
  choose: string;
  tooLarge: string;
  problem: Record<Exclude<ExchangeProblem, 'row'>, string>;
  ready: (rows: number) => string;
  refused: (rows: number) => string;
  refusedRow: (row: number, field: string | null) => string;
  importNow: (rows: number) => string;
  importing: string;
  imported: (kept: number, known: number) => string;
  failed: string;
  dictionary: string;
  column: string;
  meaning: string;
  fields: Record<keyof ExchangeFinding, string>;
}

const id: ExchangeTexts = {
  title: 'Tukar data sebagai tabel',
  hint: 'Satu baris untuk setiap temuan, tanpa berkas bukti, NIP, saksi, dan catatan peninjau. Paket di atas memuat semuanya.',
  which: 'Daftar',
  saveAs: { jsonl: 'Simpan JSON Lines', csv: 'Simpan CSV' },
  saved: (count, name) => `${count} temuan tersimpan: ${name}`,
  importTitle: 'Impor tabel',
  importHint:
    'Setiap baris menjadi temuan baru di daftar Tinjau, sebagai keterangan tanpa bukti. Tidak ada yang dikirim sebelum Anda menyetujuinya. Baris yang sudah pernah diimpor dilewati.',
  choose: 'Pilih berkas JSON Lines atau CSV',
  tooLarge: 'Berkas lebih besar dari 10 MB. Bagi dahulu.',
  problem: {
    'not-a-table': 'Berkas ini bukan JSON Lines dan bukan CSV.',
    columns: 'Nama kolomnya tidak sesuai. Lihat kamus kolom di bawah.',
    'too-many': 'Lebih dari 2.000 baris. Bagi dahulu.',
  },
  ready: (rows) => `${rows} baris dapat diimpor.`,
  refused: (rows) => `${rows} baris ditolak:`,
  refusedRow: (row, field) => (field ? `baris ${row}: kolom ${field}` : `baris ${row}`),
  importNow: (rows) => `Impor ${rows} baris sebagai draf`,
  importing: 'Mengimpor …',
  imported: (kept, known) => `${kept} temuan baru di daftar Tinjau; ${known} sudah ada.`,
  failed: 'Impor berhenti: basis data perangkat menolak. Coba lagi; yang sudah masuk tidak digandakan.',
  dictionary: 'Kamus kolom',
  column: 'Kolom',
  meaning: 'Arti',
  fields: {
    id: 'Nomor temuan pada perangkat yang menulisnya (UUID). Wajib.',
    channel: 'Kanal: medsos, berita, atau langsung. Wajib.',
    source_url: 'Tautan permanen, atau alamat halaman.',
    captured_at: 'Saat ditangkap, UTC, mis. 2026-11-21T03:05:00.000Z.',
    account: 'Nama akun seperti tampil di halaman.',
    account_url: 'Alamat akun.',
    reported_name: 'Nama terlapor. Semuanya dugaan.',
    position: 'Jabatan.',
    agency: 'Instansi atau unit kerja.',
    region: 'Wilayah, dengan kata-kata.',
    region_id: 'Kode wilayah Kemendagri, mis. 35.07.',
    behaviours:
      'Dugaan perbuatan, dipisah “|”: STATUS, KOMENTAR, SUKA, BAGIKAN, GABUNG_IKUTI, FOTO_SIMBOL, BINGKAI, SIARAN, HADIR, PASANG_APK, AJAKAN, LAIN.',
    supported: 'Diduga mendukung siapa.',
    occurred_on: 'Tanggal kejadian menurut ketelitiannya: 2026, 2026-11, 2026-11-21, 2026-11-21T09:30+07:00.',
    known_on: 'Tanggal diketahui, mis. 2026-11-21.',
    place: 'Tempat.',
    code: 'Butir pelanggaran yang dipilih peninjau.',
    narrative: 'Uraian.',
    evidence_sha256: 'SHA-256 dari catatan setiap tangkapan, dipisah “|”; sama dengan yang ada di tanda terima.',
  },
};

const countRows = (rows: number) => (rows === 1 ? '1 row' : `${rows} rows`);

const en: ExchangeTexts = {
  title: 'Exchange data as a table',
  hint: 'One row for each finding, without evidence files, staff numbers, witnesses and reviewers’ notes. The package above holds everything.',
  which: 'List',
  saveAs: { jsonl: 'Save JSON Lines', csv: 'Save CSV' },
  saved: (count, name) => `${count} findings saved: ${name}`,
  importTitle: 'Import a table',
  importHint:
    'Each row becomes a new finding in the Review list, as a statement without evidence. Nothing is sent before you approve it. Rows that were imported before are left out.',
  choose: 'Choose a JSON Lines or CSV file',
  tooLarge: 'The file is larger than 10 MB. Divide it first.',
  problem: {
    'not-a-table': 'This file is neither JSON Lines nor CSV.',
    columns: 'Its columns have other names. See the dictionary below.',
    'too-many': 'More than 2,000 rows. Divide it first.',
  },
  ready: (rows) => `${countRows(rows)} can be imported.`,
  refused: (rows) => `${countRows(rows)} refused:`,
  refusedRow: (row, field) => (field ? `row ${row}: column ${field}` : `row ${row}`),
  importNow: (rows) => `Import ${countRows(rows)} as drafts`,
  importing: 'Importing …',
  imported: (kept, known) => `${kept} new findings in the Review list; ${known} were here already.`,
  failed: 'The import stopped: the device’s database refused. Try again; what has come in is not doubled.',
  dictionary: 'Dictionary of the columns',
  column: 'Column',
  meaning: 'Meaning',
  fields: {
    id: 'Number of the finding on the device that wrote it (UUID). Required.',
    channel: 'medsos (social media), berita (online news) or langsung (direct observation). Required.',
    source_url: 'Permanent link, or the address of the page.',
    captured_at: 'When it was captured, UTC, e.g. 2026-11-21T03:05:00.000Z.',
    account: 'Name of the account as the page shows it.',
    account_url: 'Address of the account.',
    reported_name: 'Name of the reported person. Everything is suspected.',
    position: 'Position.',
    agency: 'Agency or unit.',
    region: 'Region, in words.',
    region_id: 'The Ministry of Home Affairs’ code of the region, e.g. 35.07.',
    behaviours:
      'Suspected acts, separated by “|”: STATUS, KOMENTAR, SUKA, BAGIKAN, GABUNG_IKUTI, FOTO_SIMBOL, BINGKAI, SIARAN, HADIR, PASANG_APK, AJAKAN, LAIN.',
    supported: 'Whom the act is suspected to support.',
    occurred_on: 'When it happened, at its precision: 2026, 2026-11, 2026-11-21, 2026-11-21T09:30+07:00.',
    known_on: 'Day on which it became known, e.g. 2026-11-21.',
    place: 'Place.',
    code: 'The item of the decree that the reviewer chose.',
    narrative: 'Description.',
    evidence_sha256: 'SHA-256 of each capture’s record, separated by “|”; the same as in the receipt.',
  },
};

export const EXCHANGE_TEXTS: Record<Language, ExchangeTexts> = { id, en };
