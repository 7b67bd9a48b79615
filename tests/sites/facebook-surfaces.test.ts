/** Every surface on which posts are shown: one target per post, the right surface, address and words. */
import { describe, expect, it } from 'vitest';
import { Extraction } from '../../utils/contract/capture.ts';
import * as fixture from '../fixtures/facebook/posts.ts';
import { type Post, renderPost } from '../practice/facebook/render.js';
import {
  renderPhotoViewer,
  renderReels,
  renderSearch,
  renderTimeline,
  renderWatch,
} from '../practice/facebook/render-surfaces.js';
import { createFacebookAdapter } from './adapters.ts';
import { codes, makeContext, makeDocument, openPage } from './facebook-page.ts';

const adapter = createFacebookAdapter();
const ORIGIN = 'https://www.facebook.com';
const { COMMENTED_POST: POST } = fixture;
const TEXT = 'Jadwal kerja bakti RT 05 (p2)';
const ANSWER =
  '<form><a href="/relawan.contoh"><svg></svg></a><div role="textbox" contenteditable aria-label="Komentari sebagai Relawan Contoh"></div></form>';
const ME = '<div class="me"><a href="/relawan.contoh" aria-label="Relawan Contoh"><svg></svg></a></div>';

function openMain(html: string, path: string) {
  return openPage([], {
    url: `${ORIGIN}${path}`,
    frame: () => `<div role="banner"></div><div role="main">${html}</div>${ME}`,
  });
}

function readOnly(page: ReturnType<typeof openPage>): Extraction {
  expect(page.posts).toHaveLength(1);
  return Extraction.parse(page.extract(page.posts[0]));
}

describe('the photo viewer', () => {
  const page = openMain(renderPhotoViewer(POST, ANSWER), `/photo/?fbid=${POST.id}9&set=pcb.${POST.id}`);

  it('is one post: the picture and what stands beside it', () => {
    const photo = readOnly(page);
    expect(photo).toMatchObject({
      surface: 'photo',
      author: { name: 'Budi Percobaan' },
      text: TEXT,
      permalink: `${ORIGIN}/photo/?fbid=${POST.id}9`,
      ids: { post: `${POST.id}9`, aliases: expect.arrayContaining([POST.id]) },
      audience: 'friends',
    });
    const element = page.posts[0]?.element;
    expect(element?.querySelector('img[data-visualcompletion]')).not.toBeNull();
    expect(element?.querySelector('[role="complementary"]')).not.toBeNull();
  });

  it('has its comments, with the post as context', () => {
    expect(page.comments).toHaveLength(4);
    for (const comment of page.comments) expect(page.extract(comment).surface).toBe('photo');
    expect(page.extract(page.comments[0])).toMatchObject({
      author: { name: 'Ayu Misalkan' },
      text: 'Siap hadir, Pak (k1)\nBawa cangkul 💪',
    });
  });

  it('finds the same post from any part of it', () => {
    const [post] = page.posts;
    for (const part of post?.element.querySelectorAll('.counts, .message, [data-pagelet]') ?? [])
      expect(adapter.findTargets(part, page.context).filter(({ kind }) => kind === 'post')).toEqual([post]);
  });

  it('covers the volunteer, whom only the composer names', () => {
    const covered = adapter.findViewerElements(page.context);
    expect(covered.some((element) => element.matches('form'))).toBe(true);
    expect(covered.some((element) => element.matches('.me a'))).toBe(true);
    expect(covered.some((element) => element.textContent?.includes('(p2)'))).toBe(false);
  });
});

describe('watch', () => {
  it('is one post, and nothing of the column beside it', () => {
    const others = [fixture.PLAIN_POST, fixture.PHOTO_POST];
    const page = openMain(renderWatch(POST, others, ANSWER), `/watch/?v=${POST.id}`);
    expect(readOnly(page)).toMatchObject({
      surface: 'watch',
      author: { name: 'Budi Percobaan' },
      text: TEXT,
      permalink: `${ORIGIN}/watch/?v=${POST.id}`,
      ids: { post: POST.id },
    });
    expect(page.comments).toHaveLength(4);
  });
});

describe('reels', () => {
  const reels = [{ ...fixture.PLAIN_POST, id: '777' }, POST, { ...fixture.GROUP_POST, id: '778' }];

  it('are loaded ahead: the one of the address is the post', () => {
    const page = openMain(renderReels(reels, POST, ANSWER), `/reel/${POST.id}`);
    const reel = readOnly(page);
    expect(reel).toMatchObject({
      surface: 'reel',
      author: { name: 'Budi Percobaan' },
      text: TEXT,
      permalink: `${ORIGIN}/reel/${POST.id}`,
      ids: { post: POST.id },
    });
    // Known from public code only.
    expect(reel.warnings).toContainEqual({ code: 'unknown-shape', field: 'author.name' });
    expect(page.comments).toHaveLength(4);
    expect(page.extract(page.comments[0])).toMatchObject({
      author: { name: 'Ayu Misalkan' },
      context: { permalink: `${ORIGIN}/reel/${POST.id}`, author: { name: 'Budi Percobaan' }, text: TEXT },
    });
  });

  it('whose film has another id than the address have no address', () => {
    const page = openMain(renderReels(reels, POST), '/reel/');
    expect(page.posts).toHaveLength(3);
    expect(page.posts.map((post) => page.extract(post).author.name)).toEqual([
      'Sari Contoh',
      'Budi Percobaan',
      'Dewi Umpama',
    ]);
    for (const post of page.posts) expect(codes(page.extract(post))).toContain('permalink-missing');
  });
});

describe('search', () => {
  it('has its posts, without addresses and times that are not shown', () => {
    const posts: Post[] = [fixture.PLAIN_POST, { ...fixture.PHOTO_POST, comments: [] }];
    const page = openMain(renderSearch(posts), '/search/posts?q=paslon');
    expect(page.posts).toHaveLength(2);
    const read = page.posts.map((post) => Extraction.parse(page.extract(post)));
    expect(read.map(({ author, text }) => [author.name, text])).toEqual([
      ['Sari Contoh', 'Mari kita menangkan Paslon Contoh 1 🙏 (p1)\nJangan lupa hari Rabu, ya!'],
      ['Dewi Umpama', 'Foto acara (p11)'],
    ]);
    for (const extraction of read) {
      expect(extraction).toMatchObject({ surface: 'search', permalink: null, publishedAt: { iso: null } });
      expect(codes(extraction)).toEqual(expect.arrayContaining(['permalink-missing', 'time-missing']));
    }
  });
});

describe('lists and single posts', () => {
  const group = { ...fixture.GROUP_POST, group: { id: 'latihan.contoh', name: 'Grup' } };
  const cases: [path: string, html: string, surface: string, permalink: string][] = [
    [
      '/groups/latihan.contoh/',
      renderTimeline('Grup', 'GroupFeed', [group]),
      'group',
      `/groups/latihan.contoh/posts/${group.id}/`,
    ],
    [
      `/groups/latihan.contoh/posts/${group.id}/`,
      renderPost(group),
      'permalink',
      `/groups/latihan.contoh/posts/${group.id}/`,
    ],
    [
      `/groups/latihan.contoh/permalink/${group.id}/`,
      renderPost(group),
      'permalink',
      `/groups/latihan.contoh/posts/${group.id}/`,
    ],
    [
      `/groups/latihan.contoh/?multi_permalinks=${group.id}`,
      renderPost(group),
      'permalink',
      `/groups/latihan.contoh/posts/${group.id}/`,
    ],
    [
      '/budi.percobaan',
      renderTimeline('Budi', 'ProfileTimeline', [POST]),
      'profile',
      `/budi.percobaan/posts/${POST.id}`,
    ],
    [
      '/profile.php?id=100090000000005',
      renderTimeline('Dewi', 'ProfileTimeline', [POST]),
      'profile',
      `/budi.percobaan/posts/${POST.id}`,
    ],
    [`/budi.percobaan/posts/${POST.pfbid}`, renderPost(POST), 'permalink', `/budi.percobaan/posts/${POST.id}`],
    [`/story.php?story_fbid=${POST.id}&id=5`, renderPost(POST), 'permalink', `/budi.percobaan/posts/${POST.id}`],
    ['/groups/latihan.contoh/search/?q=a', renderSearch([fixture.PLAIN_POST]), 'search', ''],
    ['/', renderPost(POST), 'feed', `/budi.percobaan/posts/${POST.id}`],
  ];
  it.for(cases)('%s', ([path, html, surface, permalink]) => {
    for (const host of [ORIGIN, 'https://web.facebook.com', 'https://id-id.facebook.com']) {
      const page = openPage([], { url: `${host}${path}`, frame: () => `<div role="main">${html}</div>` });
      expect(readOnly(page)).toMatchObject({ surface, permalink: permalink ? `${ORIGIN}${permalink}` : null });
    }
  });

  it('has no targets on stories, login walls and the old mobile pages', () => {
    const document = makeDocument(renderPost(POST));
    for (const url of [
      `${ORIGIN}/stories/100090000000005/UzpfSVNDOjE=/`,
      `${ORIGIN}/login/`,
      'https://m.facebook.com/budi.percobaan',
      'https://mbasic.facebook.com/budi.percobaan',
    ]) {
      const context = makeContext(document, url);
      expect(adapter.findTargets(document, context)).toEqual([]);
    }
  });
});

describe('what nobody put up for the volunteer', () => {
  const commented = { ...fixture.SPONSORED_POST, comments: POST.comments };

  it('carries no action, nor do the comments below it', () => {
    const page = openPage([commented, fixture.PLAIN_POST]);
    expect(page.posts).toHaveLength(1);
    expect(page.comments).toEqual([]);
    const comment = page.context.document.querySelector('.comment');
    expect(comment && adapter.findTargets(comment, page.context)).toEqual([]);
  });

  it('is known by its headline, in the unit or in the post, not by what a person wrote', () => {
    for (const words of ['Disarankan untuk Anda', 'Suggested for you', 'Saran postingan dari grup publik']) {
      const above = `<div class="unit"><div><span dir="auto">${words}</span></div>${renderPost(POST)}</div>`;
      const inside = renderPost(POST).replace(
        '<div class="head">',
        `<div><span dir="auto">${words}</span></div><div class="head">`,
      );
      for (const html of [above, inside]) expect(openPage([html]).targets).toEqual([]);
      expect(openPage([{ ...fixture.PLAIN_POST, text: [words] }]).posts).toHaveLength(1);
      expect(openPage([{ ...fixture.PLAIN_POST, author: { name: words, vanity: 'nama.aneh' } }]).posts).toHaveLength(1);
    }
  });
});

describe('a page that moves what it has drawn', () => {
  it('gives the same action place before and after', () => {
    const page = openPage([fixture.PLAIN_POST]);
    const [post] = page.posts;
    const line = post && adapter.anchor(post)?.parent;
    const aside = page.context.document.createElement('div');
    post?.element.querySelector('.titles')?.append(aside);
    if (line) aside.append(line);
    expect(post && adapter.anchor(post)?.parent).toBe(line);
    expect(page.extract(post).author.name).toBe('Sari Contoh');
  });

  it('reads right-to-left words and names', () => {
    const page = openPage([
      {
        ...fixture.PLAIN_POST,
        author: { name: 'سيتي Contoh', vanity: 'siti.contoh' },
        text: ['السلام عليكم (p1)', 'pilih \u200bnomor 1'],
      },
    ]);
    expect(page.extract(page.posts[0])).toMatchObject({
      author: { name: 'سيتي Contoh' },
      text: 'السلام عليكم (p1)\npilih nomor 1',
    });
  });

  it('says the time of the one tooltip that is open, while the focus is on the time', async () => {
    const holder = document.createElement('div');
    holder.innerHTML = `${renderPost({ ...fixture.PLAIN_POST, time: { visible: '6 h' } })}<div role="tooltip"><span>Kamis, 14 November 2024 pukul 21.42</span></div>`;
    document.body.append(holder);
    try {
      const context = makeContext(document);
      const [post] = adapter.findTargets(holder, context);
      holder.querySelector<HTMLElement>('.time-line a')?.focus();
      expect(post && adapter.extract(post, context).publishedAt.iso).toBe('2024-11-14T21:42+07:00');
    } finally {
      holder.remove();
    }
  });
});
