/** The Facebook adapter over real saved pages: see `tests/harness/real-pages.ts`. Skipped, visibly, where they are absent. */
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { Extraction } from '../../utils/contract/capture.ts';
import type { ItemTarget, PageContext } from '../../utils/sites/site-adapter.ts';
import { commentIdOf, compareComment, comparePost } from '../check-sites/compare-facebook.ts';
import { type Judgement, plainUrl } from '../check-sites/judge.ts';
import type { ExpectedComment, ExpectedPost, RealPage } from '../harness/real-pages.ts';
import { createFacebookAdapter } from './adapters.ts';
import { renderPage } from './frame-page.ts';

const adapter = createFacebookAdapter();
const pages = await commands.realPages();
const facebookPages = (pages ?? []).filter((page) => page.kind.startsWith('facebook'));

interface Rendered {
  page: RealPage;
  context: PageContext;
  posts: ItemTarget[];
  comments: ItemTarget[];
}

async function renderReal(page: RealPage): Promise<Rendered> {
  const html = await commands.realPage(page.file);
  // The adapter needs no layout, and the frame would wait for style sheets that nobody serves.
  const document = await renderPage(html.replace(/<link\b[^>]*\brel="(?:stylesheet|preload)"[^>]*>/gi, ''));
  // Half way through the year in which the page was saved: years that it leaves out resolve as they did then.
  const year = Number(/20\d\d/.exec(page.file)?.[0] ?? 2021);
  const now = new Date(Date.UTC(year, 5, 20));
  const context = { document, url: new URL(page.url), now, offset: 420 };
  const targets = adapter.findTargets(document, context);
  return {
    page,
    context,
    posts: targets.filter(({ kind }) => kind === 'post'),
    comments: targets.filter(({ kind }) => kind === 'comment' || kind === 'reply'),
  };
}

const failures = (judgements: Judgement[]) => judgements.filter(({ verdict }) => verdict !== 'right');

function expectPost(extraction: Extraction, expected: ExpectedPost): void {
  Extraction.parse(extraction);
  expect(failures(comparePost(extraction, expected))).toEqual([]);
  if (extraction.author.id) expect(extraction.author.id).toBe(expected.author.id);
}

function expectComment(extraction: Extraction, expected: ExpectedComment, post: ExpectedPost): void {
  Extraction.parse(extraction);
  expect(failures(compareComment(extraction, expected))).toEqual([]);
  expect(extraction.context?.author.name).toBe(post.author.name);
  expect(post.ids).toContain(extraction.context?.id);
  expect(post.permalinks.map(plainUrl)).toContain(plainUrl(extraction.context?.permalink));
}

describe('real Facebook pages', () => {
  if (!pages) {
    console.warn('PANTAU_REAL_PAGES is not set: the tests on real Facebook pages are skipped.');
    it('are absent', (ctx) => ctx.skip('PANTAU_REAL_PAGES is not set'));
    return;
  }
  for (const page of facebookPages) {
    describe(page.file, () => {
      let real: Rendered;
      beforeAll(async () => {
        real = await renderReal(page);
      });
      const { posts = [], actionCount } = page.expect;

      if (page.kind === 'facebook-legacy') {
        it('gives no targets: better none than wrong', () => {
          expect([...real.posts, ...real.comments]).toEqual([]);
        });
        return;
      }
      it('finds exactly its posts and comments, each once', () => {
        expect({ posts: real.posts.length, comments: real.comments.length }).toEqual(actionCount);
        const elements = [...real.posts, ...real.comments].map(({ element }) => element);
        expect(new Set(elements).size).toBe(elements.length);
      });
      it('reads every field of its posts', () => {
        real.posts.forEach((target, index) => {
          const expected = posts[index];
          if (expected) expectPost(adapter.extract(target, real.context), expected);
        });
      });
      it('reads author, text, id and address of its comments', () => {
        const [post] = posts;
        const seen = real.comments.map((target) => adapter.extract(target, real.context));
        for (const expected of post?.comments ?? []) {
          const extraction = seen.find((one) => commentIdOf(one) === expected.commentId);
          expect(extraction, expected.commentId).toBeDefined();
          if (extraction && post) expectComment(extraction, expected, post);
        }
      });
      it('keeps no viewer or tracking parameter', () => {
        for (const target of [...real.posts, ...real.comments])
          expect(JSON.stringify(adapter.extract(target, real.context))).not.toMatch(
            /__cft__|__tn__|__xts__|fbclid|attributionsrc/,
          );
      });
      it('places every action in its own item, outside of links, buttons and texts', () => {
        for (const target of [...real.posts, ...real.comments]) {
          const anchor = adapter.anchor(target);
          expect(anchor?.placement).toBe('inline');
          expect(target.element.contains(anchor?.parent ?? null)).toBe(true);
          expect(
            anchor?.parent.closest('a, button, [role="button"], [role="link"], [data-ad-preview="message"]'),
          ).toBeNull();
          const nested = [...real.posts, ...real.comments].filter(
            ({ element }) => element !== target.element && target.element.contains(element),
          );
          expect(nested.some(({ element }) => element.contains(anchor?.parent ?? null))).toBe(false);
        }
      });
    });
  }
});
