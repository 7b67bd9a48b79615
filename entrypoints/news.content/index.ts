/** News pages of the publishers that we know: the action on the article. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { runContentScript } from '../../utils/page/run-content-script.ts';
import { newsMatchPatterns } from '../../utils/sites/news/hosts.ts';
import { createNewsFinder } from '../../utils/sites/news/news-finder.ts';

export default defineContentScript({
  matches: newsMatchPatterns(),
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main: (ctx) => runContentScript(ctx, createNewsFinder()),
});
