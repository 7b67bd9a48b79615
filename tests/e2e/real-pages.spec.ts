/** Saved pages, flagged with the built extension and judged field by field: the same check as `npm run check:sites`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPages } from '../check-sites/check-pages.ts';
import type { PageResult } from '../check-sites/judge-page.ts';
import { type Kind, readFolder } from '../check-sites/read-folder.ts';
import type { Report } from '../check-sites/report.ts';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { type ExpectedArticle, type ExpectedPost, type RealPage, realPagesFolder } from '../harness/real-pages.ts';

describe('real saved pages', () => {
  const folder = realPagesFolder();
  if (!folder) {
    console.warn('PANTAU_REAL_PAGES is not set: the built extension is not checked on real saved pages.');
    it('are absent', (ctx) => ctx.skip('PANTAU_REAL_PAGES is not set'));
    return;
  }
  let results: PageResult[] = [];
  beforeAll(async () => {
    results = await checkPages(folder, readFolder(folder));
  }, 600_000);

  /** What is not right, with the page that it is on. */
  const failures = (kind: Kind, ...fields: string[]) =>
    results
      .filter((result) => result.kind === kind)
      .flatMap(({ file, judgements }) => judgements.map((judgement) => ({ file, ...judgement })))
      .filter(({ field, verdict }) => verdict !== 'right' && fields.includes(field));

  it('have exactly the actions that they should have, and each of them saves', () => {
    expect(results.flatMap(({ file, problems }) => problems.map((problem) => ({ file, ...problem })))).toEqual([]);
    for (const { file, actions } of results)
      expect({ file, ...actions }).toEqual({ file, expected: actions.expected, found: actions.expected, extra: 0 });
  });
  it('of Facebook: author, text and address of every post and comment are right', () => {
    const ofPosts = failures('facebook', 'author.name', 'author.url', 'text', 'permalink');
    const ofComments = failures('facebook', 'comment.author', 'comment.text', 'comment.id', 'comment.permalink');
    expect([...ofPosts, ...ofComments]).toEqual([]);
  });
  it('of publishers: headline, address and time of every article are right', () => {
    expect(failures('news', 'headline', 'canonicalUrl', 'publishedAt')).toEqual([]);
  });
  it('give no wrong value without a warning', () => {
    const silent = results.flatMap(({ file, judgements }) =>
      judgements.filter(({ verdict, warned }) => verdict === 'wrong' && !warned).map((one) => ({ file, ...one })),
    );
    expect(silent).toEqual([]);
  });
});

const profile = (name: string) => `https://www.facebook.com/${name.toLowerCase().replace(' ', '.')}`;

function feedPage(): RealPage {
  const posts = SAMPLE_POSTS.map(({ id, author, text, comments = [] }): ExpectedPost => {
    const permalink = `${profile(author)}/posts/${id}`;
    return {
      author: { name: author, url: profile(author) },
      permalinks: [permalink],
      ids: [id],
      textStart: text.slice(0, 40),
      publishedAt: '2026-11-20T19:16+07:00',
      publishedRaw: '20 November 2026 pukul 19.16',
      audience: 'public',
      comments: comments.map((comment) => ({
        author: { name: comment.author, url: profile(comment.author) },
        commentId: comment.id,
        text: comment.text,
        permalinks: [`${permalink}?comment_id=${comment.id}`],
      })),
    };
  });
  const comments = posts.flatMap((post) => post.comments).length;
  return {
    file: 'feed.html',
    url: 'https://www.facebook.com/',
    kind: 'facebook',
    language: 'id',
    rendered: true,
    note: 'invented',
    expect: { posts, actionCount: { posts: posts.length, comments } },
  };
}

function articlePage(file: string, url: string, truth: Partial<ExpectedArticle>): RealPage {
  const article: ExpectedArticle = {
    headline: 'Camat Contoh Hadiri Deklarasi',
    canonicalUrl: url,
    publishedAt: '2026-11-20T19:16:00+07:00',
    publishedRaw: 'Jumat, 20 Nov 2026 19:16 WIB',
    modifiedAt: null,
    byline: ['Wartawan Contoh'],
    editor: null,
    publisher: 'Berita Contoh',
    section: null,
    textStart: 'Isi berita contoh yang cukup panjang',
    language: 'id',
    ...truth,
  };
  return { file, url, kind: 'news-article', language: 'id', rendered: true, note: 'invented', expect: { article } };
}

const articleHtml = (url: string) => `<!doctype html><html lang="id"><head><meta charset="utf-8">
  <title>Camat Contoh Hadiri Deklarasi</title><meta property="og:type" content="article">
  <link rel="canonical" href="${url}"><script>location.href = 'https://www.facebook.com/'</script>
  <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
    "headline":"Camat Contoh Hadiri Deklarasi","datePublished":"2026-11-20T19:16:00+07:00",
    "author":{"@type":"Person","name":"Wartawan Contoh"},"publisher":{"@type":"Organization","name":"Berita Contoh"}}</script>
  </head><body><article><h1>Camat Contoh Hadiri Deklarasi</h1><div>Wartawan Contoh</div>
  <div>Jumat, 20 Nov 2026 19:16 WIB</div><div>${'<p>Isi berita contoh yang cukup panjang untuk dikenali sebagai artikel yang nyata.</p>'.repeat(8)}</div>
  </article></body></html>`;

describe('the check itself', () => {
  const RUN = join(import.meta.dirname, '../check-sites/run.ts');
  const run = (folder: string) =>
    spawnSync(process.execPath, [RUN, '--pages', folder, '--json', '--no-build'], { encoding: 'utf8' });

  it('names exactly the one expectation that is not met', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-pages-'));
    try {
      const listed = 'https://news.detik.com/berita/d-7000001/camat-contoh';
      const unlisted = 'https://berita.contoh.example/2026/11/20/camat-contoh';
      const pages = [
        feedPage(),
        // Nobody has this name on the page.
        articlePage('listed.html', listed, { byline: ['Nama Keliru'] }),
        articlePage('unlisted.html', unlisted, {}),
      ];
      writeFileSync(join(folder, 'groundtruth.json'), JSON.stringify({ format: 1, pages }));
      writeFileSync(join(folder, 'feed.html'), renderFeed(SAMPLE_POSTS));
      writeFileSync(join(folder, 'listed.html'), articleHtml(listed));
      writeFileSync(join(folder, 'unlisted.html'), articleHtml(unlisted));

      const { status, stdout, stderr } = run(folder);
      const [last = '', ...others] = stdout.trim().split('\n').reverse();
      expect(others, stderr).toEqual([]);
      const report = JSON.parse(last) as Report;
      expect(report.failures).toEqual([
        { file: 'listed.html', field: 'byline', expected: ['Nama Keliru'], got: ['Wartawan Contoh'] },
      ]);
      expect(report).toMatchObject({
        pages: 3,
        actions: { expected: 6, found: 6, extra: 0 },
        fields: {
          byline: { right: 1, wrong: 1, wrongUnwarned: 1, missing: 0 },
          headline: { right: 2, wrong: 0, wrongUnwarned: 0, missing: 0 },
          'comment.text': { right: 2, wrong: 0, wrongUnwarned: 0, missing: 0 },
        },
      });
      expect(status).toBe(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('refuses a folder that it cannot use', () => {
    const { status, stdout, stderr } = run(join(tmpdir(), 'pantau-asn-no-such-folder'));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^There is no folder /);
  });
});
