/** One address for one article: AMP, mobile and page-by-page variants folded, tracking parameters dropped. */
import { cleanUrl, keepParameters } from '../../capture/clean-url.ts';
import { findPublisherRules } from './publishers/find-publisher-rules.ts';

/** Parameters that choose how much or how an article is shown, not which. */
const VIEW_PARAMETERS = /^(?:amp|page|halaman|hal|single|showpage|outputtype|print|mobile|is_?amp|m)$/i;

/** `url` of an article in its one form, or null where it is no http(s) address. */
export function foldArticleUrl(url: string | URL, base?: string | URL): string | null {
  const clean = cleanUrl(url, base);
  if (!clean) return null;
  const folded = new URL(clean);
  findPublisherRules(folded.hostname)?.foldUrl?.(folded);
  folded.hostname = folded.hostname.replace(/^(?:amp\.)+/, 'www.');
  folded.search = keepParameters(folded.search, (name) => !VIEW_PARAMETERS.test(name));
  // One may stand behind the other: "/judul/amp/2". Each round shortens the path.
  for (let before = ''; before !== folded.pathname; ) {
    before = folded.pathname;
    folded.pathname = before
      .replace(/^(?:\/amp)+(?=\/.)/, '')
      .replace(/(?<=.)(?:\/amp)+\/?$/, '')
      // "/d-123/judul-berita-yang-panjang/2": the second page. A slug before it tells it from a section's page.
      .replace(/((?:\/|^)[^/]*-[^/]*-[^/]*-[^/]*)(?:\/amp)?\/\d{1,2}\/?$/, '$1');
  }
  return folded.href;
}

/** Both addresses lead to the same article. */
export function isSameArticle(one: string, other: string): boolean {
  return addressKey(one) !== null && addressKey(one) === addressKey(other);
}

/**
 * The address by which the article is kept: the declared one if it is about this page, else the page's own.
 * @param declared canonical link, og:url or JSON-LD, absolute.
 */
export function choosePermalink(declared: string | null, page: URL): string | null {
  const own = foldArticleUrl(page);
  const folded = declared ? foldArticleUrl(declared, page) : null;
  if (!folded) return own;
  const target = new URL(folded);
  // Templates with a fault declare the home page, or a copy declares the original elsewhere: keep what was seen.
  if (siteOf(target.hostname) !== siteOf(page.hostname)) return own;
  if (target.pathname === '/' && !target.search && page.pathname !== '/') return own;
  if (target.protocol === 'http:' && page.protocol === 'https:') target.protocol = 'https:';
  return target.href;
}

/** The page's own address is a home, section, search or tag page. */
export function isIndexUrl(url: URL): boolean {
  const path = url.pathname.replace(/\/+$/, '');
  if (path === '' || /^\/(?:index|home|beranda)(?:\.\w+)?$/i.test(path))
    return !/[?&](?:p|id|news_?id|sid|artikel)=\d/i.test(url.search);
  if (/^(?:indeks?|index|search|cari|tag|tags|topik|topic)\./i.test(url.hostname)) return true;
  return /^\/(?:[\w-]+\/)?(?:indeks?(?:-berita)?|index|search|cari|pencarian|tags?|topi[ck]s?|kategori|category|label|author|penulis|profile?|redaksi|terpopuler|ter(?:baru|kini)|populer|arsip|archive|page|about(?:-us)?|tentang(?:-kami)?|kontak|contact|pedoman[\w-]*|disclaimer)(?:\/[^/]*){0,2}(?:\/page\/\d+)?$/i.test(
    path,
  );
}

/** The path has what an article's has: a long slug, a date or a number. */
export function looksLikeArticleUrl(url: URL): boolean {
  const last = url.pathname.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return (
    /[^-.]+(?:[-.][^-.]+){3,}/.test(last) ||
    /\/(?:19|20)\d\d\/\d{1,2}(?:\/|$)/.test(url.pathname) ||
    /\d{5,}/.test(url.pathname) ||
    /\/(?:detail|baca|read|artikel|article|node|view|show|post)[\w-]*\/(?:[\w-]+\/)?\d+/i.test(url.pathname) ||
    /[?&](?:p|id|news_?id|sid|artikel)=\d/i.test(url.search)
  );
}

function addressKey(url: string): string | null {
  const folded = foldArticleUrl(url);
  if (!folded) return null;
  const { hostname, pathname, search } = new URL(folded);
  return `${hostname.replace(/^(?:www|m|mobile)\./, '')}${pathname.replace(/\/+$/, '')}${search}`;
}

/** The part of the host that one owner holds, roughly: enough to tell one publisher from another. */
export function siteOf(hostname: string): string {
  const labels = hostname.split('.');
  const short =
    /^(?:co|or|go|ac|com|net|web|my|sch|desa)$/.test(labels.at(-2) ?? '') && (labels.at(-1) ?? '').length === 2;
  return labels.slice(short ? -3 : -2).join('.');
}
