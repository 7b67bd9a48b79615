/** Finds the element that holds an article's text, and reads the text as paragraphs without what publishers put between them. */
import { blockOf, type PageLine } from './page-lines.ts';

const NOISE_LINE =
  /^[([]?\s*(?:(?:baca|lihat|simak|tonton|saksikan)(?: (?:juga|pula|selengkapnya))?\s*[:：]|(?:baca|lihat|simak) (?:juga|selengkapnya)|(?:advertisement|iklan|scroll (?:to|untuk|ke)|gulir|lanjutkan membaca|halaman(?: selanjutnya|:)|copyright|©|bagikan|ikuti (?:kami|saluran|berita)|dapatkan (?:update|berita)|tags?\s*:|topik(?: terkait)?\s*:|cek berita|(?:artikel|berita) ini (?:telah|sudah|pernah|sebelumnya) (?:tayang|terbit|dimuat))\b)/i;
const CAPTION =
  /^(?:foto|ilustrasi|keterangan foto|dok(?:umentasi)?|photo)\b|\((?:foto|dok|photo|ilustrasi|antara|sumber|istimewa|ist)\b[^)]*\)$/i;
const CREDIT = /^(?:laporan wartawan|penulis|reporter|pewarta|jurnalis|editor|redaktur|red|oleh|by)\b\s*[:\p{Lu}]/iu;
const DATED = /\d{1,2}[\s/.-]{1,3}(?:\d{1,2}|[a-z]{3,9})[\s/.,-]{1,3}(?:19|20)\d\d\b/i;
/** A shorter line is a label. */
const MIN_LINE = 25;

/**
 * The element with the article's text, or null.
 * @param lines those after the headline.
 */
export function findBody(document: Document, lines: readonly PageLine[]): Element | null {
  const marked = document.querySelector('[itemprop="articleBody"]:not(meta)');
  // An inline element as the text's holder: its lines belong to the block around it.
  if (marked && (marked.textContent ?? '').length >= 150) return blockOf(marked);
  const credit = new Map<Element | null, number>();
  let best: Element | null = null;
  const give = (element: Element | null, characters: number) => {
    const sum = (credit.get(element) ?? 0) + characters;
    credit.set(element, sum);
    if (sum >= 120 && sum > (credit.get(best) ?? 0)) best = element;
  };
  for (const { text, block, linked, aside } of lines) {
    if (linked || aside || text.length < MIN_LINE || /^(?:H\d|LI)$/.test(block.tagName)) continue;
    const holder = /^(?:P|BLOCKQUOTE|PRE)$/.test(block.tagName) ? block.parentElement : block;
    const value = Math.min(text.length, 3000);
    give(holder, value);
    // Paragraphs that are wrapped one by one count for the wrapper's parent too.
    give(holder?.parentElement ?? null, value * 0.5);
  }
  return best;
}

/** The running text of `body`, from `lines` after the headline. */
export function readText(lines: readonly PageLine[], body: Element): PageLine[] {
  const own = lines.filter(
    ({ text, block, linked, aside }) =>
      !aside && body.contains(block) && !(linked && text.length < 200) && !NOISE_LINE.test(text),
  );
  // Captions, dates and names that stand before the first paragraph, names that stand behind the last.
  const isCredit = (text: string) => text.length < 90 && CREDIT.test(text);
  const first = own.findIndex(
    ({ text }) => !CAPTION.test(text) && !isCredit(text) && !(text.length < 90 && DATED.test(text)),
  );
  const last = own.findLastIndex(({ text }) => !isCredit(text));
  return own.slice(Math.max(first, 0), last + 1);
}
