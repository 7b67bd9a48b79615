/**
 * What happens when an item is flagged: the gesture from the click to the toast. Holds no evidence: what is flagged goes
 * to the background at once. Injected when a person is about to flag something; see `flagging-slot.ts`.
 */
import type { Extraction } from '../contract/capture.ts';
import type { Behaviour } from '../contract/finding.ts';
import { ACTION_TEXTS } from '../i18n/action-texts.ts';
import { CONTENT_TEXTS, type ContentTexts } from '../i18n/content-texts.ts';
import type { Language } from '../i18n/language.ts';
import type { CaptureResult, Request } from '../messaging/messages.ts';
import { codeOf } from '../messaging/reply.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { createUuid } from '../platform/ids.ts';
import type { ItemTarget, PageContext, SiteFinder, SiteReader } from '../sites/site-adapter.ts';

import { findMeant } from './find-meant.ts';
import { aimAtItem, BACKGROUND, type CaptureKeeper, type FlagRequest, flagItem, type ItemAim } from './flag-item.ts';
import { identityOf } from './item-identity.ts';
import { createToast } from './toast.ts';

/** Kinds of act that the toast offers for each kind of item, likeliest first. */
const OFFERED: Record<ItemTarget['kind'], readonly Behaviour[]> = {
  post: ['STATUS', 'BAGIKAN', 'FOTO_SIMBOL', 'AJAKAN', 'LAIN'],
  comment: ['KOMENTAR', 'AJAKAN', 'LAIN'],
  reply: ['KOMENTAR', 'AJAKAN', 'LAIN'],
  reaction: ['SUKA', 'LAIN'],
  article: ['HADIR', 'FOTO_SIMBOL', 'AJAKAN', 'STATUS', 'LAIN'],
  page: ['STATUS', 'FOTO_SIMBOL', 'HADIR', 'AJAKAN', 'LAIN'],
};
const USUAL: Partial<Record<Extraction['target'], Behaviour>> = {
  share: 'BAGIKAN',
  comment: 'KOMENTAR',
  reply: 'KOMENTAR',
  reaction: 'SUKA',
};

/** What the person chose about flagging. */
export interface FlagOptions {
  /** Ask before anything is kept. */
  askFirst: boolean;
  /** Photograph what is in view only, and never scroll. */
  visibleOnly: boolean;
}

/** What can become of a capture in its toast. */
export interface FollowUps {
  classify(what: Request<'finding/classify'>): Promise<unknown>;
  undo(what: Request<'finding/undo'>): Promise<unknown>;
  open(what: Request<'review/open'>): Promise<unknown>;
}

/** Who keeps captures and hears what becomes of them: the background, except in a practice, which has its own words as well. */
export interface Keeping {
  keeper: CaptureKeeper;
  followUps: FollowUps;
  words: Record<Language, ContentTexts>;
}

const IN_BACKGROUND: Keeping = {
  keeper: BACKGROUND,
  followUps: {
    classify: (what) => sendMessage('finding/classify', what),
    undo: (what) => sendMessage('finding/undo', what),
    open: (what) => sendMessage('review/open', what),
  },
  words: CONTENT_TEXTS,
};

/** What the page's own script lends: it was there before, and knows what the person did meanwhile. */
export interface PageSide {
  finder: SiteFinder;
  language: Language;
  options(): FlagOptions;
  /** The page as adapters see it, now. */
  page(): PageContext;
  /** Where the context menu was opened; null where that is long ago. */
  contextMenuElement(): Element | null;
  /** Hides and shows all actions, for the moment of a screenshot. */
  hideActions(hidden: boolean): void;
  /** The item was kept; `identity` is what it was. */
  markFlagged(target: ItemTarget, identity: string): void;
  /** False once the extension was updated or removed under this page. */
  isAlive(): boolean;
}

export interface Flagging {
  /** A person is about to flag something. */
  prepare(): void;
  /** The action of this item is pressed. */
  aim(target: ItemTarget): void;
  /** Flags this very item. */
  flag(target: ItemTarget): void;
  /** Flags the item that was meant. False when the adapter has none there. */
  flagMeant(via: Request<'item/flag'>['via']): boolean;
  /** Photographs what was kept without a screenshot, now that the tab is armed. */
  completePending(): Promise<void>;
  /** What an item is now, to be compared. */
  identify(target: ItemTarget, page: PageContext): string;
  setLanguage(language: Language): void;
}

/**
 * The browser ends a background that had nothing to do for half a minute, and to start it again takes longer than all the
 * rest of a capture. Told again after less than that, in milliseconds, it is there when the click comes.
 */
const EXPECT_AGAIN_MS = 5_000;

/** A gesture that is carried on: its capture could not be kept at first, or had to be confirmed. */
interface EarlierTry {
  captureId: string;
  extraction: Extraction;
}

export function createFlagging(
  reader: SiteReader,
  side: PageSide,
  { keeper, followUps, words }: Keeping = IN_BACKGROUND,
): Flagging {
  const textsIn = (language: Language) => ({ ...words[language], ...ACTION_TEXTS[language] });
  let texts = textsIn(side.language);
  const { finder, isAlive } = side;
  const toast = createToast(texts);
  /** Kept without a screenshot because the tab was not armed: capture id and what the item was. */
  const pending = new Map<string, string>();
  const underWay = new Set<Element>();
  /** The action that is pressed, and what its click is going to do. */
  let aimed: { target: ItemTarget; seen: ReturnType<typeof lookAt>; request: FlagRequest; aim: ItemAim } | null = null;

  // Two items can be photographed at once: what is ours comes back after the last.
  let covers = 0;
  const setOursHidden = (hidden: boolean) => {
    covers += hidden ? 1 : -1;
    side.hideActions(covers > 0);
    toast.setHidden(covers > 0);
  };

  function problemText(error: unknown): string {
    if (!isAlive()) return texts.reload;
    return texts.error[codeOf(error) ?? 'failed'] ?? texts.failed;
  }

  /** Small follow-ups of a saved capture: a failure is said, never swallowed. */
  function followUp(task: Promise<unknown>): void {
    task.catch((error) => toast.showProblem(problemText(error), null));
  }

  function showSaved(
    target: ItemTarget,
    extraction: Extraction,
    { findingId, thumbnail, noScreenshot, captureId }: CaptureResult,
  ) {
    const usual = USUAL[extraction.target];
    toast.showSaved({
      about: extraction.metadata.headline ?? extraction.author.name ?? extraction.metadata.documentTitle,
      thumbnail,
      notice: noScreenshot && texts.noScreenshot[noScreenshot],
      behaviours: OFFERED[target.kind],
      chosen: usual ? [usual] : [],
      onChoose: (behaviours) => followUp(followUps.classify({ id: findingId, behaviours })),
      onUndo: () => {
        pending.delete(captureId);
        followUp(followUps.undo({ id: findingId }).then(() => toast.showNote(texts.undone)));
      },
      onComplete: () => followUp(followUps.open({ id: findingId })),
    });
  }

  /** Items inside of an item: comments of a post. */
  const partsOf = ({ element }: ItemTarget) =>
    finder.findTargets(element, side.page()).flatMap((part) => (part.element === element ? [] : [part.element]));

  let expected = Number.NEGATIVE_INFINITY;
  function prepare(): void {
    const now = performance.now();
    if (now - expected < EXPECT_AGAIN_MS || !isAlive()) return;
    expected = now;
    // What goes wrong here goes wrong again at the click, and is said there.
    keeper.expect().catch(() => {});
  }

  /** What there is to ask before anything is kept: the question, and the word for yes. */
  function questionAbout({ audience }: Extraction): [question: string, yes: string] | null {
    const limited = texts.audience[audience];
    if (limited) return [texts.notPublic(limited), texts.flagAnyway];
    return side.options().askFirst ? [texts.askFirst, texts.keep] : null;
  }

  /** What the item is. */
  const lookAt = (target: ItemTarget, page: PageContext) => ({
    element: (reader.refine?.(target, page) ?? target).element,
    extraction: reader.extract(target, page),
  });

  /** Reads what a capture takes beside what the item is. */
  function readItem(
    target: ItemTarget,
    page: PageContext,
    { element, extraction }: ReturnType<typeof lookAt>,
  ): FlagRequest {
    return {
      element,
      context: reader.findContext(target),
      parts: partsOf(target),
      bystanders: reader.findBystanders?.(target, extraction, page) ?? [],
      extraction,
      excerpt: reader.makeExcerpt(target, page),
      viewerElements: reader.findViewerElements(page),
      setOursHidden,
      visibleOnly: side.options().visibleOnly,
      supplements: null,
      captureId: null,
    };
  }

  function aim(target: ItemTarget): void {
    aimed?.aim.drop();
    aimed = null;
    if (underWay.size > 0 || !isAlive()) return;
    const page = side.page();
    const seen = lookAt(target, page);
    if (questionAbout(seen.extraction)) return;
    const request = readItem(target, page, seen);
    const taken = aimAtItem(request, keeper);
    aimed = taken && { target, seen, request, aim: taken };
  }

  /** What was prepared for this item, once; null where the page has changed since. */
  function takeAimed(target: ItemTarget) {
    const taken = aimed;
    aimed = null;
    if (taken?.target.element === target.element) return taken.aim.take() ? taken : null;
    taken?.aim.drop();
    return null;
  }

  /** A second click while the first is under way means the same capture. */
  async function flag(target: ItemTarget, before: EarlierTry | null = null): Promise<void> {
    if (underWay.has(target.element)) return;
    underWay.add(target.element);
    await flagOnce(target, before).finally(() => underWay.delete(target.element));
  }

  async function flagOnce(target: ItemTarget, before: EarlierTry | null): Promise<void> {
    const prepared = takeAimed(target);
    if (!isAlive()) {
      prepared?.aim.drop();
      return toast.showProblem(texts.reload, null);
    }
    const page = side.page();
    const seen = prepared?.seen ?? lookAt(target, page);
    toast.setItem(seen.element);
    const extraction = before?.extraction ?? seen.extraction;
    // Meanwhile the page may have put another item into this element: that one must not be photographed.
    const isThere = seen.element.isConnected && identityOf(seen.extraction) === identityOf(extraction);

    const question = before ? null : questionAbout(extraction);
    if (question) {
      const confirmed = { captureId: createUuid(), extraction };
      return toast.showQuestion(...question, () => void flag(target, confirmed));
    }

    const request = prepared?.request ?? readItem(target, page, { ...seen, extraction });
    // The toast says "saving" only when that takes long enough to be noticed: it must not be in the picture.
    const busy = setTimeout(() => toast.showBusy(), 1_500);
    const { captureId, result, error } = await flagItem(
      { ...request, ...(!isThere && { element: null, excerpt: null }), ...before },
      keeper,
      prepared?.aim,
    );
    clearTimeout(busy);
    if (!result)
      return toast.showProblem(
        problemText(error),
        isAlive() ? () => void flag(target, { captureId, extraction }) : null,
      );

    if (result.noScreenshot === 'not-permitted') pending.set(captureId, identityOf(extraction));
    side.markFlagged(target, identityOf(extraction));
    showSaved(target, extraction, result);
  }

  async function completePending(): Promise<void> {
    if (pending.size === 0) return;
    const page = side.page();
    const wanted = new Map([...pending].map(([captureId, identity]) => [identity, captureId]));
    let added = 0;
    for (const target of finder.findTargets(document, page)) {
      const seen = lookAt(target, page);
      const supplements = wanted.get(identityOf(seen.extraction));
      if (!supplements) continue;
      const { result } = await flagItem({ ...readItem(target, page, seen), excerpt: null, supplements }, keeper);
      if (result?.noScreenshot !== null) continue;
      pending.delete(supplements);
      added++;
    }
    if (added > 0) toast.showNote(texts.screenshotAdded);
  }

  return {
    prepare,
    aim,
    flag: (target) => void flag(target),
    flagMeant: (via) => {
      const target = findMeant(via, finder.findTargets(document, side.page()), side.contextMenuElement());
      if (target) void flag(target);
      return target !== undefined;
    },
    completePending,
    identify: (target, page) => identityOf(reader.extract(target, page)),
    setLanguage: (next) => {
      texts = textsIn(next);
      toast.setTexts(texts);
    },
  };
}
