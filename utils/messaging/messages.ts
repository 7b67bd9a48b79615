/**
 * The one table of messages between content scripts, extension pages and the background.
 * Bodies are JSON: no Blob, no Date. Content scripts import its types only: the schemas would be most of their size.
 */
import { Extraction, NoScreenshotReason, WarningCode } from '../contract/capture.ts';
import { Behaviour, Filing, FindingPatch, FindingStatus, Review } from '../contract/finding.ts';
import {
  MAX_BOXES,
  MAX_BYSTANDERS,
  MAX_EXCERPT,
  MAX_PASSPHRASE,
  MIN_PASSPHRASE,
  MOST_DECIDED,
} from '../contract/limits.ts';
import { Box, text, Uuid } from '../contract/primitives.ts';
import * as z from '../contract/zod.ts';

const Rect = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const Channel = z.int().check(z.gte(0), z.lte(255));

/** What to photograph, in CSS pixels relative to the viewport. */
export const ShotGeometry = z.object({
  /** What the picture is to show. */
  rect: Rect,
  /** The flagged item: `rect` shows it, a part of it, or more than it. */
  item: Rect,
  viewport: z.object({ width: z.number(), height: z.number() }),
  devicePixelRatio: z.number(),
  /**
   * Points that were painted in these colours after all that must not be seen was hidden: a picture in which one has another
   * colour is too old. None where there was no room for them.
   */
  marks: z
    .array(z.object({ x: z.number(), y: z.number(), colour: z.tuple([Channel, Channel, Channel]) }))
    .check(z.maxLength(2)),
  /** How far the page is scrolled, where the browser can photograph what is out of sight; null: the viewport only. */
  scroll: z.nullable(z.object({ x: z.number(), y: z.number() })),
  /** Names and pictures of bystanders in `rect`. Absent where there are none. */
  bystanders: z.optional(z.array(Rect).check(z.maxLength(MAX_BYSTANDERS))),
});

const Nothing = z.null();

const Passphrase = text(MAX_PASSPHRASE);
const NewPassphrase = Passphrase.check(z.minLength(MIN_PASSPHRASE));
/** Minutes. */
const LockAfter = z.int().check(z.minimum(1), z.maximum(24 * 60));

/** A flagged item as the content script describes it. */
export const FlaggedItem = z.object({
  captureId: Uuid,
  extraction: Extraction,
  /** The capture that this one completes; null for a first one. */
  supplements: z.nullable(Uuid),
  excerpt: z.nullable(text(MAX_EXCERPT)),
  geometry: ShotGeometry,
  masks: z.array(text(60)),
});

export const CaptureResult = z.object({
  captureId: Uuid,
  findingId: Uuid,
  /** Base64 of a small WebP or PNG picture; null without a screenshot. */
  thumbnail: z.nullable(z.string()),
  noScreenshot: z.nullable(NoScreenshotReason),
  warnings: z.array(WarningCode),
});

/** `from` and `to` are checked against what the browser itself says of the sender, never against the message. */
export const MESSAGES = {
  'capture/create': {
    from: 'content',
    to: 'background',
    /** `photographed`: null where it is photographed now, else what became of the screenshots before. */
    request: z.extend(FlaggedItem, {
      photographed: z.nullable(z.object({ noScreenshot: z.nullable(NoScreenshotReason) })),
    }),
    response: CaptureResult,
  },
  /**
   * The next screenshot of an item that does not fit into one; `capture/create` with the same id makes them a capture.
   * Should that never come, what has come is kept as one.
   */
  'capture/photograph': {
    from: 'content',
    to: 'background',
    request: FlaggedItem,
    response: z.object({ noScreenshot: z.nullable(NoScreenshotReason) }),
  },
  /** While an action is pressed: the screenshot for `capture/create` with the same id, should it come in a moment. */
  'capture/aim': {
    from: 'content',
    to: 'background',
    request: z.pick(FlaggedItem, { captureId: true, geometry: true }),
    response: Nothing,
  },
  /** Before the first capture of a page: injects the part of the adapter that reads. */
  'reader/load': { from: 'content', to: 'background', request: Nothing, response: Nothing },
  /** A capture may come in a moment. To be asked is to be awake by then. */
  'capture/expect': { from: 'content', to: 'background', request: Nothing, response: Nothing },
  'finding/classify': {
    from: 'content',
    to: 'background',
    request: z.object({ id: Uuid, behaviours: z.array(Behaviour) }),
    response: Nothing,
  },
  'finding/undo': { from: 'content', to: 'background', request: z.object({ id: Uuid }), response: Nothing },
  'review/open': { from: 'content', to: 'background', request: z.object({ id: Uuid }), response: Nothing },

  /** From the popup, whose opening armed the tab: photograph what was flagged there without a screenshot. */
  'tab/arm': { from: 'page', to: 'background', request: z.object({ tabId: z.int() }), response: Nothing },
  'tab/flag': { from: 'page', to: 'background', request: z.object({ tabId: z.int() }), response: Nothing },
  /** Lets the person point at the part of the page that is meant. */
  'tab/pick': { from: 'page', to: 'background', request: z.object({ tabId: z.int() }), response: Nothing },
  'finding/update': {
    from: 'page',
    to: 'background',
    request: z.object({ id: Uuid, patch: FindingPatch }),
    response: Nothing,
  },
  'finding/approve': { from: 'page', to: 'background', request: z.object({ id: Uuid }), response: Nothing },
  'finding/reopen': { from: 'page', to: 'background', request: z.object({ id: Uuid }), response: Nothing },
  'finding/dismiss': {
    from: 'page',
    to: 'background',
    request: z.object({ id: Uuid, because: Review.shape.dismissed }),
    response: Nothing,
  },
  /** The same decision about many; answers which of them it was made for. */
  'findings/decide': {
    from: 'page',
    to: 'background',
    request: z.object({
      ids: z.array(Uuid).check(z.maxLength(MOST_DECIDED)),
      status: FindingStatus,
      because: Review.shape.dismissed,
    }),
    response: z.object({ done: z.array(Uuid), blocked: z.array(Uuid) }),
  },
  'finding/file': {
    from: 'page',
    to: 'background',
    request: z.object({ id: Uuid, filings: z.array(Filing).check(z.maxLength(50)) }),
    response: Nothing,
  },
  /** Two findings about one act: the captures of `from` go to `into`; with `identity` as proof of who it is. */
  'finding/merge': {
    from: 'page',
    to: 'background',
    request: z.object({ into: Uuid, from: Uuid, identity: z.boolean() }),
    response: Nothing,
  },
  'finding/unmerge': { from: 'page', to: 'background', request: z.object({ id: Uuid }), response: Nothing },
  'finding/split': {
    from: 'page',
    to: 'background',
    request: z.object({ id: Uuid, captureIds: z.array(Uuid).check(z.maxLength(50)) }),
    response: z.object({ id: Uuid }),
  },
  /** Covers parts of a capture's picture in a copy, which replaces an earlier one; without boxes there is none any more. */
  'finding/redact': {
    from: 'page',
    to: 'background',
    request: z.object({ id: Uuid, captureId: Uuid, boxes: z.array(Box).check(z.maxLength(MAX_BOXES)) }),
    response: Nothing,
  },
  'finding/delete': { from: 'page', to: 'background', request: z.object({ id: Uuid }), response: Nothing },
  'finding/restore': { from: 'page', to: 'background', request: z.object({ id: Uuid }), response: Nothing },
  /** For the custody log: a person opened the finding, or takes it out as a package. */
  'finding/view': { from: 'page', to: 'background', request: z.object({ id: Uuid }), response: Nothing },
  'finding/export': { from: 'page', to: 'background', request: z.object({ id: Uuid }), response: Nothing },
  'device/retain': {
    from: 'page',
    to: 'background',
    request: z.object({ days: z.nullable(z.int().check(z.minimum(1), z.maximum(3650))) }),
    response: Nothing,
  },
  /** How many of what there are: names of ours and numbers, for whoever helps. */
  'device/diagnose': {
    from: 'page',
    to: 'background',
    request: Nothing,
    response: z.record(z.string(), z.number()),
  },
  /** How much of the link sending may use. */
  'device/link': {
    from: 'page',
    to: 'background',
    request: z.object({ use: z.enum(['auto', 'saving']) }),
    response: Nothing,
  },
  /** A passphrase for everything that lies on this device. */
  'vault/set': {
    from: 'page',
    to: 'background',
    request: z.object({ passphrase: NewPassphrase, lockAfter: LockAfter }),
    response: Nothing,
  },
  'vault/change': {
    from: 'page',
    to: 'background',
    request: z.object({ before: Passphrase, after: NewPassphrase }),
    response: Nothing,
  },
  'vault/remove': { from: 'page', to: 'background', request: z.object({ passphrase: Passphrase }), response: Nothing },
  'vault/unlock': { from: 'page', to: 'background', request: z.object({ passphrase: Passphrase }), response: Nothing },
  'vault/lock': { from: 'page', to: 'background', request: Nothing, response: Nothing },
  'vault/lock-after': {
    from: 'page',
    to: 'background',
    request: z.object({ minutes: LockAfter }),
    response: Nothing,
  },
  /** Removes everything that this device keeps. */
  'device/wipe': { from: 'page', to: 'background', request: Nothing, response: Nothing },
  /** Whether a tab shows a channel's own page. */
  'form/fits': {
    from: 'page',
    to: 'background',
    request: z.object({ tabId: z.int(), channelId: text(40) }),
    response: z.object({ fits: z.boolean() }),
  },
  /** Fills the channel's form in the tab that the popup lies over. Answers with the keys of the fields. */
  'form/fill': {
    from: 'page',
    to: 'background',
    request: z.object({ tabId: z.int(), findingId: Uuid, channelId: text(40) }),
    response: z.object({ filled: z.array(text(40)), missed: z.array(text(40)) }),
  },
  'sync/start': { from: 'page', to: 'background', request: Nothing, response: Nothing },
  /** A person looks at the lists: time to ask what became of what was sent. */
  'sync/look': { from: 'page', to: 'background', request: Nothing, response: Nothing },
  'device/enrol': {
    from: 'page',
    to: 'background',
    request: z.object({ invite: text(4096) }),
    response: z.object({ network: text(200) }),
  },

  /** Flag without a click on the action. `flagged: false` means that the adapter has no item there. */
  'item/flag': {
    from: 'background',
    to: 'content',
    request: z.object({ via: z.enum(['command', 'context-menu', 'popup']) }),
    response: z.object({ flagged: z.boolean() }),
  },
  /** The tab is armed now: flag again what lacks its screenshot. */
  'item/complete': { from: 'background', to: 'content', request: Nothing, response: Nothing },
} as const;

export type ShotGeometry = z.infer<typeof ShotGeometry>;
export type FlaggedItem = z.infer<typeof FlaggedItem>;
export type CaptureResult = z.infer<typeof CaptureResult>;
export type MessageType = keyof typeof MESSAGES;
export type Party = (typeof MESSAGES)[MessageType]['from' | 'to'];
export type Request<T extends MessageType> = z.infer<(typeof MESSAGES)[T]['request']>;
export type Response<T extends MessageType> = z.infer<(typeof MESSAGES)[T]['response']>;
export type MessageTo<P extends Party> = {
  [T in MessageType]: (typeof MESSAGES)[T]['to'] extends P ? T : never;
}[MessageType];
