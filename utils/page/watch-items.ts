/** Tells when the page has grown: one observer, changes gathered, work done in a quiet moment, never on the page's time. */
import { HOST_TAG } from './shadow-host.ts';

/** Between two scans, so that a feed that streams in costs one scan and not a hundred. In milliseconds. */
const PAUSE_MS = 150;
/** Longest time that a busy page can put a scan off, in milliseconds. */
const LATEST_MS = 500;

/** Calls `scan` now and after every change that can have brought or completed an item. */
export function watchItems(scan: () => void): void {
  let timer: ReturnType<typeof setTimeout> | null = null;

  const run = () => {
    timer = null;
    scan();
  };
  const schedule = () => {
    timer ??= setTimeout(() => {
      // Firefox for Android and Chromium have it; a page that is never idle is scanned after LATEST_MS all the same.
      requestIdleCallback(run, { timeout: LATEST_MS });
    }, PAUSE_MS);
  };

  const isOurs = (node: Node) => node instanceof Element && node.localName === HOST_TAG;
  const observer = new MutationObserver((records) => {
    const relevant = records.some(
      (record) =>
        record.type === 'attributes' || Array.prototype.some.call(record.addedNodes, (node: Node) => !isOurs(node)),
    );
    if (relevant) schedule();
  });

  scan();
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    // What makes an element an item may arrive after the element: skeletons turn into posts.
    attributeFilter: ['role', 'aria-labelledby', 'aria-describedby', 'aria-posinset'],
  });
}
