/**
 * Facebook-shaped markup of invented posts and comments: the ARIA contract, link parameters and nesting of the real pages
 * of 2023 to 2025, with an Indonesian interface. Used by the practice page and by the adapter's tests. Strings in, HTML out.
 */
const ORIGIN = 'https://www.facebook.com';

export function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The tail of viewer parameters that Facebook puts on its links. `story` is one code per story. */
export function junk(story, code) {
  return `__cft__[0]=AZX${story}_kode-acak-${story}&__tn__=${encodeURIComponent(code)}`;
}

/** `url` with Facebook's own parameters behind the parameters that it has. */
function withQuery(url, query) {
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

/** `comment:<post>_<comment>` in base64, as it stands in the links of a comment's author. */
function commentToken(post, comment) {
  return encodeURIComponent(btoa(`comment:${post}_${comment}`));
}

/** Address of a post without parameters. */
export function postUrl(post) {
  if (post.url) return post.url;
  if (post.group) return `${ORIGIN}/groups/${post.group.id}/posts/${post.pfbid ?? post.id}/`;
  if (!post.author.vanity) return `${ORIGIN}/permalink.php?story_fbid=${post.pfbid ?? post.id}&id=${post.author.id}`;
  return `${ORIGIN}/${post.author.vanity}/posts/${post.pfbid ?? post.id}`;
}

export function personUrl(person, group) {
  if (group && person.id) return `${ORIGIN}/groups/${group.id}/user/${person.id}/`;
  return person.vanity ? `${ORIGIN}/${person.vanity}` : `${ORIGIN}/profile.php?id=${person.id}`;
}

/** One picture for every emoji: what it looks like does not matter, and not every machine has a font for it. */
const EMOJI_PICTURE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='7' fill='%23f7c948'/%3E%3Cpath d='M4.5 9.5a4 4 0 0 0 7 0' stroke='%23513c06' fill='none'/%3E%3Ccircle cx='5.5' cy='6' r='1'/%3E%3Ccircle cx='10.5' cy='6' r='1'/%3E%3C/svg%3E";
/** Sign of the reaction "like". */
export const LIKE_PICTURE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='8' fill='%233a6df0'/%3E%3Cpath d='M4 8h2v4H4zm2.6 0L8.4 4c1 0 1.2.8.9 2.6h2.3c.6 0 .9.5.7 1l-1.2 3.8c-.1.4-.4.6-.8.6H6.6z' fill='%23fff'/%3E%3C/svg%3E";

/** Emoji become pictures with the character as their `alt`. */
function renderWords(text) {
  return escapeHtml(text).replace(
    /\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?/gu,
    (emoji) => `<span class="emoji"><img height="16" width="16" alt="${emoji}" src="${EMOJI_PICTURE}"></span>`,
  );
}

function renderParagraphs(paragraphs, more = '') {
  const last = paragraphs.length - 1;
  return paragraphs
    .map(
      (text, index) => `<div class="par"><div dir="auto">${renderWords(text)}${index === last ? more : ''}</div></div>`,
    )
    .join('');
}

const SEE_MORE = '… <div role="button" tabindex="0" class="more">Lihat selengkapnya</div>';
const AUDIENCE_ICON = '<path d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2a5 5 0 0 1 0 10Z"></path>';

/** A round picture with the first letters of a name. */
export function renderAvatar(person, size) {
  const letters = person.name
    .split(' ')
    .map((word) => word[0])
    .slice(0, 2)
    .join('');
  let hue = 0;
  for (const sign of person.name) hue = (hue * 31 + sign.charCodeAt(0)) % 360;
  return (
    `<svg aria-hidden="true" data-visualcompletion="ignore-dynamic" role="none" width="${size}" height="${size}" viewBox="0 0 40 40">` +
    `<g><circle cx="20" cy="20" r="20" fill="hsl(${hue} 45% 45%)"></circle>` +
    `<text x="20" y="26" text-anchor="middle" font-size="16" fill="#fff" font-family="sans-serif">${escapeHtml(letters)}</text></g></svg>`
  );
}

function link(href, content, attributes = '') {
  return `<a href="${escapeHtml(href)}" role="link" tabindex="0" ${attributes}>${content}</a>`;
}

/** Letters of the time in an order that only the layout puts right, with decoys: what a reader of the text must not believe. */
function scramble(text) {
  const letters = [...text].flatMap((sign, index) => [
    `<span class="ord" style="order:${index}">${escapeHtml(sign)}</span>`,
    `<span class="decoy" style="position:absolute;top:3em">${'abcdefghijk'[index % 11]}</span>`,
  ]);
  return `<span class="scrambled" style="display:inline-flex">${letters.reverse().join('')}</span>`;
}

function renderTimeLine(post, ids) {
  const { time, story } = post;
  const url = postUrl(post);
  const shown = time.scrambled ? scramble(time.visible) : escapeHtml(time.visible);
  const label = time.label ? `aria-label="${escapeHtml(time.label)}"` : '';
  const href = post.emptyTime ? '#' : withQuery(url, junk(story, ',O,P-R'));
  const timeLink = post.sponsored
    ? link(`${ORIGIN}/ads/about/?${junk(story, 'a')}`, '<span>Bersponsor</span>', 'aria-label="Bersponsor"')
    : link(href, shown, label);
  const member =
    post.group && post.inHomeFeed && !post.anonymous
      ? `<span>${link(withQuery(personUrl(post.author, post.group), junk(story, '-UC,P-R')), `<span>${escapeHtml(post.author.name)}</span>`)}</span> · `
      : '';
  return (
    `<div class="time-line" id="${ids.time}">${member}<span><span>${timeLink}</span></span><span aria-hidden="true"> · </span>` +
    `<span><svg viewBox="0 0 16 16" width="12" height="12" fill="currentColor" title="${escapeHtml(post.audience)}">` +
    `<title>${escapeHtml(post.audience)}</title>${AUDIENCE_ICON}</svg></span></div>`
  );
}

function renderHeading(post, ids) {
  const { author, group, story } = post;
  const name = `<strong><span>${escapeHtml(post.inHomeFeed && group ? group.name : author.name)}</span></strong>`;
  const href = post.inHomeFeed && group ? `${ORIGIN}/groups/${group.id}/` : personUrl(author, group);
  const person = post.anonymous
    ? `<strong><object type="nested/pressable"><span>${escapeHtml(author.name)}</span></object></strong>`
    : link(withQuery(href, junk(story, '-UC,P-R')), name);
  const role = post.plain ? '' : 'data-ad-rendering-role="profile_name"';
  return `<div class="byline" ${role}><h3 id="${ids.author}"><span>${person}</span>${escapeHtml(post.sentence ?? '')}</h3></div>`;
}

function renderShared(shared) {
  const ids = { author: `${shared.key}a`, time: `${shared.key}t` };
  return (
    `<div class="shared">${shared.photo ? renderPhoto(shared) : ''}<div class="head">${renderHeading(shared, ids)}${renderTimeLine(shared, ids)}</div>` +
    `<div data-ad-comet-preview="message" data-ad-preview="message"><div><span dir="auto">${renderParagraphs(shared.text)}</span></div></div></div>`
  );
}

function renderPhoto(post) {
  const hue = (Number(post.id) * 47) % 360;
  return link(
    `${ORIGIN}/photo/?fbid=${post.id}9&set=pcb.${post.id}&${junk(post.story, '*bH-R')}`,
    `<svg class="photo" role="img" aria-label="Mungkin gambar pemandangan" viewBox="0 0 600 300"><rect width="600" height="300" fill="hsl(${hue} 40% 70%)"></rect>` +
      `<circle cx="460" cy="80" r="42" fill="hsl(${(hue + 40) % 360} 70% 80%)"></circle><path d="M0 300 180 120 330 300Z" fill="hsl(${hue} 35% 45%)"></path>` +
      `<path d="M220 300 400 160 600 300Z" fill="hsl(${hue} 35% 38%)"></path></svg>`,
    'class="media"',
  );
}

/** A comment, and below it its replies. */
export function renderComment(comment, post, parent = null) {
  const { author, story = post.story } = comment;
  const token = `comment_id=${commentToken(post.id, comment.id)}`;
  const profile = withQuery(personUrl(author, post.group), `${token}&${junk(story, 'R]-R')}`);
  const url = postUrl(post);
  const place = parent ? `comment_id=${parent.id}&reply_comment_id=${comment.id}` : `comment_id=${comment.id}`;
  const timeHref = withQuery(url, `${place}&${junk(story, 'R]-R')}`);
  const label = parent
    ? `Balasan oleh ${author.name} pada komentar ${parent.author.name} ${comment.time.spoken}`
    : `Komentar oleh ${author.name} ${comment.time.spoken}`;
  const body =
    comment.text.length > 0
      ? `<div><span dir="auto" lang="id-ID">${renderParagraphs(comment.text, comment.truncated ? SEE_MORE : '')}</span></div>`
      : '';
  const more = comment.attachment
    ? `<div class="card" data-ft="{}"><span dir="auto">${escapeHtml(comment.attachment)}</span></div>`
    : '';
  const name = author.anonymous
    ? `<span dir="auto">${escapeHtml(author.name)}</span>`
    : link(profile, `<span><span dir="auto">${escapeHtml(author.name)}</span></span>`, 'aria-hidden="false"');
  const picture = author.anonymous
    ? renderAvatar(author, 32)
    : `<a aria-hidden="true" href="${escapeHtml(profile)}" role="link" tabindex="-1">${renderAvatar(author, 32)}</a>`;
  const replies = (comment.replies ?? []).map((reply) => renderComment(reply, post, comment)).join('');
  return (
    `<div class="thread"><div aria-label="${escapeHtml(label)}" role="article" tabindex="-1" class="comment"><div class="picture">${picture}</div><div class="side">` +
    `<div><div class="bubble"><span class="name">${name}</span>${body}</div></div>${more}` +
    `<div class="row"><ul aria-hidden="false"><li><span><div>${link(timeHref, escapeHtml(comment.time.visible))}</div></span></li>` +
    `<li><span><div role="button" tabindex="0" aria-label="Suka">Suka</div></span></li><li><span><div role="button" tabindex="0">Balas</div></span></li></ul></div>` +
    `</div></div>${replies ? `<div class="replies">${replies}</div>` : ''}</div>`
  );
}

function renderReactions(post, ids) {
  return (
    `<div class="counts"><span aria-label="Lihat siapa yang menanggapi ini" role="toolbar"><span id="${ids.reactions}">` +
    `<div aria-label="Suka: ${post.likes} orang" role="button" tabindex="0" class="faces"><img height="18" role="presentation" width="18" src="${LIKE_PICTURE}"></div></span></span><span class="total">${post.likes}</span>` +
    `<div class="spread"></div><div aria-expanded="false" id="${ids.count}" role="button" tabindex="0" class="count"><span dir="auto"><span>${post.commentCount ?? post.comments.length} komentar</span></span></div></div>` +
    `<div class="actions"><div role="button" tabindex="0" aria-label="Suka"><span dir="auto">Suka</span></div>` +
    `<div role="button" tabindex="0" aria-label="Beri komentar"><span dir="auto">Komentari</span></div>` +
    `<div role="button" tabindex="0" aria-label="Kirim ini ke teman atau posting di profil Anda."><span dir="auto">Bagikan</span></div></div>`
  );
}

/** What stands inside a post's outermost element. */
export function renderPostBody(post) {
  const ids = postIds(post);
  const { author, group, story } = post;
  const picture = renderAvatar(post.inHomeFeed && group ? group : author, 40);
  const href = post.inHomeFeed && group ? `${ORIGIN}/groups/${group.id}/` : personUrl(author, group);
  const avatar = post.anonymous
    ? picture
    : link(withQuery(href, junk(story, '<<,P-R')), picture, `aria-label="${escapeHtml(author.name)}"`);
  const marks = post.plain ? '' : `data-ad-comet-preview="message" data-ad-preview="message"`;
  const message =
    post.text.length > 0
      ? `<div dir="auto"><div ${post.plain ? '' : 'data-ad-rendering-role="story_message"'}><div ${marks} id="${ids.message}" class="message"><div><span dir="auto">${renderParagraphs(post.text, post.truncated ? SEE_MORE : '')}</span></div></div></div></div>`
      : '';
  const attachment = post.shared ? renderShared(post.shared) : post.photo ? renderPhoto(post) : '';
  const cta = post.sponsored ? '<div data-ad-rendering-role="cta-shop_now" class="cta">Belanja sekarang</div>' : '';
  const comments = post.comments.map((comment) => renderComment(comment, post)).join('');
  const anonymous =
    post.anonymous && post.inHomeFeed
      ? `<div><strong><object><span dir="auto">${escapeHtml(author.name)}</span></object></strong></div>`
      : '';
  return (
    `<div data-virtualized="false"><div class="head"><div class="picture">${avatar}</div><div class="titles">${renderHeading(post, ids)}${anonymous}${renderTimeLine(post, ids)}</div>` +
    `<div role="button" tabindex="0" aria-haspopup="menu" aria-label="Tindakan untuk postingan oleh ${escapeHtml(author.name)} ini" class="menu">···</div></div>` +
    `${message}${attachment ? `<div id="${ids.attachment}" class="attachment">${attachment}</div>` : ''}${cta}${renderReactions(post, ids)}` +
    `<div class="comments">${comments}</div></div>`
  );
}

function postIds(post) {
  const id = (part) => `_r_${post.key}_${part}_`;
  return { author: id('a'), time: id('t'), message: id('m'), attachment: id('p'), reactions: id('r'), count: id('c') };
}

/** Attributes of a post's outermost element. */
export function postAttributes(post) {
  const ids = postIds(post);
  if (post.plain) return { role: 'article' };
  return {
    role: 'article',
    'aria-posinset': String(post.position ?? 1),
    'aria-labelledby': ids.author,
    'aria-describedby': [ids.time, ids.message, ids.attachment, ids.reactions, ids.count].join(' '),
  };
}

export function renderPost(post) {
  const attributes = Object.entries(postAttributes(post)).map(([name, value]) => `${name}="${escapeHtml(value)}"`);
  return `<div class="post" ${attributes.join(' ')}>${renderPostBody(post)}</div>`;
}

/** A unit before its content has arrived. */
export function renderSkeletonBody() {
  return (
    '<div role="progressbar" aria-label="Memuat..." aria-valuetext="Memuat..." data-visualcompletion="loading-state" class="skeleton">' +
    '<div class="bone round"></div><div class="bone"></div><div class="bone short"></div><div class="bone tall"></div></div>'
  );
}

/** What the page carries for itself about a post: the shape of Facebook's embedded JSON. */
export function storyJson(post) {
  const id = btoa(`S:_I${post.author.id ?? '100000000000001'}:${post.id}:${post.id}`);
  const actor = { __typename: 'User', id: post.author.id ?? null, name: post.author.name, url: personUrl(post.author) };
  const context = { story: { creation_time: post.created, url: postUrl(post), id } };
  return {
    __typename: 'Story',
    id,
    post_id: post.id,
    feedback: { id: btoa(`feedback:${post.id}`) },
    actors: [actor],
    attached_story: post.shared ? storyJson(post.shared) : null,
    comet_sections: {
      content: {
        story: {
          post_id: post.id,
          id,
          actors: [actor],
          wwwURL: postUrl(post),
          message: { text: (post.full ?? post.text).join('\n\n') },
        },
      },
      context_layout: { story: { comet_sections: { metadata: [context] } } },
      timestamp: context,
    },
  };
}
