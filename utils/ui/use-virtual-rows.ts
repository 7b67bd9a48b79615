/**
 * Which rows of a long list are in the page: those in view and a few around them. Ten thousand findings then cost as much
 * as twenty. What keeps the account of it is loaded when a list is longer than what is shown first.
 */
import type { VirtualItem, Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { useModule } from './use-module.ts';

const load = () => import('@tanstack/virtual-core');

/** A list that is not longer needs none of this. */
const SHORT = 8;
/** Height of a row that was never shown, in CSS pixels. */
const USUAL_HEIGHT = 98;
/** Rows above and below the view: what a key moves the focus to is there. */
const OVERSCAN = 6;

/** Where the person was in a list: it is shown there again. */
export interface ListPosition {
  /** How far it was scrolled, in CSS pixels. */
  offset: number;
  /** Of the rows that were shown. */
  heights: VirtualItem[];
}

export const TOP: ListPosition = { offset: 0, heights: [] };

interface Options {
  /** Rows of the list in all. */
  count: number;
  list: RefObject<HTMLElement | null>;
  /** What the list is of: another one begins at its top. */
  view: string;
  position: ListPosition;
  onLeave(position: ListPosition): void;
}

export interface VirtualRows {
  /** `start` in CSS pixels from the top of the list. What has the focus is among them, wherever it stands. */
  rows: readonly { index: number; start: number }[];
  /** The first and the last of those in view, with a few around them; null before anything is measured. */
  inView: readonly [first: number, last: number] | null;
  /** Of the whole list, in CSS pixels. */
  height: number;
  /** The `ref` of each row, which carries its index as `data-index`. */
  measure(row: Element | null): void;
}

/** Null where all rows stand in the page. The list lies in an element of the class `scroll`. */
export function useVirtualRows(options: Options): VirtualRows | null {
  const { count, list, view, position, onLeave } = options;
  const core = useModule(count > SHORT ? load : null);
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  const made = useRef<Virtualizer<Element, Element> | null>(null);
  const scroller = () => list.current?.closest('.scroll') ?? null;

  if (core) {
    const { Virtualizer: Rows, defaultRangeExtractor, elementScroll, observeElementOffset, observeElementRect } = core;
    const settings = {
      count,
      getScrollElement: scroller,
      estimateSize: () => USUAL_HEIGHT,
      overscan: OVERSCAN,
      scrollToFn: elementScroll,
      observeElementOffset,
      observeElementRect,
      initialOffset: position.offset,
      initialMeasurementsCache: position.heights,
      onChange: () => redraw(null),
      // What has the focus stays, or the keyboard would begin anew.
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const focused = Number(document.activeElement?.closest<HTMLElement>('[data-index]')?.dataset.index ?? -1);
        const rows = defaultRangeExtractor(range);
        return focused < 0 || focused >= count || rows.includes(focused)
          ? rows
          : [...rows, focused].sort((one, other) => one - other);
      },
    };
    if (made.current) made.current.setOptions(settings);
    else made.current = new Rows(settings);
  }
  const rows = made.current;

  useLayoutEffect(() => rows?._didMount(), [rows]);
  useLayoutEffect(() => rows?._willUpdate());
  useLayoutEffect(() => {
    if (!rows) scroller()?.scrollTo(0, position.offset);
  }, []);
  const first = useRef(view);
  useLayoutEffect(() => {
    if (first.current === view) return;
    first.current = view;
    scroller()?.scrollTo(0, 0);
  }, [view]);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useLayoutEffect(() => {
    const box = scroller();
    return () => {
      const heights = made.current?.takeSnapshot() ?? [];
      leave.current({ offset: made.current?.scrollOffset ?? box?.scrollTop ?? 0, heights });
    };
  }, []);
  if (!rows) return null;
  const items = rows.getVirtualItems();
  const { range } = rows;
  return {
    rows: items,
    inView: range && [Math.max(0, range.startIndex - OVERSCAN), Math.min(count - 1, range.endIndex + OVERSCAN)],
    height: rows.getTotalSize(),
    measure: rows.measureElement,
  };
}
