/** Pages of systems that we have no file for, in real Chromium: headline and date from the general layers alone. */
import { expect, it } from 'vitest';
import { Extraction } from '../../utils/contract/capture.ts';
import { systemFixtures } from '../fixtures/news/systems.ts';
import { createPageAdapter } from './adapters.ts';
import { renderPage } from './frame-page.ts';

it.each(systemFixtures)('$name', async ({ url, html, ...want }) => {
  const context = {
    document: await renderPage(html),
    url: new URL(url),
    now: new Date('2026-11-22T05:00:00Z'),
    offset: 540,
  };
  const adapter = createPageAdapter();
  const [target] = adapter.findTargets(context.document, context);
  if (!target) throw new Error('A page always has a target.');
  const got = adapter.extract(target, context);
  expect(Extraction.safeParse(got).error).toBeUndefined();
  const { metadata, publishedAt, permalink } = got;
  expect({ kind: target.kind, headline: metadata.headline, published: publishedAt.iso }).toEqual({
    kind: 'article',
    headline: want.headline,
    published: want.published,
  });
  if (want.byline) expect(metadata.byline).toEqual(want.byline);
  if (want.editors) expect(metadata.editors).toEqual(want.editors);
  if (want.permalink) expect(permalink).toBe(want.permalink);
  expect(metadata.origin).toEqual(want.origin);
  expect(got.warnings.some(({ code }) => code === 'republished')).toBe(want.origin !== undefined);
  for (const text of want.text ?? ['Seorang pejabat', 'aturan yang berlaku', 'di rumahnya'])
    expect(got.text).toContain(text);
  expect(got.text).not.toContain('Artikel ini telah tayang');
});
