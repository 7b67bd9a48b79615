/** Where an item can be seen, and bringing it there: the scrolling of the page and of what scrolls inside it. */

/** A box in CSS pixels, relative to the viewport. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What is nearer than this is the same place: browsers round to device pixels. */
const NEAR = 1;

const root = () => document.scrollingElement ?? document.documentElement;
const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';

/** Ancestors that cut off what sticks out of them, innermost first, up to one that does not move with the page. */
function* clippersOf(element: Element): Generator<Element> {
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
    const { overflowX, overflowY, position } = getComputedStyle(at);
    if (overflowX !== 'visible' || overflowY !== 'visible') yield at;
    if (position === 'fixed') return;
  }
}

const isFixed = (element: Element): boolean => {
  for (let at: Element | null = element; at; at = at.parentElement)
    if (getComputedStyle(at).position === 'fixed') return true;
  return false;
};

/** What scrolls the item, innermost first. */
function scrollersOf(element: Element): Element[] {
  const inner = [...clippersOf(element)].filter(
    (at) => scrolls(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight,
  );
  return isFixed(element) ? inner : [...inner, root()];
}

const intersect = (one: Box, other: Box): Box => ({
  left: Math.max(one.left, other.left),
  top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
});

export const intersection = (one: Box, other: Box): DOMRect => {
  const { left, top, right, bottom } = intersect(one, other);
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
};

const encloses = (outer: Box, inner: Box) =>
  outer.left <= inner.left + NEAR &&
  outer.top <= inner.top + NEAR &&
  outer.right >= inner.right - NEAR &&
  outer.bottom >= inner.bottom - NEAR;

export interface ItemView {
  /** The part of the viewport in which the item can be seen. */
  window(): Box;
  /** Moves the item so that the row of it that is `row` CSS pixels below its top stands at the top of the window, as far as it goes. */
  showFrom(row: number): void;
  /** Whether the page alone scrolls it, and nothing cuts it off. */
  movesWithPage: boolean;
  /** Puts everything back to where it was. */
  restore(): void;
}

export function createItemView(item: Element): ItemView {
  const scrollers = scrollersOf(item);
  const before = scrollers.map(({ scrollLeft, scrollTop }) => ({ left: scrollLeft, top: scrollTop }));
  const window = (): Box => {
    const { clientWidth, clientHeight } = document.documentElement;
    let box: Box = { left: 0, top: 0, right: clientWidth, bottom: clientHeight };
    for (const at of clippersOf(item)) {
      const { left, top } = at.getBoundingClientRect();
      const inner = { left: left + at.clientLeft, top: top + at.clientTop };
      box = intersect(box, { ...inner, right: inner.left + at.clientWidth, bottom: inner.top + at.clientHeight });
    }
    return box;
  };
  return {
    window,
    movesWithPage:
      scrollers.length === 1 &&
      scrollers[0] === root() &&
      [...clippersOf(item)].every((at) => encloses(at.getBoundingClientRect(), item.getBoundingClientRect())),
    showFrom: (row) => {
      for (const scroller of scrollers) {
        const missing = item.getBoundingClientRect().top + row - window().top;
        if (Math.abs(missing) < NEAR) return;
        scroller.scrollBy({ top: missing, behavior: 'instant' });
      }
    },
    restore: () => {
      scrollers.forEach((scroller, n) => {
        scroller.scrollTo({ ...before[n], behavior: 'instant' });
      });
    },
  };
}

/** Whether all of `box` lies in `window`, in height: what is wider than the window cannot be helped. */
export const fits = (box: Box, window: Box): boolean =>
  box.top >= window.top - NEAR && box.bottom <= window.bottom + NEAR;
