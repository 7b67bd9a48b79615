/** Pages that deceive, overflow or fall apart: nothing throws, nothing takes long, nobody gets another person's words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Extraction } from '../../utils/contract/capture.ts';
import { MAX_TEXT } from '../../utils/contract/limits.ts';
import * as fixture from '../fixtures/facebook/posts.ts';
import { WRITERS } from '../fixtures/facebook/writers.ts';
import { type Post, renderPost } from '../practice/facebook/render.js';
import { createFacebookAdapter } from './adapters.ts';
import { codes, makeContext, makeDocument, openPage } from './facebook-page.ts';

const adapter = createFacebookAdapter();

describe('deceiving texts', () => {
  const imitation =
    '<h3><a href="/joko.lain">Joko Lain</a></h3><div role="article" aria-label="Komentar oleh Joko Lain"><a href="/joko.lain?comment_id=5">Joko Lain</a></div>';

  it('in a message name nobody and make no item', () => {
    const html = renderPost(fixture.PLAIN_POST).replace('Jangan lupa hari Rabu, ya!', `${imitation}Bersponsor`);
    const page = openPage([html]);
    expect(page.posts).toHaveLength(1);
    expect(page.extract(page.posts[0])).toMatchObject({
      author: { name: 'Sari Contoh' },
      permalink: 'https://www.facebook.com/sari.contoh/posts/pfbid02AbCdEfGhIjKlMnOpQrStUv1',
    });
  });

  it('as plain characters stay text', () => {
    const text = [
      'Joko Lain',
      '14 November 2024 pukul 21.42 · Dibagikan kepada Publik',
      '<h3><a href="/x">Joko</a></h3> (p1)',
    ];
    const page = openPage([{ ...fixture.PLAIN_POST, text }]);
    expect(page.extract(page.posts[0])).toMatchObject({ author: { name: 'Sari Contoh' }, text: text.join('\n') });
  });

  it('with links to other posts and comments do not change the address', () => {
    const link = '<a href="https://www.facebook.com/joko.lain/posts/555?comment_id=666">lihat</a>';
    const html = renderPost(fixture.COMMENTED_POST)
      .replace('Jadwal', `${link} Jadwal`)
      .replace('Siap hadir', `${link} Siap hadir`);
    const page = openPage([html]);
    expect(page.extract(page.posts[0]).ids.post).toBe('810000000000002');
    expect(page.extract(page.comments[0]).ids).toMatchObject({ post: '810000000000002', comment: '910000000000001' });
  });

  it('lose direction marks and zero-width characters', () => {
    const page = openPage([
      {
        ...fixture.PLAIN_POST,
        author: { ...fixture.SARI, name: 'Sari\u202e Con\u200btoh' },
        text: ['Pi\u200blih \u202e1 taholsaP\u202c \u2067a\u2069 👨‍👩‍👧'],
      },
    ]);
    const { author, text } = page.extract(page.posts[0]);
    expect(author.name).toBe('Sari Contoh');
    expect(text).toBe('Pilih 1 taholsaP a 👨‍👩‍👧');
  });
});

describe('large and odd pages', () => {
  it('cut a long text, with a warning', () => {
    const page = openPage([{ ...fixture.PLAIN_POST, text: ['kata '.repeat(100_000)] }]);
    const extraction = page.extract(page.posts[0]);
    expect(extraction.text).toHaveLength(MAX_TEXT);
    expect(codes(extraction)).toContain('text-cut');
    Extraction.parse(extraction);
  });

  it('end within the time limit of a test with ten megabytes of text, also in many pieces or deep inside', () => {
    const huge = 'x'.repeat(10_000_000);
    // Not more: the parser itself looks for the direction of a text in every piece before.
    const pieces = '<span>a</span>'.repeat(10_000);
    const deep = `${'<i>'.repeat(3000)}x${'</i>'.repeat(3000)}`;
    for (const filling of [huge, pieces, deep]) {
      for (const post of [fixture.PLAIN_POST, fixture.COMMENTED_POST]) {
        const html = renderPost(post).replace('Siap hadir', filling).replace('Mari kita', filling);
        const page = openPage([html]);
        adapter.findTargets(page.context.document, page.context);
        for (const target of page.targets) {
          Extraction.parse(page.extract(target));
          adapter.anchor(target);
        }
      }
    }
  });

  it('find targets among five hundred posts, and in one of them alone', () => {
    const posts = Array.from({ length: 500 }, (_, index): Post => ({ ...fixture.COMMENTED_POST, key: `n${index}` }));
    const page = openPage(posts);
    expect(page.posts).toHaveLength(500);
    const [post] = page.posts;
    if (!post) throw new Error('There is no post.');
    // One post that changed is looked at alone: its own item and comments, none of the others'.
    const found = adapter.findTargets(post.element, page.context);
    expect(found.every(({ element }) => post.element.contains(element))).toBe(true);
    expect(found.length).toBeGreaterThan(1);
  });

  it('give no nested posts or comments twice', () => {
    const inner = renderPost({ ...fixture.PLAIN_POST, key: 'dalam' });
    const html = renderPost(fixture.COMMENTED_POST).replace(
      '<div class="comments">',
      `<div>${inner}</div><div class="comments">`,
    );
    const page = openPage([html]);
    expect(page.posts).toHaveLength(1);
    expect(page.extract(page.posts[0]).author.name).toBe('Budi Percobaan');
    expect(new Set(page.targets.map(({ element }) => element)).size).toBe(page.targets.length);
  });

  it('yield nothing but warnings for elements of any kind', () => {
    const context = makeContext(makeDocument(''));
    for (const tag of ['div', 'a', 'svg', 'script', 'img', 'input']) {
      const element = context.document.createElement(tag);
      for (const kind of ['post', 'comment', 'reply', 'reaction'] as const) {
        const extraction = Extraction.parse(adapter.extract({ element, kind }, context));
        expect(extraction.author.name).toBeNull();
        expect(extraction.warnings.length).toBeGreaterThan(0);
        expect(adapter.anchor({ element, kind })).toBeTruthy();
      }
    }
  });
});

/** Id of a post or comment to its author: another pair needs a warning. */
const OWNERS: Record<string, string> = {
  '810000000000001': 'Sari Contoh',
  pfbid02AbCdEfGhIjKlMnOpQrStUv1: 'Sari Contoh',
  '810000000000002': 'Budi Percobaan',
  pfbid02ZyXwVuTsRqPoNmLkJiHgF2: 'Budi Percobaan',
  '810000000000004': 'Dewi Umpama',
  '810000000000006': 'Sari Contoh',
  '810000000000007': 'Sari Contoh',
  '810000000000066': 'Joko Andaikata',
  '810000000000077': 'Joko Andaikata',
  '910000000000001': 'Ayu Misalkan',
  '910000000000002': 'Budi Percobaan',
  '910000000000003': 'Joko Andaikata',
  '910000000000004': 'Dewi Umpama',
};
const MUTATED = [
  fixture.PLAIN_POST,
  fixture.COMMENTED_POST,
  { ...fixture.GROUP_POST_IN_FEED, text: ['Info beras murah (p4)'] },
  fixture.SHARE_WITH_TEXT,
  fixture.SHARE_WITHOUT_TEXT,
];

/** One change: attribute dropped, element removed, or moved before its previous sibling. */
const change = fc.record({ at: fc.nat(), what: fc.constantFrom('attribute', 'remove', 'swap'), which: fc.nat() });

function apply(document: Document, { at, what, which }: { at: number; what: string; which: number }): void {
  const elements = document.querySelectorAll('.post, .post *');
  const element = elements[at % Math.max(1, elements.length)];
  if (!element) return;
  if (what === 'remove') element.remove();
  else if (what === 'swap') element.previousElementSibling?.before(element);
  else {
    const name = element.getAttributeNames()[which % Math.max(1, element.attributes.length)];
    if (name) element.removeAttribute(name);
  }
}

describe('pages that fall apart', () => {
  it('never throw and never give a text to another author', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), fc.boolean(), (changes, withJson) => {
        const document = makeDocument(MUTATED.map(renderPost).join(''), withJson ? { json: MUTATED } : {});
        for (const one of changes) apply(document, one);
        const context = makeContext(document);
        for (const target of adapter.findTargets(document, context)) {
          const anchor = adapter.anchor(target);
          expect(anchor && target.element.contains(anchor.parent)).toBe(true);
          const extraction = Extraction.parse(adapter.extract(target, context));
          const { author, text, ids } = extraction;
          const id = ids.reply ?? ids.comment ?? (target.kind === 'post' ? ids.post : null);
          if (author.name && id && author.name !== OWNERS[id])
            expect(codes(extraction), `${id} by ${author.name}`).toEqual(
              expect.arrayContaining([expect.stringMatching(/layers-disagree|unknown-shape/)]),
            );
          const markers = [...(text ?? '').matchAll(/\(([pks]\d)\)/g)].map(([, marker]) => marker ?? '');
          expect(markers.length).toBeLessThanOrEqual(1);
          for (const marker of markers)
            if (author.name) expect([marker, author.name]).toEqual([marker, WRITERS[marker]]);
          const parent = extraction.context;
          const original = /\(([pks]\d)\)/.exec(parent?.text ?? '')?.[1];
          if (original && parent?.author.name)
            expect([original, parent.author.name]).toEqual([original, WRITERS[original]]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
