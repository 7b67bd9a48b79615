/** News pages of the publishers that we know: the action on the article. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { runContentScript } from '../../utils/page/run-content-script.ts';
import { whenAttended } from '../../utils/page/when-attended.ts';
import { createNewsFinder } from '../../utils/sites/news/news-finder.ts';

export default defineContentScript({
  // The list of publishers comes from wxt.config.ts: written here, it would be in every page that loads this script.
  matches: [],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main: (ctx) => runContentScript(ctx, createNewsFinder, whenAttended),
});
