/** What the content scripts of all sites have in common: language and settings, the actions, the messages from the background. */
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { getLanguage, watchLanguage } from '../i18n/language.ts';
import { answerBackground } from '../messaging/answer-background.ts';
import { getSettings, isSiteOn, type Settings, watchSettings } from '../platform/preferences.ts';
import type { SiteFinder } from '../sites/site-adapter.ts';
import { injectedFlagging } from './reader-slot.ts';
import { createReportActions } from './report-actions.ts';

/**
 * @param start runs the first look at the page: at once, or when the page has nothing better to do.
 */
export async function runContentScript(
  ctx: ContentScriptContext,
  finder: SiteFinder,
  start: (look: () => void) => void = (look) => look(),
): Promise<void> {
  const [language, settings] = await Promise.all([getLanguage(), getSettings()]);
  const actions = createReportActions({ finder, flagging: injectedFlagging, language, isAlive: () => ctx.isValid });
  let isMounted = false;
  const follow = ({ page }: Settings) => {
    const isOn = isSiteOn(page, finder.id, location.hostname);
    actions.setOptions(page);
    actions.setShown(isOn);
    // Where it is off, nothing looks at the page.
    if (!isOn || isMounted) return;
    isMounted = true;
    start(actions.mount);
  };
  follow(settings);
  watchSettings(follow);
  answerBackground({
    'item/flag': async ({ via }) => ({ flagged: actions.flag(via) }),
    'item/complete': async () => {
      await actions.completePending();
      return null;
    },
  });
  watchLanguage(actions.setLanguage);
}
