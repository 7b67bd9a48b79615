/**
 * Photographs one item, wherever it is and however tall: in one picture where it fits into the view, else in several, for
 * which the page is scrolled and put back. The pictures are taken and kept in the background.
 */
import type { NoScreenshotReason } from '../contract/capture.ts';
import type { ShotGeometry } from '../messaging/messages.ts';
import { boxesIn } from './bystanders.ts';
import { createItemView, fits, type ItemView, intersection } from './item-view.ts';
import type { Cover } from './masks.ts';
import type { PaintMarker } from './painted.ts';

/** At two a second, the browser's limit, that many take twelve seconds. */
const MOST_SHOTS = 24;
/** What two pictures have in common, in CSS pixels: more than the rows by which they are compared. */
const OVERLAP = 16;
/** Above the end of the view, in CSS pixels: its last row may be half of one. */
const MARGIN = 2;
/** What Firefox photographs out of sight at once, in CSS pixels; more is much memory. */
const MOST_HEIGHT = 4_000;
const NEAR = 1;

/** Where an item is looked for under something else: a grid of so many points. */
const COLUMNS = 3;
const ROWS = 8;

export interface Scene {
  item: Element;
  /** What the item belongs to: as much of it as can be seen is in the picture. */
  context: Element | null;
  /** What a picture that cannot hold the whole item may end with: comments, in order. */
  parts: readonly Element[];
  /** What is in view is enough: the page is not scrolled. */
  visibleOnly: boolean;
  /** Names and pictures of people who have no part in the item. */
  bystanders: readonly Element[];
  cover: Cover;
  marker: PaintMarker;
  /** Is told at once how to put the page back to where it was: what comes after may fail. */
  onScroll(restore: () => void): void;
}

const toRect = ({ x, y, width, height }: DOMRectReadOnly) => ({ x, y, width, height });

function geometryOf(
  rect: DOMRectReadOnly,
  item: DOMRectReadOnly,
  marks: ShotGeometry['marks'],
  { scroll = null, bystanders = [] }: Partial<Pick<ShotGeometry, 'scroll'>> & Partial<Pick<Scene, 'bystanders'>> = {},
): ShotGeometry {
  const viewport = { width: innerWidth, height: innerHeight };
  const people = boxesIn(bystanders, rect);
  return {
    rect: toRect(rect),
    item: toRect(item),
    viewport,
    devicePixelRatio,
    marks,
    scroll,
    ...(people.length > 0 && { bystanders: people }),
  };
}

/** The geometry of a capture without a picture. */
export const noGeometry = (): ShotGeometry => geometryOf(new DOMRect(), new DOMRect(), []);

/** Whether something that does not belong to the item lies over a part of it. */
function isCovered(item: Element, { x, y, width, height }: DOMRectReadOnly): boolean {
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < COLUMNS; column++) {
      const at = document.elementFromPoint(
        x + ((column + 0.5) * width) / COLUMNS,
        // The edges are where things stick.
        y + 2 + (row * Math.max(0, height - 4)) / (ROWS - 1),
      );
      if (at && !item.contains(at) && !at.contains(item)) return true;
    }
  return false;
}

/** How far down, in CSS pixels from its top, the item is to be photographed. */
function endOf(item: Element, parts: readonly Element[], most: number): number {
  const { top, height } = item.getBoundingClientRect();
  if (height <= most) return height;
  const ends = parts.map((part) => part.getBoundingClientRect().bottom - top).filter((end) => end > 0 && end <= most);
  return ends.length > 0 ? Math.max(...ends) : most;
}

/** Becomes true when the person scrolls, types or clicks: the page is theirs. */
function watchPerson(): { isBack(): boolean; stop(): void } {
  const watching = new AbortController();
  let isBack = false;
  const note = ({ isTrusted }: Event) => {
    isBack ||= isTrusted;
  };
  for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    addEventListener(type, note, {
      capture: true,
      passive: true,
      signal: watching.signal,
    });
  return { isBack: () => isBack, stop: () => watching.abort() };
}

/** What can be seen of the item and of what it belongs to. */
const shownOf = ({ item, context }: Scene, view: ItemView) =>
  intersection((context ?? item).getBoundingClientRect(), view.window());

/** The one picture that shows all of the item, with what can be seen of its context; null where it takes several. */
async function frameOnce(scene: Scene, view: ItemView): Promise<ShotGeometry | null> {
  const { item, context, cover } = scene;
  if (!fits(item.getBoundingClientRect(), view.window())) {
    cover.clearView(item);
    view.showFrom(0);
  }
  if (!fits(item.getBoundingClientRect(), view.window())) return null;
  if (isCovered(context ?? item, shownOf(scene, view))) cover.clearView(item);
  return frameVisible(scene, view);
}

/** What is in view of the item, with its context. The record says how much of the item it is. */
async function frameVisible(scene: Scene, view: ItemView): Promise<ShotGeometry> {
  const marks = await scene.marker.paint(shownOf(scene, view));
  return geometryOf(shownOf(scene, view), scene.item.getBoundingClientRect(), marks, scene);
}

/** A page that is kept as a whole shows what the person sees of it. */
const isWholePage = (item: Element) => item === document.documentElement || item === document.body;

/**
 * The one picture for which nothing has to be scrolled or cleared away; null where that does not do. All that it does to the
 * page is done when it returns: what changes afterwards is the page's doing.
 */
export async function frameInPlace(scene: Scene): Promise<ShotGeometry | null> {
  const { item, context } = scene;
  if (isWholePage(item)) return null;
  const view = createItemView(item);
  const does =
    scene.visibleOnly ||
    (fits(item.getBoundingClientRect(), view.window()) && !isCovered(context ?? item, shownOf(scene, view)));
  return does ? frameVisible(scene, view) : null;
}

/** Takes pictures of parts that touch, from top to bottom, with `take`; resolves with why the first could not be taken. */
async function photographParts(
  { item, parts, bystanders, cover, marker }: Scene,
  view: ItemView,
  take: (geometry: ShotGeometry) => Promise<NoScreenshotReason | null>,
): Promise<NoScreenshotReason | null> {
  cover.clearView(item);
  const person = watchPerson();
  const { top, bottom } = view.window();
  const end = endOf(item, parts, (bottom - top - OVERLAP - MARGIN) * MOST_SHOTS);
  let shown = 0;
  try {
    for (let shots = 0; shots < MOST_SHOTS && shown < end - NEAR && item.isConnected; shots++) {
      if (shots > 0 && person.isBack()) return null;
      view.showFrom(Math.max(0, shown - OVERLAP));
      const frame = () => {
        const box = item.getBoundingClientRect();
        const window = view.window();
        const wanted = { left: box.left, top: box.top, right: box.right, bottom: box.top + end };
        const isEnd = wanted.bottom <= window.bottom;
        return { box, rect: intersection(wanted, { ...window, bottom: window.bottom - (isEnd ? 0 : MARGIN) }) };
      };
      const marks = await marker.paint(frame().rect);
      const { box, rect } = frame();
      // It cannot be brought further into view.
      if (rect.bottom - box.top <= shown + NEAR) return shots === 0 ? 'item-not-visible' : null;
      const problem = await take(geometryOf(rect, box, marks, { bystanders }));
      if (problem) return shots === 0 ? problem : null;
      shown = rect.bottom - box.top;
    }
    return null;
  } finally {
    person.stop();
  }
}

/** As `photographParts`, without scrolling: Firefox photographs what is out of sight. */
async function photographUnseen(
  { item, parts, bystanders, cover, marker }: Scene,
  take: (geometry: ShotGeometry) => Promise<NoScreenshotReason | null>,
): Promise<NoScreenshotReason | null> {
  cover.clearView(item);
  await marker.paint(item.getBoundingClientRect());
  const end = endOf(item, parts, MOST_HEIGHT * MOST_SHOTS);
  for (let shown = 0; shown < end - NEAR; ) {
    const box = item.getBoundingClientRect();
    const from = Math.max(0, shown - OVERLAP);
    const rect = new DOMRect(box.x, box.y + from, box.width, Math.min(end - from, MOST_HEIGHT));
    const problem = await take(geometryOf(rect, box, [], { scroll: { x: scrollX, y: scrollY }, bystanders }));
    if (problem) return shown === 0 ? problem : null;
    shown = from + rect.height;
  }
  return null;
}

/** What `capture/create` is to be told: the one picture that it takes itself, or what became of several. */
export type Photograph =
  | { geometry: ShotGeometry; photographed: null }
  | { geometry: ShotGeometry; photographed: { noScreenshot: NoScreenshotReason | null } };

/** Photographs `scene.item`, with `take` where it takes several pictures. Rejects as `take` does. */
export async function photographItem(
  scene: Scene,
  take: (geometry: ShotGeometry) => Promise<NoScreenshotReason | null>,
): Promise<Photograph> {
  const { item, marker } = scene;
  if (isWholePage(item)) {
    const all = new DOMRect(0, 0, innerWidth, innerHeight);
    await marker.paint(all);
    return { geometry: geometryOf(all, all, []), photographed: null };
  }
  const view = createItemView(item);
  if (scene.visibleOnly) return { geometry: await frameVisible(scene, view), photographed: null };
  const seesUnseen =
    import.meta.env.FIREFOX && view.movesWithPage && !fits(item.getBoundingClientRect(), view.window());
  if (!seesUnseen) scene.onScroll(view.restore);
  const once = seesUnseen ? null : await frameOnce(scene, view);
  if (once) return { geometry: once, photographed: null };
  if (document.hidden) return { geometry: noGeometry(), photographed: { noScreenshot: 'tab-not-visible' } };
  const noScreenshot = seesUnseen ? await photographUnseen(scene, take) : await photographParts(scene, view, take);
  return { geometry: noGeometry(), photographed: { noScreenshot } };
}
