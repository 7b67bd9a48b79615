/** Starting point and small tools that all adapters share. */
import type { Extraction, PageTime, Site, Source, Surface, Target, WarningCode } from '../contract/capture.ts';
import { MAX_TEXT } from '../contract/limits.ts';

export const NO_TIME: PageTime = { raw: null, iso: null, precision: null, zone: null, assumed: [] };

/** An extraction with nothing in it yet. */
export function emptyExtraction(site: Site, target: Target, surface: Surface): Extraction {
  return {
    site,
    target,
    surface,
    permalink: null,
    ids: { post: null, comment: null, reply: null, group: null, aliases: [] },
    author: { name: null, url: null, id: null },
    context: null,
    reaction: null,
    text: null,
    quote: null,
    publishedAt: NO_TIME,
    audience: 'unknown',
    metadata: {
      documentTitle: null,
      headline: null,
      description: null,
      byline: [],
      editors: [],
      publisher: null,
      section: null,
      modifiedAt: null,
      canonicalUrl: null,
      language: null,
      leadImage: null,
    },
    provenance: {},
    warnings: [],
  };
}

/** Notes a warning once. */
export function warn(extraction: Extraction, code: WarningCode, field: string | null = null): void {
  if (!extraction.warnings.some((w) => w.code === code && w.field === field)) extraction.warnings.push({ code, field });
}

/** Notes where a field came from. */
export function note(extraction: Extraction, field: string, source: Source, detail: string | null = null): void {
  extraction.provenance[field] = { source, detail: detail?.slice(0, 300) ?? null };
}

/** What one layer of the page says of a field. */
export interface LayerClaim {
  source: Source;
  detail: string;
  value: string;
}

/**
 * Notes which other layers say the same of a field that has been noted, and which say something else.
 * @returns whether any says something else.
 */
export function noteLayers(
  extraction: Extraction,
  field: string,
  claims: readonly LayerClaim[],
  isSame: (value: string) => boolean,
): boolean {
  const chosen = extraction.provenance[field];
  if (!chosen) return false;
  const isChosen = ({ source, detail }: LayerClaim) => source === chosen.source && detail === chosen.detail;
  const same = claims.filter((claim) => isSame(claim.value) && !isChosen(claim));
  // The chosen layer's own value is among them where it had to be mended.
  const differs = claims.filter(({ value }) => !isSame(value));
  extraction.provenance[field] = {
    ...chosen,
    agrees: [...new Set(same.map(({ source }) => source))].slice(0, 10),
    differs: differs.slice(0, 5).map(({ source, detail, value }) => ({
      source,
      detail: detail.slice(0, 300),
      value: value.slice(0, 300),
    })),
  };
  return differs.length > 0;
}

/** Collapses white space, drops invisible characters, and cuts at `max`; null for nothing. */
export function cleanText(value: string | null | undefined, max: number): string | null {
  if (!value) return null;
  // Cut before the regular expressions run: a page may hold ten megabytes of text.
  const clean = value
    .slice(0, max * 4)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return clean ? clean.slice(0, max) : null;
}

/** Sets the item's text, kept line by line, cut at `MAX_TEXT` with a warning. */
export function setText(extraction: Extraction, value: string | null): void {
  if (value && value.length > MAX_TEXT) {
    extraction.text = value.slice(0, MAX_TEXT);
    warn(extraction, 'text-cut', 'text');
  } else extraction.text = value || null;
}
