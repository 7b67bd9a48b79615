/**
 * What a press on an action does before it becomes a click: in the tenth of a second between the two the item is read, the page
 * covered and its frame drawn. None of it counts where the page has changed meanwhile: then all is done anew.
 */
import type { ShotGeometry } from '../messaging/messages.ts';
import { type CoveredPage, createCoveredPage, type PageToCover } from './covered-page.ts';
import { frameInPlace, type Scene } from './photograph-item.ts';

/** A longer press prepares nothing, and does not keep the page covered; in milliseconds. */
const LONGEST_PRESS_MS = 1_000;
/** What may happen without a change of the document, and changes what is seen or quoted. */
const SHIFTS = ['scroll', 'resize', 'selectionchange'];
/** Let go of beside the action, or taken for the beginning of a scroll. What happens on an action is not heard by others. */
const MISSES = ['pointerup', 'pointercancel'];

export interface Aim {
  covered: CoveredPage;
  /** Null where the picture takes scrolling or clearing away, which a press must not do. */
  geometry: Promise<ShotGeometry | null>;
  /** Ends the aim. Whether the page is still covered, and as it was: else it has been uncovered. */
  take(): boolean;
  /** Ends the aim and uncovers the page. */
  drop(): void;
}

const sidesOf = (element: Element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].join();
};

/**
 * Covers the page and frames the item where it is. To be called while the action is pressed. `onFramed` is told once it can be
 * photographed, where that is still during the press.
 */
export function takeAim(
  scene: Omit<Scene, 'cover' | 'marker' | 'onScroll'>,
  page: PageToCover,
  onFramed: (geometry: ShotGeometry) => void,
): Aim {
  const covered = createCoveredPage(page);
  const { cover, marker, onScroll } = covered;
  const geometry = frameInPlace({ ...scene, cover, marker, onScroll });
  const sides = sidesOf(scene.item);
  let isOver = false;
  let isShifted = false;
  const shift = () => {
    isShifted = true;
  };
  const listening = new AbortController();
  const options = { capture: true, passive: true, signal: listening.signal };
  // From here on: what has changed until now is the cover's and the marker's.
  const observer = new MutationObserver(shift);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of SHIFTS) addEventListener(type, shift, options);

  const end = () => {
    isOver = true;
    clearTimeout(timer);
    observer.disconnect();
    listening.abort();
  };
  const drop = () => {
    end();
    covered.uncover();
  };
  for (const type of MISSES) addEventListener(type, drop, options);
  const timer = setTimeout(drop, LONGEST_PRESS_MS);
  geometry.then(
    (framed) => {
      if (framed && !isOver && !isShifted) onFramed(framed);
    },
    // Who takes the aim asks for it again.
    () => {},
  );
  return {
    covered,
    geometry,
    take: () => {
      isShifted ||= observer.takeRecords().length > 0 || sidesOf(scene.item) !== sides || !covered.isCovered();
      if (isShifted) drop();
      else end();
      return !isShifted;
    },
    drop,
  };
}
