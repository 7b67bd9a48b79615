/** The beginning of an account, from what was captured: plain facts in Indonesian, nothing concluded. */
import type { Capture } from '../contract/capture.ts';
import type { Behaviour, Finding } from '../contract/finding.ts';
import { writeDay, writeMoment } from './indonesian-dates.ts';

/** What an account did, without saying what it meant. */
export const ACT_WORDS: Record<Behaviour, string> = {
  STATUS: 'membuat unggahan',
  KOMENTAR: 'menulis komentar',
  SUKA: 'memberi tanggapan (suka/reaksi)',
  BAGIKAN: 'membagikan unggahan',
  GABUNG_IKUTI: 'bergabung dengan atau mengikuti grup/akun',
  FOTO_SIMBOL: 'menampilkan foto bersama atau simbol',
  BINGKAI: 'memasang bingkai atau foto profil',
  SIARAN: 'membuat siaran langsung atau cerita',
  HADIR: 'hadir dalam kegiatan',
  PASANG_APK: 'memasang alat peraga',
  AJAKAN: 'menyampaikan ajakan',
  LAIN: 'melakukan perbuatan yang diuraikan di bawah ini',
};

/** Longest words of a post that go into the beginning; the whole text is in the evidence. In UTF-16 code units. */
const QUOTED = 280;

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= QUOTED ? flat : `${flat.slice(0, QUOTED).replace(/\s+\S*$/, '')} …`;
}

const list = (words: string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} dan ${words.at(-1)}`;

/** Who, as far as it is known: the name, else the account, else that it is not known. */
export function describeReported({ reported }: Pick<Finding, 'reported'>): string {
  const { name, account, position, agency } = reported;
  const who = name ?? (account ? `pemilik akun “${account}”` : 'seseorang yang belum diketahui namanya');
  return [who, position, agency].filter(Boolean).join(', ');
}

/** A few sentences; what is not known is left out. `captures` are those of the act, the first one first. */
export function writeNarrative(finding: Finding, captures: readonly Capture[]): string {
  const [capture] = captures;
  const address = capture?.permalink ?? capture?.observedUrl;
  const { behaviours, occurredOn, knownOn, supported, place } = finding;
  const acts =
    list(behaviours.map((behaviour) => ACT_WORDS[behaviour])) || 'melakukan perbuatan yang diuraikan di bawah ini';
  const sentences: string[] = [];
  const when = occurredOn ? `Pada ${writeMoment(occurredOn)}, ` : '';
  const where = place ? ` di ${place}` : '';
  if (capture?.site === 'news') {
    const { headline, publisher } = capture.metadata;
    const paper = publisher ? ` ${publisher}` : '';
    sentences.push(
      `Berita${paper}${headline ? ` berjudul “${shorten(headline)}”` : ''} (${address}) memuat bahwa ${describeReported(finding)} diduga ${acts}${where}${occurredOn ? ` pada ${writeMoment(occurredOn)}` : ''}.`,
    );
  } else {
    const link = address ? ` (${address})` : '';
    const subject = describeReported(finding);
    sentences.push(
      `${when}${when ? subject : subject.charAt(0).toUpperCase() + subject.slice(1)} diduga ${acts}${where}${link}.`,
    );
  }
  const parent = capture?.context;
  if (parent && (parent.author.name || parent.text))
    sentences.push(
      `Hal itu dilakukan pada unggahan${parent.author.name ? ` akun “${parent.author.name}”` : ''}${parent.text ? ` yang berbunyi: “${shorten(parent.text)}”` : ''}.`,
    );
  // What was seen directly is the account itself.
  const own = capture?.site === 'direct' || capture?.reaction;
  const words = capture?.quote?.text ?? (own ? null : capture?.text);
  if (words) sentences.push(`Isinya antara lain: “${shorten(words)}”.`);
  if (supported) sentences.push(`Perbuatan itu diduga menunjukkan dukungan kepada ${supported}.`);
  if (knownOn) sentences.push(`Hal ini diketahui pada ${writeDay(knownOn)}.`);
  if (capture) {
    const record = capture.site === 'direct' ? 'Catatan' : 'Tangkapan';
    sentences.push(`${record} dibuat pada ${writeMoment(capture.capturedAt.iso)}.`);
  }
  return sentences.join(' ');
}
