import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choosePermalink,
  foldArticleUrl,
  isIndexUrl,
  isSameArticle,
  looksLikeArticleUrl,
} from '../../../utils/sites/news/article-url.ts';
import { readCredits, splitNames } from '../../../utils/sites/news/credits.ts';
import { stripSiteName } from '../../../utils/sites/news/headline.ts';
import { findPublisher, newsMatchPatterns } from '../../../utils/sites/news/hosts.ts';
import { detectLanguage } from '../../../utils/sites/news/language.ts';

describe('publishers', () => {
  it('knows a publisher by host, and every edition below it', () => {
    expect(findPublisher('www.detik.com')).toEqual({ host: 'detik.com', name: 'detikcom' });
    expect(findPublisher('radarsurabaya.jawapos.com')?.host).toBe('jawapos.com');
    expect(findPublisher('KOMINFO.jatimprov.go.id')?.host).toBe('kominfo.jatimprov.go.id');
    for (const host of ['notdetik.com', 'detik.com.example', 'jatimprov.go.id', 'com', 'co.id', '', 'localhost'])
      expect(findPublisher(host)).toBeNull();
  });

  it('gives the manifest one pattern for each', () => {
    const patterns = newsMatchPatterns();
    expect(new Set(patterns).size).toBe(patterns.length);
    expect(patterns.length).toBeGreaterThan(60);
    for (const pattern of patterns) expect(pattern).toMatch(/^\*:\/\/\*\.[a-z0-9-]+(\.[a-z0-9-]+)+\/\*$/);
    expect(patterns).toContain('*://*.beritajatim.com/*');
  });
});

describe('addresses of articles', () => {
  it.each([
    [
      'https://amp.kompas.com/money/read/2023/11/02/213419026/harga-tiket',
      'https://money.kompas.com/read/2023/11/02/213419026/harga-tiket',
    ],
    [
      'https://money.kompas.com/read/2023/11/02/213419026/harga-tiket?page=all#page2',
      'https://money.kompas.com/read/2023/11/02/213419026/harga-tiket',
    ],
    [
      'https://news.detik.com/berita/d-123/judul-yang-cukup-panjang/amp',
      'https://news.detik.com/berita/d-123/judul-yang-cukup-panjang',
    ],
    [
      'https://news.detik.com/berita/d-123/judul-yang-cukup-panjang/2?single=1',
      'https://news.detik.com/berita/d-123/judul-yang-cukup-panjang',
    ],
    ['https://a.example/amp/judul-berita?amp=1&utm_source=x', 'https://a.example/judul-berita'],
    ['https://a.example/judul-berita-yang-panjang/amp/2', 'https://a.example/judul-berita-yang-panjang'],
    ['https://a.example//amp/amp/amp', 'https://a.example/'],
    ['https://amp.a.example/judul', 'https://www.a.example/judul'],
    ['https://a.example/?p=123&amp', 'https://a.example/?p=123'],
    [
      'https://a.example/index.php?option=com_content&view=article&id=3',
      'https://a.example/index.php?option=com_content&view=article&id=3',
    ],
    ['https://a.example/2026/11/20', 'https://a.example/2026/11/20'],
    ['https://a.example/read/Akan.Dipangkas.', 'https://a.example/read/Akan.Dipangkas.'],
    ['javascript:alert(1)', null],
  ])('%s', (url, folded) => expect(foldArticleUrl(url)).toBe(folded));

  it('folds once and for all', () => {
    const parts = fc.constantFrom(
      '/amp',
      '/2',
      '/a-b-c-d',
      '?page=2',
      '&amp',
      '/read',
      'amp.',
      '.',
      '%',
      '?',
      '#x',
      '/x;sid=1',
      '//',
    );
    fc.assert(
      fc.property(
        fc.array(parts),
        fc.constantFrom('a.example', 'amp.kompas.com', 'amp.amp.b.example'),
        (path, host) => {
          const once = foldArticleUrl(`https://${host}/${path.join('')}`);
          if (once !== null) expect(isSameArticle(once, foldArticleUrl(once) ?? '')).toBe(true);
        },
      ),
    );
  });

  it('sees the same article behind scheme, www, m and AMP', () => {
    expect(isSameArticle('http://m.a.example/x/', 'https://www.a.example/x?utm_source=wa')).toBe(true);
    expect(isSameArticle('https://a.example/x', 'https://a.example/y')).toBe(false);
    expect(isSameArticle('nonsense', 'nonsense')).toBe(false);
  });

  it('keeps the declared address only where it is about this page', () => {
    const page = new URL('https://m.merdeka.com/jatim/cerita.html?ref=x');
    expect(choosePermalink('http://www.merdeka.com/jatim/cerita.html', page)).toBe(
      'https://www.merdeka.com/jatim/cerita.html',
    );
    expect(choosePermalink('https://www.merdeka.com/', page)).toBe('https://m.merdeka.com/jatim/cerita.html');
    expect(choosePermalink('https://other.example/cerita.html', page)).toBe('https://m.merdeka.com/jatim/cerita.html');
    expect(choosePermalink(null, page)).toBe('https://m.merdeka.com/jatim/cerita.html');
    expect(choosePermalink('https://b.co.id/x', new URL('https://a.co.id/x'))).toBe('https://a.co.id/x');
  });

  it('tells lists from articles', () => {
    for (const url of [
      '/',
      '/index.html',
      '/indeks/berita',
      '/tag/netralitas',
      '/jatim/indeks',
      '/search/searchall?query=a',
      '/kategori/politik/page/2',
      '/redaksi',
    ])
      expect(isIndexUrl(new URL(url, 'https://a.example')), url).toBe(true);
    for (const url of [
      '/?p=123',
      '/berita/123/judul',
      '/politik',
      '/profil-pejabat-contoh',
      '/index.php/2020/01/judul',
      '/tagihan-listrik-naik',
    ])
      expect(isIndexUrl(new URL(url, 'https://a.example')), url).toBe(false);
    expect(isIndexUrl(new URL('https://indeks.kompas.com/x'))).toBe(true);
    for (const url of [
      '/berita/123456/judul',
      '/2026/11/20/judul',
      '/judul-berita-yang-panjang/',
      '/?p=123',
      '/read/x/Polres.Contoh.Serahkan.Berkas',
    ])
      expect(looksLikeArticleUrl(new URL(url, 'https://a.example')), url).toBe(true);
    for (const url of ['/', '/politik', '/tentang-kami'])
      expect(looksLikeArticleUrl(new URL(url, 'https://a.example')), url).toBe(false);
  });
});

describe('names', () => {
  it.each([
    [['Penulis: Ani Contoh', 'Editor: Cici Umpama'], ['Ani Contoh'], ['Cici Umpama']],
    [
      ['Pewarta: Ani Contoh Editor: Cici Umpama COPYRIGHT © CONTOH 2026'],
      ['Ani Contoh'],
      ['Cici Umpama COPYRIGHT'].slice(1),
    ],
    [['Reporter : Ani Contoh | Editor : Cici Umpama'], ['Ani Contoh'], ['Cici Umpama']],
    [['Oleh Ani Contoh'], ['Ani Contoh'], []],
    [['By Ani Contoh'], ['Ani Contoh'], []],
    [['Jurnalis-Ani Contoh'], ['Ani Contoh'], []],
    [['Laporan Wartawan Surya Contoh, Ani Contoh'], ['Ani Contoh'], []],
    [['Red: Cici Umpama'], [], ['Cici Umpama']],
    [['Editor', ': Cici Umpama'], [], ['Cici Umpama']],
    [['Ani Contoh', 'Penulis', 'Cici Umpama', 'Editor'], ['Ani Contoh'], ['Cici Umpama']],
    [['Author', 'Ani Contoh', 'Editor', 'Cici Umpama'], ['Ani Contoh'], ['Cici Umpama']],
    [['Sumber: Antara', 'Fotografer: Deni Andai'], [], []],
    [['Oleh karena itu, warga meminta agar pegawai bersikap netral'], [], []],
    [['oleh warga'], [], []],
    [[`Penulis: ${'Ani '.repeat(100)}`], [], []],
  ])('%j', (lines, writers, editors) => {
    const found = readCredits(lines, ['suryacontoh']);
    expect(found.writers).toEqual(writers);
    if (editors.length > 0 || !lines[0]?.includes('COPYRIGHT')) expect(found.editors).toEqual(editors);
  });

  it.each([
    ['Ani Contoh - detikNews', ['Ani Contoh']],
    ['Kontributor Contoh, Ani Contoh', ['Ani Contoh']],
    ['Kontributor Contoh', ['Kontributor Contoh']],
    ['Ani Contoh, Budi Misal dan Cici Umpama', ['Ani Contoh', 'Budi Misal', 'Cici Umpama']],
    ['Dr. Ani Contoh, S.H., M.Si', ['Dr. Ani Contoh, S.H., M.Si']],
    ["Mu'in bin Contoh", ["Mu'in bin Contoh"]],
    ['Tim detikContoh', ['Tim detikContoh']],
    ['admin', []],
    ['Redaksi', []],
    ['Kabar Contoh', []],
    ['kabarcontoh.com', []],
    ['(abc/def)', []],
    ['Share on Facebook', []],
    ['20 November 2026', []],
    ['', []],
  ])('names in %j', (text, names) => expect(splitNames(text, ['kabarcontoh'])).toEqual(names));

  it('reads any lines in bounded time', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 30 }), (lines) => {
        for (const name of Object.values(readCredits(lines, ['contoh'])).flat()) expect(name.length).toBeLessThan(400);
      }),
    );
    // What is not linear here does not end within any time limit; a busy machine needs some seconds.
    readCredits(Array(2000).fill(`Penulis : ${'Editor : '.repeat(14)}`), []);
    splitNames('a, '.repeat(1_000_000), []);
  }, 60_000);
});

it.each([
  ['Judul Berita - Kompas.com', 'Judul Berita'],
  ['Judul Berita Panjang - Kompas.com Regional', 'Judul Berita Panjang'],
  ['Judul Berita Panjang | Kompas.com', 'Judul Berita Panjang'],
  ['Kompas.com: Judul Berita yang Panjang', 'Judul Berita yang Panjang'],
  ['Jawa Timur - Bali: Jalan Baru', 'Jawa Timur - Bali: Jalan Baru'],
  ['Pilkada 2024 - Warga Diminta Tenang', 'Pilkada 2024 - Warga Diminta Tenang'],
  ['Kompas.com', 'Kompas.com'],
])('takes the site off %j', (title, expected) => {
  expect(stripSiteName(title, ['KOMPAS.com', 'kompas.com', 'kompas'])).toBe(expected);
});

it('tells the language by its words', () => {
  expect(
    detectLanguage(
      'Camat yang hadir di acara itu belum memberi keterangan kepada warga dan tidak akan hadir dengan pegawai',
    ),
  ).toBe('id');
  expect(detectLanguage('The district head was seen at an event of the pair and it is said that he was on duty')).toBe(
    'en',
  );
  expect(detectLanguage('Kabar')).toBeNull();
});
