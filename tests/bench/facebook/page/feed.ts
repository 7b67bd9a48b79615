/**
 * The page that is scrolled: 500 posts, of which those near the viewport are filled and those far from it emptied. The
 * elements of a post that leaves are used again for one that comes, half of them with all that is inside.
 */
import { h, render } from 'preact';
import { postAttributes, renderPost } from './markup.ts';
import { STYLES } from './styles.ts';
import { type ActionTimes, watchActions } from './watch-actions.ts';

/** How far from the viewport a post keeps its content, in pixels. */
const NEAR = 1600;
/** Height of a post that was never filled, in pixels. */
const GUESS = 900;
/** No post is higher, in pixels. */
const HIGHEST = 2000;

export interface BenchFeed {
  /** Scrolls until this post is at the top, or nothing moves any more, in steps of so many pixels, one a frame. */
  scrollTo(post: number, step: number): Promise<void>;
  /** From now on: how long each item that is filled waits for its action. */
  watchActions(): void;
  /** What was seen since then. */
  stopWatching(): ActionTimes;
  /** When was clicked last, in milliseconds since 1970. */
  clickedAt(): number;
}

declare global {
  interface Window {
    benchFeed: BenchFeed;
  }
}

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

/** Fills the page with a feed of `count` posts. */
export function startFeed(count: number): BenchFeed {
  const style = document.createElement('style');
  style.textContent = STYLES;
  document.head.append(style);
  const feed = document.createElement('div');
  feed.setAttribute('role', 'feed');
  const main = document.createElement('div');
  main.setAttribute('role', 'main');
  main.append(feed);
  document.body.append(main);

  const spare: HTMLElement[] = [];
  const numbers = new Map<Element, number>();
  let watching: ReturnType<typeof watchActions> | null = null;
  let seen = 0;
  let clickedAt = 0;
  // This listener is there before ours: what happens on an action goes no further from ours.
  addEventListener(
    'click',
    (event) => {
      clickedAt = performance.timeOrigin + event.timeStamp;
    },
    true,
  );

  const fill = (unit: HTMLElement) => {
    if (unit.firstElementChild) return;
    const index = numbers.get(unit) ?? 0;
    const element = spare.pop() ?? document.createElement('div');
    for (const [name, value] of Object.entries(postAttributes(index))) element.setAttribute(name, value);
    render(h('div', {}, renderPost(index)), element);
    unit.append(element);
    unit.style.height = '';
    impressions.observe(element);
    watching?.filled(element);
  };
  const empty = (unit: HTMLElement, height: number) => {
    const element = unit.firstElementChild;
    if (!(element instanceof HTMLElement)) return;
    watching?.emptied(element);
    unit.style.height = `${height}px`;
    impressions.unobserve(element);
    element.remove();
    if ((numbers.get(unit) ?? 0) % 2 === 0) render(null, element);
    spare.push(element);
  };

  // The real page records what was seen as well.
  const impressions = new IntersectionObserver((entries) => {
    for (const { isIntersecting } of entries) if (isIntersecting) seen++;
    feed.dataset.seen = String(seen);
  });
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        if (!(target instanceof HTMLElement)) continue;
        if (isIntersecting) fill(target);
        else empty(target, boundingClientRect.height);
      }
    },
    { rootMargin: `${NEAR}px 0px` },
  );
  for (let index = 0; index < count; index++) {
    const unit = document.createElement('div');
    unit.className = 'unit';
    unit.style.height = `${GUESS}px`;
    numbers.set(unit, index);
    feed.append(unit);
    near.observe(unit);
  }

  return {
    scrollTo: async (post, step) => {
      const unit = feed.children[post];
      const isAbove = () => unit !== undefined && unit.getBoundingClientRect().top <= 0;
      const began = isAbove();
      // At the end of the page it moves no more, wherever the post is. No way is longer than all of them are high.
      let left = (count * HIGHEST) / step;
      for (let last = -1; isAbove() === began && scrollY !== last && left > 0; await frame()) {
        last = scrollY;
        left--;
        scrollBy({ top: began ? -step : step, behavior: 'instant' });
      }
    },
    watchActions: () => {
      watching = watchActions();
    },
    stopWatching: () => {
      const times = watching?.stop() ?? { times: [], missing: 0 };
      watching = null;
      return times;
    },
    clickedAt: () => clickedAt,
  };
}

window.benchFeed = startFeed(Number(document.documentElement.dataset.posts));
