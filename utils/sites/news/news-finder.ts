/** Finds the article: one finder for the publishers that are known, one for any page that a person flags from the popup. */
import type { Site } from '../../contract/capture.ts';
import type { ItemTarget, PageContext, SiteFinder } from '../site-adapter.ts';
import { isIndexUrl } from './article-url.ts';
import { attempt } from './attempt.ts';
import { locateArticle } from './locate-article.ts';
import { recogniseArticle } from './recognise-article.ts';

/** Looks at one address that brought no article; after that it is a list that grows. */
const MAX_LOOKS = 12;

/** One action on an article page of a known publisher, none on lists, home and search pages. */
export function createNewsFinder(): SiteFinder {
  return createFinder('news', false);
}

/** Flags any http(s) page: as an article where it is one, else as a page. There is always exactly one target. */
export function createPageFinder(): SiteFinder {
  return createFinder('page', true);
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

function createFinder(id: Site, anyPage: boolean): SiteFinder {
  const found = new WeakMap<Document, Finding>();
  const find = (page: PageContext): Finding => {
    const { document, url } = page;
    const last = found.get(document);
    const known = last?.href === url.href ? last : undefined;
    if (known?.target?.element.isConnected && known.headline?.isConnected !== false) return known;
    const size = document.getElementsByTagName('p').length + document.getElementsByTagName('h1').length;
    if (known && !known.target && (known.size === size || known.looks >= MAX_LOOKS)) return known;
    // The line around the headline stands for the article: what is photographed is found when it is flagged.
    const declared = anyPage ? null : attempt(() => recogniseArticle(page));
    const line = declared?.parentElement;
    const scene = line || (!anyPage && isIndexUrl(url)) ? null : attempt(() => locateArticle(page));
    const finding: Finding = {
      href: url.href,
      target: line
        ? { element: line, kind: 'article' }
        : scene?.isArticle
          ? { element: scene.root, kind: 'article' }
          : null,
      headline: declared ?? scene?.headline?.element ?? null,
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
  };
}
