/**
 * Facebook-shaped markup of the pages around one post and of lists: photo viewer, watch, reels, search, group, profile, and
 * the dialog of reactions. Shapes as described in public code; every person is invented. Strings in, HTML out.
 */
import {
  escapeHtml,
  junk,
  LIKE_PICTURE,
  personUrl,
  renderAvatar,
  renderComment,
  renderPost,
  renderPostBody,
} from './render.js';

const ORIGIN = 'https://www.facebook.com';

export function photoUrl(post) {
  return `${ORIGIN}/photo/?fbid=${post.id}9&set=pcb.${post.id}`;
}

function picture(post) {
  const hue = (Number(post.id) * 47) % 360;
  return `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 600 400'%3E%3Crect width='600' height='400' fill='hsl(${hue} 40%25 70%25)'/%3E%3C/svg%3E`;
}

/** Author, text, actions and comments without the marks and references that a post in a feed has. */
function renderBeside(post, url, answer) {
  return renderPostBody({ ...post, plain: true, photo: false, shared: undefined, url }) + answer;
}

/** The photo fills the page; what was written stands in a column beside it. */
export function renderPhotoViewer(post, answer = '') {
  return (
    `<div class="viewer"><div class="stage" data-pagelet="MediaViewerPhoto"><img data-visualcompletion="media-vc-image" alt="Mungkin gambar 2 orang dan teks" src="${picture(post)}"></div>` +
    `<div role="complementary" class="pane">${renderBeside(post, photoUrl(post), answer)}</div></div>`
  );
}

/** One film, what belongs to it below, and other films in a column. */
export function renderWatch(post, others, answer = '') {
  const rail = others.map(
    (other) =>
      `<li><a href="${ORIGIN}/watch/?v=${other.id}" role="link"><img alt="" width="80" height="45" src="${picture(other)}"><span>${escapeHtml(other.author.name)}</span></a></li>`,
  );
  return (
    `<div id="watch_feed" class="viewer"><div class="film"><div class="stage" data-pagelet="WatchPermalinkVideo"><video></video></div>${renderBeside(post, `${ORIGIN}/watch/?v=${post.id}`, answer)}</div>` +
    `<div data-pagelet="TahoeRightRail" class="pane"><ul>${rail.join('')}</ul></div></div>`
  );
}

/** Reels are loaded ahead; the comments of the one that is shown stand in a column. No author line is a heading here. */
export function renderReels(posts, shown, answer = '') {
  const units = posts.map((post) => {
    const profile = `${personUrl(post.author)}?${junk(post.story, '-UC,P-R')}`;
    return (
      `<div class="reel"><div data-video-id="${post.id}"><video></video></div><div class="overlay">` +
      `<div class="who"><a href="${escapeHtml(profile)}" role="link" aria-label="${escapeHtml(post.author.name)}">${renderAvatar(post.author, 32)}</a><span><a href="${escapeHtml(profile)}" role="link"><span>${escapeHtml(post.author.name)}</span></a></span></div>` +
      `<div class="words"><div dir="auto">${escapeHtml(post.text.join(' '))}</div></div></div>` +
      `<div class="actions"><div role="button" tabindex="0" aria-label="Suka">♥</div><div role="button" tabindex="0" aria-label="Komentari">…</div><div role="button" tabindex="0" aria-label="Bagikan">➦</div></div></div>`
    );
  });
  const comments = shown.comments.map((comment) =>
    renderComment(comment, { ...shown, url: `${ORIGIN}/reel/${shown.id}` }),
  );
  return (
    `<div class="viewer"><div data-pagelet="Reels" class="reels">${units.join('')}</div>` +
    `<div role="complementary" data-pagelet="ReelsCommentPane" class="pane">${comments.join('')}${answer}</div></div>`
  );
}

/** Results have neither containers with references nor addresses, and their times are scrambled. */
export function renderSearch(posts) {
  const results = posts.map((post) => {
    const found = { ...post, emptyTime: true, time: { ...post.time, label: '', scrambled: true } };
    return `<div class="unit"><div class="post">${renderPostBody(found)}</div></div>`;
  });
  return `<div role="feed">${results.join('')}</div>`;
}

/** Head of a group or profile, and its posts. */
export function renderTimeline(name, pagelet, posts) {
  return (
    `<div class="cover"><h1>${escapeHtml(name)}</h1></div>` +
    `<div data-pagelet="${pagelet}"><div role="feed">${posts.map((post) => `<div class="unit">${renderPost(post)}</div>`).join('')}</div></div>`
  );
}

const REACTIONS = {
  like: 'Suka',
  love: 'Super',
  care: 'Peduli',
  haha: 'Haha',
  wow: 'Wow',
  sad: 'Sedih',
  angry: 'Marah',
};
const ENGLISH = { like: 'Like', love: 'Love', care: 'Care', haha: 'Haha', wow: 'Wow', sad: 'Sad', angry: 'Angry' };

function reactionName(kind, language) {
  return (language === 'en' ? ENGLISH : REACTIONS)[kind];
}

/** One person in the list of reactions; `badge` puts the sign of the reaction on the picture. */
export function renderReactor({ person, kind }, { language = 'id', badge = true, story = '' } = {}) {
  const url = escapeHtml(story ? `${personUrl(person)}?${junk(story, '<')}` : personUrl(person));
  const label = `${language === 'en' ? 'Profile picture of' : 'Foto profil'} ${escapeHtml(person.name)}`;
  const sign =
    badge && kind
      ? `<img class="sign" width="14" height="14" alt="${reactionName(kind, language)}" src="${LIKE_PICTURE}">`
      : '';
  return (
    `<div class="person"><div class="picture"><a href="${url}" role="link" aria-label="${label}">${renderAvatar(person, 40)}</a>${sign}</div>` +
    `<div class="name"><a href="${url}" role="link"><span>${escapeHtml(person.name)}</span></a></div>` +
    `<div role="button" tabindex="0" class="add">${language === 'en' ? 'Add friend' : 'Tambah teman'}</div></div>`
  );
}

/** Tabs of the dialog of reactions. `open` is the chosen one; null is "all". */
export function renderReactionTabs(reactors, { language = 'id', open = null, total = reactors.length } = {}) {
  const kinds = [...new Set(reactors.map(({ kind }) => kind))].filter(Boolean);
  const all = `<div role="tab" aria-selected="${open === null}" tabindex="0">${language === 'en' ? 'All' : 'Semua'} ${total}</div>`;
  const tabs = kinds.map((kind) => {
    const count = reactors.filter((reactor) => reactor.kind === kind).length;
    return `<div role="tab" aria-selected="${open === kind}" tabindex="-1" data-kind="${kind}"><img width="16" height="16" alt="${reactionName(kind, language)}" src="${LIKE_PICTURE}"> ${count}</div>`;
  });
  return `<div role="tablist" class="tabs">${all}${tabs.join('')}</div>`;
}

/** The whole dialog, with every person in it. */
export function renderReactionsDialog(reactors, options = {}) {
  const rows = reactors
    .filter(({ kind }) => !options.open || kind === options.open)
    .map((reactor) => renderReactor(reactor, options));
  const name = options.language === 'en' ? 'Reactions' : 'Tanggapan';
  return `<div role="dialog" aria-label="${name}">${renderReactionTabs(reactors, options)}<div class="list">${rows.join('')}</div></div>`;
}
