/** The section an article stands in: what the publisher says, else the breadcrumb, else the address. */
import type { Source } from '../../contract/capture.ts';
import type { ArticleScene } from './article-scene.ts';
import { letters } from './headline.ts';
import { firstMeta } from './page-meta.ts';

/** The name, the layer that says so, and where in it. */
type SectionClaim = readonly [name: string | null | undefined, source: Source, detail: string];

/** Words that stand in the place of a section but name none. */
const NO_SECTION =
  /^(?:article|artikel|berita|news|read|baca|home|beranda|indonesia|umum|uncategorized|detail(?: artikel)?|amp|post|www|index|content|story|blog|.|\d*)$|\.(?:com|co|id|net)\b/i;
const BREADCRUMB =
  '[class*="breadc" i] a, [class*="kanal-map"] a, [id*="breadcrumb" i] a, [aria-label*="breadcrumb" i] a';

export function readSection(
  { meta, article, linked, siteNames, root }: ArticleScene,
  url: URL,
  headline: string,
): SectionClaim | null {
  const sites = siteNames.map(letters);
  const title = letters(headline);
  const isSection = (name: string) => {
    const key = letters(name);
    return (
      name.length < 60 &&
      !NO_SECTION.test(name) &&
      !sites.includes(key) &&
      key !== title &&
      !(key.length > 12 && title.startsWith(key))
    );
  };
  const fromMeta = (...keys: string[]): SectionClaim => {
    const found = firstMeta(meta, keys);
    return [found?.value, 'meta', found?.key ?? ''];
  };
  const links = [...root.ownerDocument.querySelectorAll(BREADCRUMB)]
    .slice(1, 12)
    .map((link) => link.textContent?.trim() ?? '');
  // `/ekonomi/822959/judul` or `regional.kompas.com`.
  const labels = url.hostname.split('.');
  const words = [...url.pathname.split('/').slice(1, -1).slice(0, 2), ...(labels.length > 2 ? labels.slice(0, 1) : [])];
  const word = words.find((one) => /^[a-z][a-z-]{2,24}$/.test(one) && isSection(one.replaceAll('-', ' ')));
  const claims: SectionClaim[] = [
    fromMeta('content_category', 'dtk:namakanal', 'section', 'article:section2'),
    // WordPress joins all categories of the article; the first is the main one.
    [article?.section?.split(',', 1)[0], 'json-ld', 'articleSection'],
    [linked.breadcrumb.slice(1).findLast(isSection), 'json-ld', 'BreadcrumbList'],
    fromMeta('article:section', 'itemprop:articlesection'),
    [links.findLast(isSection), 'dom', 'breadcrumb'],
    [word?.replaceAll('-', ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase()), 'url', 'address'],
  ];
  return claims.find(([name]) => name && isSection(name)) ?? null;
}
