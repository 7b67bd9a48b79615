/** A post that shares another: two authors, two texts, two addresses, and never one for the other. */
import { describe, expect, it } from 'vitest';
import { Extraction } from '../../utils/contract/capture.ts';
import * as fixture from '../fixtures/facebook/posts.ts';
import { type Post, renderPost } from '../practice/facebook/render.js';
import { codes, openPage } from './facebook-page.ts';

const ORIGINAL = {
  target: 'post',
  permalink: 'https://www.facebook.com/jokoandaikata77/posts/810000000000066',
  id: '810000000000066',
  author: { name: 'Joko Andaikata', url: 'https://www.facebook.com/jokoandaikata77', id: null },
  text: 'Teks asli milik orang lain (s6)',
};

function readHtml(html: string): Extraction {
  const page = openPage([html]);
  expect(page.posts).toHaveLength(1);
  return Extraction.parse(page.extract(page.posts[0]));
}
const read = (post: Post) => readHtml(renderPost(post));

describe('a share', () => {
  it('keeps the words of the one who shares, and the original as context', () => {
    const share = read(fixture.SHARE_WITH_TEXT);
    expect(share).toMatchObject({
      target: 'share',
      author: { name: 'Sari Contoh' },
      text: 'Setuju sekali dengan ini (p6)',
    });
    expect(share.context).toEqual(ORIGINAL);
    expect(share.permalink).toBe('https://www.facebook.com/sari.contoh/posts/810000000000006');
  });

  it('without words has none', () => {
    const share = read(fixture.SHARE_WITHOUT_TEXT);
    expect(share).toMatchObject({ target: 'share', text: null, context: { text: 'Teks asli yang dibagikan (s7)' } });
    expect(codes(share)).toContain('text-missing');
  });

  it('is one without ARIA references, too', () => {
    for (const post of [fixture.SHARE_WITH_TEXT, fixture.SHARE_WITHOUT_TEXT]) {
      const share = readHtml(renderPost(post).replace(/^<div class="post"[^>]*>/, '<div role="article">'));
      expect(share).toMatchObject({ target: 'share', author: { name: 'Sari Contoh' }, text: post.text[0] ?? null });
      expect(share.context).toMatchObject({ author: { name: 'Joko Andaikata' }, text: post.shared?.text[0] });
    }
  });

  it('of something that the page no longer shows says so', () => {
    const html = renderPost({ ...fixture.SHARE_WITH_TEXT, shared: fixture.PLAIN_POST }).replace(
      /<div class="shared">[\s\S]*?<div class="counts">/,
      '<div class="shared">Konten ini tidak tersedia saat ini</div></div><div class="counts">',
    );
    const share = readHtml(html);
    expect(share).toMatchObject({ target: 'share', context: null, text: 'Setuju sekali dengan ini (p6)' });
    expect(share.warnings).toContainEqual({ code: 'parent-missing', field: 'context' });
  });

  it('of a share or of a hidden member’s post keeps the outermost original', () => {
    const shared: Post = { ...fixture.HIDDEN_AUTHOR_POST, key: 'dalam', story: 'dalam' };
    const share = read({ ...fixture.SHARE_WITH_TEXT, shared });
    expect(share.author.name).toBe('Sari Contoh');
    expect(share.text).toBe('Setuju sekali dengan ini (p6)');
    expect(share.context?.author.name ?? null).not.toBe('Sari Contoh');
  });

  it('is the context of the comments below it', () => {
    const { comments } = fixture.EMPTY_TIME_POST;
    const page = openPage([{ ...fixture.SHARE_WITH_TEXT, comments }]);
    expect(page.extract(page.comments[0]).context).toMatchObject({
      target: 'share',
      author: { name: 'Sari Contoh' },
      text: 'Setuju sekali dengan ini (p6)',
    });
  });
});

describe('no share', () => {
  it('is a post with a picture, a group, or words that sound like one', () => {
    for (const post of [
      fixture.PLAIN_POST,
      fixture.PHOTO_POST,
      fixture.UNMARKED_POST,
      fixture.GROUP_POST_IN_FEED,
      { ...fixture.PLAIN_POST, author: { name: 'Membagikan Contoh', vanity: 'membagikan.contoh' } },
      { ...fixture.PLAIN_POST, text: ['membagikan sebuah postingan.'] },
    ])
      expect(read(post)).toMatchObject({ target: 'post', context: null });
  });
});
