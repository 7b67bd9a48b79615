/**
 * Any other page, flagged by popup, context menu or keyboard: injected for that one gesture, flags the article or the
 * page, and leaves nothing running.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { getLanguage } from '../utils/i18n/language.ts';
import { readyFlagging } from '../utils/page/provide-flagging.ts';
import { createReportActions, currentPage } from '../utils/page/report-actions.ts';
import { browser } from '../utils/platform/native-browser.ts';
import { getSettings } from '../utils/platform/preferences.ts';
import { createArticleReader } from '../utils/sites/news/article-reader.ts';
import { createPageFinder } from '../utils/sites/news/news-finder.ts';

export default defineUnlistedScript(async () => {
  const finder = createPageFinder();
  const actions = createReportActions({
    finder,
    // Not in the slot: on a site of ours, that is the site's own reader.
    flagging: readyFlagging(createArticleReader()),
    language: await getLanguage(),
    isAlive: () => browser.runtime?.id !== undefined,
  });
  actions.setOptions((await getSettings()).page);
  const [article] = finder.findTargets(document, currentPage());
  actions.flagTarget(article ?? { element: document.documentElement, kind: 'page' });
});
