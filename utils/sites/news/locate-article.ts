/** Decides whether a page is one article, and finds its parts. Reads only, walks the page once. */
import type { PageTimeOptions } from '../../capture/page-time.ts';
import type { PageContext } from '../site-adapter.ts';
import { findBody, readText } from './article-body.ts';
import { type DateLine, findDateLine } from './article-date.ts';
import { isIndexUrl, isSameArticle, looksLikeArticleUrl, siteOf } from './article-url.ts';
import { findHeadline, findHeadlineBlock, type Headline, letters, stripSiteName } from './headline.ts';
import { type LinkedArticle, type LinkedData, readLinkedData } from './json-ld.ts';
import { detectLanguage } from './language.ts';
import { type PageLine, readLines } from './page-lines.ts';
import { firstMeta, type PageMeta, readPageMeta } from './page-meta.ts';
import { findPublisherRules } from './publishers/find-publisher-rules.ts';
import type { PublisherRules } from './publishers/publisher-rules.ts';

/** Meta names that carry the publication time, most reliable first. */
export const PUBLISHED_META: readonly string[] =
  'article:published_time content_publisheddate dtk:publishdate publishdate publish_date pubdate parsely-pub-date dc.date.issued dcterms.created datepublished itemprop:datepublished date'.split(
    ' ',
  );
/** Minutes east of UTC of Jakarta and Surabaya: the zone of an Indonesian publisher that names none. */
const WIB = 420;
/** Weight of the evidence from which a page counts as an article. */
const ENOUGH = 6;

export interface ArticleScene {
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
  /** Short lines before, in and behind the text: dates and names. */
  labels: PageLine[];
  date: DateLine | null;
  /** Language of the text, read from its words. */
  language: 'id' | 'en' | null;
  /** The times are written in an Indonesian zone. */
  local: boolean;
  /** How the page's times are to be read. */
  timeOptions: PageTimeOptions;
  isArticle: boolean;
}

/** Reads the whole scene of `page`. */
export function locateArticle({ document, url, now, offset }: PageContext): ArticleScene {
  const meta = readPageMeta(document);
  const linked = readLinkedData(document);
  const rules = findPublisherRules(url.hostname);
  const ogTitle = firstMeta(meta, ['og:title', 'twitter:title'])?.value;
  const article = chooseArticle(linked, url, ogTitle ?? document.title);
  const siteNames = nameSite(url, [firstMeta(meta, ['og:site_name', 'application-name'])?.value, article?.publisher]);
  const titles = [article?.headline, ogTitle, document.title.slice(0, 500)].flatMap((title) =>
    title?.trim() ? stripSiteName(title, siteNames) : [],
  );
  const headline = findHeadline(document, titles);

  const lines = readLines(document.body ?? document.documentElement, headline?.element ?? null);
  if (headline) headline.element ??= findHeadlineBlock(headline, lines);
  const element = headline?.element ?? null;
  const at = element ? lines.findLastIndex(({ block }) => element.contains(block)) : -1;
  const after = lines.slice(at + 1);
  const body = findBody(document, after);
  const text = body ? readText(after, body) : [];
  const root = commonAncestor(element ?? body, body ?? element) ?? document.body ?? document.documentElement;

  const first = lines.indexOf(text[0] ?? ({} as PageLine));
  const last = lines.indexOf(text.at(-1) ?? ({} as PageLine));
  const language = detectLanguage(`${headline?.text} ${text.map((line) => line.text).join(' ')}`);
  const local = language === 'id' || /\.id$/.test(url.hostname);
  const timeOptions = { now, offset: local ? WIB : offset, language };
  const around = {
    after: lines.slice(at + 1, first < 0 ? at + 15 : first),
    before: lines.slice(Math.max(0, at - 8), Math.max(0, at)).reverse(),
    later: last < 0 ? [] : lines.slice(last + 1, last + 7),
  };
  const date = findDateLine(around, timeOptions);
  const labels = lines.slice(Math.max(0, at - 8), (last < 0 ? at : last) + 13);
  const scene = {
    meta,
    linked,
    article,
    rules,
    siteNames,
    headline,
    body,
    root,
    text,
    labels,
    date,
    language,
    local,
    timeOptions,
  };
  return { ...scene, isArticle: weigh(scene, url) >= ENOUGH };
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

function weigh({ headline, text, meta, article, date, body }: Omit<ArticleScene, 'isArticle'>, url: URL): number {
  const length = text.reduce((sum, line) => sum + (line.text.length >= 40 ? line.text.length : 0), 0);
  const home = url.pathname === '/' && !url.search;
  if (!headline || home || length < 80 || !headline.text.includes(' ')) return 0;
  return (
    (looksLikeArticleUrl(url) ? 1 : 0) -
    (isIndexUrl(url) ? 4 : 0) +
    (article ? 3 : 0) +
    (/article/i.test(meta.get('og:type')?.[0] ?? '') ? 1 : 0) +
    (firstMeta(meta, PUBLISHED_META) ? 2 : 0) +
    (headline.element ? 1 : 0) +
    (length >= 250 ? 2 : 0) +
    (date ? 1 : 0) +
    (body?.matches('[itemprop="articleBody"]') ? 1 : 0)
  );
}

function commonAncestor(one: Element | null, other: Element | null): Element | null {
  let element = one;
  while (element && !element.contains(other)) element = element.parentElement;
  return element === one ? (one?.parentElement ?? null) : element;
}
