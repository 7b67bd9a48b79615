/**
 * One post of the generated feed as a tree for the page's framework: as many elements, classes and long attributes as
 * saved pages of 2025 have (over 200 elements a post, over 90 a comment), with the accessibility contract of the real ones.
 */
import { type ComponentChildren, Fragment, h, type VNode } from 'preact';
import { createRandom, type Random } from './random.ts';
import { CLASSES } from './styles.ts';

const ORIGIN = 'https://www.facebook.com';
const NAMES = ['Sari Contoh', 'Budi Misalnya', 'Ayu Teladan', 'Joko Umpama', 'Dewi Percontohan', 'Hasan Ibaratnya'];
const SENTENCES = [
  'Tulisan ini karangan untuk mengukur kecepatan dan tidak tentang siapa pun.',
  'Mari hadir besok pagi di lapangan, bawa keluarga dan tetangga semuanya.',
  'Sudah saatnya daerah kita punya pemimpin yang mau mendengar warganya.',
  'Terima kasih atas bantuan beras dan pupuk, semoga berkah untuk semua.',
  'Jangan lupa tanggalnya, pilih yang sudah kita kenal kerjanya.',
];
/** Real links carry a viewer's parameters, and an attribute that is longer still. */
const CFT_LENGTH = 180;
const SOURCE_LENGTH = 800;

type Attributes = Record<string, string | number>;

/** What all parts of one post share. */
interface Story {
  id: string;
  code: string;
  /** Decides what varies: the same for the same post. */
  random: Random;
}

const slug = (name: string) => name.toLowerCase().replaceAll(' ', '.');

/** An element with a dozen classes, as the real ones have. */
function box(story: Story, tag: string, attributes: Attributes, ...children: ComponentChildren[]): VNode {
  const first = story.random.below(CLASSES.length);
  const names = Array.from({ length: 8 + story.random.below(9) }, (_, n) => CLASSES[(first + n * 37) % CLASSES.length]);
  return h(tag, { class: names.join(' '), ...attributes }, ...children);
}

/** Elements that do nothing but stand around another. */
function nest(story: Story, depth: number, child: ComponentChildren): ComponentChildren {
  return depth === 0 ? child : box(story, 'div', {}, nest(story, depth - 1, child));
}

function link(story: Story, href: string, code: string, attributes: Attributes, ...children: ComponentChildren[]) {
  const junk = `__cft__[0]=${story.code.slice(0, CFT_LENGTH)}&__tn__=${encodeURIComponent(code)}`;
  return box(
    story,
    'a',
    {
      href: `${href}${href.includes('?') ? '&' : '?'}${junk}`,
      attributionsrc: `/privacy_sandbox/comet/register/source/?xt=${story.code}`,
      role: 'link',
      tabindex: 0,
      ...attributes,
    },
    ...children,
  );
}

function avatar(story: Story, size: number) {
  const half = size / 2;
  const mask = `m${story.id}${story.random.below(1e9)}`;
  return box(
    story,
    'svg',
    {
      'aria-hidden': 'true',
      'data-visualcompletion': 'ignore-dynamic',
      role: 'none',
      style: `width:${size}px;height:${size}px`,
    },
    h('mask', { id: mask }, h('circle', { cx: half, cy: half, r: half, fill: 'white' })),
    h(
      'g',
      { mask: `url(#${mask})` },
      h('rect', { width: '100%', height: '100%', fill: `hsl(${story.random.below(360)} 40% 60%)` }),
      h('circle', { cx: half, cy: half, r: half, fill: 'none' }),
    ),
  );
}

function icon(story: Story, title?: string) {
  return box(
    story,
    'svg',
    { viewBox: '0 0 16 16', width: 12, height: 12, fill: 'currentColor' },
    title ? h('title', {}, title) : null,
    h('path', { d: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2a5 5 0 0 1 0 10Z' }),
  );
}

function button(story: Story, label: string, depth: number) {
  return box(
    story,
    'div',
    { role: 'button', tabindex: 0, 'aria-label': label },
    nest(
      story,
      depth,
      h(Fragment, {}, icon(story), box(story, 'span', { dir: 'auto' }, box(story, 'span', {}, label))),
    ),
    box(story, 'div', { role: 'none', 'data-visualcompletion': 'ignore' }),
  );
}

function paragraphs(story: Story, most: number) {
  return Array.from({ length: 1 + story.random.below(most) }, () =>
    box(story, 'div', {}, box(story, 'div', { dir: 'auto' }, story.random.pick(SENTENCES))),
  );
}

function comment(story: Story, url: string, number: number) {
  const name = story.random.pick(NAMES);
  const id = `${story.id}${number}`;
  const token = encodeURIComponent(btoa(`comment:${story.id}_${id}`));
  const profile = `${ORIGIN}/${slug(name)}?comment_id=${token}`;
  const picture = link(
    story,
    profile,
    'R]-R',
    { 'aria-hidden': 'true', tabindex: -1 },
    nest(story, 2, avatar(story, 32)),
  );
  const author = link(
    story,
    profile,
    'R]-R',
    {},
    box(story, 'span', {}, box(story, 'span', { dir: 'auto' }, nest(story, 2, name))),
  );
  const text = box(story, 'span', { dir: 'auto', lang: 'id-ID' }, nest(story, 2, paragraphs(story, 3)));
  const time = link(story, `${url}?comment_id=${id}`, 'R]-R', {}, '2 jam');
  return nest(
    story,
    2,
    box(
      story,
      'div',
      { role: 'article', 'aria-label': `Komentar oleh ${name} 2 jam yang lalu`, tabindex: -1 },
      nest(story, 3, picture),
      nest(
        story,
        3,
        h(
          Fragment,
          {},
          nest(story, 9, author),
          nest(story, 9, text),
          nest(story, 5, button(story, 'Suka: 3 orang', 4)),
          box(
            story,
            'ul',
            { 'aria-hidden': 'false', class: 'row' },
            box(story, 'li', {}, nest(story, 4, time)),
            box(story, 'li', {}, nest(story, 3, button(story, 'Suka', 2))),
            box(story, 'li', {}, nest(story, 3, button(story, 'Balas', 2))),
          ),
          nest(story, 4, button(story, 'Sembunyikan atau laporkan ini', 3)),
        ),
      ),
    ),
  );
}

function reactions(story: Story, id: (part: string) => string) {
  const faces = nest(
    story,
    4,
    Array.from({ length: 3 }, () => nest(story, 2, icon(story))),
  );
  return box(
    story,
    'div',
    {},
    box(
      story,
      'span',
      { role: 'toolbar', 'aria-label': 'Lihat siapa yang menanggapi ini' },
      box(story, 'span', { id: id('r') }, faces),
    ),
    nest(
      story,
      4,
      box(
        story,
        'div',
        { role: 'button', tabindex: 0, id: id('c') },
        nest(story, 3, `${story.random.below(90)} komentar`),
      ),
    ),
    box(
      story,
      'div',
      { class: 'row' },
      ['Suka', 'Beri komentar', 'Kirim ini ke teman atau posting di profil Anda.'].map((label) =>
        nest(story, 5, button(story, label, 6)),
      ),
    ),
  );
}

/** Attributes of the outermost element of post number `index`. */
export function postAttributes(index: number): Record<string, string> {
  const ids = ['t', 'm', 'p', 'r', 'c'].map((part) => `_r_${index}_${part}_`);
  return {
    role: 'article',
    'aria-posinset': String(index + 1),
    'aria-labelledby': `_r_${index}_a_`,
    'aria-describedby': ids.join(' '),
  };
}

/** What stands in post number `index`: always the same for the same number. */
export function renderPost(index: number): VNode {
  const random = createRandom(index + 1);
  const story: Story = { id: String(8_200_000_000_000 + index), code: random.letters(SOURCE_LENGTH), random };
  const id = (part: string) => `_r_${index}_${part}_`;
  const name = random.pick(NAMES);
  const profile = `${ORIGIN}/${slug(name)}`;
  const url = `${profile}/posts/${story.id}`;
  const heading = box(
    story,
    'h3',
    { id: id('a') },
    nest(story, 3, link(story, profile, '-UC,P-R', {}, box(story, 'strong', {}, nest(story, 1, name)))),
  );
  const line = box(
    story,
    'div',
    { id: id('t') },
    nest(
      story,
      4,
      h(
        Fragment,
        {},
        link(story, url, ',O,P-R', { 'aria-label': 'Sabtu, 21 November 2026 pukul 10.15' }, '3 j'),
        box(story, 'span', { 'aria-hidden': 'true' }, ' · '),
        nest(story, 3, icon(story, 'Dibagikan kepada Publik')),
      ),
    ),
  );
  const head = box(
    story,
    'div',
    { class: 'row' },
    nest(story, 4, link(story, profile, '<<,P-R', { 'aria-label': name }, nest(story, 3, avatar(story, 40)))),
    nest(story, 4, h(Fragment, {}, box(story, 'div', { 'data-ad-rendering-role': 'profile_name' }, heading), line)),
    nest(story, 5, button(story, `Tindakan untuk postingan oleh ${name} ini`, 5)),
  );
  const message = box(
    story,
    'div',
    { id: id('m'), 'data-ad-preview': 'message', 'data-ad-comet-preview': 'message' },
    nest(story, 3, box(story, 'span', { dir: 'auto', lang: 'id-ID' }, paragraphs(story, 6))),
  );
  const photo = link(
    story,
    `${ORIGIN}/photo/?fbid=${story.id}9&set=pcb.${story.id}`,
    '*bH-R',
    {},
    nest(story, 6, box(story, 'div', { style: `height:420px;background:hsl(${random.below(360)} 40% 70%)` })),
  );
  const comments = Array.from({ length: 1 + random.below(4) }, (_, n) => comment(story, url, n));
  return h(
    Fragment,
    {},
    nest(story, 8, head),
    nest(story, 6, message),
    box(story, 'div', { id: id('p') }, random.below(2) === 0 ? nest(story, 6, photo) : null),
    nest(story, 4, reactions(story, id)),
    nest(story, 4, comments),
  );
}
