/**
 * What is handed to an authority, in the order of its form and in its words. Always Indonesian. Everything is *dugaan*;
 * towards Bawaslu it is a *laporan*, because *temuan* is there what its own supervisors find.
 */
import type { Capture } from '../contract/capture.ts';
import type { Finding } from '../contract/finding.ts';
import type { Reference, ViolationCode } from '../contract/reference.ts';
import { dayRange } from '../domain/days.ts';
import { writeDay, writeMoment } from '../domain/indonesian-dates.ts';
import { ACT_WORDS, describeReported } from '../domain/write-narrative.ts';

/** A field of a channel's form. */
export interface PackField {
  /** Our key for it, by which a form on a page is filled. */
  key: string;
  /** As the form calls it. */
  label: string;
  value: string;
  /** Sub-heading that begins before this field, where the form has parts. */
  part?: string;
  /** Has many lines. */
  long?: boolean;
}

export interface FilingPack {
  channelId: string;
  fields: PackField[];
}

export interface PackInput {
  finding: Finding;
  captures: readonly Capture[];
  reference: Reference;
}

const PLATFORM: Record<Finding['channel'], string> = {
  medsos: 'melalui media sosial',
  berita: 'menurut berita daring',
  langsung: 'menurut pengamatan langsung',
};

const list = (words: readonly string[]) => words.filter(Boolean).join(', ');

/** The chosen code with what it says and rests on; null without a choice. */
function describeCode(
  finding: Finding,
  { codes, legalBases }: Reference,
): { code: ViolationCode; words: string } | null {
  const code = codes.find(({ id }) => id === finding.chosenCode);
  if (!code) return null;
  const bases = legalBases.filter(({ id }) => code.legalBases.includes(id)).map(({ label }) => label.id);
  return { code, words: `${code.label.id}${bases.length > 0 ? ` (${bases.join('; ')})` : ''}` };
}

function regionName(id: string | null, { regions }: Reference): string | null {
  return regions.find((region) => region.id === id)?.label.id ?? null;
}

/** Where it happened; on social media that is the platform. */
function describePlace({ finding, captures, reference }: PackInput): string {
  const online =
    finding.channel === 'medsos' ? `media sosial ${captures[0]?.site === 'facebook' ? 'Facebook' : 'daring'}` : null;
  const region = regionName(finding.placeRegionId ?? finding.reported.regionId, reference);
  return list([finding.place ?? online ?? '', region ?? '']);
}

/** One line for each file of evidence, with its hash, so that a copy can be compared with the original. */
export function listEvidence(captures: readonly Capture[]): string[] {
  return captures.flatMap((capture) => {
    // What was seen directly has no address.
    const source = capture.permalink ?? capture.observedUrl ?? 'Temuan langsung';
    const made = capture.site === 'direct' ? 'dicatat' : 'ditangkap';
    const files = capture.files.map(
      (file) => `${file.role === 'screenshot' ? 'tangkapan layar' : 'berkas'} SHA-256 ${file.sha256}`,
    );
    return [`${source} (${made} ${writeMoment(capture.capturedAt.iso)})`, ...files.map((file) => `– ${file}`)];
  });
}

function writeBody(input: PackInput, word: 'dugaan' | 'laporan'): string {
  const { finding, captures, reference } = input;
  const { reported } = finding;
  const code = describeCode(finding, reference);
  const [first] = captures;
  const address = first?.permalink ?? first?.observedUrl;
  const link = address ? ` (${address})` : '';
  const acts = finding.behaviours.map((behaviour) => ACT_WORDS[behaviour]).join(', ');
  const support = finding.supported ? ` yang diduga menunjukkan dukungan kepada ${finding.supported}` : '';
  const account = reported.account ? `akun “${reported.account}”` : 'terlapor';
  const files = captures.reduce((sum, capture) => sum + capture.files.length, 0);
  const lines = [
    `Terlapor: ${describeReported(finding)}${reported.nip ? `, NIP ${reported.nip}` : ''}${reported.parentAgency ? ` (${reported.parentAgency})` : ''}`,
    `Kejadian: ${finding.occurredOn ? `pada ${writeMoment(finding.occurredOn)}, ` : ''}${account}${link} diduga ${acts || 'melakukan perbuatan yang diuraikan di bawah ini'}${support}.`,
    finding.knownOn && `Diketahui pada: ${writeDay(finding.knownOn)}`,
    finding.narrative && `Uraian: ${finding.narrative}`,
    code && `Dugaan bentuk pelanggaran: ${code.words}`,
    files > 0 && `Bukti: ${files} berkas. ${listEvidence(captures).join('; ')}`,
  ].filter((line): line is string => Boolean(line));
  return [
    `Dengan hormat, kami menyampaikan ${word === 'laporan' ? 'laporan dugaan' : 'dugaan'} pelanggaran netralitas ASN sebagai berikut.`,
    ...lines.map((line, index) => `${index + 1}. ${line}`),
    'Mohon diverifikasi dan ditindaklanjuti sesuai ketentuan. Kami mohon identitas pelapor dirahasiakan.',
  ].join('\n');
}

function writeTitle({ finding, reference }: PackInput): string {
  const where = list([finding.reported.agency ?? '', regionName(finding.reported.regionId, reference) ?? '']);
  return `Dugaan pelanggaran netralitas ASN ${PLATFORM[finding.channel]}${where ? ` – ${where}` : ''}`.slice(0, 150);
}

/** The day of the act, `2026-11-20`; empty where it is not known to the day. */
function occurredDay({ occurredOn }: Finding): string {
  const range = occurredOn === null ? null : dayRange(occurredOn);
  return range && range.from === range.to ? range.from : '';
}

function laporPack(input: PackInput): PackField[] {
  const { finding, reference } = input;
  const category = describeCode(finding, reference)?.code.laporCategory;
  const facility = finding.flags.includes('FLAG-FASNEG');
  return [
    { key: 'classification', label: 'Klasifikasi Laporan', value: 'Pengaduan' },
    { key: 'title', label: 'Judul Laporan', value: writeTitle(input) },
    { key: 'body', label: 'Isi Laporan', value: writeBody(input, 'dugaan'), long: true },
    { key: 'date', label: 'Tanggal Kejadian', value: occurredDay(finding) },
    { key: 'place', label: 'Lokasi Kejadian', value: describePlace(input) },
    { key: 'agency', label: 'Instansi Tujuan', value: finding.reported.parentAgency ?? '' },
    {
      key: 'category',
      label: 'Kategori Laporan',
      value: facility
        ? 'Politisasi ASN › Pemanfaatan fasilitas negara'
        : category
          ? `${category.main} › ${category.sub}`
          : 'Netralitas ASN',
    },
    { key: 'anonymous', label: 'Anonim', value: 'Ya' },
    { key: 'confidential', label: 'Rahasia', value: 'Ya' },
  ];
}

function bknPack(input: PackInput): PackField[] {
  const { finding } = input;
  const { reported } = finding;
  return [
    { key: 'nip', label: 'NIP Terlapor', value: reported.nip ?? '' },
    { key: 'name', label: 'Nama Terlapor', value: reported.name ?? '' },
    { key: 'agency', label: 'Instansi', value: list([reported.agency ?? '', reported.parentAgency ?? '']) },
    { key: 'date', label: 'Tanggal Kejadian', value: occurredDay(finding) },
    { key: 'body', label: 'Uraian', value: writeBody(input, 'dugaan'), long: true },
    { key: 'evidence', label: 'Bukti', value: listEvidence(input.captures).join('\n'), long: true },
  ];
}

const REPORTER = '1. Identitas Pelapor';
const REPORTED = '2. Identitas Terlapor';
const EVENT = '3. Peristiwa yang dilaporkan';

/** Official order of the form. What identifies the reporter stays empty: it is written by hand and never stored here. */
function bawasluPack(input: PackInput): PackField[] {
  const { finding, captures } = input;
  const { reported, witnesses } = finding;
  const named = witnesses.filter(({ consent }) => consent);
  const empty = (key: string, label: string, part?: string): PackField => ({
    key,
    label,
    value: '',
    ...(part && { part }),
  });
  return [
    empty('reporter-name', 'Nama', REPORTER),
    empty('reporter-birth', 'Tempat/Tanggal Lahir'),
    empty('reporter-sex', 'Jenis Kelamin'),
    empty('reporter-work', 'Pekerjaan'),
    empty('reporter-nationality', 'Kewarganegaraan'),
    empty('reporter-address', 'Alamat'),
    empty('reporter-phone', 'No. Telp/HP'),
    empty('reporter-mail', 'E-mail'),
    {
      key: 'name',
      label: 'Nama',
      value: list([
        reported.name ?? (reported.account ? `pemilik akun “${reported.account}”` : ''),
        reported.position ?? '',
      ]),
      part: REPORTED,
    },
    {
      key: 'address',
      label: 'Alamat',
      value: list([reported.agency ?? '', regionName(reported.regionId, input.reference) ?? '']),
    },
    empty('phone', 'No. Telp/HP'),
    { key: 'event', label: 'Peristiwa', value: writeTitle(input), part: EVENT },
    { key: 'place', label: 'Tempat Kejadian', value: describePlace(input) },
    {
      key: 'date',
      label: 'Hari dan Tanggal Kejadian',
      value: finding.occurredOn ? writeMoment(finding.occurredOn) : '',
    },
    { key: 'known', label: 'Hari dan Tanggal diketahui', value: finding.knownOn ? writeDay(finding.knownOn) : '' },
    {
      key: 'witnesses',
      label: 'Nama, alamat, dan telepon saksi',
      part: '4. Saksi-saksi',
      long: true,
      value: named.map(({ name, contact }, index) => `${index + 1}. ${list([name, contact ?? ''])}`).join('\n'),
    },
    {
      key: 'evidence',
      label: 'Daftar bukti',
      part: '5. Bukti-bukti',
      long: true,
      value: listEvidence(captures).join('\n'),
    },
    {
      key: 'body',
      label: 'Uraian',
      part: '6. Uraian singkat kejadian',
      long: true,
      value: writeBody(input, 'laporan'),
    },
  ];
}

function letterPack(input: PackInput): PackField[] {
  return [
    {
      key: 'to',
      label: 'Kepada',
      value: `Pejabat Pembina Kepegawaian, ${input.finding.reported.parentAgency ?? '…'}\nu.p. Inspektorat / BKPSDM`,
      long: true,
    },
    { key: 'subject', label: 'Perihal', value: writeTitle(input) },
    { key: 'body', label: 'Isi surat', value: writeBody(input, 'dugaan'), long: true },
  ];
}

const WRITERS: Record<string, (input: PackInput) => PackField[]> = {
  SP4N_LAPOR: laporPack,
  BKN_SBT: bknPack,
  BAWASLU: bawasluPack,
  PPK_INSTANSI: letterPack,
};

/** The pack for a channel. One that is not known yet gets the letter, which fits any office. */
export function createFilingPack(channelId: string, input: PackInput): FilingPack {
  return { channelId, fields: (WRITERS[channelId] ?? letterPack)(input) };
}
