/**
 * What the browser says of things that jump (Layout Instability API). Its score forgives everything within half a second of a
 * click; here only the frame that answers the click is left out, because another view is what was asked for.
 */
import type { Page } from 'playwright';

interface Shift {
  at: number;
  value: number;
  /** What moved, and by how many pixels. */
  sources: string[];
}

interface Watched {
  shifts: Shift[];
  /** From a click to the frame that answers it, in milliseconds since the page began. */
  answers: { from: number; to: number }[];
}

/** Watches every page that is opened in the tab from here on. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched = globalThis as unknown as Watched;
    watched.shifts = [];
    watched.answers = [];
    addEventListener(
      'click',
      () => {
        const answer = { from: performance.now(), to: Number.POSITIVE_INFINITY };
        watched.answers.push(answer);
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            answer.to = performance.now();
          }),
        );
      },
      { capture: true },
    );
    interface LayoutShift extends PerformanceEntry {
      value: number;
      sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
    }
    const name = (node: Node | null) =>
      node instanceof Element ? `${node.localName}.${node.className}` : (node?.parentElement?.className ?? 'gone');
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[])
        watched.shifts.push({
          at: entry.startTime,
          value: entry.value,
          sources: entry.sources.map(
            ({ node, previousRect: from, currentRect: to }) =>
              `${name(node)} ${Math.round(to.x - from.x)},${Math.round(to.y - from.y)} ${Math.round(to.width - from.width)}x${Math.round(to.height - from.height)}`,
          ),
        });
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** The shifts since this was asked last; the observer has been called for all that was painted. */
export function takeShifts(page: Page): Promise<Shift[]> {
  return page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
    const watched = globalThis as unknown as Watched;
    const isAnswer = ({ at }: Shift) => watched.answers.some(({ from, to }) => from <= at && at <= to);
    return watched.shifts.splice(0).filter((shift) => !isAnswer(shift));
  });
}
