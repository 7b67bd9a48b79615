/**
 * Any other page, flagged by popup, context menu or keyboard: injected for that one gesture, flags the article or the
 * page, and leaves nothing running.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { getLanguage } from '../utils/i18n/language.ts';
import { createReportActions, currentPage } from '../utils/page/report-actions.ts';
import { browser } from '../utils/platform/browser.ts';
import { createPageAdapter } from '../utils/sites/news/news-adapter.ts';

export default defineUnlistedScript(async () => {
  const adapter = createPageAdapter();
  const actions = createReportActions({
    adapter,
    language: await getLanguage(),
    isAlive: () => browser.runtime?.id !== undefined,
  });
  const [article] = adapter.findTargets(document, currentPage());
  actions.flagTarget(article ?? { element: document.documentElement, kind: 'page' });
});
