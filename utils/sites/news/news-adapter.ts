/** The adapters for articles: one for the publishers that are known, one for any page that a person flags from the popup. */
import type { Site } from '../../contract/capture.ts';
import { emptyExtraction, warn } from '../extraction.ts';
import type { ItemTarget, PageContext, SiteAdapter } from '../site-adapter.ts';
import { choosePermalink, isIndexUrl } from './article-url.ts';
import { extractArticle } from './extract-article.ts';
import { locateArticle } from './locate-article.ts';

/** Looks at one address that brought no article; after that it is a list that grows. */
const MAX_LOOKS = 12;

/** One action on an article page of a known publisher, none on lists, home and search pages. */
export function createNewsAdapter(): SiteAdapter {
  return createAdapter('news', false);
}

/** Flags any http(s) page: as an article where it is one, else as a page. There is always exactly one target. */
export function createPageAdapter(): SiteAdapter {
  return createAdapter('page', true);
}

/** What was found on a document, until its address changes or the element is taken out of it. */
interface Finding {
  href: string;
  target: ItemTarget | null;
  headline: Element | null;
  /** How much the page held when no article was found: it is looked at again only when that changes. */
  size: number;
  looks: number;
}

function createAdapter(id: Site, anyPage: boolean): SiteAdapter {
  const found = new WeakMap<Document, Finding>();
  const find = (page: PageContext): Finding => {
    const { document, url } = page;
    const last = found.get(document);
    const known = last?.href === url.href ? last : undefined;
    if (known?.target?.element.isConnected && known.headline?.isConnected !== false) return known;
    const size = document.getElementsByTagName('p').length + document.getElementsByTagName('h1').length;
    if (known && !known.target && (known.size === size || known.looks >= MAX_LOOKS)) return known;
    const scene = !anyPage && isIndexUrl(url) ? null : attempt(() => locateArticle(page));
    const finding: Finding = {
      href: url.href,
      target: scene?.isArticle ? { element: scene.root, kind: 'article' } : null,
      headline: scene?.headline?.element ?? null,
      size,
      looks: (known?.looks ?? 0) + 1,
    };
    found.set(document, finding);
    return finding;
  };
  return {
    id,
    findTargets(root, page) {
      const { target } = find(page);
      if (anyPage) return [target ?? { element: page.document.body ?? page.document.documentElement, kind: 'page' }];
      const concerns = target && ((root as Node).contains(target.element) || target.element.contains(root as Node));
      return concerns ? [target] : [];
    },
    anchor({ element, kind }) {
      if (kind !== 'article') return null;
      const headline = found.get(element.ownerDocument)?.headline;
      if (!headline || !element.contains(headline)) return { parent: element, placement: 'corner' };
      // Inside a link a click would leave the page.
      return { parent: headline.closest('a')?.parentElement ?? headline, placement: 'inline' };
    },
    extract(_target, page) {
      const result = attempt(() => extractArticle(locateArticle(page), page));
      if (result) return result;
      const empty = emptyExtraction('page', 'page', 'page');
      empty.permalink = choosePermalink(null, page.url);
      warn(empty, 'unknown-shape');
      return empty;
    },
    findViewerElements: () => [],
  };
}

/** A hostile page must not break the volunteer's click: what throws is as good as not found. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
