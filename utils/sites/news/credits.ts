/** Who wrote and who edited, from the lines of an article: "Penulis: …", "Pewarta: … Editor: …", "Oleh …". */
import { letters } from './headline.ts';

const WRITER = 'penulis|reporter|pewarta|wartawan|jurnalis|kontributor|ditulis oleh|laporan|oleh|by|author|written by';
const EDITOR = 'editor|redaktur|red|penyunting|edited by';
/** Labels whose value is neither: they end the value before them. */
const OTHER =
  'sumber|source|uploader|pengunggah|copyright|fotografer|foto|photo|video|tags?|topik|publisher|penerbit|rubrik|tanggal|dibaca|views?|penerjemah';
const LABEL = new RegExp(`(?:^|[\\s|,;/(•·–-])(${OTHER}|${WRITER}|${EDITOR})\\s*[:：]\\s*`, 'gi');
const BARE_LABEL = new RegExp(`^(?:${WRITER}|${EDITOR})$`, 'i');
const IS_WRITER = new RegExp(`^(?:${WRITER})$`, 'i');
const IS_EDITOR = new RegExp(`^(?:${EDITOR})$`, 'i');
/** "Oleh Ani Contoh", "Laporan Wartawan Nama Situs, Ani Contoh". */
const LEADING =
  /^(?:laporan (?:wartawan|reporter|kontributor|jurnalis)\b[^,]*,|(?:oleh|by|penulis|reporter|pewarta|jurnalis)[ -](?=\p{Lu}))\s*(.+)$/iu;
/** Small words inside names. */
const PARTICLE = /^(?:bin|binti|van|von|der|den|de|da|el|al|ibn)$/;
/** Longer lines are text. */
const MAX_LINE = 140;

export interface Credits {
  writers: string[];
  editors: string[];
}

/** The names that `lines` label as writers and editors, in order, each once. */
export function readCredits(lines: readonly string[], sites: readonly string[]): Credits {
  const writers: string[] = [];
  const editors: string[] = [];
  const add = (label: string, text: string | undefined) => {
    const list = IS_WRITER.test(label) ? writers : IS_EDITOR.test(label) ? editors : [];
    list.push(...splitNames(text ?? '', sites).filter((name) => !list.includes(name)));
  };
  lines.forEach((line, index) => {
    if (line.length > MAX_LINE || BARE_LABEL.test(line)) return;
    const labels = [...line.matchAll(LABEL)];
    labels.forEach((label, position) => {
      const value = line.slice(label.index + label[0].length, labels[position + 1]?.index);
      add(label[1] ?? '', value || lines[index + 1]);
    });
    if (labels.length > 0) return;
    add('oleh', LEADING.exec(line)?.[1]);
    add('editor', /^editor\s+(?=\p{Lu})(.+)$/iu.exec(line)?.[1]);
  });
  addBareLabels(lines, sites, add);
  return { writers, editors };
}

/** Labels that stand on a line of their own, the name on the next one or, on some sites, on the one before. */
function addBareLabels(
  lines: readonly string[],
  sites: readonly string[],
  add: (label: string, text: string) => void,
): void {
  const named = (text: string | undefined) => {
    const value = text?.replace(/^\s*[:：]\s*/, '') ?? '';
    return value.length <= 80 && !BARE_LABEL.test(value) && splitNames(value, sites).length > 0 ? value : null;
  };
  const found = lines.flatMap((label, index) =>
    BARE_LABEL.test(label) ? [{ label, after: named(lines[index + 1]), before: named(lines[index - 1]) }] : [],
  );
  const backwards = found.some(({ after }) => !after) && found.every(({ before }) => before);
  for (const { label, after, before } of found) add(label, (backwards ? before : after) ?? '');
}

/**
 * The persons' names in `text`: "Ani Contoh, Budi Misal dan Cici - detikNews" gives three.
 * @param sites the site's own names, in the form of `letters`, which are no persons.
 */
export function splitNames(text: string, sites: readonly string[]): string[] {
  const parts = text
    .slice(0, 300)
    .replace(/\s+/g, ' ')
    .replace(/^[\s:：|,–—-]+/, '')
    .replace(/^(?:oleh|by|penulis|reporter|pewarta|author|editor) ?:? /i, '')
    // After a bar, a bracket, a date or " - " comes something else: the site, the place, the time.
    .replace(/\s*(?:[|•·([/@]|\s[-–—]+\s|\d|(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)\s*,).*$/i, '')
    .split(/\s*(?:;|,| dan | and | & )\s*/i);
  const names: string[] = [];
  for (const part of parts) {
    const name = part.replace(/[\s:–—-]+$/, '').trim();
    // "Ani Contoh, S.H., M.Si": a degree belongs to the name before it.
    if (names.length > 0 && /^(?:[A-Z][A-Za-z]{0,3}\.){1,4}[A-Za-z]{0,4}$|^(?:SH|MH|SE|MM|MSi|ST|MT|MA)$/.test(name))
      names.push(`${names.pop()}, ${name}`);
    else if (isName(name, sites) && !names.includes(name)) names.push(name);
  }
  const persons = names.filter((name) => !/^(?:kontributor|koresponden|tim liputan)\b/i.test(name));
  return (persons.length > 0 ? persons : names).slice(0, 20);
}

/** A person's or team's name: one to six words, not the site's, not only initials. */
function isName(text: string, sites: readonly string[]): boolean {
  const words = text.split(' ');
  if (text.length < 2 || text.length > 60 || words.length > 6 || !/^[\p{L}][\p{L}\p{M}\s.'’`-]+$/u.test(text))
    return false;
  // "Share on Facebook" has a small word that no name has.
  return words.every((word) => /\p{Lu}/u.test(word) || PARTICLE.test(word)) && !isCompany(text, sites);
}

/** The publisher or a role instead of a person. */
function isCompany(text: string, sites: readonly string[]): boolean {
  if (
    /^(?:(?:super ?)?admin|redaksi|redaktur|editor|reporter|penulis|developer|web ?master|anonim|newsroom|author)\b/i.test(
      text,
    )
  )
    return true;
  if (/^tim /i.test(text)) return false;
  if (/\b(?:media|cyber|network|developer|redaksi|online|news|pt|tbk)\b|\.(?:com|co|id|net|tv)\b/i.test(text))
    return true;
  const key = letters(text);
  return sites.some((site) => key === site || key === site.replace(/(?:com|coid|id|net|co)$/, ''));
}
