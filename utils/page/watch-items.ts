/**
 * Tells where the page has changed: one observer, and the changes of a frame gathered. They are looked at right before that
 * frame is drawn: what is added then costs the browser no second round of style, layout and paint, which is several times
 * what our own work costs. Nothing runs and no timer waits while the page does not change.
 */
import { HOST_TAG } from './shadow-host.ts';

/** Longest time that is worked at a stretch, in milliseconds: a quarter of a frame. What is left waits for idle time. */
const STRETCH_MS = 4;
/** Longest time that a busy page can put off what is left, in milliseconds. */
const LATEST_MS = 60;
/** With more changed places than this, one look at the whole page is cheaper. */
const MOST_ROOTS = 100;
/** So many changes are read as soon as they are heard of: most bring nothing, and no frame has to be asked for. */
const FEW = 8;

const isElement = (node: Node | undefined): node is Element => node?.nodeType === Node.ELEMENT_NODE;
const isOurs = (node: Node | undefined) => isElement(node) && node.localName === HOST_TAG;

/** Adds the elements in which one change may have brought, completed or ended an item. */
function addChanged(record: MutationRecord, changed: Set<Element>): void {
  const { addedNodes, removedNodes } = record;
  let here = record.type === 'attributes';
  // By index: pages change hundreds of places at once, and most of them have one node or none.
  for (let n = 0; n < addedNodes.length; n++) {
    const node = addedNodes[n];
    // Text that arrives can complete an item; the element around it is what an adapter looks at.
    if (!isElement(node)) here = true;
    else if (node.localName !== HOST_TAG) changed.add(node);
  }
  // A site that draws a line anew throws our button out of it.
  for (let n = 0; n < removedNodes.length && !here; n++) here = isOurs(removedNodes[n]);
  if (here && isElement(record.target)) changed.add(record.target);
}

/** What is still in the page, without those that stand in another. */
function outermost(elements: ReadonlySet<Element>): ParentNode[] {
  const connected = Array.from(elements).filter((element) => element.isConnected);
  if (connected.length > MOST_ROOTS) return [document];
  return connected.filter((element) => {
    for (let at = element.parentElement; at; at = at.parentElement) if (elements.has(at)) return false;
    return true;
  });
}

/**
 * Calls `scan` with the whole page now, and with the places that changed from then on. A scan may pause at each `yield`:
 * what it has seen before may have changed when it goes on, but then the place comes again.
 */
export function watchItems(scan: (roots: ParentNode[]) => Iterator<void>): { lookAgain(): void } {
  let changed = new Set<Element>();
  let work: Iterator<void> | null = scan([document]);
  let waiting = true;

  const inThisFrame = () => requestAnimationFrame(run);
  const whenIdle = () => requestIdleCallback(run, { timeout: LATEST_MS });
  // A hidden page makes no frames: waiting for one, it would keep all that it threw away meanwhile. Dear to ask each time.
  let isHidden = document.hidden;
  const soon = () => (isHidden ? whenIdle() : inThisFrame());
  /** Many are read later: the page waits for whoever hears of its changes. */
  let unread: MutationRecord[] = [];
  const read = (records: MutationRecord[]) => {
    for (const record of records) addChanged(record, changed);
  };

  const observer = new MutationObserver((records) => {
    if (!waiting && records.length <= FEW) {
      read(records);
      if (changed.size === 0) return;
    } else unread.push(...records);
    if (waiting) return;
    waiting = true;
    soon();
  });
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    // What makes an element an item may arrive after the element: skeletons turn into posts.
    attributeFilter: ['role', 'aria-labelledby', 'aria-describedby', 'aria-posinset'],
  });

  function run(): void {
    const end = performance.now() + STRETCH_MS;
    read(unread);
    read(observer.takeRecords());
    unread = [];
    try {
      do {
        if (!work) {
          const roots = outermost(changed);
          changed = new Set();
          if (roots.length > 0) work = scan(roots);
        }
        if (work?.next().done) work = null;
      } while ((work || changed.size > 0) && performance.now() < end);
    } finally {
      // Our own buttons are changes as well: nobody has to tell us of them, and the page cannot have acted in between.
      observer.takeRecords();
      waiting = work !== null || changed.size > 0;
      if (waiting) whenIdle();
    }
  }

  // The frame that was waited for may not come any more.
  document.addEventListener('visibilitychange', () => {
    isHidden = document.hidden;
    if (waiting && isHidden) whenIdle();
  });
  whenIdle();
  return {
    lookAgain: () => {
      work = scan([document]);
      if (waiting) return;
      waiting = true;
      whenIdle();
    },
  };
}
