/**
 * What the database finds a finding by: words that are searched, keys of the item that it is about. Stored beside the record and made from it; never sent.
 */
import type { Capture } from '../contract/capture.ts';
import type { Finding } from '../contract/finding.ts';
import type { FindingSummary } from './database.ts';
import { toWords } from './words.ts';

/** More words than this do not make a finding easier to find, and each is an entry in the index. */
const MAX_WORDS = 120;
/** A shorter text ("Siap") is said by many; its being the same says nothing. In UTF-16 code units. */
const SHORTEST_TEXT = 40;

/** What the list shows of the item: who or what it is, and a line about it. */
function nameItem({ site, metadata, author, text, observedUrl, observation }: Capture): (string | null | undefined)[] {
  if (site === 'facebook') return [author.name, text];
  if (site === 'direct') return [text, observation?.place];
  return [
    metadata.headline ?? metadata.documentTitle,
    metadata.publisher ?? (observedUrl && new URL(observedUrl).hostname),
  ];
}

/** What the list shows of a capture; its thumbnail is set by who has one. */
export function summarise(capture: Capture): FindingSummary {
  const { site, target } = capture;
  const [title, excerpt] = nameItem(capture);
  return {
    site,
    target,
    title: title?.slice(0, 300) ?? null,
    excerpt: excerpt?.slice(0, 200) ?? null,
    permalink: capture.permalink ?? capture.observedUrl,
    publishedAt: capture.publishedAt.iso,
    thumbnailOf: null,
  };
}

/** The words of a finding, each once. The staff number is not among them. */
export function indexWords(
  { reported, supported, narrative, chosenCode, filings }: Finding,
  summary: FindingSummary,
): string[] {
  const { name, account, position, agency, region, parentAgency } = reported;
  const texts = [
    ...[name, account, position, agency, region, parentAgency, supported, chosenCode],
    ...filings.map(({ ticket }) => ticket),
    ...[summary.title, summary.excerpt, narrative?.slice(0, 2000)],
  ];
  return [...new Set(toWords(texts.filter(Boolean).join(' ')))].slice(0, MAX_WORDS);
}

/** A short hash for comparing texts on this device; proves nothing (FNV-1a over two offsets, 64 bits). */
function fingerprint(text: string): string {
  let [one, other] = [0x811c9dc5, 0x9747b28c];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit ^ (one >>> 13), 0x01000193);
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Keys under which the same item is known: any form of its address, any id or alias, and its text. */
export function indexKeys(capture: Capture): string[] {
  const { site, target, ids, permalink, metadata, author, reaction, context, text } = capture;
  const who = author.id ?? author.url ?? author.name ?? '';
  // Of a like there is no id: it is known by the item and by who liked it.
  const suffix = reaction ? `|${who}` : '';
  const own = reaction ? (context?.id ?? null) : (ids.reply ?? ids.comment ?? ids.post);
  const addresses = reaction
    ? [context?.permalink ?? permalink]
    : [permalink, site === 'news' ? metadata.canonicalUrl : null];
  const words = toWords(text ?? '').join(' ');
  return [
    ...new Set([
      ...[own, ...(reaction ? [] : ids.aliases)].flatMap((id) => (id ? [`${site}:${target}:${id}${suffix}`] : [])),
      ...addresses.flatMap((address) => (address ? [`${target}:${address}${suffix}`] : [])),
      // Two papers print the same report; two people write the same sentence.
      ...(words.length >= SHORTEST_TEXT && !reaction
        ? [`text:${site === 'news' ? '' : who}:${fingerprint(words)}`]
        : []),
    ]),
  ];
}
