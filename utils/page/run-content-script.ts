/** What the content scripts of all sites have in common: language and settings, the actions, the messages from the background. */
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { getLanguage, watchLanguage } from '../i18n/language.ts';
import { answerBackground } from '../messaging/answer-background.ts';
import { getSettings, isSiteOn, type Settings, watchSettings } from '../platform/preferences.ts';
import type { SiteFinder } from '../sites/site-adapter.ts';
import { loadFlagging } from './flagging-slot.ts';
import { createPageFlagging, type PageFlagging } from './page-flagging.ts';

async function begin(finder: SiteFinder, isAlive: () => boolean): Promise<PageFlagging> {
  const [language, settings] = await Promise.all([getLanguage(), getSettings()]);
  const flagging = createPageFlagging({ finder, language, options: settings.page, isAlive, bring: loadFlagging });
  let isMounted = false;
  const follow = ({ page }: Settings) => {
    const isOn = isSiteOn(page, finder.id, location.hostname);
    flagging.setOptions(page);
    flagging.setShown(isOn);
    // Where it is off, nothing looks at the page.
    if (!isOn || isMounted) return;
    isMounted = true;
    flagging.mount();
  };
  follow(settings);
  watchSettings(follow);
  watchLanguage(flagging.setLanguage);
  return flagging;
}

/**
 * @param start says when the page is looked at first: at once, or when somebody is there.
 */
export function runContentScript(
  ctx: ContentScriptContext,
  createFinder: () => SiteFinder,
  start: (begin: () => void) => void = (now) => now(),
): void {
  let begun: Promise<PageFlagging> | null = null;
  const ensureBegun = () => {
    begun ??= begin(createFinder(), () => ctx.isValid);
    return begun;
  };
  start(ensureBegun);
  answerBackground({
    'item/flag': async ({ via }) => ({ flagged: await (await ensureBegun()).flagMeant(via) }),
    'item/complete': async () => {
      await (await begun)?.completePending();
      return null;
    },
  });
}
