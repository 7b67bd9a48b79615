/**
 * Words of Facebook's interface, Indonesian and English: data and their comparison. A wording confirms what structure found;
 * nothing but audience, "see more" and sponsored marks rests on words alone. Compare with `normalizeLabel` first.
 */
import type { Audience, ReactionKind } from '../../contract/capture.ts';

/** Visible ASCII and spaces. */
const PLAIN = /^[ -~]*$/;

/** `label` for comparison: one spelling of characters, spaces and case; at most 300 characters. */
export function normalizeLabel(label: string | null | undefined): string {
  if (!label) return '';
  const words = label.slice(0, 1200);
  // Most are plain; each of the steps below walks the text once.
  if (PLAIN.test(words) && !words.includes('  ')) return words.trim().slice(0, 300).toLowerCase();
  return words
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
    .toLowerCase();
}

/** Buttons inside a text that do not mean that it goes on: less, translations. */
export const NOT_MORE = /sedikit$|less$|terjemah|translat|asli$|original$/;

/** Button at the end of a shortened text. */
export const SEE_MORE = /^(?:\W*)(?:lihat selengkapnya|lihat lebih banyak|selengkapnya|see more)$/;

/** Mark of an advertisement where a post has its time. */
export const SPONSORED = /^(?:bersponsor|disponsori|sponsored)\b/;

/** Name that Facebook shows for a group member who hides. */
export const ANONYMOUS = /^(?:(?:peserta|anggota) anonim|anonymous (?:participant|member|user))(?: \d+)?$/;

/** Accessible name of a comment or reply; the name in it is not used, because it cannot be split off safely. */
export const COMMENT_LABEL = /^(?:komentar|comment) (?:oleh|dari|by|from) /;
export const REPLY_LABEL = /^(?:balasan|reply) (?:oleh |dari |by |from )?/;

/** The three actions below a post. */
export const LIKE_ACTION = /^(?:(?:batalkan |hapus )?suka|(?:remove )?like|ubah tanggapan|change reaction)(?!\p{L})/u;
export const COMMENT_ACTION = /^(?:(?:beri |tulis )?komentari?|(?:leave a |write a )?comment)$/;
export const SHARE_ACTION = /^(?:bagikan|share|kirim ini ke teman|send this to friends)/;

const SHARED_WITH = /^(?:dibagikan (?:kepada|dengan|ke|untuk)|shared with) ?/;
const AUDIENCES: readonly (readonly [RegExp, Audience])[] = [
  [/^(?:publik|public|semua orang|everyone)$/, 'public'],
  [/^(?:grup publik|public group)/, 'group'],
  [/^(?:grup |anggota |members of )|(?:private|closed) group/, 'closed-group'],
  [/^(?:hanya saya|only me)$/, 'only-me'],
  [/kecuali|except|tertentu|specific|khusus|custom|teman dari|friends of/, 'custom'],
  [/^teman\b|\bfriends$/, 'friends'],
];

/**
 * The audience that the label of the audience icon names ("Dibagikan kepada Publik").
 * `bare` also takes the word alone ("Publik"): only for a label that stands in the line of the time.
 */
export function readAudience(label: string | null, bare: boolean): Audience | null {
  const words = normalizeLabel(label);
  const name = words.replace(SHARED_WITH, '');
  if (!name || (!bare && name === words)) return null;
  return AUDIENCES.find(([pattern]) => pattern.test(name))?.[1] ?? (name === words ? null : 'unknown');
}

/** What a group's page says of who can see its posts. */
export const GROUP_PRIVACY: readonly (readonly [RegExp, 'public' | 'private'])[] = [
  [/^(?:grup publik|public group)$/, 'public'],
  [/^(?:grup (?:privat|tertutup|pribadi)|(?:private|closed) group)$/, 'private'],
];

/** Facebook's own name of the audience icon in embedded JSON. */
export const PRIVACY_ICONS: Readonly<Record<string, Audience>> = {
  everyone: 'public',
  friends: 'friends',
  only_me: 'only-me',
  custom: 'custom',
};

/** Accessible names of what shows the volunteer: account menu, composers, notices, chats. */
export const VIEWER_LABELS =
  /^(?:profil anda|your profile|akun|account|kontrol dan pengaturan akun|buat (?:postingan|kiriman)|create (?:a )?post|(?:komentari|beri komentar|balas|jawab) sebagai|(?:comment|reply|answer) as|tulis |write an? |notifi[ck]a|obrolan|chat|messenger|kontak|contacts|pintasan anda|your shortcuts)/;
/** Button in the left column or composer that greets by name: "Apa yang Anda pikirkan, Relawan?" */
export const COMPOSER_TEXT = /^(?:apa yang anda pikirkan|what's on your mind|tulis |write )/;

/** The volunteer's name in the composer's label: "Komentari sebagai Relawan Contoh". */
export const COMPOSER_NAME = /^(?:komentari|beri komentar|balas|jawab|comment|reply|answer) (?:sebagai|as) (.+)$/;

/** Name of the dialog that lists who reacted. */
export const REACTIONS_DIALOG = /^(?:tanggapan|reaksi|reactions|(?:orang|people) (?:yang|who) )/;
const REACTIONS: readonly (readonly [RegExp, ReactionKind])[] = [
  [/^(?:suka|like)$/, 'like'],
  [/^(?:super|love)$/, 'love'],
  [/^(?:peduli|care)$/, 'care'],
  [/^haha$/, 'haha'],
  [/^wow$/, 'wow'],
  [/^(?:sedih|sad)$/, 'sad'],
  [/^(?:marah|angry)$/, 'angry'],
];

/** The reaction that `label` names, alone, with a count ("Suka: 30 orang", "Suka 30"), or at the end of a sentence ("… dengan Super"). */
export function readReaction(label: string | null | undefined): ReactionKind | null {
  const word = normalizeLabel(label)
    .replace(/[\s:,]*\d.*$/, '')
    .replace(/^.* (?:dengan|with) /, '');
  return REACTIONS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** What the sentence of the author line says of a shared post: "membagikan sebuah postingan". */
export const SHARED_SENTENCE = /^(?:telah )?(?:membagikan|shared) /;

/** Headline of what Facebook proposes; nothing that the volunteer follows. */
export const SUGGESTED =
  /^(?:(?:di)?sarankan untuk anda|saran untuk anda|saran postingan|suggested (?:for you|posts?)|orang yang mungkin anda kenal|people you may know|karena anda melihat|because you viewed|reels dan video pendek|reels and short videos)/;

const COUNT =
  /^(?:(?:semua|all)(?: tanggapan| reactions)?:? ?)?(\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?) ?(rb|ribu|jt|juta|k|m)?$/;

/** A number of people as the interface writes it ("1.204", "2,9 rb", "Semua 37"); null for anything else. */
export function readCount(label: string | null | undefined): number | null {
  const [, digits = '', unit] = COUNT.exec(normalizeLabel(label)) ?? [];
  if (!digits) return null;
  if (!unit) return Number(digits.replace(/[.,]/g, ''));
  return Number(digits.replace(',', '.')) * (/^(?:jt|juta|m)/.test(unit) ? 1_000_000 : 1000);
}
