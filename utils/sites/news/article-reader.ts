/** Reads the article, or whatever page it is, when a person flags it. */
import type { Extraction } from '../../contract/capture.ts';
import { emptyExtraction, warn } from '../extraction.ts';
import type { ItemTarget, PageContext, SiteReader } from '../site-adapter.ts';
import { choosePermalink } from './article-url.ts';
import { attempt } from './attempt.ts';
import { extractArticle } from './extract-article.ts';
import { locateArticle } from './locate-article.ts';

/** The reader for articles and for any other page. */
export function createArticleReader(): SiteReader {
  return { extract, findViewerElements: () => [] };
}

function extract(_target: ItemTarget, page: PageContext): Extraction {
  const result = attempt(() => extractArticle(locateArticle(page), page));
  if (result) return result;
  const empty = emptyExtraction('page', 'page', 'page');
  empty.permalink = choosePermalink(null, page.url);
  warn(empty, 'unknown-shape');
  return empty;
}
