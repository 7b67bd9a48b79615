/** Tells where the page has changed: one observer, changes gathered, work done in a quiet moment, never on the page's time. */
import { HOST_TAG } from './shadow-host.ts';

/** Between two scans, so that a feed that streams in costs one scan and not a hundred. In milliseconds. */
const PAUSE_MS = 150;
/** Longest time that a busy page can put a scan off, in milliseconds. */
const LATEST_MS = 500;
/** With more changed places than this, one look at the whole page is cheaper. */
const MOST_ROOTS = 100;

const isOurs = (node: Node) => node instanceof Element && node.localName === HOST_TAG;

/** The elements in which one change may have brought, completed or ended an item. */
function changedElements({ type, target, addedNodes, removedNodes }: MutationRecord): Element[] {
  const place = target instanceof Element ? [target] : [];
  if (type === 'attributes') return place;
  // A site that draws a line anew throws our button out of it.
  if (Array.prototype.some.call(removedNodes, isOurs)) return place;
  return Array.from(addedNodes).flatMap((node) => {
    if (isOurs(node)) return [];
    // Text that arrives can complete an item; the element around it is what an adapter looks at.
    return node instanceof Element ? [node] : place;
  });
}

/** What is still in the page, without those that stand in another. */
function outermost(elements: ReadonlySet<Element>): ParentNode[] {
  const connected = Array.from(elements).filter((element) => element.isConnected);
  if (connected.length > MOST_ROOTS) return [document];
  return connected.filter((element) => !connected.some((other) => other !== element && other.contains(element)));
}

/** Calls `scan` with the whole page now, and with the places that changed from then on. */
export function watchItems(scan: (roots: ParentNode[]) => void): void {
  let changed = new Set<Element>();
  let waiting = false;

  const run = () => {
    waiting = false;
    const roots = outermost(changed);
    changed = new Set();
    if (roots.length > 0) scan(roots);
  };

  const observer = new MutationObserver((records) => {
    for (const record of records) for (const element of changedElements(record)) changed.add(element);
    if (waiting || changed.size === 0) return;
    waiting = true;
    // A page that is never idle is scanned after LATEST_MS all the same.
    setTimeout(() => requestIdleCallback(run, { timeout: LATEST_MS }), PAUSE_MS);
  });

  scan([document]);
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    // What makes an element an item may arrive after the element: skeletons turn into posts.
    attributeFilter: ['role', 'aria-labelledby', 'aria-describedby', 'aria-posinset'],
  });
}
