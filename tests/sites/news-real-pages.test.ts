/** The news adapters on every real saved page that `PANTAU_REAL_PAGES` names; skipped, visibly, without it. */
import { afterEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { Extraction } from '../../utils/contract/capture.ts';
import type { PageContext } from '../../utils/sites/site-adapter.ts';
import { compareArticle } from '../check-sites/compare-news.ts';
import { squash } from '../check-sites/judge.ts';
import type { RealPage } from '../harness/real-pages.ts';
import { createNewsAdapter, createPageAdapter } from './adapters.ts';
import { renderPage } from './frame-page.ts';

const pages = (await commands.realPages())?.filter((page) => page.kind.startsWith('news')) ?? null;
if (!pages) console.warn('news: no real pages (PANTAU_REAL_PAGES is not set): those tests are skipped');

afterEach(() => document.body.replaceChildren());

async function open(page: RealPage): Promise<PageContext> {
  const rendered = await renderPage(await commands.realPage(page.file));
  return { document: rendered, url: new URL(page.url), now: new Date('2026-11-20T05:00:00Z'), offset: 420 };
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
    if (!target || !page.expect.article) return;
    // What is photographed is the whole article, however it was recognised.
    expect(any.findTargets(context.document, context)).toEqual([known.refine?.(target, context)]);
    const anchor = known.anchor(target);
    expect(anchor?.parent.closest('a')).toBeNull();
    expect(squash(anchor?.parent.textContent)).toBe(page.expect.article.headline);
    const extraction = known.extract(target, context);
    expect(Extraction.safeParse(extraction).error).toBeUndefined();
    expect(compareArticle(extraction, page.expect.article).filter(({ verdict }) => verdict !== 'right')).toEqual([]);
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
