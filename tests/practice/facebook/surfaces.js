/** Which page an address of the practice site shows, but for the home feed. */
import { PEOPLE } from './make-posts.js';
import { renderPost } from './render.js';
import { renderPhotoViewer, renderReels, renderSearch, renderTimeline, renderWatch } from './render-surfaces.js';

/** Posts that one page shows at most. */
const FEW = 8;

const titled = (post) => `${post.author.name} - ${(post.text[0] ?? '').slice(0, 40)} | Facebook`;

/** The post with this id, or the first that fits: every address of the right form shows something. */
function choose(posts, id, fits) {
  return posts.find((post) => post.id === id || post.pfbid === id || `${post.id}9` === id) ?? posts.find(fits);
}

function showGroup(posts, [, name, section, id], query) {
  const group = { id: name, name: 'Grup Warga Contoh Raya' };
  const own = posts
    .filter((post) => post.group)
    .map((post) => ({ ...post, group, inHomeFeed: false }))
    .slice(0, FEW);
  if (section === 'search') return { title: 'Hasil pencarian | Facebook', html: renderSearch(own.slice(0, 3)) };
  const wanted = query.get('multi_permalinks') ?? id;
  const post = wanted && choose(own, wanted, () => true);
  if (post) return { title: titled(post), post, html: `<div class="unit">${renderPost(post)}</div>` };
  return { title: `${group.name} | Facebook`, posts: own, html: renderTimeline(group.name, 'GroupFeed', own) };
}

function showProfile(posts, person) {
  const own = posts
    .filter(({ author, group, sponsored }) => author.name === person.name && !group && !sponsored)
    .slice(0, FEW);
  return { title: `${person.name} | Facebook`, posts: own, html: renderTimeline(person.name, 'ProfileTimeline', own) };
}

/**
 * Title and content for `path` and `query`; null for the home feed. `post` is the one post of the page, `posts` those of a
 * list in their order.
 */
export function showSurface(posts, path, query, answer) {
  const parts = path.split('/').filter(Boolean);
  const [first = '', second = ''] = parts;
  const isPlain = (post) => !post.group && !post.sponsored && !post.shared && !post.anonymous && post.text.length > 0;
  if (first === 'groups' && second && second !== 'feed') return showGroup(posts, parts, query);
  if (first === 'search')
    return { title: 'Hasil pencarian | Facebook', html: renderSearch(posts.filter(isPlain).slice(0, 3)) };
  if (first === 'photo' || first === 'photo.php' || parts[1] === 'photos') {
    const id = query.get('fbid') ?? parts.at(-1);
    const post = choose(posts, id, (one) => isPlain(one) && one.photo);
    return { title: 'Foto | Facebook', post, html: renderPhotoViewer(post, answer) };
  }
  if (first === 'watch') {
    const post = choose(posts, query.get('v'), isPlain);
    return { title: 'Video | Facebook', post, html: renderWatch(post, posts.filter(isPlain).slice(3, 8), answer) };
  }
  if (first === 'reel') {
    const post = choose(posts, second, isPlain);
    const next = posts.filter((one) => isPlain(one) && one !== post).slice(0, 2);
    return { title: 'Reels | Facebook', post, html: renderReels([post, ...next], post, answer) };
  }
  if (first === 'stories')
    return { title: 'Cerita | Facebook', html: '<div class="viewer"><div class="stage"></div></div>' };
  const person = PEOPLE.find(({ vanity, id }) =>
    first === 'profile.php' ? query.get('id') === id : vanity === first && parts.length === 1,
  );
  return person ? showProfile(posts, person) : null;
}
