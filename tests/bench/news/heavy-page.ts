/**
 * The page on which the cost of the news content script is measured: the heaviest saved page where `PANTAU_REAL_PAGES` names a
 * folder of them, else one that is generated: invented, with the structure and the weight of a large publisher's article.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { listRealPages, readRealPage, realPagesFolder } from '../../harness/real-pages.ts';

export interface HeavyPage {
  name: string;
  /** Path under which it is served; a long slug, as articles have. */
  path: string;
  html: string;
}

const PATH = '/read/2026/11/20/191600678/camat-contoh-timur-diduga-hadiri-deklarasi-paslon-contoh-1';
const TITLE = 'Camat Contoh Timur Diduga Hadiri Deklarasi Paslon Contoh 1';
const SENTENCE =
  'Panitia pengawas setempat menyatakan telah menerima informasi tersebut dan akan memeriksanya sesuai dengan aturan yang berlaku.';

/** What a page of a large publisher runs while it loads, about a second of it: auctions, as advertising scripts hold them. */
const SCRIPT = `(() => {
  const slots = [];
  for (let n = 0; n < 900; n++) {
    const bids = Array.from({ length: 4000 }, (_, i) => ({ id: 'slot-' + n + '-' + i, cpm: (i * 7919 + n) % 1000 }));
    bids.sort((a, b) => b.cpm - a.cpm);
    slots.push(JSON.parse(JSON.stringify(bids.slice(0, 500))).map(({ id }) => id).join());
  }
  document.documentElement.dataset.slots = String(slots.length);
})();`;

function generate(): string {
  const card = (n: number) =>
    `<div class="card card--${n % 7}"><a class="card__link" href="/read/2026/11/${1 + (n % 28)}/lain-${n}"><span class="card__img"></span><h3 class="card__title">Berita lain nomor ${n} tentang hal yang berbeda sama sekali</h3></a><span class="card__date">${1 + (n % 28)} November 2026</span></div>`;
  const cards = (from: number, count: number) => Array.from({ length: count }, (_, n) => card(from + n)).join('');
  const rules = Array.from(
    { length: 1500 },
    (_, n) => `.r${n} .card--${n % 7}:hover > .card__title{margin:${n % 9}px}`,
  ).join('');
  const paragraphs = Array.from({ length: 60 }, (_, n) => `<p>${n}. ${SENTENCE} ${SENTENCE}</p>`).join('');
  const linked = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: TITLE,
    datePublished: '2026-11-20T19:16:00+07:00',
    author: { '@type': 'Person', name: 'Ani Contoh' },
  };
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>${TITLE} - Kabar Contoh</title><link rel="icon" href="data:,">
<meta property="og:type" content="article"><meta property="og:title" content="${TITLE}"><meta property="og:site_name" content="Kabar Contoh"><meta property="article:published_time" content="2026-11-20T19:16:00+07:00">
<style>.card{display:flex;gap:8px;padding:8px;box-shadow:0 1px 3px #999;border-radius:8px}.grid{display:grid;grid-template-columns:repeat(4,1fr)}${rules}</style>
<script type="application/ld+json">${JSON.stringify(linked)}</script></head><body>
<nav><ul>${Array.from({ length: 120 }, (_, n) => `<li><a href="/kanal-${n}">Kanal ${n}</a></li>`).join('')}</ul></nav>
<main><h1>${TITLE}</h1><div class="time">Jumat, 20 November 2026 | 19:16 WIB</div><article>${paragraphs}</article></main>
<aside class="grid">${cards(0, 600)}</aside><section class="grid">${cards(600, 600)}</section>
<script>${SCRIPT}</script></body></html>`;
}

/** Saved scripts stay, what they would load is not reachable. */
export function loadHeavyPage(): HeavyPage {
  const folder = realPagesFolder();
  if (!folder) return { name: 'generated page', path: PATH, html: generate() };
  const articles = listRealPages(folder).filter(({ kind }) => kind === 'news-article');
  const [heaviest] = articles
    .map((page) => ({ page, bytes: statSync(join(folder, page.file)).size }))
    .sort((a, b) => b.bytes - a.bytes);
  if (!heaviest) throw new Error(`There is no article in ${folder}.`);
  const { file, url } = heaviest.page;
  const { pathname, search } = new URL(url);
  return { name: file, path: pathname + search, html: readRealPage(folder, file) };
}
