/** The page while an item of it is photographed: what shows the volunteer is hidden, and what we added; the quote is marked. */
import type { Quote } from '../contract/capture.ts';
import { highlightQuote } from './highlight-quote.ts';
import { type Cover, coverPage } from './masks.ts';
import { createPaintMarker, type PaintMarker } from './painted.ts';

/** Longest time that it stays covered when nobody uncovers it, in milliseconds; each picture begins it anew. */
const LONGEST_MS = 6_000;

export interface CoveredPage {
  cover: Cover;
  marker: PaintMarker;
  /** The words that are meant are marked in the picture. */
  isQuoteMarked: boolean;
  /** How to put back what is scrolled for the picture. */
  onScroll(putBack: () => void): void;
  isCovered(): boolean;
  /** Begins the longest time anew. */
  stayCovered(): void;
  /** Puts everything back; from the second time on this changes nothing. */
  uncover(): void;
}

export interface PageToCover {
  /** Elements that show the volunteer. */
  viewerElements: readonly Element[];
  quote: Quote | null;
  /** Hides and shows what we added to the page. */
  setOursHidden(hidden: boolean): void;
}

export function createCoveredPage({ viewerElements, quote, setOursHidden }: PageToCover): CoveredPage {
  setOursHidden(true);
  const cover = coverPage(viewerElements);
  const marker = createPaintMarker();
  const unmark = highlightQuote(quote);
  let putBack: (() => void) | null = null;
  let isCovered = true;
  const uncover = () => {
    clearTimeout(timer);
    // It may have been on its way into the page when the time ran out.
    marker.remove();
    if (!isCovered) return;
    isCovered = false;
    cover.remove();
    putBack?.();
    unmark?.();
    setOursHidden(false);
  };
  let timer = setTimeout(uncover, LONGEST_MS);
  return {
    cover,
    marker,
    isQuoteMarked: unmark !== null,
    onScroll: (restore) => {
      putBack = restore;
    },
    isCovered: () => isCovered,
    stayCovered: () => {
      clearTimeout(timer);
      timer = setTimeout(uncover, LONGEST_MS);
    },
    uncover,
  };
}
