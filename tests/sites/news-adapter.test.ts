/** The news adapters on rebuilt pages, in real Chromium: fields, targets and anchor. */
import { afterEach, describe, expect, it } from 'vitest';
import { Extraction } from '../../utils/contract/capture.ts';
import { findPublisher } from '../../utils/sites/news/hosts.ts';
import type { PageContext } from '../../utils/sites/site-adapter.ts';
import { type NewsFixture, newsFixtures } from '../fixtures/news/articles.ts';
import { indexFixtures, plainPage } from '../fixtures/news/lists.ts';
import { createNewsAdapter, createPageAdapter } from './adapters.ts';
import { renderPage } from './frame-page.ts';

const NOW = new Date('2026-11-22T05:00:00Z');

/** What `npm run new:publisher` has written, one file for each publisher. */
const publisherFixtures = Object.values(
  import.meta.glob<NewsFixture>('../fixtures/news/publishers/*.ts', { eager: true, import: 'fixture' }),
);

afterEach(() => document.body.replaceChildren());

function contextOf(page: Document, url: string): PageContext {
  return { document: page, url: new URL(url), now: NOW, offset: 540 };
}

async function open({ html, url }: { html: string; url: string }): Promise<PageContext> {
  return contextOf(await renderPage(html), url);
}

describe('articles', () => {
  it.each([...newsFixtures, ...publisherFixtures])('$name', async ({ expect: want, ...page }) => {
    const context = await open(page);
    const adapter = createNewsAdapter();
    const [target, ...more] = adapter.findTargets(context.document, context);
    expect(target?.kind).toBe('article');
    expect(more).toEqual([]);
    if (!target) return;
    const got = adapter.extract(target, context);
    expect(Extraction.safeParse(got).error).toBeUndefined();
    const { metadata } = got;
    expect({
      headline: metadata.headline,
      canonicalUrl: metadata.canonicalUrl,
      publishedAt: got.publishedAt.iso,
      modifiedAt: metadata.modifiedAt?.iso ?? null,
      byline: metadata.byline,
      editors: metadata.editors,
      publisher: metadata.publisher,
      section: metadata.section,
      language: metadata.language,
      warnings: got.warnings.map(({ code, field }) => `${code}:${field ?? ''}`).sort(),
    }).toEqual({
      headline: want.headline,
      canonicalUrl: want.canonicalUrl,
      publishedAt: want.publishedAt,
      modifiedAt: want.modifiedAt,
      byline: want.byline,
      editors: want.editors,
      publisher: want.publisher,
      section: want.section,
      language: want.language,
      warnings: [...want.warnings].sort(),
    });
    expect(got.site).toBe(findPublisher(context.url.hostname) ? 'news' : 'page');
    expect(got.surface).toBe('article');
    expect(got.author.name).toBe(want.byline[0] ?? null);
    expect(got.text?.startsWith(want.textStart), got.text?.slice(0, 200)).toBe(true);
    for (const text of want.textWithout ?? []) expect(got.text).not.toContain(text);
    if (want.permalink) expect(got.permalink).toBe(want.permalink);
    if (want.publishedRaw) expect(got.publishedAt.raw).toBe(want.publishedRaw);
    if (want.authorUrl !== undefined) expect(got.author.url).toBe(want.authorUrl);
    // Every field that was found says where.
    for (const field of ['headline', 'canonicalUrl', 'publisher', 'section', 'language', 'modifiedAt'] as const)
      expect(got.provenance[`metadata.${field}`] !== undefined, field).toBe(metadata[field] !== null);
    expect(got.provenance.publishedAt).toBeDefined();

    const anchor = adapter.anchor(target);
    expect(anchor?.placement).toBe('inline');
    expect(anchor?.parent.closest('a')).toBeNull();
    expect(anchor?.parent.textContent?.trim()).toBe(want.headline);
    expect(target.element.contains(anchor?.parent ?? null)).toBe(true);
  });

  it('finds nothing in a part of the page that holds no article', async () => {
    const [fixture] = newsFixtures;
    if (!fixture) return;
    const context = await open(fixture);
    const adapter = createNewsAdapter();
    const footer = context.document.querySelector('footer');
    if (!footer) throw new Error('no footer');
    expect(adapter.findTargets(footer, context)).toEqual([]);
    expect(adapter.findTargets(context.document.body, context)).toHaveLength(1);
  });

  it('follows a page that changes its article without loading', async () => {
    const [first, second] = newsFixtures;
    if (!first || !second) return;
    const context = await open(first);
    const adapter = createNewsAdapter();
    const [before] = adapter.findTargets(context.document, context);
    const next = new DOMParser().parseFromString(second.html, 'text/html');
    context.document.head.innerHTML = next.head.innerHTML;
    context.document.body.innerHTML = next.body.innerHTML;
    const moved = { ...context, url: new URL(second.url) };
    const [after] = adapter.findTargets(context.document, moved);
    expect(after).toBeDefined();
    expect(after).not.toBe(before);
    expect(after && adapter.extract(after, moved).metadata.headline).toBe(second.expect.headline);
  });

  it('finds an article whose text arrives later', async () => {
    const [, fixture] = newsFixtures;
    if (!fixture) return;
    const context = await open({ ...fixture, html: '<title>…</title><div id="app"></div>' });
    const adapter = createNewsAdapter();
    expect(adapter.findTargets(context.document, context)).toEqual([]);
    const next = new DOMParser().parseFromString(fixture.html, 'text/html');
    context.document.head.innerHTML = next.head.innerHTML;
    context.document.body.innerHTML = next.body.innerHTML;
    expect(adapter.findTargets(context.document, context)).toHaveLength(1);
  });
});

describe('layers', () => {
  async function readLayers(index: number) {
    const fixture = newsFixtures[index];
    if (!fixture) throw new Error('no fixture');
    const context = await open(fixture);
    const adapter = createNewsAdapter();
    const [target] = adapter.findTargets(context.document, context);
    if (!target) throw new Error('no article');
    return adapter.extract(target, context);
  }

  it('says how many give a value, and who says what else', async () => {
    const { provenance } = await readLayers(1);
    expect(provenance['metadata.headline']).toMatchObject({ agrees: ['json-ld', 'open-graph', 'meta'], differs: [] });
    expect(provenance.publishedAt).toMatchObject({
      source: 'json-ld',
      agrees: ['open-graph', 'meta', 'dom'],
      differs: [],
    });
    expect(provenance['metadata.byline']).toEqual({
      source: 'meta',
      detail: 'content_author',
      agrees: [],
      differs: [{ source: 'json-ld', detail: 'author', value: 'Cici Umpama' }],
    });
    expect(provenance['metadata.publisher']).toMatchObject({ agrees: ['open-graph'], differs: [] });
  });

  it('keeps the other time where one is mislabelled', async () => {
    const { publishedAt, provenance } = await readLayers(0);
    expect(publishedAt.iso).toBe('2026-11-20T12:16:08+00:00');
    expect(provenance.publishedAt?.differs).toEqual([
      { source: 'dom', detail: 'time[datetime]', value: '2026-11-20T19:16:08+00:00' },
    ]);
  });
});

describe('lists and other pages', () => {
  it.each(indexFixtures)('no action: $name', async (page) => {
    const context = await open(page);
    expect(createNewsAdapter().findTargets(context.document, context)).toEqual([]);
  });

  it('flags any page from the popup', async () => {
    const context = await open(plainPage);
    const adapter = createPageAdapter();
    const [target, ...more] = adapter.findTargets(context.document, context);
    expect(more).toEqual([]);
    expect(target?.kind).toBe('page');
    if (!target) return;
    expect(adapter.anchor(target)).toBeNull();
    const got = adapter.extract(target, context);
    expect(got).toMatchObject({
      site: 'page',
      target: 'page',
      surface: 'page',
      permalink: 'https://www.kecamatancontoh.example/pengumuman?id=7',
    });
    expect(got.metadata.headline).toBe('Pengumuman Kantor Kecamatan Contoh Timur');
    expect(got.text).toContain('Panitia pengawas');
    expect(got.warnings).toEqual([]);
  });

  it('tells articles of known publishers from others', async () => {
    const adapter = createPageAdapter();
    const sites = await Promise.all(
      newsFixtures.slice(0, 2).map(async (page) => {
        const context = await open(page);
        const [target] = adapter.findTargets(context.document, context);
        return target && adapter.extract(target, context).site;
      }),
    );
    expect(sites).toEqual(['page', 'news']);
  });
});
