/**
 * Any other page, flagged by popup, context menu or keyboard: injected for that one gesture, flags the article or the
 * page, and leaves nothing running.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { currentPage } from '../utils/page/current-page.ts';
import { flaggingForOneGesture } from '../utils/page/provide-flagging.ts';
import { createArticleReader } from '../utils/sites/news/article-reader.ts';
import { createPageFinder } from '../utils/sites/news/news-finder.ts';

export default defineUnlistedScript(async () => {
  const finder = createPageFinder();
  // Not in the slot: on a site of ours, that is the site's own reader.
  const { flag } = await flaggingForOneGesture(finder, createArticleReader());
  const [article] = finder.findTargets(document, currentPage());
  flag(article ?? { element: document.documentElement, kind: 'page' });
});
