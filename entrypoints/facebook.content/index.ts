/** Facebook: the action on every post and comment. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { runContentScript } from '../../utils/page/run-content-script.ts';
import { createFacebookFinder } from '../../utils/sites/facebook/facebook-finder.ts';

export default defineContentScript({
  matches: ['https://*.facebook.com/*'],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main: (ctx) => runContentScript(ctx, createFacebookFinder),
});
