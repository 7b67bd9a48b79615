/**
 * What every site adapter offers, in two parts. Adapters are pure: the document, the address and the clock are arguments;
 * they read the DOM, never write it, never fetch, never throw.
 */
import type { Extraction, Site } from '../contract/capture.ts';

/** The page as an adapter sees it. */
export interface PageContext {
  document: Document;
  /** Address of the page; not `document.location`, so that saved pages can be tested. */
  url: URL;
  /** Moment of the capture, against which relative times are resolved. */
  now: Date;
  /** What the person clicked in the page before, the latest first: a list of reactions does not say what it belongs to. */
  clicked?: readonly Element[];
  /** Minutes east of UTC of the device: the zone in which a site like Facebook shows its times. */
  offset: number;
}

/** One item on the page that can be flagged. `element` is its outermost element and never a key: sites recycle nodes. */
export interface ItemTarget {
  element: Element;
  kind: 'post' | 'comment' | 'reply' | 'reaction' | 'article' | 'page';
}

/**
 * Where the action goes: it is appended to `parent` as its last child, out of flow, so that nothing moves.
 * `inline` continues a line of text (a timestamp line); `corner` sits in the item's top right corner.
 */
export interface ActionAnchor {
  parent: Element;
  placement: 'inline' | 'corner';
}

/** The part that every page pays for: where the items are, and where the action goes. */
export interface SiteFinder {
  id: Site;
  /**
   * Every item that can be flagged in `root` (the element itself or below it), and the one that `root` stands in: sites
   * fill their items piece by piece. Called with what has changed, again and again; reads no layout.
   */
  findTargets(root: ParentNode, page: PageContext): ItemTarget[];
  anchor(target: ItemTarget): ActionAnchor | null;
}

/** The part that is needed when something is flagged, and not before. */
export interface SiteReader {
  /** The whole item, where the finder's target is only the place of its action; the target itself where there is no more. */
  refine?(target: ItemTarget, page: PageContext): ItemTarget;
  /** Synchronous, bounded, never throws: what cannot be read is null with a warning. */
  extract(target: ItemTarget, page: PageContext): Extraction;
  /** What the item belongs to and is shown with in a picture: the post of a comment. Null for an item of its own. */
  findContext(target: ItemTarget): Element | null;
  /** Elements that show the volunteer (name, avatar, composer): covered while a screenshot is taken. */
  findViewerElements(page: PageContext): Element[];
  /** Names and pictures, in what a picture of the item shows, of people who have no part in it. None where it is absent. */
  findBystanders?(target: ItemTarget, extraction: Extraction, page: PageContext): Element[];
  /** The item's structure and words as an HTML document that loads and runs nothing; null where there is none. Never throws. */
  makeExcerpt(target: ItemTarget, page: PageContext): string | null;
}
