/** One page of ours or of others: its actions, and all that flagging takes as soon as somebody is about to flag. */
import { ACTION_TEXTS } from '../i18n/action-texts.ts';
import type { Language } from '../i18n/language.ts';
import type { Request } from '../messaging/messages.ts';
import type { SiteFinder } from '../sites/site-adapter.ts';
import { hideActionButtons } from './action-button.ts';
import { contextMenuElement, currentPage, watchClicks } from './current-page.ts';
import type { Flagging, FlagOptions } from './flagging.ts';
import type { MakeFlagging } from './flagging-slot.ts';
import { createItemActions } from './item-actions.ts';
import { hidePlainNote, showPlainNote } from './plain-note.ts';

export interface PageFlagging {
  /** Starts looking for items, now and as the page grows. */
  mount(): void;
  /** Flags the item that was meant. False when the adapter has none there. Throws when the reading part does not come. */
  flagMeant(via: Request<'item/flag'>['via']): Promise<boolean>;
  /** Photographs what was kept without a screenshot, now that the tab is armed. */
  completePending(): Promise<void>;
  /** Puts the action on the page's items, or takes it off all of them, at once. */
  setShown(shown: boolean): void;
  setLanguage(language: Language): void;
  setOptions(options: FlagOptions): void;
}

export interface PageFlaggingDeps {
  finder: SiteFinder;
  language: Language;
  options: FlagOptions;
  /** False once the extension was updated or removed under this page. */
  isAlive(): boolean;
  /** Brings all that flagging takes. Throws when that does not work. */
  bring(): Promise<MakeFlagging>;
}

export function createPageFlagging({ finder, isAlive, bring, ...initial }: PageFlaggingDeps): PageFlagging {
  let { language, options } = initial;
  let isShown = true;
  let flagging: Flagging | null = null;

  async function load(): Promise<Flagging> {
    const make = await bring();
    flagging ??= make({
      finder,
      language,
      options: () => options,
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
    onIntent: () =>
      void load().then(
        ({ prepare }) => prepare(),
        () => {},
      ),
    // Without it the click does all of it: nothing is waited for here.
    onPress: (target) => flagging?.aim(target),
    onFlag: (target) => {
      hidePlainNote();
      load().then(
        ({ flag }) => flag(target),
        () => showPlainNote(isAlive() ? ACTION_TEXTS[language].failed : ACTION_TEXTS[language].reload),
      );
    },
    identify: (target, page) => flagging?.identify(target, page) ?? null,
  });

  return {
    mount: () => {
      watchClicks();
      actions.mount();
    },
    // Where the action is off a person can still mean the page.
    flagMeant: async (via) => isShown && (await load()).flagMeant(via),
    completePending: async () => flagging?.completePending(),
    setShown: (shown) => {
      isShown = shown;
      actions.setShown(shown);
    },
    setLanguage: (next) => {
      language = next;
      actions.setLabel(ACTION_TEXTS[next].action);
      flagging?.setLanguage(next);
    },
    setOptions: (next) => {
      options = next;
    },
  };
}
