/** What the content scripts of all sites have in common: the language, the actions, the messages from the background. */
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { ACTION_TEXTS } from '../i18n/action-texts.ts';
import { getLanguage, watchLanguage } from '../i18n/language.ts';
import { answerBackground } from '../messaging/answer-background.ts';
import type { SiteFinder } from '../sites/site-adapter.ts';
import { hideActionButtons } from './action-button.ts';
import { contextMenuElement, currentPage, watchClicks } from './current-page.ts';
import type { Flagging } from './flagging.ts';
import { loadFlagging } from './flagging-slot.ts';
import { createItemActions } from './item-actions.ts';
import { showPlainNote } from './plain-note.ts';

/** What a page has once our part of it has begun. */
interface Begun {
  /** All that flagging takes; brought here at the first need. Throws when that does not work. */
  load(): Promise<Flagging>;
  /** What is here of it. */
  loaded(): Flagging | null;
}

async function begin(finder: SiteFinder, isAlive: () => boolean): Promise<Begun> {
  let language = await getLanguage();
  let flagging: Flagging | null = null;

  async function load(): Promise<Flagging> {
    const make = await loadFlagging();
    flagging ??= make({
      finder,
      language,
      page: currentPage,
      contextMenuElement,
      hideActions: hideActionButtons,
      markFlagged: actions.markFlagged,
      isAlive,
    });
    return flagging;
  }

  const actions = createItemActions({
    finder,
    label: ACTION_TEXTS[language].action,
    isAlive,
    // What goes wrong here goes wrong again at the click, and is said there.
    onIntent: () => void load().catch(() => {}),
    onFlag: (target) => {
      load().then(
        ({ flag }) => flag(target),
        () => showPlainNote(isAlive() ? ACTION_TEXTS[language].failed : ACTION_TEXTS[language].reload),
      );
    },
    identify: (target, page) => flagging?.identify(target, page) ?? null,
  });
  watchClicks();
  actions.mount();
  watchLanguage((next) => {
    language = next;
    actions.setLabel(ACTION_TEXTS[next].action);
    flagging?.setLanguage(next);
  });
  return { load, loaded: () => flagging };
}

/**
 * @param start says when the page is looked at first: at once, or when somebody is there.
 */
export function runContentScript(
  ctx: ContentScriptContext,
  createFinder: () => SiteFinder,
  start: (begin: () => void) => void = (now) => now(),
): void {
  let begun: Promise<Begun> | null = null;
  const ensureBegun = () => {
    begun ??= begin(createFinder(), () => ctx.isValid);
    return begun;
  };
  start(ensureBegun);
  answerBackground({
    'item/flag': async ({ via }) => ({ flagged: (await (await ensureBegun()).load()).flagMeant(via) }),
    'item/complete': async () => {
      await (await begun)?.loaded()?.completePending();
      return null;
    },
  });
}
