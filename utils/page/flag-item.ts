/**
 * One gesture, one capture: reads the item, clears the view, has the background photograph and keep it, and puts
 * everything back. The same id is sent again when the worker dies on the way, so nothing is lost and nothing is kept twice.
 */
import type { Extraction } from '../contract/capture.ts';
import type { CaptureResult, Request, Response } from '../messaging/messages.ts';
import { sendMessage, sendUntilAnswered } from '../messaging/send-message.ts';
import { createUuid } from '../platform/ids.ts';
import { type Aim, takeAim } from './aim.ts';
import { createCoveredPage } from './covered-page.ts';
import { noGeometry, type Photograph, photographItem } from './photograph-item.ts';

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
  /** The same, about this item: its screenshot can be taken. */
  aim(item: Request<'capture/aim'>): Promise<unknown>;
  create(item: Request<'capture/create'>): Promise<Response<'capture/create'>>;
  photograph(item: Request<'capture/photograph'>): Promise<Response<'capture/photograph'>>;
}

/** The one that counts. */
export const BACKGROUND: CaptureKeeper = {
  expect: () => sendMessage('capture/expect', null),
  aim: (item) => sendMessage('capture/aim', item),
  create: (item) => sendUntilAnswered('capture/create', item),
  photograph: (item) => sendUntilAnswered('capture/photograph', item),
};

export interface FlagOutcome {
  captureId: string;
  result: CaptureResult | null;
  error: unknown;
}

const pageToCover = ({ viewerElements, extraction, setOursHidden }: FlagRequest) => ({
  viewerElements,
  quote: extraction.quote,
  setOursHidden,
});

/** What is prepared for a capture while its action is pressed. */
export interface ItemAim extends Aim {
  captureId: string;
}

/** Prepares, while the action is pressed, what `flagItem` is going to be called with; null for an item that is gone. */
export function aimAtItem(request: FlagRequest, keeper: CaptureKeeper): ItemAim | null {
  const { element } = request;
  const captureId = createUuid();
  const aim =
    element &&
    takeAim({ ...request, item: element }, pageToCover(request), (geometry) => {
      // What goes wrong here goes wrong again at the click, and is said there.
      keeper.aim({ captureId, geometry }).catch(() => {});
    });
  return aim && { ...aim, captureId };
}

/**
 * Never throws: the outcome carries the error, and the id with which the same gesture can be tried again. `aim` is one that
 * was taken at this very request.
 */
export async function flagItem(
  request: FlagRequest,
  keeper: CaptureKeeper,
  aim: ItemAim | null = null,
): Promise<FlagOutcome> {
  const { element, excerpt, supplements } = request;
  const captureId = request.captureId ?? aim?.captureId ?? createUuid();
  const covered = aim?.covered ?? createCoveredPage(pageToCover(request));
  covered.stayCovered();
  const { cover, marker, onScroll } = covered;
  const extraction = covered.isQuoteMarked ? noteMark(request.extraction) : request.extraction;
  const flagged = { captureId, extraction, excerpt, supplements, masks: cover.masks };

  async function photograph(): Promise<Photograph> {
    if (!element) return { geometry: noGeometry(), photographed: { noScreenshot: 'item-not-visible' } };
    const aimed = await aim?.geometry;
    if (aimed) return { geometry: aimed, photographed: null };
    return photographItem({ ...request, item: element, cover, marker, onScroll }, async (geometry) => {
      // The page shows itself again: what would be photographed now is not covered.
      if (!covered.isCovered()) return 'failed';
      covered.stayCovered();
      return (await keeper.photograph({ ...flagged, geometry })).noScreenshot;
    });
  }

  try {
    const { geometry, photographed } = await photograph();
    // Nothing more is photographed, so nothing more needs to be covered.
    if (photographed) covered.uncover();
    return {
      captureId,
      result: await keeper.create({ ...flagged, geometry, photographed }),
      error: null,
    };
  } catch (error) {
    return { captureId, result: null, error };
  } finally {
    covered.uncover();
  }
}
