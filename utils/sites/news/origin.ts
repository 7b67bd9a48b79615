/** Whether the page shows another publisher's article: an archive, an aggregator, a republication. The original is the better source. */
import type { Origin } from '../../contract/capture.ts';
import type { ArticleScene } from './article-scene.ts';
import { foldArticleUrl, siteOf } from './article-url.ts';
import { letters } from './headline.ts';
import { findPublisher, findPublisherByName } from './hosts.ts';

/** Archives of web pages; those that keep the original's address in their own. */
const ARCHIVES =
  /(?:^|\.)(?:web\.archive\.org|archive\.(?:org|ph|is|today|li|vn|fo|md)|webcache\.googleusercontent\.com|perma\.cc|ghostarchive\.org)$/;
/** Sites that show other publishers' articles; `xcloud.id` was seen with copies of beritajatim. */
const AGGREGATORS =
  /(?:^|\.)(?:xcloud\.id|msn\.com|news\.google\.com|today\.line\.me|newshub\.id|kurio\.id|babe\.news|baca\.co\.id|uc\.cn|dailyhunt\.in|flipboard\.com|feedly\.com|newsbreak\.com|ground\.news|opera\.news|shafaqna\.com)$/;
/** "Artikel ini telah tayang di Kompas.com dengan judul …": what networks write below a copy. */
const TAKEN_OVER =
  /(?:artikel|berita|tulisan|konten) ini (?:telah|sudah|pernah|sebelumnya)? ?(?:tayang|terbit|dimuat|diterbitkan|dipublikasikan|ditayangkan) (?:di|pada|oleh) (?:laman |situs )?(.{2,60}?)(?:,? (?:dengan|berjudul|pada)\b|[.:(]\s|[.]?$)/i;
const SOURCE_LINE = /^\(?(?:sumber(?: berita| artikel)?|source|disadur dari|dilansir dari)\s*[:：]\s*(.{2,80}?)\)?$/i;
const HOST = /\b((?:[a-z0-9-]+\.)+(?:com|co\.id|id|net|org|go\.id|news|tv|co))\b/i;

/** The original, as far as the page says; null for a page that shows its own. */
export function findOrigin(scene: ArticleScene, declared: string | null, page: URL): Origin | null {
  const { hostname } = page;
  if (ARCHIVES.test(hostname)) return { kind: 'archive', name: null, url: originalIn(page) ?? outside(declared, page) };
  if (AGGREGATORS.test(hostname))
    return { kind: 'aggregator', name: nameInText(scene, page), url: outside(declared, page) };
  if (!scene.isArticle) return null;
  const url =
    [...(scene.article?.basedOn ?? []), declared].map((address) => outside(address, page)).find(Boolean) ?? null;
  const name = nameInText(scene, page);
  return url || name ? { kind: 'republication', name, url } : null;
}

/** `/web/2020…/https://…`: the address that an archive has in its own. */
function originalIn({ pathname, search, searchParams }: URL): string | null {
  const found = /https?:\/{1,2}\S+$/i.exec(pathname + search)?.[0]?.replace(/^(https?:)\/(?!\/)/i, '$1//');
  return foldArticleUrl(found ?? searchParams.get('url') ?? '');
}

/** The address if it belongs to another site than the page. Networks of one owner use several hosts. */
function outside(address: string | null, page: URL): string | null {
  const folded = address ? foldArticleUrl(address, page) : null;
  if (!folded) return null;
  const { hostname, pathname } = new URL(folded);
  if (pathname === '/') return null;
  const [one, other] = [siteOf(hostname), siteOf(page.hostname)];
  const sameName = one.split('.')[0] === other.split('.')[0];
  return one === other || sameName ? null : folded;
}

/** Who published it first, in the page's own words. */
function nameInText({ lines, siteNames, text }: ArticleScene, page: URL): string | null {
  const own = siteNames.map(letters);
  const lastLine = text.at(-1);
  const from = lastLine ? Math.max(0, lines.lastIndexOf(lastLine) - 3) : 0;
  for (const { text: line } of lines.slice(from, from + 30)) {
    if (line.length > 400) continue;
    const taken = TAKEN_OVER.exec(line)?.[1];
    const named = SOURCE_LINE.exec(line)?.[1];
    // "Sumber: Kementerian Contoh" is who said something; only a publisher is who wrote it.
    const name = taken ?? (named && (HOST.test(named) || findPublisherByName(named)) ? named : null);
    const key = letters(name ?? '');
    if (!name || key.length < 3 || own.some((site) => site === key || site.startsWith(key))) continue;
    const host = HOST.exec(name)?.[1];
    if (host && siteOf(host.toLowerCase()) === siteOf(page.hostname)) continue;
    return (host && findPublisher(host)?.name) || name.trim().slice(0, 300);
  }
  return null;
}
