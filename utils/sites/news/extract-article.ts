/** Puts together what the layers say of an article (or of any page) into an extraction, each field with its origin. */
import { cleanUrl } from '../../capture/clean-url.ts';
import { parsePageTime, timeFromEpoch } from '../../capture/page-time.ts';
import type { Extraction, Source } from '../../contract/capture.ts';
import { cleanText, emptyExtraction, type LayerClaim, note, noteLayers, setText, warn } from '../extraction.ts';
import type { PageContext } from '../site-adapter.ts';
import { findAuthorUrl, isSharedName, readArticleAuthors } from './article-authors.ts';
import { findUpdateLine } from './article-date.ts';
import type { ArticleScene } from './article-scene.ts';
import { chooseModified, choosePublished, type TimeClaim } from './article-times.ts';
import { choosePermalink, isSameArticle } from './article-url.ts';
import { isSameTitle, letters, stripSiteName } from './headline.ts';
import { findPublisher } from './hosts.ts';
import { PUBLISHED_META } from './locate-article.ts';
import { type NextArticle, readNextData } from './next-data.ts';
import { findOrigin } from './origin.ts';
import { firstMeta } from './page-meta.ts';
import { readSection } from './section.ts';

const MODIFIED_META = ['article:modified_time', 'og:updated_time', 'itemprop:datemodified', 'last-modified'];
const ID_META = ['articleid', 'dtk:articleid', 'content_id', 'news_id', 'dable:item_id'];
/** A value that a layer claims, the layer, and where in it. */
type Claim = readonly [value: string | null | undefined, source: Source, detail: string];

export function extractArticle(scene: ArticleScene, page: PageContext): Extraction {
  const target = scene.isArticle ? 'article' : 'page';
  const publisher = findPublisher(page.url.hostname);
  const result = emptyExtraction(scene.isArticle && publisher ? 'news' : 'page', target, target);
  const { metadata } = result;
  /** The first claim with a value, cut at `max`, with its origin. */
  const take = (field: string, max: number, ...claims: Claim[]): string | null => {
    for (const [value, source, detail] of claims) {
      const text = cleanText(value, max);
      if (text === null) continue;
      note(result, field, source, detail);
      return text;
    }
    return null;
  };
  const fromMeta = (...keys: string[]): Claim => {
    const found = firstMeta(scene.meta, keys);
    return [found?.value, /^(?:og|article):/.test(found?.key ?? '') ? 'open-graph' : 'meta', found?.key ?? ''];
  };
  const { article, headline, meta } = scene;
  const { hostname } = page.url;
  metadata.documentTitle = cleanText(page.document.title, 1000);
  if (scene.linked.unreadable) warn(result, 'structured-data-unreadable');
  const tag = headline?.element?.tagName.toLowerCase();
  metadata.headline = take('metadata.headline', 1000, [
    headline?.text,
    tag ? 'dom' : article?.headline ? 'json-ld' : 'meta',
    tag ?? 'title',
  ]);
  compareTitles(result, scene, page.document);

  setAddresses(result, scene, page);
  result.ids.post = take('ids.post', 200, fromMeta(...ID_META));

  const captions = scene.text.length > 0 ? [] : readCaptions(scene);
  setText(result, [...scene.text, ...captions].map(({ text }) => text).join('\n'));
  if (result.text) note(result, 'text', 'dom', captions.length > 0 ? 'captions' : describe(scene.body));
  else warn(result, 'text-missing', 'text');
  if (hasMorePages(scene, page.url)) warn(result, 'text-truncated', 'text');

  metadata.language = take(
    'metadata.language',
    35,
    [scene.language, 'inferred', 'words of the text'],
    [page.document.documentElement.lang, 'dom', 'html[lang]'],
    [article?.language, 'json-ld', 'inLanguage'],
  );
  const named = meta.get('og:site_name')?.[0] ?? '';
  metadata.publisher = take(
    'metadata.publisher',
    300,
    [article?.publisher, 'json-ld', 'publisher'],
    // A host is no name.
    [letters(hostname).endsWith(letters(named)) && publisher ? null : named, 'open-graph', 'og:site_name'],
    [publisher?.name, 'url', publisher?.host ?? ''],
    [hostname.replace(/^(?:www|m)\./, ''), 'url', 'host'],
  );
  noteLayers(
    result,
    'metadata.publisher',
    claimsOf([article?.publisher, 'json-ld', 'publisher'], [named, 'open-graph', 'og:site_name']),
    (value) => letters(value) === letters(metadata.publisher ?? ''),
  );
  const section = scene.isArticle ? readSection(scene, page.url, headline?.text ?? '') : null;
  metadata.section = section && take('metadata.section', 300, section);
  metadata.description = take(
    'metadata.description',
    5000,
    fromMeta('og:description', 'description', 'twitter:description'),
    [article?.description, 'json-ld', 'description'],
  );
  const image = take(
    'metadata.leadImage',
    4000,
    fromMeta('og:image', 'og:image:url', 'twitter:image', 'itemprop:image'),
    [article?.image, 'json-ld', 'image'],
  );
  metadata.leadImage = image && cleanUrl(image, page.url);
  if (!metadata.leadImage) delete result.provenance['metadata.leadImage'];

  // After the layers that are meant for others; a page need not have it.
  const next = headline && readNextData(page.document, headline.text);
  setTimes(result, scene, page.url, next);
  setAuthors(result, scene, page.url, next);
  const origin = findOrigin(scene, metadata.canonicalUrl, page.url);
  if (origin) {
    metadata.origin = origin;
    note(result, 'metadata.origin', origin.kind === 'republication' ? 'dom' : 'url', origin.kind);
    warn(result, 'republished', 'metadata.origin');
  }
  return result;
}

function setAddresses(
  result: Extraction,
  { article, linked, meta }: ArticleScene,
  { document, url }: PageContext,
): void {
  const links = [...document.querySelectorAll('link[rel~="canonical" i]')].slice(0, 5);
  const claims: Claim[] = [
    ...links.map((link): Claim => [link.getAttribute('href'), 'meta', 'link[rel=canonical]']),
    [meta.get('og:url')?.[0], 'open-graph', 'og:url'],
    ...[...(article?.urls ?? []), ...(linked.webPage?.urls ?? [])].map((own): Claim => [own, 'json-ld', 'url']),
  ];
  const declared = claims.flatMap(([value, source, detail]) => {
    const address = absoluteUrl(value, url);
    return address ? [{ address, source, detail }] : [];
  });
  const [first] = declared;
  result.permalink = choosePermalink(first?.address ?? null, url);
  if (result.permalink === null) warn(result, 'permalink-missing', 'permalink');
  else note(result, 'permalink', 'url', 'address of the page');
  if (!first) return;
  result.metadata.canonicalUrl = first.address;
  note(result, 'metadata.canonicalUrl', first.source, first.detail);
  if (result.permalink && isSameArticle(first.address, result.permalink))
    note(result, 'permalink', first.source, first.detail);
  // JSON-LD gives many addresses to one article, the page's own among them.
  const told = declared.filter(({ source }) => source !== 'json-ld');
  const layers = [...told, ...declared.filter(({ source }) => source === 'json-ld').slice(0, 1)];
  const isSame = (address: string) => isSameArticle(address, first.address);
  noteLayers(
    result,
    'metadata.canonicalUrl',
    layers.map(({ address, ...claim }) => ({ ...claim, value: address })),
    isSame,
  );
  if (told.some(({ source, address }) => source === 'open-graph' && !isSame(address)))
    warn(result, 'layers-disagree', 'metadata.canonicalUrl');
}

function setTimes(result: Extraction, scene: ArticleScene, url: URL, next: NextArticle | null): void {
  const { article, meta, linked, root, date, local, timeOptions } = scene;
  const read = (...claims: Claim[]): TimeClaim[] =>
    claims.flatMap(([value, source, detail]) => {
      const text = value?.trim() ?? '';
      const time = /^\d{10}(?:\d{3})?$/.test(text)
        ? timeFromEpoch(Number(text.slice(0, 10)), timeOptions.offset)
        : parsePageTime(text, timeOptions);
      return time.iso ? [{ time, source, detail }] : [];
    });
  const fromMeta = (keys: readonly string[]) =>
    keys.map((key): Claim => [meta.get(key)?.[0], key.startsWith('article:') ? 'open-graph' : 'meta', key]);
  // Microdata, and the class names of older formats (hAtom, h-entry).
  const marked = root.querySelector('[itemprop="datePublished"], abbr.published, .dt-published');
  const shown = root.querySelector('time[datetime]');
  // A <time> of another article has another text than the date line.
  const isOwn = shown && (!date || date.line.includes(shown.textContent?.replace(/\s+/g, ' ').trim() ?? ''));
  const claims = read(
    [article?.published, 'json-ld', 'datePublished'],
    ...fromMeta(PUBLISHED_META),
    [next?.published?.value, 'embedded-json', `__NEXT_DATA__ ${next?.published?.key}`],
    [
      marked?.getAttribute('datetime') ?? marked?.getAttribute('content') ?? marked?.getAttribute('title'),
      'microdata',
      'datePublished',
    ],
    [isOwn ? shown.getAttribute('datetime') : null, 'dom', 'time[datetime]'],
    [linked.webPage?.published, 'json-ld', 'WebPage datePublished'],
  );
  const day = /\/((?:19|20)\d\d\/\d{1,2}\/\d{1,2})(?:\/|$)/.exec(url.pathname)?.[1];
  const published =
    choosePublished(claims, date, local) ??
    (scene.isArticle ? choosePublished(read([day, 'url', 'date in the address']), null, local) : null);
  if (published) {
    result.publishedAt = published.time;
    note(result, 'publishedAt', published.source, published.detail);
    const layers = date ? [...claims, date] : claims;
    const others = new Set(published.differs.map(describeTime));
    const differs = noteLayers(
      result,
      'publishedAt',
      layers.map((claim) => ({ ...claim, value: describeTime(claim) })),
      (value) => !others.has(value),
    );
    if (differs) warn(result, 'layers-disagree', 'publishedAt');
    if (published.time.assumed.includes('relative')) warn(result, 'time-approximate', 'publishedAt');
  } else if (scene.isArticle) warn(result, 'time-missing', 'publishedAt');

  const changed = root.querySelector('[itemprop="dateModified"]:not(meta)');
  const changes = read(
    [article?.modified, 'json-ld', 'dateModified'],
    ...fromMeta(MODIFIED_META),
    [next?.modified?.value, 'embedded-json', `__NEXT_DATA__ ${next?.modified?.key}`],
    [changed?.getAttribute('datetime') ?? changed?.getAttribute('content'), 'microdata', 'dateModified'],
    [linked.webPage?.modified, 'json-ld', 'WebPage dateModified'],
  );
  const modified = chooseModified(
    changes[0] ?? findUpdateLine(scene.labels, timeOptions) ?? undefined,
    published,
    claims,
  );
  if (!modified) return;
  result.metadata.modifiedAt = modified.time;
  note(result, 'metadata.modifiedAt', modified.source, modified.detail);
}

function setAuthors(result: Extraction, scene: ArticleScene, url: URL, next: NextArticle | null): void {
  const { metadata, author } = result;
  const plain = (lines: ArticleScene['text']) => lines.map(({ text }) => text);
  const { writers, editors, claims } = readArticleAuthors({
    scene,
    lines: plain(scene.labels),
    text: plain(scene.text),
    next,
  });
  if (editors) {
    metadata.editors = editors.names;
    note(result, 'metadata.editors', editors.source, editors.detail);
  }
  const name = writers?.names[0];
  if (!writers || !name) {
    if (scene.isArticle) warn(result, 'author-missing', 'author.name');
    return;
  }
  metadata.byline = writers.names;
  author.name = name;
  author.url = findAuthorUrl(scene, name, url);
  for (const field of ['metadata.byline', 'author.name']) note(result, field, writers.source, writers.detail);
  const named = new Map(claims.map((claim) => [claim.names.join(', '), claim]));
  noteLayers(
    result,
    'metadata.byline',
    Array.from(named, ([value, { source, detail }]) => ({ source, detail, value })),
    (value) => isSharedName(named.get(value)?.names ?? [], writers.names),
  );
  // Publishers often give the editor as the author for machines: what the reader sees differs in no other way.
  const told = claims.find(({ source }) => source === 'json-ld');
  if (told && !isSharedName(told.names, writers.names)) warn(result, 'layers-disagree', 'metadata.byline');
}

/** How a claim of a time is shown. */
const describeTime = ({ time }: TimeClaim): string => time.iso ?? time.raw ?? '';

/** The claims that have a value. */
function claimsOf(...claims: Claim[]): LayerClaim[] {
  return claims.flatMap(([value, source, detail]) => {
    const text = cleanText(value, 300);
    return text === null ? [] : [{ source, detail, value: text }];
  });
}

/** The headline beside what the other layers call the page. */
function compareTitles(
  result: Extraction,
  { article, headline, meta, siteNames }: ArticleScene,
  document: Document,
): void {
  if (!headline) return;
  const claims = claimsOf(
    [article?.headline, 'json-ld', 'headline'],
    [meta.get('og:title')?.[0], 'open-graph', 'og:title'],
    [document.title, 'meta', 'title'],
  );
  noteLayers(
    result,
    'metadata.headline',
    claims.map((claim) => ({ ...claim, value: stripSiteName(claim.value, siteNames) })),
    (value) => isSameTitle(value, headline.text),
  );
  if (headline.disagrees) warn(result, 'layers-disagree', 'metadata.headline');
}

/** The address as it is declared, only made absolute; null for anything but http(s). */
function absoluteUrl(value: string | null | undefined, base: URL): string | null {
  const text = value?.trim();
  if (!text || text.length > 4000 || !URL.canParse(text, base)) return null;
  const { protocol, href, username } = new URL(text, base);
  if (!/^https?:$/.test(protocol) || username) return null;
  return /^https?:\/\/\S+$/i.test(text) ? text : href;
}

/** A link to "all on one page" or to the second page of the same article. */
function hasMorePages({ isArticle, root }: ArticleScene, url: URL): boolean {
  if (!isArticle || /[?&]page=all\b/.test(url.search)) return false;
  const links = root.querySelectorAll('a[href*="page=all"], a[href*="page=2"], a[href$="/2"]');
  return [...links].slice(0, 20).some((link) => {
    const href = absoluteUrl(link.getAttribute('href'), url);
    return href !== null && isSameArticle(href, url.href);
  });
}

/** The lines below the pictures of a gallery. */
function readCaptions({ isArticle, lines, headlineAt, root }: ArticleScene): ArticleScene['lines'] {
  if (!isArticle) return [];
  const own = lines
    .slice(headlineAt + 1)
    .filter(({ aside, linked, block }) => aside && !linked && root.contains(block));
  return own.filter(({ text }) => text.length >= 25).slice(0, 40);
}

function describe(element: Element | null): string {
  const name = element?.classList[0];
  return `${element?.tagName.toLowerCase()}${element?.id ? `#${element.id}` : name ? `.${name}` : ''}`;
}
