/** Reads the article, or whatever page it is, when a person flags it. */
import { cleanUrl } from '../../capture/clean-url.ts';
import type { Extraction } from '../../contract/capture.ts';
import { emptyExtraction, warn } from '../extraction.ts';
import { setQuote } from '../quote.ts';
import type { ItemTarget, PageContext, SiteReader } from '../site-adapter.ts';
import { readScene } from './article-scene.ts';
import { choosePermalink } from './article-url.ts';
import { attempt } from './attempt.ts';
import { extractArticle } from './extract-article.ts';
import { createFragmentUrl } from './fragment-url.ts';

/** The reader for articles and for any other page. */
export function createArticleReader(): SiteReader {
  return { extract, findContext: () => null, findViewerElements: () => [] };
}

function extract(target: ItemTarget, page: PageContext): Extraction {
  const result = attempt(() => extractArticle(readScene(page), page));
  if (result) {
    const address = result.permalink ?? cleanUrl(page.url);
    attempt(() =>
      setQuote(result, target.element, (selection) => address && attempt(() => createFragmentUrl(address, selection))),
    );
    return result;
  }
  const empty = emptyExtraction('page', 'page', 'page');
  empty.permalink = choosePermalink(null, page.url);
  warn(empty, 'unknown-shape');
  return empty;
}
