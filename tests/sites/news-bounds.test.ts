/**
 * Any page, however broken or large, is read with a bounded amount of work. The work is counted (nodes walked, attributes and
 * characters asked of the document), not timed: a slow machine changes nothing.
 */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Extraction } from '../../utils/contract/capture.ts';
import type { PageContext } from '../../utils/sites/site-adapter.ts';
import { newsFixtures } from '../fixtures/news/articles.ts';
import { systemFixtures } from '../fixtures/news/systems.ts';
import { createNewsAdapter, createPageAdapter } from './adapters.ts';

const pages = [...newsFixtures, ...systemFixtures].map(({ url, html }) => ({ url, html }));

function parse(html: string, url: string): PageContext {
  const document = new DOMParser().parseFromString(html, 'text/html');
  return { document, url: new URL(url), now: new Date('2026-11-22T05:00:00Z'), offset: 420 };
}

/** Everything that the adapters do with a page. */
function run(context: PageContext): void {
  for (const adapter of [createNewsAdapter(), createPageAdapter()])
    for (const target of adapter.findTargets(context.document, context)) {
      adapter.anchor(target);
      expect(Extraction.safeParse(adapter.extract(target, context)).error).toBeUndefined();
    }
}

const undo: (() => void)[] = [];
afterEach(() => {
  for (const restore of undo.splice(0)) restore();
});

/** Counts from now on what is asked of documents: one for each call, and one for each character that an answer has. */
function countWork(): () => number {
  let work = 0;
  const weigh = (answer: unknown) => {
    work += 1 + (typeof answer === 'string' ? answer.length : 0);
    return answer;
  };
  const wrap = (prototype: object, name: string) => {
    const own = Object.getOwnPropertyDescriptor(prototype, name);
    if (!own) throw new Error(`There is no ${name}.`);
    undo.push(() => Object.defineProperty(prototype, name, own));
    const { get, value } = own;
    Object.defineProperty(prototype, name, {
      ...own,
      ...(get
        ? {
            get(this: unknown) {
              return weigh(get.call(this));
            },
          }
        : {
            value(this: unknown, ...args: unknown[]) {
              return weigh(value.apply(this, args));
            },
          }),
    });
  };
  for (const name of ['textContent', 'firstChild', 'nextSibling', 'parentNode', 'parentElement', 'contains'])
    wrap(Node.prototype, name);
  for (const name of [
    'getAttribute',
    'closest',
    'matches',
    'querySelector',
    'querySelectorAll',
    'getElementsByTagName',
    'id',
  ])
    wrap(Element.prototype, name);
  wrap(CharacterData.prototype, 'data');
  return () => work;
}

describe('any mutation of a page', () => {
  const change = fc.record({
    at: fc.nat(),
    what: fc.constantFrom('drop', 'double', 'cut', 'swap', 'nest'),
    other: fc.nat(),
  });

  it('is read without an error', () => {
    fc.assert(
      fc.property(fc.nat(pages.length - 1), fc.array(change, { minLength: 1, maxLength: 15 }), (which, changes) => {
        const { url, html } = pages[which] ?? { url: 'https://a.example/', html: '' };
        const parts = html.split(/(?=<)/);
        for (const { at, what, other } of changes) {
          const index = at % parts.length;
          const part = parts[index] ?? '';
          if (what === 'drop') parts.splice(index, 1 + (other % 20));
          else if (what === 'double') parts.splice(index, 0, part);
          else if (what === 'cut') parts[index] = part.slice(0, other % (part.length + 1));
          else if (what === 'nest') parts[index] = `<div class="related">${part}`;
          else [parts[index], parts[other % parts.length]] = [parts[other % parts.length] ?? '', part];
          if (parts.length === 0) parts.push('');
        }
        run(parse(parts.join(''), url));
      }),
      { numRuns: 250 },
    );
  });

  it('with JSON-LD cut off anywhere, says so and goes on', () => {
    const linked = pages.filter(({ html }) => html.includes('application/ld+json'));
    fc.assert(
      fc.property(fc.nat(linked.length - 1), fc.nat(), (which, cut) => {
        const { url, html } = linked[which] ?? { url: 'https://a.example/', html: '' };
        run(
          parse(
            html.replace(
              /(<script type="application\/ld\+json">)([\s\S]*?)(<\/script>)/,
              (_all, open, json, close) => open + json.slice(0, cut % (json.length + 1)) + close,
            ),
            url,
          ),
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe('work does not grow without end', () => {
  const [, fixture] = newsFixtures;
  const whole = fixture?.html ?? '';
  const url = fixture?.url ?? 'https://a.example/';
  const inHead = (bomb: string) => whole.replace('</head>', `${bomb}</head>`);
  const inText = (bomb: string) => whole.replace('<div class="read__content">', `<div class="read__content">${bomb}`);
  const ld = (json: string) => `<script type="application/ld+json">${json}</script>`;
  /** More than any page needs: sixty times what the fixture itself takes. */
  const MOST = 40_000_000;

  const bombs: [name: string, make: (times: number) => string][] = [
    [
      'meta elements',
      (n) => inHead('<meta name="date" content="2020-01-01"><meta property="x" content="y">'.repeat(n)),
    ],
    ['a nested graph', (n) => inHead(ld(`${'{"@graph":['.repeat(n)}{"@type":"NewsArticle"}${']}'.repeat(n)}`))],
    ['JSON-LD blocks', (n) => inHead(ld('{"@type":"NewsArticle","headline":"Judul lain"}').repeat(n))],
    ['headings', (n) => inText('<h1>Judul lain yang tidak ada hubungannya</h1>'.repeat(n))],
    ['paragraphs', (n) => inText('<p>kata yang panjang kata yang panjang kata yang panjang</p>'.repeat(n))],
    [
      'nested boxes with telling names',
      (n) => inText('<div class="ads related">kata yang panjang sekali '.repeat(Math.min(n, 4000))),
    ],
    ['boxes with pictures', (n) => inText('<div class="share"><span><a href="/x"><img></a></span></div>'.repeat(n))],
    ['links with labels', (n) => inText('<a href="/author/x">Ani Contoh</a> <b>Editor:</b> '.repeat(n))],
  ];
  it.each(bombs)('%s', (_name, make) => {
    const works = [10_000, 40_000].map((times) => {
      const context = parse(make(times), url);
      const work = countWork();
      run(context);
      const done = work();
      for (const restore of undo.splice(0)) restore();
      return done;
    });
    for (const work of works) expect(work).toBeLessThan(MOST);
  });
});
