/**
 * Recognises an article by what its page declares, without reading the page: most pages of publishers say what they are.
 * Where they do not, or say it twice, `locateArticle` looks at the whole page.
 */
import type { PageContext } from '../site-adapter.ts';
import { isIndexUrl, looksLikeArticleUrl } from './article-url.ts';

const LINKED_ARTICLE = /"@type"\s*:\s*\[?\s*"(?:\w*News)?Article"/;
const PUBLISHED =
  'meta[property="article:published_time"], meta[name="content_PublishedDate" i], meta[name="publishdate" i]';
const MAX_BLOCKS = 10;
const MAX_BLOCK = 100_000;

const contentOf = (document: Document, selector: string) =>
  document.querySelector(selector)?.getAttribute('content')?.trim() ?? '';

const squash = (text: string | null) => (text ?? '').slice(0, 500).replace(/\s+/g, ' ').trim().toLowerCase();

/** The title is this headline, alone or with the site's name behind it. */
const isTitleOf = (title: string, headline: string) =>
  headline.length >= 15 && title.startsWith(headline) && /^(?:$| ?[-–—|•·:])/.test(title.slice(headline.length));

/** The h1 with the headline of the one article that the page declares to be; null where that is not certain. */
export function recogniseArticle({ document, url }: PageContext): Element | null {
  if (!looksLikeArticleUrl(url) || isIndexUrl(url)) return null;
  const title = squash(contentOf(document, 'meta[property="og:title"]'));
  if (!title || !isDeclared(document)) return null;
  const headings = Array.from(document.getElementsByTagName('h1')).slice(0, 5);
  const [headline, ...others] = headings.filter((h1) => isTitleOf(title, squash(h1.textContent)));
  return headline && others.length === 0 && !headline.closest('a, nav, aside, footer, dialog') ? headline : null;
}

function isDeclared(document: Document): boolean {
  if (/article/i.test(contentOf(document, 'meta[property="og:type"]')) && document.querySelector(PUBLISHED))
    return true;
  const blocks = document.querySelectorAll('script[type="application/ld+json"]');
  return Array.from(blocks)
    .slice(0, MAX_BLOCKS)
    .some((block) => LINKED_ARTICLE.test(block.textContent?.slice(0, MAX_BLOCK) ?? ''));
}
