/** The Facebook adapter over real saved pages: see `tests/harness/real-pages.ts`. Skipped, visibly, where they are absent. */
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { instantOf } from '../../utils/capture/page-time.ts';
import { Extraction } from '../../utils/contract/capture.ts';
import type { ItemTarget, PageContext } from '../../utils/sites/site-adapter.ts';
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

const squash = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const plainUrl = (url: string | null) => url?.replace(/\/$/, '') ?? null;

function expectPost(extraction: Extraction, expected: ExpectedPost): void {
  Extraction.parse(extraction);
  expect(extraction.author.name).toBe(expected.author.name);
  expect(plainUrl(extraction.author.url)).toBe(plainUrl(expected.author.url));
  if (extraction.author.id) expect(extraction.author.id).toBe(expected.author.id);
  expect(expected.permalinks.map(plainUrl)).toContain(plainUrl(extraction.permalink));
  expect(expected.ids).toContain(extraction.ids.post);
  if (expected.textStart) expect(squash(extraction.text).startsWith(squash(expected.textStart))).toBe(true);
  else expect(extraction.text).toBeNull();
  expect(extraction.audience).toBe(expected.audience);
  expectTime(extraction, [expected.publishedAt, ...(expected.acceptedPublishedAt ?? [])]);
}

/** Equal instants at the coarser of the two precisions. */
function expectTime({ publishedAt }: Extraction, accepted: (string | null)[]): void {
  const iso = publishedAt.iso ?? '';
  const isEqual = accepted.some((value) => {
    if (value === null) return publishedAt.iso === null;
    if (!iso.includes('T') || !value.includes('T')) return value.slice(0, 10) === iso.slice(0, 10);
    return instantOf(publishedAt) === Date.parse(value);
  });
  expect(isEqual, `${iso} is none of ${accepted}`).toBe(true);
}

function expectComment(extraction: Extraction, expected: ExpectedComment, post: ExpectedPost): void {
  Extraction.parse(extraction);
  expect(extraction.author.name).toBe(expected.author.name);
  expect(plainUrl(extraction.author.url)).toBe(plainUrl(expected.author.url));
  expect(extraction.ids.reply ?? extraction.ids.comment).toBe(expected.commentId);
  expect(expected.permalinks.map(plainUrl)).toContain(plainUrl(extraction.permalink));
  const texts = [expected.text, ...[expected.textDom ?? []].flat()].map(squash);
  expect(texts).toContain(squash(extraction.text));
  expect(extraction.context?.author.name).toBe(post.author.name);
  expect(post.ids).toContain(extraction.context?.id);
  expect(post.permalinks.map(plainUrl)).toContain(plainUrl(extraction.context?.permalink ?? null));
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
          const extraction = seen.find(({ ids }) => (ids.reply ?? ids.comment) === expected.commentId);
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
