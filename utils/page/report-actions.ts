/**
 * Puts the action on every item that the adapter finds, keeps it there while the page changes, and runs what happens
 * when it is used. Holds no evidence: what is flagged goes to the background at once.
 */
import type { Extraction } from '../contract/capture.ts';
import type { Behaviour } from '../contract/finding.ts';
import { CONTENT_TEXTS, type Language } from '../i18n/content-texts.ts';
import type { CaptureResult, Request } from '../messaging/messages.ts';
import { codeOf } from '../messaging/reply.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { createUuid } from '../platform/ids.ts';
import type { ItemTarget, PageContext, SiteFinder } from '../sites/site-adapter.ts';
import { type ActionButton, hideActionButtons, mountActionButton } from './action-button.ts';
import type { FlaggingSource } from './reader-slot.ts';
import { HOST_TAG } from './shadow-host.ts';
import { createToast } from './toast.ts';
import { watchItems } from './watch-items.ts';

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

/** A pause after which a right click no longer says where the context menu was opened, in milliseconds. */
const CONTEXT_MENU_MS = 60_000;

export interface ReportActions {
  /** Flags the item that was meant. False when the adapter has none there. */
  flag(via: Request<'item/flag'>['via']): boolean;
  /** Flags this very item. */
  flagTarget(target: ItemTarget): void;
  /** Photographs what was kept without a screenshot, now that the tab is armed. */
  completePending(): Promise<void>;
  /** Starts looking for items, now and as the page grows. */
  mount(): void;
  setLanguage(language: Language): void;
}

export interface ReportActionsDeps {
  finder: SiteFinder;
  flagging: FlaggingSource;
  language: Language;
  /** False once the extension was updated or removed under this page. */
  isAlive(): boolean;
}

/** A gesture that is carried on: its capture could not be kept at first, or had to be confirmed. */
interface EarlierTry {
  captureId: string;
  extraction: Extraction;
}

let address = new URL(location.href);
let href = address.href;

/** How many clicks are remembered: tabs of a list of reactions may have been tried since it was opened. */
const MOST_CLICKS = 10;
let clicks: WeakRef<Element>[] = [];

function rememberClick(event: Event): void {
  const [element] = event.composedPath();
  if (!event.isTrusted || !(element instanceof Element) || element.localName === HOST_TAG) return;
  clicks = [new WeakRef(element), ...clicks].slice(0, MOST_CLICKS);
}

/** The page as adapters see it, now. */
export function currentPage(): PageContext {
  // Asked for at every look at the page: parsed only when it has changed.
  if (location.href !== href) address = new URL(location.href);
  href = address.href;
  const now = new Date();
  return {
    document,
    url: address,
    now,
    // Dear for what hardly any look at the page needs.
    get clicked() {
      return clicks.flatMap((click) => click.deref() ?? []);
    },
    get offset() {
      return -now.getTimezoneOffset();
    },
  };
}

/** What makes two readings the same item, whatever element it stands in: pages recycle elements. */
function identityOf({ target, permalink, ids, author, text, context, reaction, metadata }: Extraction): string {
  const known = permalink ?? ids.reply ?? ids.comment ?? ids.post;
  if (known) return JSON.stringify([target, known, ids.comment, ids.reply]);
  return JSON.stringify([
    target,
    author.url ?? author.name,
    text?.slice(0, 500),
    metadata.headline,
    context?.permalink ?? context?.id,
    reaction?.kind,
  ]);
}

export function createReportActions({ finder, flagging: source, language, isAlive }: ReportActionsDeps): ReportActions {
  let texts = CONTENT_TEXTS[language];
  const toast = createToast(texts);
  const mounted = new Map<Element, { button: ActionButton; flaggedAs: string | null }>();
  /** Kept without a screenshot because the tab was not armed: capture id and what the item was. */
  const pending = new Map<string, string>();
  const underWay = new Set<Element>();
  let contextMenu: { element: Element; at: number } | null = null;

  // Two items can be photographed at once: what is ours comes back after the last.
  let covers = 0;
  const setOursHidden = (hidden: boolean) => {
    covers += hidden ? 1 : -1;
    hideActionButtons(covers > 0);
    toast.setHidden(covers > 0);
  };

  /** Brings the buttons in `roots` in line with the items there. Each step of it is short. */
  function* scan(roots: ParentNode[]): Generator<void> {
    // The buttons of an outdated script stay, and say that the page must be reloaded; they no longer follow the page.
    if (!isAlive()) return;
    const page = currentPage();
    const targets = new Map<Element, ItemTarget>();
    for (const root of roots) {
      for (const target of finder.findTargets(root, page)) targets.set(target.element, target);
      yield;
    }
    removeOutdated(roots, targets, page);
    for (const target of targets.values()) {
      yield;
      mountAction(target);
    }
  }

  /** Removes the buttons whose items are gone; also from memory, where they would hold what the page has thrown away. */
  function removeOutdated(roots: ParentNode[], targets: ReadonlyMap<Element, ItemTarget>, page: PageContext): void {
    const isLookedAt = (element: Element) =>
      roots.some((root) => root === document || root.contains(element) || element.contains(root));
    for (const [element, { button, flaggedAs }] of mounted) {
      const target = targets.get(element);
      const isThere = button.host.isConnected && (target ? element.contains(button.host) : !isLookedAt(element));
      // A recycled element shows another item now: its button must not say "flagged".
      const reader = target && flaggedAs !== null ? source.loaded()?.reader : undefined;
      const isAnother = target && reader && identityOf(reader.extract(target, page)) !== flaggedAs;
      if (isThere && !isAnother) continue;
      button.remove();
      mounted.delete(element);
    }
  }

  function mountAction(target: ItemTarget): void {
    // Since the item was found the page may have thrown it away.
    if (mounted.has(target.element) || !target.element.isConnected) return;
    const anchor = finder.anchor(target);
    if (!anchor) return;
    const button = mountActionButton(anchor, texts.action, {
      // What goes wrong here goes wrong again at the click, and is said there.
      onIntent: () => void source.load().catch(() => {}),
      onClick: () => void flag(target),
    });
    mounted.set(target.element, { button, flaggedAs: null });
  }

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
      onChoose: (behaviours) => followUp(sendMessage('finding/classify', { id: findingId, behaviours })),
      onUndo: () => {
        pending.delete(captureId);
        followUp(sendMessage('finding/undo', { id: findingId }).then(() => toast.showNote(texts.undone)));
      },
      onComplete: () => followUp(sendMessage('review/open', { id: findingId })),
    });
  }

  /** Items inside of an item: comments of a post. */
  const partsOf = ({ element }: ItemTarget) =>
    finder.findTargets(element, currentPage()).flatMap((part) => (part.element === element ? [] : [part.element]));

  /** A second click while the first is under way means the same capture. */
  async function flag(target: ItemTarget, before: EarlierTry | null = null): Promise<void> {
    if (underWay.has(target.element)) return;
    underWay.add(target.element);
    await flagOnce(target, before).finally(() => underWay.delete(target.element));
  }

  async function flagOnce(target: ItemTarget, before: EarlierTry | null): Promise<void> {
    if (!isAlive()) return toast.showProblem(texts.reload, null);
    const flagging = await source
      .load()
      .catch((error) => toast.showProblem(problemText(error), () => void flag(target)));
    if (!flagging) return;
    const { reader, flagItem } = flagging;
    const page = currentPage();
    const { element } = reader.refine?.(target, page) ?? target;
    const shown = reader.extract(target, page);
    const extraction = before?.extraction ?? shown;
    // Meanwhile the page may have put another item into this element: that one must not be photographed.
    const isThere = element.isConnected && identityOf(shown) === identityOf(extraction);

    const limited = texts.audience[extraction.audience];
    if (limited && !before) {
      const confirmed = { captureId: createUuid(), extraction };
      return toast.showQuestion(texts.notPublic(limited), texts.flagAnyway, () => void flag(target, confirmed));
    }

    // The toast says "saving" only when that takes long enough to be noticed: it must not be in the picture.
    const busy = setTimeout(() => toast.showBusy(), 1_500);
    const { captureId, result, error } = await flagItem({
      element: isThere ? element : null,
      context: reader.findContext(target),
      parts: partsOf(target),
      bystanders: reader.findBystanders?.(target, extraction, page) ?? [],
      extraction,
      excerpt: isThere ? reader.makeExcerpt(target, page) : null,
      viewerElements: reader.findViewerElements(page),
      setOursHidden,
      supplements: null,
      captureId: before?.captureId ?? null,
    });
    clearTimeout(busy);
    if (!result)
      return toast.showProblem(
        problemText(error),
        isAlive() ? () => void flag(target, { captureId, extraction }) : null,
      );

    if (result.noScreenshot === 'not-permitted') pending.set(captureId, identityOf(extraction));
    const entry = mounted.get(target.element);
    if (entry) {
      entry.flaggedAs = identityOf(extraction);
      entry.button.setFlagged();
    }
    showSaved(target, extraction, result);
  }

  /** The smallest item around an element. */
  function itemAround(element: Element | null, targets: readonly ItemTarget[]): ItemTarget | undefined {
    const around = targets.filter((target) => element && target.element.contains(element));
    return around.find((target) => !around.some((other) => other !== target && target.element.contains(other.element)));
  }

  function findMeant(via: Request<'item/flag'>['via']): ItemTarget | undefined {
    const targets = finder.findTargets(document, currentPage());
    const article = targets.find(({ kind }) => kind === 'article');
    if (via === 'popup')
      return article ?? (targets.filter(({ kind }) => kind === 'post').length === 1 ? targets[0] : undefined);
    if (via === 'context-menu') {
      const recent = contextMenu && performance.now() - contextMenu.at < CONTEXT_MENU_MS ? contextMenu.element : null;
      return itemAround(recent, targets) ?? article;
    }
    return (
      itemAround(document.activeElement, targets) ??
      itemAround(Array.from(document.querySelectorAll(':hover')).at(-1) ?? null, targets) ??
      itemAround(document.elementFromPoint(innerWidth / 2, innerHeight / 2), targets) ??
      article
    );
  }

  async function completePending(): Promise<void> {
    if (pending.size === 0) return;
    const { reader, flagItem } = await source.load();
    const page = currentPage();
    const wanted = new Map([...pending].map(([captureId, identity]) => [identity, captureId]));
    let added = 0;
    for (const target of finder.findTargets(document, page)) {
      const extraction = reader.extract(target, page);
      const supplements = wanted.get(identityOf(extraction));
      if (!supplements) continue;
      const { element } = reader.refine?.(target, page) ?? target;
      const viewerElements = reader.findViewerElements(page);
      const { result } = await flagItem({
        element,
        context: reader.findContext(target),
        parts: partsOf(target),
        bystanders: reader.findBystanders?.(target, extraction, page) ?? [],
        extraction,
        excerpt: null,
        viewerElements,
        setOursHidden,
        supplements,
        captureId: null,
      });
      if (result?.noScreenshot !== null) continue;
      pending.delete(supplements);
      added++;
    }
    if (added > 0) toast.showNote(texts.screenshotAdded);
  }

  return {
    completePending,
    flagTarget: (target) => void flag(target),
    flag: (via) => {
      const target = findMeant(via);
      if (target) void flag(target);
      return target !== undefined;
    },
    mount: () => {
      // A script of before an update has left its buttons behind; they would stand beside ours.
      for (const left of document.querySelectorAll(HOST_TAG)) left.remove();
      const remember = (event: Event) => {
        const [element] = event.composedPath();
        contextMenu = element instanceof Element ? { element, at: performance.now() } : null;
      };
      addEventListener('contextmenu', remember, { capture: true, passive: true });
      addEventListener('click', rememberClick, { capture: true, passive: true });
      watchItems(scan);
    },
    setLanguage: (next) => {
      texts = CONTENT_TEXTS[next];
      toast.setTexts(texts);
      for (const { button } of mounted.values()) button.setLabel(texts.action);
    },
  };
}
