/** Reads the article, or whatever page it is, when a person flags it. */
import { cleanUrl } from '../../capture/clean-url.ts';
import type { Extraction } from '../../contract/capture.ts';
import { makeExcerpt } from '../excerpt.ts';
import { emptyExtraction, warn } from '../extraction.ts';
import { setQuote } from '../quote.ts';
import type { ItemTarget, PageContext, SiteReader } from '../site-adapter.ts';
import { type ArticleScene, readScene } from './article-scene.ts';
import { choosePermalink } from './article-url.ts';
import { attempt } from './attempt.ts';
import { extractArticle } from './extract-article.ts';
import { createFragmentUrl } from './fragment-url.ts';

/** The reader for articles and for any other page. */
export function createArticleReader(): SiteReader {
  // What refines and what extracts look at the same page at the same moment.
  const scenes = new WeakMap<PageContext, ArticleScene>();
  const sceneOf = (page: PageContext) => {
    const scene = scenes.get(page) ?? readScene(page);
    scenes.set(page, scene);
    return scene;
  };
  /** An element that a person pointed at stays what it is. */
  const refine = (target: ItemTarget, page: PageContext): ItemTarget => {
    const root = target.kind === 'article' ? attempt(() => sceneOf(page).root) : null;
    return root?.contains(target.element) || (root && target.element.contains(root))
      ? { ...target, element: root }
      : target;
  };
  return {
    refine,
    extract: (target, page) => extract(refine(target, page), page, sceneOf),
    findContext: () => null,
    findViewerElements: () => [],
    makeExcerpt: (target, page) =>
      attempt(() =>
        makeExcerpt(refine(target, page).element, {
          without: new Set(),
          cleanLink: (href) => href && cleanUrl(href, page.url),
        }),
      ),
  };
}

function extract(target: ItemTarget, page: PageContext, sceneOf: (page: PageContext) => ArticleScene): Extraction {
  const result = attempt(() => extractArticle(sceneOf(page), page));
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
