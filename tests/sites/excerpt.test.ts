/** The copy of an item's content: what hostile markup may leave in it (nothing), and what of the volunteer (nothing). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { MAX_EXCERPT } from '../../utils/contract/limits.ts';
import { makeExcerpt } from '../../utils/sites/excerpt.ts';
import * as fixture from '../fixtures/facebook/posts.ts';
import { renderPost } from '../practice/facebook/render.js';
import { createFacebookAdapter, createNewsAdapter } from './adapters.ts';
import { openPage } from './facebook-page.ts';
import { renderPage } from './frame-page.ts';

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const cleanLink = (href: string) => (/^https?:/.test(href) ? href : null);

function excerptOf(content: string): string {
  const item = parse(`<!doctype html><body><article id="item">${content}</article></body>`).getElementById('item');
  if (!item) throw new Error('There is no item.');
  return makeExcerpt(item, { without: new Set(), cleanLink }) ?? '';
}

/** What must not be in any excerpt, as the browser itself parses it. */
function findDangers(html: string): string[] {
  const document = parse(html);
  const dangers: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    if (
      element.matches(
        'script, style, link, iframe, object, embed, form, input, textarea, button, svg, math, base, video',
      )
    )
      dangers.push(element.outerHTML.slice(0, 100));
    if (element.localName === 'meta' && !element.matches('[charset], [http-equiv="Content-Security-Policy"]'))
      dangers.push(element.outerHTML);
    for (const { name, value } of element.attributes)
      if (/^(?:on|src|href|style|srcset|action|formaction|background|poster|ping|xlink|id$|name$|class$)/i.test(name))
        dangers.push(`${element.localName} ${name}=${value.slice(0, 60)}`);
  }
  return dangers;
}

const HOSTILE: [name: string, markup: string][] = [
  ['a script', '<script>alert(1)</script>'],
  ['a handler', '<p onclick="alert(1)" onmouseover=alert(1)>x</p><img src=x onerror=alert(1)>'],
  [
    'a script address',
    '<a href="javascript:alert(1)">x</a><a href="java\tscript:alert(1)">y</a><a href="data:text/html,x">z</a>',
  ],
  ['a form', '<form action="https://jahat.example"><input name=a value=b><button formaction=x>kirim</button></form>'],
  ['a frame', '<iframe src="https://jahat.example"></iframe><object data=x></object><embed src=x>'],
  ['a frame with content', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
  [
    'remote pictures',
    '<img src="https://jahat.example/a.png" srcset="https://jahat.example/b.png 2x"><video poster="https://jahat.example/c"></video><picture><source srcset="https://jahat.example/d"></picture>',
  ],
  [
    'styles',
    '<style>@import "https://jahat.example"</style><p style="background:url(https://jahat.example)">x</p><link rel=stylesheet href=x>',
  ],
  [
    'a base and a refresh',
    '<base href="https://jahat.example"><meta http-equiv=refresh content="0;url=https://jahat.example">',
  ],
  [
    'SVG',
    '<svg><script>alert(1)</script><foreignObject><iframe src=x></foreignObject><a xlink:href="javascript:alert(1)">x</a></svg>',
  ],
  ['MathML', '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>'],
  ['noscript', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">x</p></noscript>'],
  ['a template', '<template><script>alert(1)</script><img src=x onerror=alert(1)></template>'],
  ['a comment that ends early', '<!--><img src=x onerror=alert(1)>-->'],
  [
    'markup in an attribute',
    '<p title="</p><script>alert(1)</script>" aria-label="&lt;img src=x onerror=alert(1)&gt;">x</p>',
  ],
  ['markup as text', '<p>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</p>'],
  [
    'names that shadow the document',
    '<p id=cookie name=cookie class=x>x</p><form id=attributes><input id=nodeName></form>',
  ],
  [
    'elements that nobody knows',
    '<x-y onclick=alert(1) style="x">a</x-y><xmp><script>alert(1)</script></xmp><plaintext>',
  ],
  ['a shadow root', '<div><template shadowrootmode="open"><script>alert(1)</script></template>x</div>'],
];

describe('hostile markup', () => {
  it.each(HOSTILE)('%s leaves nothing that runs or loads', (_name, markup) => {
    const html = excerptOf(`<p>Sebelum</p>${markup}`);
    expect(findDangers(html)).toEqual([]);
    expect(html).toContain('Sebelum');
    expect(html).not.toMatch(/jahat\.example\/(?:b|c|d)\b/);
  });

  it('in any mixture leaves nothing either', () => {
    const pieces = HOSTILE.map(([, markup]) => markup);
    const glue = fc.constantFrom(
      '',
      '<div>',
      '</div>',
      '<table>',
      '<p>',
      '</p>',
      '">',
      "'>",
      '-->',
      '</style>',
      '<select>',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...pieces), glue), { maxLength: 6 }), (parts) => {
        expect(findDangers(excerptOf(parts.flat().join('')))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('of any size and depth ends in time, within the limit', () => {
    const huge = [
      '<p>x</p>'.repeat(200_000),
      '<div>'.repeat(5000),
      'kata '.repeat(2_000_000),
      '<b title="y">'.repeat(3000),
    ];
    for (const content of huge) {
      const html = excerptOf(`<p>awal</p>${content}`);
      expect(html.length).toBeLessThanOrEqual(MAX_EXCERPT);
      expect(html).toContain('awal');
      expect(html).toContain('data-cut="true"');
    }
  });
});

describe('an excerpt', () => {
  it('keeps structure, words, links and pictures as data', () => {
    const html = excerptOf(
      '<h2>Judul</h2><p>Satu <b>dua</b> <a href="https://contoh.example/x">tiga</a></p><img src="https://cdn.example/f.jpg?oh=1&oe=2" alt="Foto contoh"><time datetime="2026-11-21">kemarin</time>',
    );
    expect(parse(html).body.innerHTML).toBe(
      '<article><h2>Judul</h2><p>Satu <b>dua</b> <a data-href="https://contoh.example/x">tiga</a></p><img alt="Foto contoh" data-src="https://cdn.example/f.jpg"><time datetime="2026-11-21">kemarin</time></article>',
    );
  });

  it('is not cut when it fits', () => {
    expect(excerptOf('<p>x</p>')).not.toContain('data-cut');
  });

  it('leaves out what is not shown', async () => {
    const document = await renderPage(
      '<html><head></head><body><article><p>terlihat</p><p style="display:none">tersembunyi</p></article></body></html>',
    );
    const item = document.querySelector('article');
    expect(item && makeExcerpt(item, { without: new Set(), cleanLink })).toMatch(/terlihat(?!.*tersembunyi)/);
  });
});

describe('the volunteer', () => {
  const adapter = createFacebookAdapter();
  const ME = 'Relawan Contoh';
  const VIEWER = `<div role="navigation" aria-label="Facebook"><a href="/relawan.contoh"><svg><image></image></svg>${ME}</a></div>`;
  const COMPOSER = `<form><a href="/relawan.contoh?__cft__=rahasia"><img alt="${ME}" src="https://cdn.example/me.jpg"></a><div role="textbox" contenteditable aria-label="Komentari sebagai ${ME}">draf saya</div></form>`;

  it('is not in the excerpt of a post or a comment, and neither are bystanders', () => {
    const html = renderPost(fixture.COMMENTED_POST).replace(/<\/div>$/, `${COMPOSER}</div>`);
    expect(html).toContain('draf saya');
    const page = openPage([html], {
      frame: (feed) => `${VIEWER}<div role="main"><div role="feed">${feed}</div>${COMPOSER}</div>`,
    });
    const excerpts = page.targets.map((target) => adapter.makeExcerpt(target, page.context) ?? '');
    expect(excerpts.length).toBeGreaterThan(2);
    for (const excerpt of excerpts) {
      expect(excerpt).not.toMatch(/relawan|rahasia|me\.jpg|draf saya|__cft__|__tn__/i);
      expect(findDangers(excerpt)).toEqual([]);
    }
    const [post, comment] = [page.posts[0], page.comments[0]].map(
      (target) => target && adapter.makeExcerpt(target, page.context),
    );
    expect(post).toContain('kerja bakti');
    expect(post).not.toContain('Siap hadir');
    expect(comment).toContain('Siap hadir');
  });
});

const pages = await commands.realPages();
describe('real pages', () => {
  if (!pages) {
    console.warn('PANTAU_REAL_PAGES is not set: the tests of excerpts on real pages are skipped.');
    it('are absent', (ctx) => ctx.skip('PANTAU_REAL_PAGES is not set'));
    return;
  }
  for (const page of pages) {
    it(`${page.file}: nothing runs, loads or tells of the viewer`, async () => {
      const html = await commands.realPage(page.file);
      const document = await renderPage(html.replace(/<link\b[^>]*\brel="(?:stylesheet|preload)"[^>]*>/gi, ''));
      const adapter = page.kind.startsWith('facebook') ? createFacebookAdapter() : createNewsAdapter();
      const context = { document, url: new URL(page.url), now: new Date(), offset: 420 };
      // The id of the account that saved the page, where the page's own data names it.
      const viewer = /"(?:USER_ID|actorID|ACCOUNT_ID)":"([1-9]\d{5,})"/.exec(html)?.[1];
      for (const target of adapter.findTargets(document, context)) {
        const excerpt = adapter.makeExcerpt(target, context);
        if (!excerpt) throw new Error('There is no excerpt.');
        expect(findDangers(excerpt)).toEqual([]);
        expect(excerpt).not.toMatch(/__cft__|__tn__|__xts__|fbclid|attributionsrc|fb_dtsg|c_user/);
        expect(excerpt).not.toMatch(/(?:komentari|balas|comment|reply) (?:sebagai|as) \p{Lu}/iu);
        if (viewer) expect(excerpt).not.toContain(viewer);
        expect(excerpt.length).toBeLessThanOrEqual(MAX_EXCERPT);
      }
      document.defaultView?.frameElement?.remove();
    });
  }
});
