/** Comments and replies on invented pages, where the action goes, and what shows the volunteer. */
import { describe, expect, it } from 'vitest';
import { Extraction } from '../../utils/contract/capture.ts';
import * as fixture from '../fixtures/facebook/posts.ts';
import { renderComment } from '../practice/facebook/render.js';
import { createFacebookAdapter } from './adapters.ts';
import { codes, openPage } from './facebook-page.ts';

const adapter = createFacebookAdapter();
const POST_URL = 'https://www.facebook.com/budi.percobaan/posts/810000000000002';

describe('comments', () => {
  const page = openPage([fixture.COMMENTED_POST]);
  const read = page.comments.map((target) => Extraction.parse(page.extract(target)));

  it('are found once each, in order, replies as such', () => {
    expect(page.comments.map(({ kind }) => kind)).toEqual(['comment', 'reply', 'comment', 'comment']);
    expect(read.map(({ target }) => target)).toEqual(['comment', 'reply', 'comment', 'comment']);
    expect(page.posts).toHaveLength(1);
  });

  it('have their own author, text, ids and address', () => {
    expect(read[0]).toMatchObject({
      permalink: `${POST_URL}?comment_id=910000000000001`,
      ids: { post: '810000000000002', comment: '910000000000001', reply: null },
      author: {
        name: 'Ayu Misalkan',
        url: 'https://www.facebook.com/profile.php?id=100090000000003',
        id: '100090000000003',
      },
      text: 'Siap hadir, Pak (k1)\nBawa cangkul 💪',
      publishedAt: { raw: '3 j', iso: '2024-11-20T09:00+07:00', precision: 'hour', assumed: ['relative'] },
      audience: 'friends',
      metadata: { language: 'id-ID' },
    });
    expect(read[1]).toMatchObject({
      permalink: `${POST_URL}?comment_id=910000000000001&reply_comment_id=910000000000002`,
      ids: { comment: '910000000000001', reply: '910000000000002' },
      author: { name: 'Budi Percobaan' },
      text: 'Terima kasih, Bu (k2)',
    });
    // A paragraph that is only another person's name is text.
    expect(read[2]).toMatchObject({
      author: { name: 'Joko Andaikata' },
      text: 'Coblos Paslon Contoh 2 saja (k3)\nBudi Percobaan',
    });
  });

  it('without words have no text, not that of their attachment', () => {
    expect(read[3]).toMatchObject({ author: { name: 'Dewi Umpama' }, text: null });
    expect(codes(read[3] as Extraction)).toContain('text-missing');
  });

  it('name the post that they stand below', () => {
    for (const { context } of read)
      expect(context).toEqual({
        target: 'post',
        permalink: POST_URL,
        id: '810000000000002',
        author: { name: 'Budi Percobaan', url: 'https://www.facebook.com/budi.percobaan', id: null },
        text: 'Jadwal kerja bakti RT 05 (p2)',
      });
  });

  it('outside of their post keep its address only', () => {
    const [comment] = fixture.COMMENTED_POST.comments;
    const html = comment ? renderComment(comment, fixture.COMMENTED_POST) : '';
    const alone = openPage([], {
      frame: () => `<div role="complementary">${html}</div>`,
      url: 'https://www.facebook.com/reel/123456789',
    });
    expect(alone.comments).toHaveLength(2);
    expect(alone.extract(alone.comments[0])).toMatchObject({
      surface: 'reel',
      context: { permalink: POST_URL, author: { name: null }, text: null },
      audience: 'unknown',
    });
    // A comment that stands in another post's part of the page, by mistake of the page, does not take its author.
    const astray = openPage([fixture.PLAIN_POST].map((post) => ({ ...post, pfbid: '810000000000001' })));
    const post = astray.posts[0]?.element;
    post?.querySelector('.comments')?.insertAdjacentHTML('beforeend', html);
    const [target] = adapter
      .findTargets(astray.context.document, astray.context)
      .filter(({ kind }) => kind === 'comment');
    const extraction = astray.extract(target);
    expect(extraction.context?.author.name).toBeNull();
    expect(extraction.context?.permalink).toBe(POST_URL);
    expect(codes(extraction)).toContain('layers-disagree');
  });

  it('that are no articles are found by the id in their links', () => {
    const html = fixture.COMMENTED_POST.comments
      .map((comment) => renderComment(comment, fixture.COMMENTED_POST).replace(/ role="article"/g, ''))
      .join('');
    const bare = openPage([], { frame: () => `<div role="complementary"><div>${html}</div></div>` });
    expect(bare.comments.map((target) => bare.extract(target).ids.comment)).toEqual(
      page.comments.map((target) => page.extract(target).ids.comment),
    );
    expect(bare.comments.map((target) => bare.extract(target).author.name)).toEqual(
      read.map(({ author }) => author.name),
    );
  });

  it('of hidden members carry the name that the page shows', () => {
    const comments = [
      {
        id: '910000000000099',
        author: fixture.HIDDEN,
        text: ['Setuju (k9)'],
        time: { visible: '1 h', spoken: 'sehari yang lalu' },
      },
    ];
    const hidden = openPage([{ ...fixture.GROUP_POST, comments }]);
    expect(hidden.extract(hidden.comments[0])).toMatchObject({
      author: { name: 'Peserta anonim', url: null },
      text: 'Setuju (k9)',
      ids: { comment: '910000000000099', group: '700000000000001' },
    });
  });
});

describe('the place of the action', () => {
  it('is the end of the time line or of the row, never in a link, button, text or other item', () => {
    const page = openPage([
      fixture.PLAIN_POST,
      fixture.COMMENTED_POST,
      fixture.GROUP_POST_IN_FEED,
      fixture.HIDDEN_AUTHOR_POST,
      fixture.SHARE_WITHOUT_TEXT,
      fixture.SCRAMBLED_POST,
      fixture.UNMARKED_POST,
    ]);
    for (const target of page.targets) {
      const anchor = adapter.anchor(target);
      expect(anchor?.placement).toBe('inline');
      const parent = anchor?.parent as Element;
      expect(target.element.contains(parent)).toBe(true);
      expect(parent.closest('a, button, [role="button"], [role="link"], .message, .bubble, .shared')).toBeNull();
      const owner = page.targets.filter(({ element }) => element.contains(parent)).at(-1);
      expect(owner?.element).toBe(target.element);
    }
    expect(adapter.anchor(page.posts[0] as never)?.parent.className).toBe('time-line');
    expect(adapter.anchor(page.comments[0] as never)?.parent.textContent).toBe('Balas');
  });

  it('is the line of the author where there is no time, and the corner where no line is safe', () => {
    const page = openPage([fixture.PLAIN_POST]);
    const [post] = page.posts;
    post?.element.querySelector('.time-line')?.remove();
    expect(post && adapter.anchor(post)?.parent.className).toBe('byline');
    post?.element.querySelector('.byline')?.setAttribute('role', 'button');
    expect(post && adapter.anchor(post)).toEqual({ parent: post?.element, placement: 'corner' });
  });
});

describe('what shows the volunteer', () => {
  it('is found: name and picture in bar and column, composers, notices, chats, own comments', () => {
    const me = { name: 'Relawan Contoh', vanity: 'relawan.contoh' };
    const comments = [
      {
        id: '910000000000077',
        author: me,
        text: ['Komentar saya'],
        time: { visible: '1 j', spoken: 'sejam yang lalu' },
      },
    ];
    const page = openPage([{ ...fixture.COMMENTED_POST, comments }], {
      frame: (feed) =>
        '<div role="banner"><div aria-label="Profil Anda" role="button" id="menu"><svg></svg></div></div>' +
        '<div role="navigation" aria-label="Pintasan"><ul><li><a id="me" href="/relawan.contoh"><svg><image></image></svg><span>Relawan Contoh</span></a></li><li><a id="page" href="/grup.lain"><svg><image></image></svg>Grup</a></li></ul></div>' +
        '<div role="region" aria-label="Buat postingan" id="composer"><div role="button">Apa yang Anda pikirkan, Relawan?</div></div>' +
        '<div role="dialog" aria-label="Notifikasi" id="notices"></div><div role="complementary" aria-label="Kontak" id="contacts"></div>' +
        `<div role="main">${feed}<form id="answer"><div role="textbox" contenteditable aria-label="Komentari sebagai Relawan Contoh"></div></form></div>`,
    });
    const found = adapter.findViewerElements(page.context);
    for (const id of ['menu', 'me', 'composer', 'notices', 'contacts', 'answer'])
      expect(
        found.map((element) => element.id),
        id,
      ).toContain(id);
    expect(found.map(({ id }) => id)).not.toContain('page');
    expect(found.filter(({ tagName, id }) => tagName === 'A' && !id)).toHaveLength(2);
    for (const element of found) expect(element.querySelector('.message')).toBeNull();
  });

  it('is never the person whose page it is', () => {
    const page = openPage([fixture.PLAIN_POST], {
      url: 'https://www.facebook.com/sari.contoh',
      frame: (feed) =>
        `<div role="navigation" aria-label="Profil"><a href="/sari.contoh"><img alt="">Sari Contoh</a></div><div role="main">${feed}</div>`,
    });
    expect(adapter.findViewerElements(page.context)).toEqual([]);
  });
});
