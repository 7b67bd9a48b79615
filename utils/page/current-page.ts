/** What a person looks at, now: the page as adapters see it, and where they clicked in it before. */
import type { PageContext } from '../sites/site-adapter.ts';
import { HOST_TAG } from './shadow-host.ts';

/** How many clicks are remembered: tabs of a list of reactions may have been tried since it was opened. */
const MOST_CLICKS = 10;
/** A pause after which a right click no longer says where the context menu was opened, in milliseconds. */
const CONTEXT_MENU_MS = 60_000;

let href = document.URL;
let address = new URL(href);
let clicks: WeakRef<Element>[] = [];
let contextMenu: { element: WeakRef<Element>; at: number } | null = null;

const elementOf = (event: Event): Element | null => {
  const [element] = event.composedPath();
  return element instanceof Element ? element : null;
};

function rememberClick(event: Event): void {
  const element = elementOf(event);
  if (!event.isTrusted || !element || element.localName === HOST_TAG) return;
  clicks = [new WeakRef(element), ...clicks].slice(0, MOST_CLICKS);
}

function rememberContextMenu(event: Event): void {
  const element = elementOf(event);
  contextMenu = element && { element: new WeakRef(element), at: performance.now() };
}

/** From now on it is known where the person clicked. Called once. */
export function watchClicks(): void {
  addEventListener('contextmenu', rememberContextMenu, { capture: true, passive: true });
  addEventListener('click', rememberClick, { capture: true, passive: true });
}

/** Where the context menu was opened; null where that is long ago. */
export function contextMenuElement(): Element | null {
  if (!contextMenu || performance.now() - contextMenu.at > CONTEXT_MENU_MS) return null;
  return contextMenu.element.deref() ?? null;
}

/** The page as adapters see it. */
export function currentPage(): PageContext {
  // Asked for at every look at the page: parsed only when it has changed. `location.href` says the same, but is dearer.
  if (document.URL !== href) {
    href = document.URL;
    address = new URL(href);
  }
  let now: Date | null = null;
  return {
    document,
    url: address,
    // Dear for what hardly any look at the page needs.
    get now() {
      now ??= new Date();
      return now;
    },
    get clicked() {
      return clicks.flatMap((click) => click.deref() ?? []);
    },
    get offset() {
      return -this.now.getTimezoneOffset();
    },
  };
}
