/** The news adapters on broken and hostile pages, in real Chromium: they never throw, and end soon. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Extraction } from '../../utils/contract/capture.ts';
import type { PageContext } from '../../utils/sites/site-adapter.ts';
import { newsFixtures } from '../fixtures/news/articles.ts';
import { createNewsAdapter, createPageAdapter } from './adapters.ts';

/** Without a frame: there are many pages. */
function parse(html: string, url: string): PageContext {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return { document: page, url: new URL(url), now: new Date('2026-11-22T05:00:00Z'), offset: 420 };
}

describe('hostile pages', () => {
  const [, fixture] = newsFixtures;
  const url = fixture?.url ?? 'https://a.example/';
  const whole = fixture?.html ?? '';

  /** Runs everything an adapter does. What is not bounded does not end within the time limit of a test. */
  function run(context: PageContext): void {
    for (const adapter of [createNewsAdapter(), createPageAdapter()]) {
      const targets = adapter.findTargets(context.document, context);
      for (const target of targets) {
        adapter.anchor(target);
        expect(Extraction.safeParse(adapter.extract(target, context)).error).toBeUndefined();
      }
    }
  }

  it('reads pages with parts missing, doubled or cut without an error', () => {
    const blocks = whole.split(/(?=<)/);
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(), what: fc.constantFrom('drop', 'double', 'cut', 'swap'), other: fc.nat() }), {
          maxLength: 12,
        }),
        (changes) => {
          const parts = [...blocks];
          for (const { at, what, other } of changes) {
            const index = at % parts.length;
            const part = parts[index] ?? '';
            if (what === 'drop') parts.splice(index, 1);
            else if (what === 'double') parts.splice(index, 0, part);
            else if (what === 'cut') parts[index] = part.slice(0, other % (part.length + 1));
            else [parts[index], parts[other % parts.length]] = [parts[other % parts.length] ?? '', part];
            if (parts.length === 0) parts.push('');
          }
          run(parse(parts.join(''), url));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reads any JSON-LD without an error', () => {
    const keys = fc.constantFrom(
      '@type',
      '@graph',
      '@id',
      'headline',
      'author',
      'name',
      'datePublished',
      'publisher',
      'image',
      'itemListElement',
      'keywords',
      'url',
      'mainEntityOfPage',
      '__proto__',
    );
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(
          'NewsArticle',
          '#a',
          'Ani Contoh',
          '2026-11-20T10:00:00Z',
          'https://a.example/x',
          '',
          '&#99999999;',
          7,
          null,
          true,
        ),
        fc.dictionary(keys, tie('node'), { maxKeys: 6 }),
        fc.array(tie('node'), { maxLength: 4 }),
      ),
    }));
    fc.assert(
      fc.property(node, fc.nat(60), (value, cut) => {
        const json = JSON.stringify(value);
        const text = cut < 50 ? json : json.slice(0, cut);
        run(parse(`<script type="application/ld+json">${text.replaceAll('<', '\\u003c')}</script>${whole}`, url));
      }),
      { numRuns: 200 },
    );
  });

  const block = (json: string) => `<script type="application/ld+json">${json}</script>`;
  it.each([
    ['deep nesting', block(`${'{"@graph":['.repeat(20_000)}${']}'.repeat(20_000)}`)],
    ['nested arrays', block(`${'['.repeat(150_000)}${']'.repeat(150_000)}`)],
    ['ten megabytes of JSON-LD', block(`{"@type":"NewsArticle","headline":"${'x'.repeat(10_000_000)}"}`)],
    [
      'five thousand blocks',
      block('{"@type":"NewsArticle","headline":"Judul lain","author":{"name":"X"}}').repeat(5000),
    ],
    ['a hundred thousand nodes', block(`[${'{"@type":"NewsArticle","headline":"Judul"},'.repeat(8000)}{}]`)],
    [
      'ten thousand meta elements',
      '<meta property="og:title" content="Lain"><meta name="date" content="2020-01-01">'.repeat(5000),
    ],
    ['ten thousand headings', '<h1>Judul lain yang tidak ada hubungannya</h1>'.repeat(10_000)],
  ])('%s end soon', (_name, bomb) => {
    run(parse(whole.replace('</head>', `${bomb}</head>`), url));
  });

  it.each([
    ['in one paragraph', `<p>${'kata yang panjang '.repeat(600_000)}</p>`],
    ['in a hundred thousand paragraphs', `<p>${'kata yang panjang '.repeat(6)}</p>`.repeat(100_000)],
    ['in nested boxes', '<div class="ads related">kata yang panjang sekali '.repeat(3000)],
    ['without a space', `<p>${'x'.repeat(10_000_000)}</p>`],
  ])('ten megabytes of text %s end soon', (_name, text) => {
    const context = parse(
      whole.replace('</article>', '').replace('<div class="read__content">', `<div class="read__content">${text}`),
      url,
    );
    run(context);
  });

  it('warns of what it did not read', () => {
    const context = parse(whole.replace('</head>', `${block('{"a":'.repeat(9))}</head>`), url);
    const adapter = createNewsAdapter();
    const [target] = adapter.findTargets(context.document, context);
    expect(target && adapter.extract(target, context).warnings).toContainEqual({
      code: 'structured-data-unreadable',
      field: null,
    });
  });

  it('takes no address that is not http(s), and no account from one', () => {
    const html = whole
      .replace(/<link rel="canonical"[^>]*>/, '<link rel="canonical" href="javascript:alert(1)">')
      .replace(
        '</head>',
        '<meta property="og:image" content="data:image/png;base64,AA"><meta property="og:url" content="https://user:pass@surabaya.kompas.com/x"></head>',
      );
    const context = parse(html, url);
    const adapter = createPageAdapter();
    const [target] = adapter.findTargets(context.document, context);
    const got = target && adapter.extract(target, context);
    expect(got?.metadata.canonicalUrl).toContain('https://surabaya.kompas.com/read/');
    expect(got?.metadata.leadImage).toBeNull();
    expect(JSON.stringify(got)).not.toMatch(/javascript:|user:pass|utm_source/);
  });
});
