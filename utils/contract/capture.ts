/**
 * Capture: what one user gesture kept of one item. Immutable once written.
 * `Extraction` is the part that a content script claims about the page; the background adds the rest.
 */
import { MAX_BYSTANDERS, MAX_TEXT } from './limits.ts';
import { Box, HttpUrl, Instant, Length, LocalDate, optionalText, Sha256, text, Uuid } from './primitives.ts';
import * as z from './zod.ts';

export const CAPTURE_SCHEMA = 'pantau-asn/capture/1';

export const Site = z.enum(['facebook', 'news', 'page', 'direct']);
export const Target = z.enum(['post', 'comment', 'reply', 'reaction', 'share', 'article', 'page', 'direct']);
export const Surface = z.enum([
  'feed',
  'profile',
  'group',
  'permalink',
  'dialog',
  'photo',
  'reel',
  'watch',
  'search',
  'article',
  'page',
  'direct', // no page at all: a person was there
]);

/** Where a field's value came from, most to least reliable. */
export const Source = z.enum([
  'json-ld', // script[type="application/ld+json"]
  'embedded-json', // JSON that the page carries for itself
  'open-graph', // meta[property^="og:"], article:*
  'meta', // other meta elements, link[rel]
  'microdata', // itemprop
  'dom', // an element found by structure or role
  'label', // an accessible name, in the language of the page
  'url', // decoded from an address
  'selection', // the person selected it
  'statement', // the person wrote it down
  'inferred', // concluded from other fields; see warnings
]);

/** One field's origin: `detail` says which element, property or rule, for the reviewer. */
export const Provenance = z.object({
  source: Source,
  detail: optionalText(300),
  /** Other layers that say the same. Only where layers were compared, as `differs`. */
  agrees: z.optional(z.array(Source).check(z.maxLength(10))),
  /** Other layers that say something else, and what. */
  differs: z.optional(
    z.array(z.object({ source: Source, detail: optionalText(300), value: text(300) })).check(z.maxLength(5)),
  ),
});

/**
 * A time as the page shows it and as we understand it.
 * `iso` is written at its precision: `2019-04-15T20:37+07:00`, `2019-04-15`, `2019-04`, `2019`; null where it could not be read.
 */
export const PageTime = z.object({
  raw: optionalText(300),
  iso: optionalText(40),
  precision: z.nullable(z.enum(['second', 'minute', 'hour', 'day', 'week', 'month', 'year'])),
  /** Offset that the page gave or that was assumed, e.g. `+07:00`; null for a date without a time. */
  zone: optionalText(10),
  /** What had to be assumed to read it. */
  assumed: z.array(z.enum(['zone', 'year', 'relative', 'day-month-order'])),
});

export const Author = z.object({
  name: optionalText(300),
  url: z.nullable(HttpUrl),
  /** The site's own id for the author (numeric on Facebook), where the page has it. */
  id: optionalText(200),
});

/** The item that a comment, reply or reaction belongs to. */
export const ParentItem = z.object({
  target: Target,
  permalink: z.nullable(HttpUrl),
  id: optionalText(200),
  author: Author,
  /** Start of its text, at most 1,000 characters. */
  text: optionalText(1000),
});

/** What a reaction says: "Haha" or "Marah" is no support. */
export const ReactionKind = z.enum(['like', 'love', 'care', 'haha', 'wow', 'sad', 'angry', 'unknown']);

export const Reaction = z.object({ kind: ReactionKind });

export const ItemIds = z.object({
  /** The post's, article's or photo's own id; null where the page shows none. */
  post: optionalText(200),
  comment: optionalText(200),
  /** Only for a reply: the id of the reply itself; `comment` is then the comment it answers. */
  reply: optionalText(200),
  group: optionalText(200),
  /** Every other id or pfbid under which the same item is known. */
  aliases: z.array(text(300)).check(z.maxLength(50)),
});

export const Audience = z.enum(['public', 'friends', 'group', 'closed-group', 'custom', 'only-me', 'unknown']);

export const Quote = z.object({
  text: text(5000),
  /** The words around it, so that it can be judged in its place. */
  before: text(300),
  after: text(300),
  /** Address that leads to these words (text fragment); null where none is unambiguous. */
  url: z.nullable(HttpUrl),
});

/** Where an article came from that the page shows and another published. */
export const Origin = z.object({
  kind: z.enum(['archive', 'aggregator', 'republication']),
  /** The first publisher, as the page names it. */
  name: optionalText(300),
  url: z.nullable(HttpUrl),
});

export const PageMetadata = z.object({
  /** `document.title`. */
  documentTitle: optionalText(1000),
  headline: optionalText(1000),
  description: optionalText(5000),
  byline: z.array(text(300)).check(z.maxLength(20)),
  editors: z.array(text(300)).check(z.maxLength(20)),
  publisher: optionalText(300),
  section: optionalText(300),
  modifiedAt: z.nullable(PageTime),
  /** As the page declares it (canonical link, else og:url, else JSON-LD). */
  canonicalUrl: z.nullable(HttpUrl),
  /** BCP 47 language of the text. */
  language: optionalText(35),
  leadImage: z.nullable(HttpUrl),
  /** Only for a copy of another publisher's article. */
  origin: z.optional(Origin),
});

/** Closed codes: each has a sentence for the reviewer in every locale. */
export const WarningCode = z.enum([
  'author-missing',
  'permalink-missing',
  'permalink-unresolved', // an address that only Facebook can resolve, such as /share/p/…
  'text-missing',
  'text-truncated', // the page itself shows only the beginning ("Lihat selengkapnya")
  'text-cut', // longer than MAX_TEXT
  'time-missing',
  'time-unreadable',
  'time-approximate', // read from a relative time
  'audience-unknown',
  'not-public',
  'parent-missing',
  'layers-disagree', // two sources gave different values; the better one was kept
  'structured-data-unreadable', // broken or oversized JSON-LD or embedded JSON
  'republished', // a copy: the original is the better evidence
  'lone-reaction', // the weakest of signs: another piece of evidence or a second reviewer is needed
  'unknown-shape', // found by a fallback rule only
  'item-partly-visible', // the screenshot shows only a part of the item
  'item-moved', // the item changed place while it was photographed
]);

export const CaptureWarning = z.object({ code: WarningCode, field: optionalText(60) });

/** Where a post stands that is not on a person's or page's own timeline. Its id is in `ids.group`. */
export const Group = z.object({
  name: optionalText(300),
  /** Who can see what is in it; null where the page does not say. */
  privacy: z.nullable(z.enum(['public', 'private'])),
});

/** What the content script read from the page: a claim, stored beside what the browser itself says. */
export const Extraction = z.object({
  site: Site,
  target: Target,
  surface: Surface,
  /** Cleaned of viewer and tracking parameters; null where none could be found. */
  permalink: z.nullable(HttpUrl),
  ids: ItemIds,
  author: Author,
  context: z.nullable(ParentItem),
  /** Only for a reaction; null for everything else. */
  reaction: z.nullable(Reaction),
  text: optionalText(MAX_TEXT),
  /** What the person had selected in the item; null without a selection. */
  quote: z.nullable(Quote),
  publishedAt: PageTime,
  audience: Audience,
  /** Only for an item in a group. */
  group: z.optional(Group),
  /** Only for a post: pictures and films that belong to it, as far as the page tells their number. */
  mediaCount: z.optional(z.int().check(z.gte(0), z.lte(10_000))),
  metadata: PageMetadata,
  /** Field path (`author.name`, `publishedAt`, `metadata.byline`) to its origin. */
  provenance: z.record(text(60), Provenance),
  warnings: z.array(CaptureWarning).check(z.maxLength(50)),
});

export const FileRole = z.enum(['screenshot', 'dom-excerpt', 'photo', 'document']);

export const EvidenceFile = z.object({
  role: FileRole,
  mediaType: text(100),
  /** Size in bytes. */
  bytes: z.int().check(z.positive()),
  sha256: Sha256,
  /** In device pixels; null for a file that is not a picture. */
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  /**
   * Hash of the original that this file was made from; null for an original. The original of a photo stays on the device:
   * it says where and with what it was taken.
   */
  derivedFrom: z.nullable(Sha256),
});

/** Of an item that may be far larger than its picture. */
const Extent = z.int().check(z.gte(0), z.lte(1_000_000_000));
const Position = z.int().check(z.gte(-1_000_000_000), z.lte(1_000_000_000));

/**
 * The picture that the screenshots of a capture make together, in device pixels from its top left. Each is kept as it was
 * taken; putting them together is left to whoever looks at them.
 */
export const Picture = z.object({
  width: Length,
  height: Length,
  /** Where the flagged item stands in it. Around it may stand what it belongs to; what of it lies outside was not seen. */
  item: z.object({ x: Position, y: Position, width: Extent, height: Extent }),
  /** Which screenshot stands where, from top to bottom; together they cover it, no pixel twice. */
  tiles: z.array(z.object({ sha256: Sha256, x: Length, y: Length })).check(z.minLength(1), z.maxLength(40)),
  /**
   * Names and pictures of people in it who neither made the flagged item nor what it belongs to, as far as the page tells
   * them apart: where, never who. For proposing what to cover.
   */
  bystanders: z.optional(z.array(Box).check(z.maxLength(MAX_BYSTANDERS))),
});

/** Why a capture has no screenshot; null where it has one, or is of no page. */
export const NoScreenshotReason = z.enum([
  'not-permitted', // neither activeTab nor <all_urls>: the tab must be armed first
  'tab-not-visible', // the tab or window was in the background
  'item-not-visible', // the item was scrolled out of view
  'rate-limited',
  'storage-full', // the picture did not fit on the device; the record did
  'failed',
]);

/** What only a direct observation has: the words of the person who was there, besides what they saw (`text`). */
export const Observation = z.object({
  /** When the act happened. */
  occurredOn: z.nullable(LocalDate),
  place: optionalText(500),
  /** Names, initials or roles, as the person wrote them. */
  witnesses: z.array(text(200)).check(z.maxLength(20)),
});

export const Agent = z.object({
  extension: text(40),
  browser: text(300),
  os: text(40),
  /** Viewport in CSS pixels. */
  viewport: z.object({ width: z.number(), height: z.number() }),
  /** Device pixels for one CSS pixel, page zoom included. */
  devicePixelRatio: z.number(),
  uiLanguage: text(35),
});

export const Capture = z.extend(Extraction, {
  schema: z.literal(CAPTURE_SCHEMA),
  id: Uuid,
  /** The capture that this one completes (for example with the screenshot that it lacked); null for a first capture. */
  supplements: z.nullable(Uuid),
  /** What the browser's address bar said, without fragment, viewer and tracking parameters; null for a direct observation. */
  observedUrl: z.nullable(HttpUrl),
  /** Only for a direct observation. */
  observation: z.optional(Observation),
  capturedAt: z.object({
    iso: Instant,
    /** Minutes east of UTC of the device's clock. */
    offset: z.int(),
  }),
  agent: Agent,
  files: z.array(EvidenceFile).check(z.maxLength(50)),
  /** Only where there are screenshots. */
  picture: z.optional(Picture),
  noScreenshot: z.nullable(NoScreenshotReason),
  /** What was covered in the page before the screenshot, so that the volunteer is not in it. */
  masks: z.array(text(60)).check(z.maxLength(50)),
});

export type Site = z.infer<typeof Site>;
export type Target = z.infer<typeof Target>;
export type Surface = z.infer<typeof Surface>;
export type Source = z.infer<typeof Source>;
export type Provenance = z.infer<typeof Provenance>;
export type PageTime = z.infer<typeof PageTime>;
export type Author = z.infer<typeof Author>;
export type ParentItem = z.infer<typeof ParentItem>;
export type ReactionKind = z.infer<typeof ReactionKind>;
export type ItemIds = z.infer<typeof ItemIds>;
export type Audience = z.infer<typeof Audience>;
export type Quote = z.infer<typeof Quote>;
export type Origin = z.infer<typeof Origin>;
export type PageMetadata = z.infer<typeof PageMetadata>;
export type Picture = z.infer<typeof Picture>;
export type WarningCode = z.infer<typeof WarningCode>;
export type CaptureWarning = z.infer<typeof CaptureWarning>;
export type Extraction = z.infer<typeof Extraction>;
export type EvidenceFile = z.infer<typeof EvidenceFile>;
export type NoScreenshotReason = z.infer<typeof NoScreenshotReason>;
export type Observation = z.infer<typeof Observation>;
export type Agent = z.infer<typeof Agent>;
export type Capture = z.infer<typeof Capture>;
