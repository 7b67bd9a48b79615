import { describe, expect, it } from 'vitest';
import { compareComment, comparePost } from '../../check-sites/compare-facebook.ts';
import { compareArticle } from '../../check-sites/compare-news.ts';
import type { Judgement } from '../../check-sites/judge.ts';
import {
  articleExtraction,
  commentExtraction,
  expectedArticle,
  expectedComment,
  expectedPost,
  postExtraction,
} from './invented.ts';

/** `field verdict` of what is not right. */
const failed = (judgements: Judgement[]) =>
  judgements.filter(({ verdict }) => verdict !== 'right').map(({ field, verdict }) => `${field} ${verdict}`);

describe('comparePost', () => {
  it('finds every field right', () => {
    const judgements = comparePost(postExtraction('1'), expectedPost('1'));
    expect(judgements).toHaveLength(7);
    expect(failed(judgements)).toEqual([]);
  });

  it.each([
    ['author.name wrong', { author: { name: 'Lain', url: 'https://www.facebook.com/sari.contoh', id: null } }],
    ['author.url missing', { author: { name: 'Sari Contoh', url: null, id: null } }],
    ['text wrong', { text: 'Suka Komentari Bagikan' }],
    ['text missing', { text: null }],
    ['permalink wrong', { permalink: 'https://www.facebook.com/sari.contoh' }],
    ['permalink missing', { permalink: null }],
    ['publishedAt wrong', { publishedAt: { ...postExtraction('1').publishedAt, iso: '2025-11-20T19:16+07:00' } }],
    ['publishedAt missing', { publishedAt: { ...postExtraction('1').publishedAt, iso: null } }],
    ['audience wrong', { audience: 'friends' as const }],
    ['audience missing', { audience: 'unknown' as const }],
    ['ids wrong', { ids: { ...postExtraction('1').ids, post: '2' } }],
    ['ids missing', { ids: { ...postExtraction('1').ids, post: null } }],
  ])('%s', (failure, change) =>
    expect(failed(comparePost({ ...postExtraction('1'), ...change }, expectedPost('1')))).toEqual([failure]),
  );

  it('takes no text for right only where the post has none', () => {
    const want = { ...expectedPost('1'), textStart: null };
    expect(failed(comparePost({ ...postExtraction('1'), text: null }, want))).toEqual([]);
    expect(failed(comparePost(postExtraction('1'), want))).toEqual(['text wrong']);
  });

  it('accepts a pfbid only where it stands in an address of the post', () => {
    const got = postExtraction('1');
    got.ids.post = 'pfbid0Contoh';
    const want = expectedPost('1');
    expect(failed(comparePost(got, want))).toEqual(['ids wrong']);
    want.permalinks.push('https://www.facebook.com/sari.contoh/posts/pfbid0Contoh');
    expect(failed(comparePost(got, want))).toEqual([]);
  });
});

describe('compareComment', () => {
  it('finds every field right, also in the words of the page', () => {
    expect(compareComment(commentExtraction('7'), expectedComment('7'))).toHaveLength(4);
    expect(failed(compareComment(commentExtraction('7'), expectedComment('7')))).toEqual([]);
    const other = { ...expectedComment('7'), text: 'Balasan 7 https://contoh.example', textDom: ['Balasan 7'] };
    expect(failed(compareComment(commentExtraction('7'), other))).toEqual([]);
  });

  it('finds what belongs to another comment', () => {
    expect(failed(compareComment(commentExtraction('8'), expectedComment('7')))).toEqual([
      'comment.text wrong',
      'comment.id wrong',
      'comment.permalink wrong',
    ]);
    const got = commentExtraction('7');
    got.author.url = 'https://www.facebook.com/sari.contoh';
    expect(failed(compareComment(got, expectedComment('7')))).toEqual(['comment.author wrong']);
  });

  it('knows a reply by its own id', () => {
    const got = commentExtraction('7');
    got.ids = { ...got.ids, comment: '1', reply: '7' };
    expect(failed(compareComment(got, expectedComment('7')))).toEqual([]);
  });
});

describe('compareArticle', () => {
  it('finds every field right', () => {
    expect(compareArticle(articleExtraction(), expectedArticle())).toHaveLength(10);
    expect(failed(compareArticle(articleExtraction(), expectedArticle()))).toEqual([]);
  });

  it.each([
    ['headline', { headline: 'Lain' }],
    ['canonicalUrl', { canonicalUrl: 'https://berita.example/b' }],
    ['byline', { byline: ['Wartawan Contoh', 'Lain'] }],
    ['editor', { editors: ['Lain'] }],
    ['publisher', { publisher: 'Lain' }],
    ['section', { section: 'Lain' }],
    ['language', { language: 'en' }],
    ['modifiedAt', { modifiedAt: articleExtraction().publishedAt }],
  ])('%s wrong', (field, change) => {
    const got = articleExtraction();
    Object.assign(got.metadata, change);
    expect(failed(compareArticle(got, expectedArticle()))).toEqual([`${field} wrong`]);
  });

  it('tells missing from wrong', () => {
    const got = articleExtraction();
    Object.assign(got.metadata, { headline: null, byline: [], publisher: null });
    got.text = null;
    expect(failed(compareArticle(got, expectedArticle()))).toEqual([
      'headline missing',
      'byline missing',
      'publisher missing',
      'textStart missing',
    ]);
  });

  it('accepts what the ground truth accepts beside the best value', () => {
    const want = {
      ...expectedArticle(),
      section: 'Umum',
      acceptedSections: [null],
      byline: [],
      acceptedBylines: [['A']],
    };
    expect(failed(compareArticle(articleExtraction(), want))).toEqual(['byline wrong']);
    want.acceptedBylines.push(['Wartawan Contoh']);
    expect(failed(compareArticle(articleExtraction(), want))).toEqual([]);
  });
});
