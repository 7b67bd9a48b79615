/**
 * Puts the action on every item that the adapter finds and keeps it there while the page changes. What happens when it is
 * used is no part of this: every page pays for what is in here.
 */
import type { ItemTarget, PageContext, SiteFinder } from '../sites/site-adapter.ts';
import { type ActionButton, mountActionButton } from './action-button.ts';
import { currentPage } from './current-page.ts';
import { HOST_TAG } from './shadow-host.ts';
import { watchItems } from './watch-items.ts';

/** How often it is asked whether the extension is still there, in milliseconds: the browser's answer is dear. */
const ASK_MS = 2_000;

export interface ItemActions {
  /** Starts looking for items, now and as the page grows. */
  mount(): void;
  /** Puts the action on the page's items, or takes it off all of them, at once. */
  setShown(shown: boolean): void;
  setLabel(label: string): void;
  /** Marks the action of an item as used; `identity` is what the item was. */
  markFlagged(target: ItemTarget, identity: string): void;
}

export interface ItemActionsDeps {
  finder: SiteFinder;
  label: string;
  /** False once the extension was updated or removed under this page. */
  isAlive(): boolean;
  /** A person is about to use an action. */
  onIntent(): void;
  /** An action is pressed; mostly it is used next. */
  onPress(target: ItemTarget): void;
  onFlag(target: ItemTarget): void;
  /** What an item is now; null where that is not known. Asked only for items that were flagged. */
  identify(target: ItemTarget, page: PageContext): string | null;
}

interface Mounted {
  /** The item as it was found last. */
  target: ItemTarget;
  button: ActionButton;
  flaggedAs: string | null;
}

export function createItemActions({
  finder,
  label,
  isAlive,
  onIntent,
  onPress,
  onFlag,
  identify,
}: ItemActionsDeps): ItemActions {
  // Weak both ways: what the page throws away is gone, and what it shows again has its action still.
  const mounted = new WeakMap<Element, Mounted>();
  const items = new WeakMap<Element, Element>();

  let watch: ReturnType<typeof watchItems> | null = null;
  let isShown = true;
  let wasAlive = true;
  let asked = 0;
  const stillAlive = () => {
    const now = performance.now();
    if (now - asked < ASK_MS) return wasAlive;
    asked = now;
    wasAlive = isAlive();
    return wasAlive;
  };

  /** The items in the page that have their action. */
  const itemsWithAction = () =>
    Array.from(document.querySelectorAll(HOST_TAG)).flatMap((host) => items.get(host) ?? []);

  /** Brings the buttons in `roots` in line with the items there. Each step of it is short. */
  function* scan(roots: ParentNode[]): Generator<void> {
    // The buttons of an outdated script stay, and say that the page must be reloaded; they no longer follow the page.
    if (!isShown || !stillAlive()) return;
    const page = currentPage();
    for (const root of roots) {
      const targets = new Map<Element, ItemTarget>();
      for (const target of finder.findTargets(root, page)) targets.set(target.element, target);
      removeOutdated(root, targets);
      yield;
      for (const target of targets.values()) {
        keepAction(target, page);
        yield;
      }
    }
  }

  function unmount(item: Element): void {
    mounted.get(item)?.button.remove();
    mounted.delete(item);
  }

  /** Removes the buttons of what is no item any more, in `root` and around it. */
  function removeOutdated(root: ParentNode, targets: ReadonlyMap<Element, ItemTarget>): void {
    for (const host of root.querySelectorAll(HOST_TAG)) {
      const item = items.get(host);
      if (item && !targets.has(item)) unmount(item);
    }
    for (let at: Node | null = root; at instanceof Element; at = at.parentNode)
      if (mounted.has(at) && !targets.has(at)) unmount(at);
  }

  /** Since the item was found the page may have thrown it away. */
  function keepAction(target: ItemTarget, page: PageContext): void {
    const { element } = target;
    if (!element.isConnected) return;
    const known = mounted.get(element);
    const isThere = known !== undefined && element.contains(known.button.host);
    // A recycled element shows another item now: its button must not say "flagged".
    if (isThere && (known.flaggedAs === null || known.flaggedAs === (identify(target, page) ?? known.flaggedAs))) {
      known.target = target;
      known.button.place();
      return;
    }
    if (known) unmount(element);
    const anchor = finder.anchor(target);
    if (!anchor) return;
    const current = () => mounted.get(element)?.target ?? target;
    const button = mountActionButton(anchor, label, {
      onIntent,
      onPress: () => onPress(current()),
      onClick: () => onFlag(current()),
    });
    mounted.set(element, { target, button, flaggedAs: null });
    items.set(button.host, element);
  }

  return {
    mount: () => {
      // A script of before an update has left its buttons behind; they would stand beside ours.
      for (const left of document.querySelectorAll(HOST_TAG)) left.remove();
      watch = watchItems(scan);
    },
    setShown: (shown) => {
      if (shown === isShown) return;
      isShown = shown;
      if (shown) watch?.lookAgain();
      else for (const item of itemsWithAction()) unmount(item);
    },
    setLabel: (next) => {
      label = next;
      for (const item of itemsWithAction()) mounted.get(item)?.button.setLabel(label);
    },
    markFlagged: ({ element }, identity) => {
      const known = mounted.get(element);
      if (!known) return;
      known.flaggedAs = identity;
      known.button.setFlagged();
    },
  };
}
