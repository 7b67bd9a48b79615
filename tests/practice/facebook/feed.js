/**
 * The practice feed: 60 posts, of which only those near the viewport have content; their elements are used again for others.
 * Also the dialog of a post over the feed, the dialog of reactions, a page of one post, and the pages of `surfaces.js`.
 */
import { ME, makePost, PEOPLE } from './make-posts.js';
import { createReactionList } from './reactions.js';
import {
  escapeHtml,
  personUrl,
  postAttributes,
  postUrl,
  renderAvatar,
  renderPost,
  renderPostBody,
  renderSkeletonBody,
  storyJson,
} from './render.js';
import { showSurface } from './surfaces.js';

const COUNT = 60;
/** How far from the viewport a unit keeps its content, in pixels. */
const NEAR = 1600;
const SKELETON_MS = 1500;
const now = Date.now();
const posts = Array.from({ length: COUNT }, (_, index) => makePost(index, now));
const main = document.querySelector('#main');
const dialogs = document.querySelector('#dialogs');
const home = location.pathname + location.search;

function renderMe() {
  document.querySelector('[data-me-avatar]').innerHTML = renderAvatar(ME, 40);
  document.querySelector('[data-me-entry]').innerHTML =
    `${renderAvatar(ME, 32).replace('<g>', '<image href="data:," width="0" height="0"></image><g>')}<span>${ME.name}</span>`;
  const people = PEOPLE.slice(0, 5).map(
    (person) =>
      `<li><a class="entry" role="link" href="${personUrl(person)}">${renderAvatar(person, 32)}<span>${escapeHtml(person.name)}</span></a></li>`,
  );
  document.querySelector('#contacts').innerHTML = `<h2>Kontak</h2><ul>${people.join('')}</ul>`;
}

const COMPOSER = `<div role="region" aria-label="Buat postingan" class="composer"><a href="${personUrl(ME)}" role="link" aria-label="Linimasa ${ME.name}">${renderAvatar(ME, 40)}</a><div role="button" tabindex="0" class="ask"><span>Apa yang Anda pikirkan, Relawan?</span></div></div>`;
const ANSWER = `<form class="answer" role="presentation">${renderAvatar(ME, 32)}<div role="textbox" contenteditable="true" aria-label="Komentari sebagai ${ME.name}" data-lexical-editor="true"><p>Komentari sebagai ${ME.name}</p></div></form>`;
const SUGGESTIONS = `<div class="suggestions"><h3><span>Orang yang Mungkin Anda Kenal</span></h3><ul>${PEOPLE.slice(
  1,
  6,
)
  .map(
    (person) =>
      `<li><a href="${personUrl(person)}" role="link">${renderAvatar(person, 64)}<div>${escapeHtml(person.name)}</div></a><div role="button" tabindex="0">Tambah teman</div></li>`,
  )
  .join('')}</ul></div>`;

/** Content elements that no unit needs at the moment: the next post that comes near is drawn into one of them. */
const spare = [];

function setAttributes(element, attributes) {
  for (const name of element.getAttributeNames()) if (name !== 'class') element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

function fillUnit(unit) {
  if (unit.firstElementChild) return;
  const element = spare.pop() ?? Object.assign(document.createElement('div'), { className: 'post' });
  const post = posts[Number(unit.dataset.index)];
  if (unit.dataset.late && performance.now() < SKELETON_MS) {
    setAttributes(element, { role: 'article' });
    element.innerHTML = renderSkeletonBody();
    setTimeout(() => element.parentElement === unit && drawPost(element, post), SKELETON_MS);
  } else drawPost(element, post);
  unit.append(element);
  unit.style.minHeight = '';
}

function drawPost(element, post) {
  setAttributes(element, postAttributes(post));
  element.innerHTML = renderPostBody(post) + ANSWER;
}

function emptyUnit(unit) {
  const [element] = unit.children;
  if (!element) return;
  unit.style.minHeight = `${unit.offsetHeight}px`;
  element.remove();
  element.replaceChildren();
  spare.push(element);
}

function showFeed() {
  document.title = '(3) Facebook';
  main.innerHTML = `${COMPOSER}<h2 class="visually-hidden" hidden>Postingan Kabar Beranda</h2><div role="feed"></div>`;
  const feed = main.querySelector('[role="feed"]');
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) isIntersecting ? fillUnit(target) : emptyUnit(target);
    },
    { rootMargin: `${NEAR}px 0px` },
  );
  posts.forEach((_post, index) => {
    if (index === 7) feed.insertAdjacentHTML('beforeend', `<div class="unit">${SUGGESTIONS}</div>`);
    const unit = Object.assign(document.createElement('div'), { className: 'unit' });
    unit.dataset.index = String(index);
    if (index === 2) unit.dataset.late = 'true';
    unit.style.minHeight = '360px';
    feed.append(unit);
    watcher.observe(unit);
  });
}

function findPost(pathname) {
  const id = /\/posts\/([^/?]+)/.exec(pathname)?.[1] ?? new URLSearchParams(location.search).get('story_fbid');
  return posts.find((post) => id && (post.id === id || post.pfbid === id));
}

function showPermalink(post) {
  document.title = `${post.author.name} - ${(post.text[0] ?? '').slice(0, 40)} | Facebook`;
  main.innerHTML = `<div class="unit">${renderPost(post)}</div>`;
  main.querySelector('.post').insertAdjacentHTML('beforeend', ANSWER);
}

function openDialog(attributes, title, body) {
  const veil = Object.assign(document.createElement('div'), { className: 'veil' });
  veil.innerHTML = `<div role="dialog" ${attributes}><div class="title"><h2 id="dialog-title">${escapeHtml(title)}</h2><div role="button" tabindex="0" aria-label="Tutup" class="close">✕</div></div><div class="body">${body}</div></div>`;
  dialogs.append(veil);
  veil.querySelector('.close').focus();
  return veil;
}

function openPost(post) {
  const path = new URL(postUrl(post));
  history.pushState({ post: post.id }, '', path.pathname + path.search);
  const copy = { ...post, key: `${post.key}d`, position: 1 };
  openDialog(
    'aria-labelledby="dialog-title"',
    `Postingan ${post.author.name}`,
    renderPost(copy) + ANSWER,
  ).dataset.post = post.id;
}

function openReactions(post) {
  const veil = openDialog('aria-label="Tanggapan"', 'Tanggapan', '');
  createReactionList(post)(veil.querySelector('.body'));
}

function postOf(element) {
  const veil = element.closest('.veil[data-post]');
  const index = element.closest('.unit')?.dataset.index;
  return veil
    ? posts.find(({ id }) => id === veil.dataset.post)
    : index === undefined
      ? (surface?.post ?? surface?.posts?.[shownAt(element)] ?? findPost(location.pathname))
      : posts[Number(index)];
}

/** Which post of a list without units that empty themselves `element` stands in. */
function shownAt(element) {
  return [...main.querySelectorAll('.post')].indexOf(element.closest('.post'));
}

function closeTop() {
  const top = dialogs.lastElementChild;
  if (!top) return;
  if (top.dataset.post) history.back();
  else top.remove();
}

document.addEventListener('click', (event) => {
  const target = event.target;
  const link = target.closest('a[href]');
  if (link) {
    event.preventDefault();
    return;
  }
  if (target.closest('.close') || target.classList.contains('veil')) return closeTop();
  const post = postOf(target);
  if (!post) return;
  if (target.closest('[role="toolbar"]')) openReactions(post);
  else if (target.closest('.count') && !target.closest('.veil')) openPost(post);
  else if (target.closest('.more')) {
    const message = target.closest('.message, .bubble');
    target.closest('.more').remove();
    if (message.matches('.message') && post.full)
      message.firstElementChild.insertAdjacentHTML(
        'beforeend',
        `<div class="par"><div dir="auto">${escapeHtml(post.full.at(-1))}</div></div>`,
      );
  } else if (target.closest('.actions > :first-child')) {
    const like = target.closest('.actions > :first-child');
    const pressed = like.getAttribute('aria-pressed') !== 'true';
    like.setAttribute('aria-pressed', String(pressed));
    like.setAttribute('aria-label', pressed ? 'Batalkan suka' : 'Suka');
  }
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeTop();
});
addEventListener('popstate', () => dialogs.replaceChildren());

renderMe();
const surface = showSurface(posts, location.pathname, new URLSearchParams(location.search), ANSWER);
const single = surface ? surface.post : findPost(location.pathname);
if (surface) {
  document.title = surface.title;
  main.innerHTML = surface.html;
} else if (single) showPermalink(single);
else showFeed();
// Some posts come with their own data, as on Facebook; the rest only with what is drawn.
const data = Object.assign(document.createElement('script'), { type: 'application/json' });
data.textContent = JSON.stringify({ require: [[{ node: (single ? [single] : posts.slice(0, 5)).map(storyJson) }]] });
document.body.append(data);
document.documentElement.dataset.home = home;
