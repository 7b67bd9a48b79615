/** Decides whether a page is one article, and finds its parts. Reads only, walks the page once. */
import type { PageContext } from '../site-adapter.ts';
import { findBody, readText } from './article-body.ts';
import { isIndexUrl, isSameArticle, looksLikeArticleUrl, siteOf } from './article-url.ts';
import {
  findHeadingBefore,
  findHeadline,
  findHeadlineBlock,
  type Headline,
  letters,
  stripSiteName,
} from './headline.ts';
import { type LinkedArticle, type LinkedData, readLinkedData } from './json-ld.ts';
import { type PageLine, readLines } from './page-lines.ts';
import { firstMeta, type PageMeta, readPageMeta } from './page-meta.ts';
import { findPublisherRules } from './publishers/find-publisher-rules.ts';
import type { PublisherRules } from './publishers/publisher-rules.ts';

/** Meta names that carry the publication time, most reliable first. */
export const PUBLISHED_META: readonly string[] =
  `article:published_time content_publisheddate dtk:publishdate publishdate publish_date publish-date pubdate pub_date
  parsely-pub-date og:published_time og:article:published_time article:published article.published datepublished
  itemprop:datepublished schema:datepublished publication_date published_time published-date sailthru.date
  cxenseparse:recs:publishtime cxenseparse:publishtime dc.date.issued dcterms.issued dcterms.date dcterms.created
  dc.date.created dc.date itemprop:datecreated date`.split(/\s+/);
/** A day with its year, as pages write it: cheaper than reading it, and enough to tell an article's date line. */
const DATED =
  /\d{1,2}(?:[\s/.-]{1,3}\d{1,2}|[\s/.-]{0,3}[a-z]{3,9})[\s/.,-]{0,3}(?:19|20)\d\d\b|\d{1,2} [a-z]{3} \d\d \||[a-z]{3,9}\.? \d{1,2},? (?:19|20)\d\d\b|\d [a-z]+ (?:yang )?lalu\b|\bago\b/i;
/** Longer lines are text. */
const MAX_DATE_LINE = 140;
/** Weight of the evidence from which a page counts as an article. */
const ENOUGH = 6;

/** Where the parts of the page are. */
export interface ArticlePlace {
  meta: PageMeta;
  linked: LinkedData;
  /** The JSON-LD node that is about this page. */
  article: LinkedArticle | null;
  rules: PublisherRules | undefined;
  /** Every way in which the page names the site. */
  siteNames: string[];
  headline: Headline | null;
  body: Element | null;
  /** Smallest element with headline and text. */
  root: Element;
  /** The running text. */
  text: PageLine[];
  /** All lines of the page. */
  lines: PageLine[];
  /** Index of the headline in `lines`; -1 for none. */
  headlineAt: number;
  /** Lines that may hold the date, nearest first: behind the headline, above it, behind the text. */
  around: Record<'after' | 'before' | 'later', PageLine[]>;
  isArticle: boolean;
}

/** Finds the parts of `page`. Every page of a known publisher pays for this: what only a capture needs is read later. */
export function locateArticle({ document, url }: PageContext): ArticlePlace {
  const meta = readPageMeta(document);
  const linked = readLinkedData(document);
  const rules = findPublisherRules(url.hostname);
  const ogTitle = firstMeta(meta, ['og:title', 'twitter:title'])?.value;
  const article = chooseArticle(linked, url, ogTitle ?? document.title);
  const siteNames = nameSite(url, [firstMeta(meta, ['og:site_name', 'application-name'])?.value, article?.publisher]);
  const titles = [article?.headline, ogTitle, document.title.slice(0, 500)].flatMap((title) =>
    title?.trim() ? stripSiteName(title, siteNames) : [],
  );
  let headline = findHeadline(document, titles);

  const lines = readLines(document.body ?? document.documentElement, headline?.element ?? null);
  if (headline) headline.element ??= findHeadlineBlock(headline, lines);
  // Where the page's title is no more than the site's name: the heading before the text.
  if (!headline?.element && !article && !ogTitle)
    headline = findHeadingBefore(findBody(document, lines), lines) ?? headline;
  const element = headline?.element ?? null;
  const at = element ? lines.findLastIndex(({ block }) => element.contains(block)) : -1;
  const below = lines.slice(at + 1);
  const body = findBody(document, below);
  const text = body ? readText(below, body) : [];
  // A gallery of photos has captions instead of a text.
  const pictures = text.length > 0 ? [] : [...document.getElementsByTagName('figure')].slice(0, 3);
  const content = body ?? pictures[1] ?? null;
  const root = commonAncestor(element ?? content, content ?? element) ?? document.body ?? document.documentElement;

  const first = text[0] ? lines.indexOf(text[0]) : -1;
  const end = text.at(-1);
  const last = end ? lines.lastIndexOf(end) : -1;
  const around = {
    after: lines.slice(at + 1, first < 0 ? at + 15 : first),
    before: lines.slice(Math.max(0, at - 8), Math.max(0, at)).reverse(),
    later: last < 0 ? [] : lines.slice(last + 1, last + 7),
  };
  const place = { meta, linked, article, rules, siteNames, headline, body, root, text, lines, headlineAt: at, around };
  return { ...place, isArticle: weigh(place, url, pictures.length >= 3) >= ENOUGH };
}

/** The article node that is about this page: by its address, then by its title, then because there is no other. */
function chooseArticle({ articles }: LinkedData, url: URL, title: string): LinkedArticle | null {
  const wanted = letters(title);
  const isTitled = ({ headline }: LinkedArticle) => {
    const own = letters(headline ?? '');
    return own.length >= 10 && (wanted.startsWith(own) || own.startsWith(wanted));
  };
  return (
    articles.find(({ urls }) => urls.some((own) => isSameArticle(own, url.href))) ??
    articles.find(isTitled) ??
    (articles.length === 1 ? articles[0] : undefined) ??
    null
  );
}

/** The given names, the host, the part of it that one owner holds, and that part's first word. */
function nameSite({ hostname }: URL, names: (string | null | undefined)[]): string[] {
  const host = hostname.replace(/^(?:www|m|amp)\./, '');
  const owned = siteOf(hostname);
  return [...new Set([...names, host, owned, owned.split('.')[0]])].filter((name): name is string => !!name);
}

function weigh(
  { headline, text, meta, article, around, body }: Omit<ArticlePlace, 'isArticle'>,
  url: URL,
  manyPictures: boolean,
): number {
  const length = text.reduce((sum, line) => sum + (line.text.length >= 40 ? line.text.length : 0), 0);
  const home = url.pathname === '/' && !url.search;
  const articleUrl = looksLikeArticleUrl(url);
  const gallery = manyPictures && article !== null && articleUrl;
  if (!headline || home || (length < 80 && !gallery) || !headline.text.includes(' ')) return 0;
  return (
    (articleUrl ? 1 : 0) -
    (isIndexUrl(url) ? 4 : 0) +
    (article ? 3 : 0) +
    (/article/i.test(meta.get('og:type')?.[0] ?? '') ? 1 : 0) +
    (firstMeta(meta, PUBLISHED_META) ? 2 : 0) +
    (headline.element ? 1 : 0) +
    (length >= 250 ? 2 : 0) +
    // A date at the headline is what an article of a page without any data has, and a page of another kind has not.
    (around.after.some(isDateLine) || around.before.some(isDateLine)
      ? 2
      : around.later.some(isDateLine)
        ? 1 + (articleUrl ? 1 : 0)
        : 0) -
    (isList(body) ? 4 : 0) +
    (body?.matches('[itemprop="articleBody"]') ? 1 : 0)
  );
}

/** Headings that lead elsewhere stand between the paragraphs: excerpts of articles. */
function isList(body: Element | null): boolean {
  return (body?.querySelectorAll(':is(h1, h2, h3, h4) a[href], a[href] > :is(h1, h2, h3)').length ?? 0) >= 4;
}

const isDateLine = ({ text }: PageLine) => text.length <= MAX_DATE_LINE && DATED.test(text);

function commonAncestor(one: Element | null, other: Element | null): Element | null {
  let element = one;
  while (element && !element.contains(other)) element = element.parentElement;
  return element === one ? (one?.parentElement ?? null) : element;
}
