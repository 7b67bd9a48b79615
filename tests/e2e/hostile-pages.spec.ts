import { expect as expectPage } from 'playwright/test';
import { describe, expect } from 'vitest';
import { Capture } from '../../utils/contract/capture.ts';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { ACTION_NAME, click, queryRole, waitForToast } from '../harness/closed-shadow.ts';
import { readStore } from '../harness/read-database.ts';
import { arm, flag, openServed, test, waitForActions } from './extension-test.ts';

const ARTICLE = 'https://news.detik.com/berita/d-7000001/contoh-berita';

const article = (
  head: string,
  body = '<p>Isi berita contoh yang cukup panjang untuk dikenali sebagai artikel.</p>'.repeat(8),
) =>
  `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Contoh Berita - detikNews</title>
  <meta property="og:type" content="article"><meta property="og:title" content="Contoh Berita">
  <meta property="og:url" content="${ARTICLE}"><link rel="canonical" href="${ARTICLE}">${head}</head>
  <body><article><h1>Contoh Berita</h1><div>Jumat, 20 Nov 2026 19:16 WIB</div><div class="detail__body-text">${body}</div></article></body></html>`;

const wellFormed = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Contoh Berita","datePublished":"2026-11-20T19:16:00+07:00","author":{"@type":"Person","name":"Wartawan Contoh"}}</script>`;

describe('pages that are not what we expect', () => {
  test('a page of an unknown shape, flagged from the popup: kept as a page, and the record says so', async ({
    browser,
  }) => {
    const page = await openServed(
      browser,
      'https://contoh.example/apa-saja?utm_source=x',
      '<!doctype html><title>Halaman apa saja</title><div>Tulisan</div>',
    );
    const popup = await browser.clickToolbar(page);
    await popup.evaluate(
      `new Promise((done) => { const look = () => { const button = [...document.querySelectorAll('button')].find((b) => b.textContent.includes('Tandai halaman ini')); if (button) { button.click(); done(); } else setTimeout(look, 10); }; look(); })`,
    );
    await waitForToast(page, /Tersimpan/);
    const review = await browser.openPage('review.html');
    const [row] = await readStore<CaptureRow>(review, 'captures');
    expect(row?.capture).toMatchObject({
      site: 'page',
      target: 'page',
      noScreenshot: null,
      observedUrl: 'https://contoh.example/apa-saja',
      metadata: { documentTitle: 'Halaman apa saja' },
    });
  });

  test('a page that the browser protects: the popup says so', async ({ browser }) => {
    const page = await browser.context.newPage();
    await page.goto('chrome://version');
    const popup = await browser.clickToolbar(page);
    const words = await popup.evaluate<string>(
      `new Promise((done) => { const look = () => { const button = [...document.querySelectorAll('button')].find((b) => b.textContent.includes('Tandai halaman ini')); const alert = document.querySelector('[role=alert]'); if (alert?.textContent) return done(alert.textContent); button?.click(); setTimeout(look, 100); }; look(); })`,
    );
    expect(words).toMatch(/tidak dapat ditandai/);
  });

  // Such a page takes the browser itself a second for each of the pictures.
  const patience = { timeout: 180_000 };
  test('10 MB of text in a post: kept up to the limit, with the warning', patience, async ({ browser }) => {
    const [first] = SAMPLE_POSTS;
    if (!first) throw new Error('No sample.');
    const page = await openServed(
      browser,
      'https://www.facebook.com/',
      renderFeed([{ ...first, text: 'kata '.repeat(2_000_000), comments: [] }]),
    );
    await waitForActions(page, 1);
    await arm(browser, page);
    await flag(page, 0, 150_000);
    const review = await browser.openPage('review.html');
    const [row] = await readStore<CaptureRow>(review, 'captures');
    expect(Capture.safeParse(row?.capture).success).toBe(true);
    expect(row?.capture.text).toHaveLength(100_000);
    expect(row?.capture.warnings).toContainEqual({ code: 'text-cut', field: 'text' });
    expect(row?.capture.author.name).toBe('Sari Contoh');
  });

  test.for([
    [
      'nested ten thousand deep',
      `<script type="application/ld+json">${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}</script>`,
    ],
    [
      'of ten megabytes',
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${'x'.repeat(10_000_000)}"}</script>`,
    ],
    ['in five thousand blocks', '<script type="application/ld+json">{"@type":"Thing"}</script>'.repeat(5_000)],
    ['that is broken', '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Con</script>'],
  ] as const)('JSON-LD %s: the article is kept all the same', async ([, bomb], { browser }) => {
    const page = await openServed(browser, ARTICLE, article(bomb + wellFormed));
    await waitForActions(page, 1);
    await flag(page, 0);
    const review = await browser.openPage('review.html');
    const [row] = await readStore<CaptureRow>(review, 'captures');
    expect(row?.capture).toMatchObject({ site: 'news', target: 'article', metadata: { headline: 'Contoh Berita' } });
    expect(row?.capture.publishedAt.iso).toMatch(/^2026-11-20T19:16/);
  });

  test('markup in names and texts is shown as text in our pages', async ({ browser }) => {
    const [first] = SAMPLE_POSTS;
    if (!first) throw new Error('No sample.');
    const attack = '&lt;img src=x onerror="document.title=\'dibobol\'"&gt;';
    const page = await openServed(
      browser,
      'https://www.facebook.com/',
      renderFeed([{ ...first, text: attack, comments: [] }]),
    );
    await waitForActions(page, 1);
    await flag(page, 0);
    const review = await browser.openPage('review.html');
    await review.locator('[data-finding]').click();
    await expectPage(review.locator('.text').first()).toContainText('<img src=x');
    expect(await review.title()).toBe('Pantau ASN');
  });

  test('an index page of a publisher gets no action', async ({ browser }) => {
    const page = await openServed(
      browser,
      'https://www.detik.com/',
      article('', '').replaceAll(ARTICLE, 'https://www.detik.com/'),
    );
    await page.waitForTimeout(1_500);
    expect(await queryRole(page, 'button', ACTION_NAME)).toEqual([]);
  });
});

test('a quote: the selected words, their place and an address that leads to them', async ({ browser }) => {
  const body =
    '<p>Kalimat pembuka yang biasa saja.</p><p>Camat itu berkata, “Pilih Paslon Contoh 1 demi kemajuan desa,” pada hari Rabu.</p>' +
    '<p>Kalimat penutup yang panjang dan biasa saja.</p>'.repeat(8);
  const page = await openServed(browser, ARTICLE, article(wellFormed, body));
  const [action] = await waitForActions(page, 1);
  if (!action) throw new Error('There is no action.');
  await page.evaluate(() => {
    const words = Array.from(document.querySelectorAll('p')).find(({ textContent }) => textContent?.includes('berkata'))
      ?.firstChild as Text;
    const start = words.data.indexOf('Pilih');
    getSelection()?.setBaseAndExtent(words, start, words, words.data.indexOf(' pada hari'));
  });
  await click(page, action);
  await waitForToast(page, /Tersimpan/);
  const review = await browser.openPage('review.html');
  const [row] = await readStore<CaptureRow>(review, 'captures');
  expect(row?.capture.quote).toMatchObject({
    text: 'Pilih Paslon Contoh 1 demi kemajuan desa,”',
    before: expect.stringContaining('Camat itu berkata, “'),
    after: expect.stringContaining('pada hari Rabu.'),
  });
  const url = row?.capture.quote?.url ?? '';
  expect(url).toMatch(/^https:\/\/news\.detik\.com\/.*#:~:text=/);
  await review.locator('[data-finding]').click();
  await expectPage(review.locator('mark')).toHaveText('Pilih Paslon Contoh 1 demi kemajuan desa,”');
});

test('keyboard: the action is reached by Tab and used by Enter', async ({ browser }) => {
  const page = await openServed(browser, ARTICLE, article(wellFormed));
  await waitForActions(page, 1);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('pantau-asn');
  await page.keyboard.press('Enter');
  await waitForToast(page, /Tersimpan/);
});
