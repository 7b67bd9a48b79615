/**
 * One gesture, one capture: reads the item, clears the view, asks the background to photograph and keep it, and puts
 * everything back. The same id is sent again when the worker dies on the way, so nothing is lost and nothing is kept twice.
 */
import type { Extraction } from '../contract/capture.ts';
import type { CaptureResult, ShotGeometry } from '../messaging/messages.ts';
import { sendUntilAnswered } from '../messaging/send-message.ts';
import { createUuid } from '../platform/ids.ts';
import { highlightQuote } from './highlight-quote.ts';
import { maskElements } from './masks.ts';

/** Longest time that masks and hidden buttons stay when no answer comes, in milliseconds. */
const LONGEST_COVER_MS = 6_000;

/** Two frames: the first starts after the change, the second after it was painted. Not in a hidden tab, where none comes. */
const painted = () =>
  document.hidden
    ? Promise.resolve()
    : new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

function measure(element: Element | null): ShotGeometry {
  const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
  const whole = element === document.documentElement || element === document.body;
  const viewport = { width: innerWidth, height: innerHeight };
  return { rect: whole ? { x: 0, y: 0, ...viewport } : { x, y, width, height }, viewport, devicePixelRatio };
}

/** The record says that the colour in the picture is ours. */
const noteMark = (extraction: Extraction): Extraction => ({
  ...extraction,
  provenance: { ...extraction.provenance, quote: { source: 'selection', detail: 'marked in the screenshot' } },
});

export interface FlagRequest {
  /** What is photographed; null when the item is no longer in the page. */
  element: Element | null;
  extraction: Extraction;
  /** HTML that loads and runs nothing; null without one. */
  excerpt: string | null;
  /** Elements that show the volunteer. */
  viewerElements: Element[];
  /** Hides and shows what we added to the page. */
  setOursHidden(hidden: boolean): void;
  /** The capture to complete; null for a first one. */
  supplements: string | null;
  /** The id of an earlier try of the same gesture; null makes a new one. */
  captureId: string | null;
}

export interface FlagOutcome {
  captureId: string;
  result: CaptureResult | null;
  error: unknown;
}

/** Never throws: the outcome carries the error, and the id with which the same gesture can be tried again. */
export async function flagItem(request: FlagRequest): Promise<FlagOutcome> {
  const captureId = request.captureId ?? createUuid();
  request.setOursHidden(true);
  const { masks, unmask } = maskElements(request.viewerElements);
  const unmark = highlightQuote(request.extraction.quote);
  let covered = true;
  const uncover = () => {
    if (!covered) return;
    covered = false;
    unmask();
    unmark?.();
    request.setOursHidden(false);
  };
  const timer = setTimeout(uncover, LONGEST_COVER_MS);
  try {
    await painted();
    const { excerpt } = request;
    const extraction = unmark ? noteMark(request.extraction) : request.extraction;
    const item = { captureId, extraction, excerpt, geometry: measure(request.element), masks };
    const { supplements } = request;
    const result = await (supplements
      ? sendUntilAnswered('capture/supplement', { ...item, supplements })
      : sendUntilAnswered('capture/create', item));
    return { captureId, result, error: null };
  } catch (error) {
    return { captureId, result: null, error };
  } finally {
    clearTimeout(timer);
    uncover();
  }
}
