/** How long the items of the page wait for their action, seen from the page: its element can be seen, what is in it cannot. */

export interface ActionTimes {
  /** Milliseconds from the moment at which an item was put into the page until its action was there. */
  times: number[];
  /** Items that left the page again without one. */
  missing: number;
}

const ITEM = '[role=article]';
/** As in `utils/page/shadow-host.ts`. */
const ACTION = 'pantau-asn';

/** Begins to watch. `filled` and `emptied` tell of a post that has come with all that is in it, or goes. */
export function watchActions(): { filled(post: Element): void; emptied(post: Element): void; stop(): ActionTimes } {
  const waiting = new Map<Element, number>();
  const times: number[] = [];
  let missing = 0;
  const itemsOf = (post: Element) => [post, ...post.querySelectorAll(ITEM)];

  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) {
        if (!(node instanceof Element) || node.localName !== ACTION) continue;
        const item = node.parentElement?.closest(ITEM);
        const since = item ? waiting.get(item) : undefined;
        if (!item || since === undefined) continue;
        times.push(performance.now() - since);
        waiting.delete(item);
      }
  });
  observer.observe(document, { childList: true, subtree: true });

  return {
    filled: (post) => {
      const now = performance.now();
      // What came back with its action in it had not to wait, and is no figure.
      for (const item of itemsOf(post))
        if (![...item.querySelectorAll(ACTION)].some((action) => action.closest(ITEM) === item)) waiting.set(item, now);
    },
    emptied: (post) => {
      for (const item of itemsOf(post)) if (waiting.delete(item)) missing++;
    },
    stop: () => {
      observer.disconnect();
      return { times, missing };
    },
  };
}
