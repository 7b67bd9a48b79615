/** Posts on invented pages: what is found, and every field of it. */
import { describe, expect, it } from 'vitest';
import { Extraction } from '../../utils/contract/capture.ts';
import * as fixture from '../fixtures/facebook/posts.ts';
import { type Post, renderPost, renderSkeletonBody } from '../practice/facebook/render.js';
import { createFacebookAdapter } from './adapters.ts';
import { codes, makeContext, makeDocument, openPage } from './facebook-page.ts';

const adapter = createFacebookAdapter();
const SKELETON = `<div role="article">${renderSkeletonBody()}</div>`;

function readPost(post: Post, options: Parameters<typeof openPage>[1] = {}) {
  const page = openPage([post], options);
  expect(page.posts).toHaveLength(1);
  return Extraction.parse(page.extract(page.posts[0]));
}

describe('finding posts', () => {
  it('finds each post of a feed once, shared posts not apart, and no skeleton, advertisement or suggestion', () => {
    const suggestions =
      '<div aria-posinset="9"><h3><span>Orang yang Mungkin Anda Kenal</span></h3><a href="/joko.lain"><svg></svg></a><a href="/joko.lain">Joko Lain</a></div>' +
      '<div aria-posinset="10"><h3>Reels dan video pendek</h3><a href="/reel/123456"><video></video></a></div>';
    const page = openPage([
      fixture.PLAIN_POST,
      SKELETON,
      fixture.SHARE_WITH_TEXT,
      fixture.SPONSORED_POST,
      suggestions,
      fixture.SHARE_WITHOUT_TEXT,
      fixture.UNMARKED_POST,
    ]);
    expect(page.posts.map((post) => page.extract(post).author.name)).toEqual([
      'Sari Contoh',
      'Sari Contoh',
      'Sari Contoh',
      'Joko Andaikata',
    ]);
    expect(page.comments).toEqual([]);
  });

  it('finds nothing on the old mobile pages, in columns and in what is hidden', () => {
    const legacy = makeContext(makeDocument(renderPost(fixture.PLAIN_POST)), 'https://m.facebook.com/');
    expect(adapter.findTargets(legacy.document, legacy)).toEqual([]);
    for (const around of ['role="navigation"', 'role="banner"', 'hidden'])
      expect(openPage([fixture.PLAIN_POST], { frame: (feed) => `<div ${around}>${feed}</div>` }).targets).toEqual([]);
  });

  it('finds the posts of a part of the page, and the one that the part stands in', () => {
    const { document } = makeContext(makeDocument(renderPost(fixture.PLAIN_POST) + renderPost(fixture.COMMENTED_POST)));
    const context = makeContext(document);
    const [first] = document.querySelectorAll('.post');
    const inside = first?.querySelector('.message');
    expect(first && inside).toBeTruthy();
    if (!first || !inside) return;
    expect(adapter.findTargets(first, context).map(({ element }) => element)).toEqual([first]);
    expect(adapter.findTargets(inside, context).map(({ element }) => element)).toEqual([first]);
  });

  it('finds a skeleton once it has become a post', () => {
    const context = makeContext(makeDocument(`${SKELETON}${renderPost(fixture.GROUP_POST)}`));
    const skeleton = context.document.querySelector('[role="article"]');
    expect(adapter.findTargets(context.document, context)).toHaveLength(1);
    if (skeleton) skeleton.outerHTML = renderPost(fixture.PLAIN_POST);
    expect(adapter.findTargets(context.document, context)).toHaveLength(2);
  });

  it('finds posts that have neither article nor ARIA references, by their author line and actions', () => {
    const bare = renderPost(fixture.PLAIN_POST).replace(/^<div class="post"[^>]*>/, '<div>');
    const page = openPage([`<div>${bare}</div>`, `<div>${bare.replaceAll('p1', 'q1')}</div>`]);
    expect(page.posts).toHaveLength(2);
    expect(page.extract(page.posts[0]).text).toContain('(p1)');
  });
});

describe('reading posts', () => {
  it('reads a public post of a person', () => {
    const extraction = readPost(fixture.PLAIN_POST);
    expect(extraction).toMatchObject({
      site: 'facebook',
      target: 'post',
      surface: 'feed',
      permalink: 'https://www.facebook.com/sari.contoh/posts/pfbid02AbCdEfGhIjKlMnOpQrStUv1',
      author: { name: 'Sari Contoh', url: 'https://www.facebook.com/sari.contoh', id: null },
      context: null,
      text: 'Mari kita menangkan Paslon Contoh 1 🙏 (p1)\nJangan lupa hari Rabu, ya!',
      publishedAt: { raw: 'Kamis, 14 November 2024 pukul 21.42', iso: '2024-11-14T21:42+07:00', precision: 'minute' },
      audience: 'public',
      metadata: { documentTitle: 'Facebook' },
      warnings: [],
    });
  });

  it('prefers exact data that the page carries, joined by the address of the post', () => {
    const extraction = readPost(fixture.PLAIN_POST, { json: [fixture.PLAIN_POST, fixture.COMMENTED_POST] });
    expect(extraction.permalink).toBe('https://www.facebook.com/sari.contoh/posts/810000000000001');
    expect(extraction.ids).toMatchObject({ post: '810000000000001', aliases: ['pfbid02AbCdEfGhIjKlMnOpQrStUv1'] });
    expect(extraction.author.id).toBe('100090000000001');
    expect(extraction.publishedAt).toMatchObject({ iso: '2024-11-14T21:42:07+07:00', precision: 'second' });
    expect(extraction.provenance.publishedAt?.source).toBe('embedded-json');
  });

  it('takes nothing from data of which two match, or that cannot be read', () => {
    const twin = { ...fixture.PLAIN_POST, id: '810000000009999' };
    const extraction = readPost(fixture.PLAIN_POST, { json: [fixture.PLAIN_POST, twin] });
    expect(extraction.ids.post).toBe('pfbid02AbCdEfGhIjKlMnOpQrStUv1');
    expect(extraction.publishedAt.precision).toBe('minute');
    const page = openPage([
      fixture.PLAIN_POST,
      '<script type="application/json">{"post_id": "810000000000001", "creation_time": [[[</script>',
    ]);
    expect(codes(page.extract(page.posts[0]))).toContain('structured-data-unreadable');
  });

  it('keeps the shown author and says so where the data names another', () => {
    const other = { ...fixture.PLAIN_POST, author: { ...fixture.SARI, name: 'Orang Lain' } };
    const extraction = readPost(fixture.PLAIN_POST, { json: [other] });
    expect(extraction.author.name).toBe('Sari Contoh');
    expect(extraction.warnings).toContainEqual({ code: 'layers-disagree', field: 'author.name' });
  });

  it('takes the numeric id from the comments below', () => {
    const extraction = readPost(fixture.COMMENTED_POST);
    expect(extraction.ids.post).toBe('810000000000002');
    expect(extraction.permalink).toBe('https://www.facebook.com/budi.percobaan/posts/810000000000002');
    expect(extraction.text).toBe('Jadwal kerja bakti RT 05 (p2)');
    expect(extraction.audience).toBe('friends');
    expect(codes(extraction)).toEqual(['not-public']);
  });

  it('reads a group post, also below the name of the group', () => {
    const inGroup = readPost(fixture.GROUP_POST, { url: 'https://www.facebook.com/groups/700000000000001/' });
    expect(inGroup).toMatchObject({
      surface: 'group',
      permalink: 'https://www.facebook.com/groups/700000000000001/posts/810000000000003/',
      ids: { post: '810000000000003', group: '700000000000001' },
      author: {
        name: 'Dewi Umpama',
        url: 'https://www.facebook.com/profile.php?id=100090000000005',
        id: '100090000000005',
      },
      audience: 'closed-group',
    });
    const inFeed = readPost(fixture.GROUP_POST_IN_FEED);
    expect(inFeed.author).toEqual(inGroup.author);
    expect(inFeed.audience).toBe('group');
    expect(codes(inFeed)).toEqual([]);
  });

  it('names the group and says who can see what is in it, and has none outside of groups', () => {
    const url = 'https://www.facebook.com/groups/700000000000001/';
    expect(readPost(fixture.GROUP_POST_IN_FEED).group).toEqual({
      name: fixture.GROUP_POST.group?.name,
      privacy: 'public',
    });
    expect(readPost(fixture.GROUP_POST, { url }).group?.privacy).toBe('private');
    expect(readPost(fixture.PLAIN_POST).group).toBeUndefined();
    const page = openPage([], {
      url,
      frame: () => `<div role="main"><div><div><h1><a href="/groups/700000000000001/">Grup Contoh Raya</a></h1></div>
        <span>Grup Privat</span><span>1,2 rb anggota</span></div>${renderPost({ ...fixture.GROUP_POST, audience: '' })}</div>`,
    });
    const [post] = page.targets;
    if (!post) throw new Error('No post.');
    expect(page.extract(post).group).toEqual({ name: 'Grup Contoh Raya', privacy: 'private' });
  });

  it('counts the pictures of a post, also those that are not shown', () => {
    expect(readPost(fixture.PLAIN_POST).mediaCount).toBe(0);
    expect(readPost(fixture.PHOTO_POST).mediaCount).toBe(1);
    const one = renderPost(fixture.PHOTO_POST);
    const [, id = ''] = /fbid=(\d+)/.exec(one) ?? [];
    const picture = (n: number, more = '') =>
      `<a href="https://www.facebook.com/photo/?fbid=${id}${n}&set=pcb.1"><span>${more}</span></a>`;
    const page = openPage([], {
      frame: () =>
        one.replace(
          '<div class="counts"',
          `${picture(1)}${picture(2)}${picture(2)}${picture(3, '+5')}<div class="counts"`,
        ),
    });
    const [post] = page.targets;
    if (!post) throw new Error('No post.');
    // Four are shown; the last of them stands for five.
    expect(page.extract(post).mediaCount).toBe(8);
  });

  it('names a hidden group member as the page does, without an address', () => {
    for (const inHomeFeed of [false, true]) {
      const { author } = readPost({ ...fixture.HIDDEN_AUTHOR_POST, inHomeFeed });
      expect(author).toEqual({ name: 'Peserta anonim', url: null, id: null });
    }
  });

  it('keeps a shared post out of the text, time and author of the one that shares it', () => {
    const extraction = readPost(fixture.SHARE_WITH_TEXT);
    expect(extraction).toMatchObject({
      author: { name: 'Sari Contoh' },
      text: 'Setuju sekali dengan ini (p6)',
      permalink: 'https://www.facebook.com/sari.contoh/posts/810000000000006',
      publishedAt: { iso: '2024-11-15T06:10+07:00' },
    });
    const silent = readPost(fixture.SHARE_WITHOUT_TEXT);
    expect(silent).toMatchObject({ author: { name: 'Sari Contoh' }, text: null, ids: { post: '810000000000007' } });
    expect(codes(silent)).toContain('text-missing');
  });

  it('keeps a shared post out where the page has no ARIA references', () => {
    for (const post of [fixture.SHARE_WITH_TEXT, fixture.SHARE_WITHOUT_TEXT]) {
      const html = renderPost(post).replace(/^<div class="post"[^>]*>/, '<div role="article">');
      const page = openPage([html]);
      expect(page.posts).toHaveLength(1);
      const extraction = page.extract(page.posts[0]);
      expect(extraction.author.name).toBe('Sari Contoh');
      expect(extraction.text).toBe(post.text[0] ?? null);
      expect(extraction.ids.post).toBe(post.id);
    }
  });

  it('says that a text goes on, and completes it from the data of the page', () => {
    const shown = readPost(fixture.TRUNCATED_POST);
    expect(shown.text).toBe('Pengumuman panjang dari kecamatan (p9)');
    expect(codes(shown)).toContain('text-truncated');
    const whole = readPost(fixture.TRUNCATED_POST, { json: [fixture.TRUNCATED_POST] });
    expect(whole.text).toContain('Bagian yang tersembunyi.');
    expect(whole.provenance.text?.source).toBe('embedded-json');
    const foreign = readPost(fixture.TRUNCATED_POST, {
      json: [{ ...fixture.TRUNCATED_POST, full: ['Sama sekali lain'] }],
    });
    expect(foreign.text).toBe('Pengumuman panjang dari kecamatan (p9)');
    expect(codes(foreign)).toContain('layers-disagree');
  });

  it('does not believe a scrambled time', () => {
    const extraction = readPost(fixture.SCRAMBLED_POST);
    expect(extraction.publishedAt.iso).toBeNull();
    expect(codes(extraction)).toContain('time-unreadable');
    const known = readPost(fixture.SCRAMBLED_POST, { json: [fixture.SCRAMBLED_POST] });
    expect(known.publishedAt.iso).toBe('2024-11-14T21:42:07+07:00');
  });

  it('reads relative times as approximate, by the language of the page', () => {
    const post = { ...fixture.PLAIN_POST, time: { visible: '3 h' } };
    const indonesian = readPost(post);
    expect(indonesian.publishedAt).toMatchObject({ iso: '2024-11-17', precision: 'day', assumed: ['relative'] });
    expect(codes(indonesian)).toContain('time-approximate');
    expect(readPost(post, { language: 'en' }).publishedAt).toMatchObject({ precision: 'hour' });
    expect(readPost(post, { language: '' }).publishedAt.iso).toBeNull();
  });

  it('reads a photo post, with the post that the photo belongs to as alias', () => {
    expect(readPost(fixture.PHOTO_POST)).toMatchObject({
      permalink: 'https://www.facebook.com/photo/?fbid=820000000000011',
      ids: { post: '820000000000011', aliases: ['810000000000011'] },
      audience: 'only-me',
    });
  });

  it('finds the address elsewhere while the link of the time is empty', () => {
    const byComment = readPost(fixture.EMPTY_TIME_POST);
    expect(byComment.permalink).toBe('https://www.facebook.com/sari.contoh/posts/810000000000013');
    const alone = { ...fixture.EMPTY_TIME_POST, comments: [] };
    const nowhere = readPost(alone);
    expect(nowhere.permalink).toBeNull();
    expect(codes(nowhere)).toContain('permalink-missing');
    expect(nowhere.publishedAt.iso).toBe('2024-11-16T13:00+07:00');
    const url = 'https://www.facebook.com/sari.contoh/posts/810000000000013?__tn__=R&notif_id=5';
    const onPage = readPost(alone, { url });
    expect(onPage).toMatchObject({
      surface: 'permalink',
      permalink: 'https://www.facebook.com/sari.contoh/posts/810000000000013',
    });
    const among = openPage([alone, fixture.PLAIN_POST], { url });
    expect(among.extract(among.posts[0]).permalink).toBeNull();
  });

  it('warns where the address of the post belongs to another person than the author line', () => {
    const extraction = readPost({
      ...fixture.PLAIN_POST,
      url: 'https://www.facebook.com/orang.lain/posts/810000000000001',
    });
    expect(extraction.warnings).toContainEqual({ code: 'layers-disagree', field: 'author.url' });
  });

  it('knows a dialog over the feed from a page of its own', () => {
    const frame = (feed: string) =>
      `<div role="main"><div role="feed"></div></div><div role="dialog" aria-labelledby="x">${feed}</div>`;
    const url = 'https://www.facebook.com/sari.contoh/posts/pfbid02AbCdEfGhIjKlMnOpQrStUv1';
    expect(readPost(fixture.PLAIN_POST, { frame, url }).surface).toBe('dialog');
    expect(readPost(fixture.PLAIN_POST, { url }).surface).toBe('permalink');
    expect(readPost(fixture.PLAIN_POST, { url: 'https://www.facebook.com/sari.contoh' }).surface).toBe('profile');
    expect(readPost(fixture.PLAIN_POST, { url: 'https://www.facebook.com/search/posts?q=a' }).surface).toBe('search');
  });

  it('keeps no viewer or tracking parameter anywhere', () => {
    const page = openPage([fixture.PLAIN_POST, fixture.COMMENTED_POST, fixture.GROUP_POST_IN_FEED, fixture.PHOTO_POST]);
    for (const target of page.targets) expect(JSON.stringify(page.extract(target))).not.toMatch(/__|kode-acak|%5B0%5D/);
  });
});
