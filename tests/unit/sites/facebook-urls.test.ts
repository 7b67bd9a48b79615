/** Facebook addresses: every known form, what it points to, and its canonical form. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanFacebookUrl,
  decodeCommentId,
  isLegacyHost,
  readFacebookLink,
  vanityKey,
  withComment,
  withNumericId,
} from '../../../utils/sites/facebook/urls.ts';

const W = 'https://www.facebook.com';
const PFBID = 'pfbid02AbCdEfGhIjKlMnOpQrStUv1xYz';
const TOKEN = encodeURIComponent(btoa('comment:811_922'));
const REPLY_TOKEN = encodeURIComponent(btoa('comment:811_933'));

/** Address, kind, id, canonical address. */
const FORMS: [href: string, kind: string, id: string | null, canonical: string][] = [
  [`${W}/sari.contoh/posts/811`, 'post', '811', `${W}/sari.contoh/posts/811`],
  [`${W}/sari.contoh/posts/mari-kita-dukung/811/`, 'post', '811', `${W}/sari.contoh/posts/811`],
  [
    `${W}/sari.contoh/posts/${PFBID}?__cft__[0]=AZX&__tn__=%2CO%2CP-R#bagian`,
    'post',
    PFBID,
    `${W}/sari.contoh/posts/${PFBID}`,
  ],
  [
    `${W}/permalink.php?story_fbid=811&id=10007&paipv=0&eav=x&_rdr`,
    'post',
    '811',
    `${W}/permalink.php?story_fbid=811&id=10007`,
  ],
  [
    `${W}/story.php?id=10007&story_fbid=${PFBID}&refid=17`,
    'post',
    PFBID,
    `${W}/permalink.php?story_fbid=${PFBID}&id=10007`,
  ],
  [`${W}/groups/warga.contoh/posts/811/`, 'post', '811', `${W}/groups/warga.contoh/posts/811/`],
  [`${W}/groups/7001/permalink/811/?mibextid=abc`, 'post', '811', `${W}/groups/7001/posts/811/`],
  [`${W}/groups/7001/posts/beras-murah/811`, 'post', '811', `${W}/groups/7001/posts/811/`],
  [
    `${W}/groups/7001/?multi_permalinks=811%2C812&hoisted_section_header_type=x`,
    'post',
    '811',
    `${W}/groups/7001/posts/811/`,
  ],
  [`${W}/groups/7001?view=permalink&id=811`, 'post', '811', `${W}/groups/7001/posts/811/`],
  [`${W}/photo/?fbid=55&set=a.9&type=3`, 'photo', '55', `${W}/photo/?fbid=55`],
  [`${W}/photo.php?fbid=55&set=pcb.811&theater`, 'photo', '55', `${W}/photo/?fbid=55`],
  [`${W}/sari.contoh/photos/a.9/55/?type=3`, 'photo', '55', `${W}/photo/?fbid=55`],
  [`${W}/sari.contoh/photos/pcb.811/55`, 'photo', '55', `${W}/photo/?fbid=55`],
  [`${W}/sari.contoh/photos/55/`, 'photo', '55', `${W}/photo/?fbid=55`],
  [`${W}/media/set/?set=a.123&type=3`, 'album', '123', `${W}/media/set/?set=a.123`],
  [`${W}/media/set/?set=pcb.811`, 'album', '811', `${W}/media/set/?set=pcb.811`],
  [`${W}/sari.contoh/videos/66`, 'video', '66', `${W}/sari.contoh/videos/66`],
  [`${W}/sari.contoh/videos/kampanye-akbar/66/`, 'video', '66', `${W}/sari.contoh/videos/66`],
  [`${W}/sari.contoh/videos/vb.10007/66/`, 'video', '66', `${W}/sari.contoh/videos/66`],
  [`${W}/watch/?v=66&ref=sharing`, 'video', '66', `${W}/watch/?v=66`],
  [`${W}/watch/live/?v=66`, 'video', '66', `${W}/watch/?v=66`],
  [`${W}/video.php?v=66`, 'video', '66', `${W}/watch/?v=66`],
  [`${W}/reel/77/?s=single_unit`, 'reel', '77', `${W}/reel/77`],
  [`${W}/sari.contoh/reels/77`, 'reel', '77', `${W}/reel/77`],
  [`${W}/share/p/AbC123/?mibextid=x`, 'share', null, `${W}/share/p/AbC123/`],
  [`${W}/share/v/AbC123`, 'share', null, `${W}/share/v/AbC123/`],
  [`${W}/share/AbC123/`, 'share', null, `${W}/share/AbC123/`],
  ['https://fb.watch/aBcD-1/?x=1', 'share', null, 'https://fb.watch/aBcD-1/'],
  [`${W}/events/44/permalink/811/`, 'event', '811', `${W}/events/44/permalink/811/`],
  [`${W}/events/44/?acontext=%7B%7D`, 'event', '44', `${W}/events/44/`],
  [`${W}/stories/10007/UzpfSVND/?source=tray`, 'story', 'UzpfSVND', `${W}/stories/10007/UzpfSVND/`],
  [`${W}/groups/7001/`, 'group', '7001', `${W}/groups/7001/`],
  [`${W}/profile.php?id=10007&sk=about`, 'profile', '10007', `${W}/profile.php?id=10007`],
  [`${W}/people/Sari-Contoh/10007/`, 'profile', '10007', `${W}/profile.php?id=10007`],
  [`${W}/groups/7001/user/10007/?__tn__=R`, 'profile', '10007', `${W}/profile.php?id=10007`],
  [`${W}/sari.contoh?fref=nf&comment_id=${TOKEN}`, 'profile', null, `${W}/sari.contoh`],
  [`${W}/10007`, 'profile', '10007', `${W}/10007`],
  [
    `${W}/login/?next=${encodeURIComponent(`${W}/sari.contoh/posts/811?fbclid=1`)}`,
    'post',
    '811',
    `${W}/sari.contoh/posts/811`,
  ],
  [`${W}/checkpoint/1501092823525282/`, 'wall', null, `${W}/login/`],
  [`${W}/`, 'other', null, `${W}/`],
  [`${W}/home.php?sk=h_chr`, 'other', null, `${W}/home.php`],
  [`${W}/search/posts/?q=contoh`, 'other', null, `${W}/search/posts/`],
  [`${W}/hashtag/contoh?__eep__=6`, 'other', null, `${W}/hashtag/contoh/`],
  [`${W}/watch/`, 'other', null, `${W}/watch/`],
  [`${W}/notifications`, 'other', null, `${W}/notifications/`],
];

describe('readFacebookLink', () => {
  it.each(FORMS)('%s', (href, kind, id, canonical) => {
    const link = readFacebookLink(href);
    expect({ kind: link?.kind, id: link?.id, url: link?.url }).toEqual({ kind, id, url: canonical });
  });

  it.each([
    'facebook.com',
    'web.facebook.com',
    'm.facebook.com',
    'mbasic.facebook.com',
    'touch.facebook.com',
    'id-id.facebook.com',
    'fb.com',
    'www.fb.com',
    'WWW.FACEBOOK.COM',
  ])('reads %s as www', (host) =>
    expect(readFacebookLink(`http://${host}/sari.contoh/posts/811`)?.url).toBe(`${W}/sari.contoh/posts/811`),
  );

  it.each([
    'https://evilfacebook.com/a/posts/1',
    'https://facebook.com.example/a/posts/1',
    'https://business.facebook.com/a',
    'https://l.facebook.com/',
    'javascript:alert(1)',
    'mailto:a@b.example',
    '',
  ])('leaves %s alone', (href) => expect(readFacebookLink(href)).toBeNull());

  it('reads owner, group and the post of a photo', () => {
    expect(readFacebookLink(`${W}/sari.contoh/posts/811`)).toMatchObject({ owner: 'sari.contoh', group: null });
    expect(readFacebookLink(`${W}/permalink.php?story_fbid=811&id=10007`)?.owner).toBe('10007');
    expect(readFacebookLink(`${W}/groups/7001/user/10007/`)).toMatchObject({ owner: '10007', group: '7001' });
    expect(readFacebookLink(`${W}/photo/?fbid=55&set=pcb.811`)?.parentPost).toBe('811');
    expect(readFacebookLink(`${W}/photo/?fbid=55&set=gm.811&idorvanity=7001`)?.parentPost).toBe('811');
    expect(readFacebookLink(`${W}/photo/?fbid=55&set=a.811`)?.parentPost).toBeNull();
  });

  it('reads comment ids, numeric or in base64', () => {
    const post = `${W}/sari.contoh/posts/811`;
    expect(readFacebookLink(`${post}?comment_id=922&__tn__=R]-R`)).toMatchObject({
      item: post,
      url: `${post}?comment_id=922`,
      comment: '922',
      commentPost: null,
    });
    expect(readFacebookLink(`${post}?comment_id=${TOKEN}&reply_comment_id=${REPLY_TOKEN}`)).toMatchObject({
      url: `${post}?comment_id=922&reply_comment_id=933`,
      comment: '922',
      reply: '933',
      commentPost: '811',
    });
    expect(readFacebookLink(`${W}/permalink.php?story_fbid=811&id=1&comment_id=922`)?.url).toBe(
      `${W}/permalink.php?story_fbid=811&id=1&comment_id=922`,
    );
    expect(readFacebookLink(`${W}/sari.contoh?comment_id=${TOKEN}`)).toMatchObject({
      comment: '922',
      commentPost: '811',
    });
    expect(readFacebookLink(`${post}?comment_id=%3Cscript%3E`)).toMatchObject({ url: post, comment: null });
  });

  it('resolves relative addresses', () => {
    expect(readFacebookLink('/sari.contoh')?.url).toBe(`${W}/sari.contoh`);
    expect(readFacebookLink('#')?.kind).toBe('other');
  });
});

describe('cleanFacebookUrl', () => {
  it('unwraps outbound links and cleans what is behind', () => {
    const target = encodeURIComponent('https://contoh.example/berita?id=5&fbclid=IwAR0&utm_source=fb');
    expect(cleanFacebookUrl(`https://l.facebook.com/l.php?u=${target}&h=AT0&s=1`)).toBe(
      'https://contoh.example/berita?id=5',
    );
    expect(cleanFacebookUrl(`${W}/l.php?u=${target}`)).toBe('https://contoh.example/berita?id=5');
    expect(cleanFacebookUrl(`${W}/flx/warn/?u=${target}`)).toBe('https://contoh.example/berita?id=5');
    expect(
      cleanFacebookUrl(`https://lm.facebook.com/l.php?u=${encodeURIComponent(`${W}/sari.contoh/posts/811?x=1`)}`),
    ).toBe(`${W}/sari.contoh/posts/811`);
  });

  it('is null for what is no web address', () => {
    for (const href of ['javascript:alert(1)', 'data:text/html,x', `${W}/${'a'.repeat(20_000)}`])
      expect(cleanFacebookUrl(href)).toBeNull();
  });

  it('is idempotent, and keeps nothing but known parameters', () => {
    const segment = fc.constantFrom(
      ...'groups posts permalink photo photo.php photos watch reel share p user profile.php permalink.php story.php media set a.9 pcb.811 videos login people events stories sari.contoh 7001 811 l.php x%20y'.split(
        ' ',
      ),
      PFBID,
    );
    const name = fc.constantFrom(
      ...'story_fbid id fbid set v comment_id reply_comment_id multi_permalinks view next u __cft__[0] __tn__ fbclid ref mibextid eav av locale'.split(
        ' ',
      ),
    );
    const value = fc.constantFrom(
      '811',
      '922',
      PFBID,
      TOKEN,
      'permalink',
      'a.9',
      'pcb.811',
      `${W}/sari.contoh/posts/811`,
      'x y&z',
      '',
    );
    fc.assert(
      fc.property(
        fc.array(segment, { maxLength: 5 }),
        fc.array(fc.tuple(name, value), { maxLength: 6 }),
        (path, query) => {
          const clean = cleanFacebookUrl(`${W}/${path.join('/')}?${new URLSearchParams(query)}`);
          expect(clean).not.toBeNull();
          if (clean === null) return;
          expect(cleanFacebookUrl(clean)).toBe(clean);
          for (const key of new URL(clean).searchParams.keys())
            expect(['story_fbid', 'id', 'fbid', 'set', 'v', 'comment_id', 'reply_comment_id']).toContain(key);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        (text) => void [cleanFacebookUrl(text), readFacebookLink(`${W}/${text}`)],
      ),
    );
    fc.assert(fc.property(fc.webUrl({ withQueryParameters: true }), (url) => void cleanFacebookUrl(url)));
  });
});

describe('small tools', () => {
  it('decode comment ids and nothing else', () => {
    expect(decodeCommentId(btoa('comment:811_922'))).toEqual({ post: '811', comment: '922' });
    for (const value of ['', 'abc', btoa('comment:811'), btoa('feedback:811_922'), `${btoa('comment:811_922')}!`])
      expect(decodeCommentId(value)).toBeNull();
  });

  it('put the numeric id in place of a pfbid', () => {
    const link = readFacebookLink(`${W}/permalink.php?story_fbid=${PFBID}&id=10007`);
    expect(link && withNumericId(link, '811')).toBe(`${W}/permalink.php?story_fbid=811&id=10007`);
    const photo = readFacebookLink(`${W}/photo/?fbid=55`);
    expect(photo && withNumericId(photo, '811')).toBe(`${W}/photo/?fbid=55`);
    expect(withComment(`${W}/photo/?fbid=55`, '1', '2')).toBe(`${W}/photo/?fbid=55&comment_id=1&reply_comment_id=2`);
  });

  it('compare vanity names and tell the old hosts', () => {
    expect(vanityKey('Sari.Contoh')).toBe(vanityKey('saricontoh'));
    expect(isLegacyHost(new URL('https://mbasic.facebook.com/'))).toBe(true);
    expect(isLegacyHost(new URL('https://web.facebook.com/'))).toBe(false);
  });
});
