/** The news adapters on every real saved page that `PANTAU_REAL_PAGES` names; skipped, visibly, without it. */
import { afterEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { Extraction, type PageTime } from '../../utils/contract/capture.ts';
import type { PageContext } from '../../utils/sites/site-adapter.ts';
import type { ExpectedArticle, RealPage } from '../harness/real-pages.ts';
import { createNewsAdapter, createPageAdapter } from './adapters.ts';
import { renderPage } from './frame-page.ts';

const pages = (await commands.realPages())?.filter((page) => page.kind.startsWith('news')) ?? null;
if (!pages) console.warn('news: no real pages (PANTAU_REAL_PAGES is not set): those tests are skipped');

afterEach(() => document.body.replaceChildren());

async function open(page: RealPage): Promise<PageContext> {
  const rendered = await renderPage(await commands.realPage(page.file));
  return { document: rendered, url: new URL(page.url), now: new Date('2026-11-20T05:00:00Z'), offset: 420 };
}

function plain(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** At the coarser of the two precisions. */
function isSameTime(got: PageTime | null, expected: string | null): boolean {
  if (expected === null || !got?.iso) return expected === null && !got?.iso;
  if (!got.iso.includes('T') || !expected.includes('T')) return got.iso.slice(0, 10) === expected.slice(0, 10);
  const seconds = /T\d\d:\d\d:\d\d/.test(got.iso) && /T\d\d:\d\d:\d\d/.test(expected);
  const unit = seconds ? 1000 : 60_000;
  return Math.floor(Date.parse(got.iso) / unit) === Math.floor(Date.parse(expected) / unit);
}

/** Names of the fields that are neither the expected value nor an accepted one. */
function compare(got: Extraction, want: ExpectedArticle): string[] {
  const accepted = (name: string, main: unknown) => [
    main,
    ...((want[`accepted${name}`] as unknown[] | undefined) ?? []),
  ];
  const wrong: string[] = [];
  const check = (field: string, right: boolean, value: unknown) => {
    if (!right) wrong.push(`${field}: ${JSON.stringify(value)}`);
  };
  const { metadata } = got;
  const address = (url: unknown) => (typeof url === 'string' ? url.replace(/\/$/, '') : url);
  check('headline', accepted('Headlines', want.headline).includes(plain(metadata.headline)), metadata.headline);
  check(
    'canonicalUrl',
    accepted('CanonicalUrls', want.canonicalUrl).map(address).includes(address(metadata.canonicalUrl)),
    metadata.canonicalUrl,
  );
  const times = accepted('PublishedAt', want.publishedAt) as (string | null)[];
  check(
    'publishedAt',
    times.some((time) => isSameTime(got.publishedAt, time)),
    got.publishedAt,
  );
  const changed = accepted('ModifiedAt', want.modifiedAt) as (string | null)[];
  check(
    'modifiedAt',
    changed.some((time) => isSameTime(metadata.modifiedAt, time)),
    metadata.modifiedAt,
  );
  const list = (names: unknown) => JSON.stringify(Array.isArray(names) ? names : []);
  check('byline', accepted('Bylines', want.byline).map(list).includes(list(metadata.byline)), metadata.byline);
  check('editors', accepted('Editors', want.editor).map(list).includes(list(metadata.editors)), metadata.editors);
  check('publisher', accepted('Publishers', want.publisher).includes(metadata.publisher), metadata.publisher);
  check('section', accepted('Sections', want.section).includes(metadata.section), metadata.section);
  const starts = accepted('TextStarts', want.textStart) as string[];
  check(
    'text',
    starts.some((start) => plain(got.text).startsWith(plain(start))),
    got.text?.slice(0, 200),
  );
  check('language', metadata.language === want.language, metadata.language);
  return wrong;
}

describe.skipIf(!pages)('real news pages', () => {
  it.each(pages?.filter((page) => page.expect.article) ?? [])('$file', async (page) => {
    const context = await open(page);
    const known = createNewsAdapter();
    const any = createPageAdapter();
    const [target, ...more] = known.findTargets(context.document, context);
    expect(target?.kind).toBe('article');
    expect(more).toEqual([]);
    expect(known.findTargets(context.document, context)).toEqual([target]);
    expect(any.findTargets(context.document, context)).toEqual([target]);
    if (!target || !page.expect.article) return;
    const anchor = known.anchor(target);
    expect(anchor?.parent.closest('a')).toBeNull();
    expect(plain(anchor?.parent.textContent ?? '')).toBe(page.expect.article.headline);
    const extraction = known.extract(target, context);
    expect(Extraction.safeParse(extraction).error).toBeUndefined();
    expect(compare(extraction, page.expect.article)).toEqual([]);
    expect(any.extract(target, context)).toEqual(extraction);
  });

  it.each(pages?.filter((page) => page.kind === 'news-index') ?? [])('no action on $file', async (page) => {
    const context = await open(page);
    expect(createNewsAdapter().findTargets(context.document, context)).toEqual([]);
    const [target] = createPageAdapter().findTargets(context.document, context);
    expect(target?.kind).toBe('page');
  });
});

it('has real pages to read', (context) => {
  if (!pages) context.skip('PANTAU_REAL_PAGES is not set');
  expect(pages?.length).toBeGreaterThan(0);
});
