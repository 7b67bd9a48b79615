/** The practice pages that a person tries the extension on: the article has its action, the list has none. */
import { afterEach, expect, it } from 'vitest';
import type { PageContext } from '../../utils/sites/site-adapter.ts';
import article from '../practice/news/article.html?raw';
import index from '../practice/news/index.html?raw';
import { createNewsAdapter } from './adapters.ts';
import { renderPage } from './frame-page.ts';

afterEach(() => document.body.replaceChildren());

async function open(html: string, url: string): Promise<PageContext> {
  return { document: await renderPage(html), url: new URL(url), now: new Date('2026-11-21T05:00:00Z'), offset: 420 };
}

it('reads the practice article', async () => {
  const canonical = /rel="canonical" href="([^"]+)"/.exec(article)?.[1] ?? '';
  const context = await open(article, canonical);
  const adapter = createNewsAdapter();
  const [target, ...more] = adapter.findTargets(context.document, context);
  expect(more).toEqual([]);
  expect(target?.kind).toBe('article');
  if (!target) return;
  expect(adapter.anchor(target)?.parent.tagName).toBe('H1');
  const got = adapter.extract(target, context);
  expect(got.warnings).toEqual([]);
  expect(got).toMatchObject({
    site: 'news',
    permalink: canonical,
    author: { name: 'Ratri Ibarat', url: 'https://surabaya.kompas.com/penulis/ratri-ibarat' },
    publishedAt: { iso: '2026-11-20T19:16:00+07:00', raw: 'Jumat, 20 November 2026 | 19:16 WIB', assumed: [] },
    metadata: {
      headline: 'Sekretaris Kecamatan Sumber Misal Diduga Hadiri Deklarasi Paslon Contoh 1 pada Jam Kerja',
      byline: ['Ratri Ibarat'],
      editors: ['Dimas Andaikan'],
      publisher: 'Kabar Latihan',
      section: 'Jawa Timur',
      language: 'id',
      canonicalUrl: canonical,
      modifiedAt: { iso: '2026-11-20T20:02:00+07:00' },
    },
  });
  expect(got.text).toMatch(/^SUMBER MISAL, KABAR LATIHAN – /);
  expect(got.text).toContain('Kamis (19/11)');
  expect(got.text).not.toMatch(/Baca juga|Terpopuler|Ilustrasi/);
});

it('leaves the practice list alone', async () => {
  const context = await open(index, 'https://surabaya.kompas.com/');
  expect(createNewsAdapter().findTargets(context.document, context)).toEqual([]);
});

it('loads nothing and says that it is invented', () => {
  for (const html of [article, index]) {
    expect(html).not.toMatch(/\ssrc=|@import|url\(|<link[^>]+stylesheet/);
    expect(html).toContain('Halaman latihan.');
  }
});
