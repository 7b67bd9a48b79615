import { describe, expect, it } from 'vitest';
import { judgePage, type PageResult } from '../../check-sites/judge-page.ts';
import { formatReport, isGood, makeReport } from '../../check-sites/report.ts';
import {
  articleExtraction,
  capturesOf,
  commentExtraction,
  expectedArticle,
  expectedComment,
  expectedPost,
  invented,
  postExtraction,
} from './invented.ts';

const feed = invented('facebook', {
  posts: [expectedPost('1', [expectedComment('7'), expectedComment('8')]), expectedPost('2')],
  actionCount: { posts: 2, comments: 2 },
});
const all = () => [postExtraction('1'), commentExtraction('7'), commentExtraction('8'), postExtraction('2')];
const judge = async (page: typeof feed, extractions: ReturnType<typeof all>, actions = extractions.length) =>
  judgePage(page, await capturesOf(...extractions), { actions, problems: [] });
const failed = ({ judgements }: PageResult) =>
  judgements.filter(({ verdict }) => verdict !== 'right').map(({ field, verdict }) => `${field} ${verdict}`);

describe('judgePage', () => {
  it('gives every item its capture, whatever their order', async () => {
    const result = await judge(feed, all().reverse());
    expect(failed(result)).toEqual([]);
    expect(result.judgements).toHaveLength(2 * 7 + 2 * 4);
    expect(result.actions).toEqual({ expected: 4, found: 4, extra: 0 });
    expect(isGood([result])).toBe(true);
  });

  it('knows an item whose id was read wrongly, and blames the id alone', async () => {
    const [first, ...others] = all();
    if (first) first.ids.post = '999';
    const result = await judge(feed, [...others, ...(first ? [first] : [])]);
    expect(failed(result)).toEqual(['ids wrong']);
    expect(isGood([result])).toBe(false);
  });

  it('an item without an action: the action and every field are missing', async () => {
    const result = await judge(feed, all().slice(0, 2).concat(postExtraction('2')));
    expect(result.actions).toEqual({ expected: 4, found: 3, extra: 0 });
    expect(result.problems).toEqual([
      { field: 'actions', expected: { posts: 2, comments: 2 }, got: { posts: 2, comments: 1 } },
    ]);
    expect(failed(result)).toEqual([
      'comment.author missing',
      'comment.text missing',
      'comment.id missing',
      'comment.permalink missing',
    ]);
    expect(isGood([result])).toBe(false);
  });

  it('two actions on one item: one is too much', async () => {
    const result = await judge(feed, [...all(), commentExtraction('7')]);
    expect(failed(result)).toEqual([]);
    expect(result.actions).toEqual({ expected: 4, found: 4, extra: 1 });
    expect(isGood([result])).toBe(false);
  });

  it('two actions on one comment and none on another are seen, though the number is right', async () => {
    const result = await judge(feed, [
      postExtraction('1'),
      commentExtraction('7'),
      commentExtraction('7'),
      postExtraction('2'),
    ]);
    expect(result.actions).toEqual({ expected: 4, found: 4, extra: 0 });
    expect(failed(result)).toEqual(['comment.text wrong', 'comment.id wrong', 'comment.permalink wrong']);
    expect(isGood([result])).toBe(false);
  });

  it('an action that saves nothing is missing, or too much', async () => {
    expect((await judge(feed, all().slice(0, 3), 4)).actions).toEqual({ expected: 4, found: 3, extra: 0 });
    expect((await judge(feed, all(), 5)).actions).toEqual({ expected: 4, found: 4, extra: 1 });
  });

  it('accepts another number of actions where the ground truth does', async () => {
    const page = { ...feed, expect: { ...feed.expect, acceptedActionCounts: [{ posts: 1, comments: 0 }] } };
    expect((await judge(page, [postExtraction('1')])).actions).toEqual({ expected: 1, found: 1, extra: 0 });
  });

  it('a page without items: every action is too much', async () => {
    const shell = invented('facebook-shell', { posts: [], actionCount: { posts: 0, comments: 0 } });
    expect(isGood([await judge(shell, [])])).toBe(true);
    const result = await judge(shell, [postExtraction('1')]);
    expect(result.actions).toEqual({ expected: 0, found: 0, extra: 1 });
    const index = await judge(invented('news-index', { action: 'none' }), [articleExtraction()]);
    expect(index.actions).toEqual({ expected: 0, found: 0, extra: 1 });
  });

  it('an older page may be refused, but not be read wrongly', async () => {
    const legacy = invented('facebook-legacy', feed.expect);
    expect(isGood([await judge(legacy, [])])).toBe(true);
    expect(isGood([await judge(legacy, all().slice(0, 2))])).toBe(true);
    const strange = { ...postExtraction('1'), audience: 'friends' as const };
    expect(failed(await judge(legacy, [strange]))).toEqual(['audience wrong']);
  });

  it('an article that was kept as a mere page is missing', async () => {
    const page = invented('news-article', { action: 'article', article: expectedArticle() });
    expect(isGood([await judge(page, [articleExtraction()])])).toBe(true);
    const result = await judge(page, [{ ...articleExtraction(), target: 'page' }]);
    expect(result.actions).toEqual({ expected: 1, found: 0, extra: 1 });
    expect(failed(result)).toHaveLength(10);
  });

  it('a page that could not be flagged is not good', async () => {
    const shell = invented('facebook-shell', { posts: [] });
    expect(isGood([judgePage(shell, [], { actions: 0, problems: ['late'] })])).toBe(false);
  });
});

describe('report', () => {
  it('counts, and names page, field, expected and got', async () => {
    const wrong = articleExtraction();
    wrong.metadata.publisher = 'Lain';
    const doubtful = articleExtraction();
    doubtful.metadata.byline = ['Lain'];
    doubtful.warnings.push({ code: 'layers-disagree', field: 'metadata.byline' });
    const page = invented('news-article', { action: 'article', article: expectedArticle() });
    const results = [await judge(page, [wrong]), await judge(page, [doubtful])];
    const report = makeReport(results);
    expect(report).toMatchObject({ pages: 2, actions: { expected: 2, found: 2, extra: 0 } });
    expect(report.fields.publisher).toEqual({ right: 1, wrong: 1, wrongUnwarned: 1, missing: 0 });
    expect(report.fields.byline).toEqual({ right: 1, wrong: 1, wrongUnwarned: 0, missing: 0 });
    expect(report.fields).not.toHaveProperty('audience');
    expect(report.failures).toEqual([
      { file: 'news-article.html', field: 'publisher', expected: 'Berita Contoh', got: 'Lain' },
      { file: 'news-article.html', field: 'byline', expected: ['Wartawan Contoh'], got: ['Lain'] },
    ]);
    expect(isGood(results)).toBe(false);
    expect(isGood(results.slice(1))).toBe(true);
    const text = formatReport(results);
    expect(text).toContain('news-article.html: publisher is wrong, WITHOUT A WARNING');
    expect(text).toContain('news-article.html: byline is wrong, with a warning');
    expect(text).toContain('2 pages, actions: 2 expected, 2 found, 0 extra');
  });
});
