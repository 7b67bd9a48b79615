/**
 * One gesture, one capture: reads the item, clears the view, has the background photograph and keep it, and puts
 * everything back. The same id is sent again when the worker dies on the way, so nothing is lost and nothing is kept twice.
 */
import type { Extraction } from '../contract/capture.ts';
import type { CaptureResult, Request, Response } from '../messaging/messages.ts';
import { sendMessage, sendUntilAnswered } from '../messaging/send-message.ts';
import { createUuid } from '../platform/ids.ts';
import { highlightQuote } from './highlight-quote.ts';
import { coverPage } from './masks.ts';
import { createPaintMarker } from './painted.ts';
import { noGeometry, photographItem } from './photograph-item.ts';

/** Longest time that masks and hidden buttons stay when no answer comes, in milliseconds; each picture begins it anew. */
const LONGEST_COVER_MS = 6_000;

/** The record says that the colour in the picture is ours. */
const noteMark = (extraction: Extraction): Extraction => ({
  ...extraction,
  provenance: { ...extraction.provenance, quote: { source: 'selection', detail: 'marked in the screenshot' } },
});

export interface FlagRequest {
  /** What is photographed; null when the item is no longer in the page. */
  element: Element | null;
  /** What it belongs to, which the picture shows as well. */
  context: Element | null;
  /** Items inside of it, in order. */
  parts: readonly Element[];
  /** Names and pictures, in it and in `context`, of people who have no part in it. */
  bystanders: readonly Element[];
  extraction: Extraction;
  /** HTML that loads and runs nothing; null without one. */
  excerpt: string | null;
  /** Elements that show the volunteer. */
  viewerElements: Element[];
  /** Hides and shows what we added to the page. */
  setOursHidden(hidden: boolean): void;
  /** What is in view is enough: the page is not scrolled. */
  visibleOnly: boolean;
  /** The capture to complete; null for a first one. */
  supplements: string | null;
  /** The id of an earlier try of the same gesture; null makes a new one. */
  captureId: string | null;
}

/** Who photographs and keeps: the background, except in a practice. */
export interface CaptureKeeper {
  /** Something may come to be kept in a moment. */
  expect(): Promise<unknown>;
  create(item: Request<'capture/create'>): Promise<Response<'capture/create'>>;
  photograph(item: Request<'capture/photograph'>): Promise<Response<'capture/photograph'>>;
}

/** The one that counts. */
export const BACKGROUND: CaptureKeeper = {
  expect: () => sendMessage('capture/expect', null),
  create: (item) => sendUntilAnswered('capture/create', item),
  photograph: (item) => sendUntilAnswered('capture/photograph', item),
};

export interface FlagOutcome {
  captureId: string;
  result: CaptureResult | null;
  error: unknown;
}

/** Never throws: the outcome carries the error, and the id with which the same gesture can be tried again. */
export async function flagItem(request: FlagRequest, keeper: CaptureKeeper): Promise<FlagOutcome> {
  const { element, excerpt, supplements } = request;
  const captureId = request.captureId ?? createUuid();
  request.setOursHidden(true);
  const cover = coverPage(request.viewerElements);
  const marker = createPaintMarker();
  let restore: (() => void) | null = null;
  const unmark = highlightQuote(request.extraction.quote);
  let covered = true;
  const uncover = () => {
    if (!covered) return;
    covered = false;
    marker.remove();
    cover.remove();
    restore?.();
    unmark?.();
    request.setOursHidden(false);
  };
  const onScroll = (putBack: () => void) => {
    restore = putBack;
  };
  let timer = setTimeout(uncover, LONGEST_COVER_MS);
  const extraction = unmark ? noteMark(request.extraction) : request.extraction;
  const flagged = { captureId, extraction, excerpt, supplements, masks: cover.masks };
  try {
    const photograph = element
      ? await photographItem({ ...request, item: element, cover, marker, onScroll }, async (geometry) => {
          // The page shows itself again: what would be photographed now is not covered.
          if (!covered) return 'failed';
          clearTimeout(timer);
          timer = setTimeout(uncover, LONGEST_COVER_MS);
          return (await keeper.photograph({ ...flagged, geometry })).noScreenshot;
        })
      : { geometry: noGeometry(), photographed: { noScreenshot: 'item-not-visible' as const } };
    const { geometry, photographed } = photograph;
    // Nothing more is photographed, so nothing more needs to be covered.
    if (photographed) uncover();
    return {
      captureId,
      result: await keeper.create({ ...flagged, geometry, photographed }),
      error: null,
    };
  } catch (error) {
    return { captureId, result: null, error };
  } finally {
    clearTimeout(timer);
    uncover();
    // It may have been on its way into the page when the time ran out.
    marker.remove();
  }
}
