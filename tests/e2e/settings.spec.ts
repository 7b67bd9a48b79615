import { expect } from 'vitest';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { seedBrowser } from '../bench/popup/seed-browser.ts';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { newsFixtures } from '../fixtures/news/articles.ts';
import { renderTallPost } from '../fixtures/tall-post.ts';
import { click, queryRole, waitForAction, waitForToast } from '../harness/closed-shadow.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { readStore } from '../harness/read-database.ts';
import { arm, openServed, test, waitForActions } from './extension-test.ts';

const FEED = 'https://www.facebook.com/';

async function openSettings(browser: ExtensionBrowser) {
  const page = await browser.openPage('review.html');
  await page.getByRole('button', { name: 'Pengaturan' }).click();
  await page.getByRole('group', { name: 'Tempat bendera muncul' }).waitFor();
  return page;
}

test('a site that is switched off loses the action at once, in the tab that is open, and gets it back', async ({
  browser,
}) => {
  const [, article] = newsFixtures;
  if (!article) throw new Error('There is no article.');
  const feed = await openServed(browser, FEED, renderFeed(SAMPLE_POSTS));
  const news = await openServed(browser, article.url, article.html);
  await waitForActions(feed, 4);
  await waitForActions(news, 1);
  const settings = await openSettings(browser);
  const facebook = settings.getByRole('checkbox', { name: 'Facebook' });
  await facebook.uncheck();
  await waitForActions(feed, 0);
  // Nor does it come back when the page goes on growing.
  await feed.evaluate(() =>
    document.body.append(...Array.from(document.querySelectorAll('[role=article]'), (item) => item.cloneNode(true))),
  );
  await settings.getByText(/^Pilih situs berita/).click();
  await settings.locator(`[name="site-${new URL(article.url).hostname.split('.').slice(-2).join('.')}"]`).uncheck();
  await waitForActions(news, 0);
  expect(await queryRole(feed, 'button', 'Laporkan pelanggaran ASN')).toEqual([]);
  await feed.reload();
  await facebook.check();
  await waitForActions(feed, 4);
});

test('asks first where the person wants that, and keeps nothing without an answer', async ({ browser }) => {
  const settings = await openSettings(browser);
  await settings.getByRole('checkbox', { name: 'Tanya dahulu sebelum menyimpan' }).check();
  const page = await openServed(browser, FEED, renderFeed(SAMPLE_POSTS));
  await click(page, await waitForAction(page, 0));
  await waitForToast(page, /Simpan ini sebagai temuan/);
  expect(await readStore(settings, 'captures')).toEqual([]);
  await click(page, await waitForAction(page, 0, 'Simpan'));
  await waitForToast(page, /Tersimpan/);
  expect(await readStore(settings, 'captures')).toHaveLength(1);
});

test('photographs what is in view only, without scrolling, and says that it is a part', async ({ browser }) => {
  const settings = await openSettings(browser);
  await settings.getByRole('radio', { name: 'Hanya yang sedang terlihat' }).check();
  const page = await openServed(browser, FEED, renderTallPost({ rows: 3000 }));
  await waitForActions(page, 2);
  await arm(browser, page);
  await page.evaluate(() => {
    addEventListener('scroll', () => {
      document.documentElement.dataset.scrolled = 'yes';
    });
  });
  await click(page, await waitForAction(page, 0));
  await waitForToast(page, /Tersimpan/);
  const [row] = await readStore<CaptureRow>(settings, 'captures');
  expect(row?.capture.picture?.tiles).toHaveLength(1);
  expect(row?.capture.picture?.height).toBeLessThanOrEqual(900);
  expect(row?.capture.warnings.map(({ code }) => code)).toContain('item-partly-visible');
  expect(await page.evaluate(() => document.documentElement.dataset.scrolled)).toBeUndefined();
});

test('shows the shortcut and leads to where it is changed; what can be copied says nothing of anybody', async ({
  browser,
}) => {
  const seeded = await browser.openPage('review.html');
  await seedBrowser(seeded, 3);
  const settings = await openSettings(browser);
  expect(await settings.locator('kbd').innerText()).toMatch(/Alt.*Shift.*L/);
  const opened = browser.context.waitForEvent('page');
  await settings.getByRole('button', { name: 'Ubah di peramban' }).click();
  const shortcuts = await opened;
  await expect.poll(() => shortcuts.url()).toMatch(/^chrome:\/\/extensions\/shortcuts/);
  await shortcuts.close();

  await settings.getByText('Lihat isinya').click();
  const told = await settings.locator('.diagnostics').innerText();
  expect(told).toContain('findings.review: 3');
  expect(told).toMatch(/^version: \d/);
  const rows = await readStore<CaptureRow>(settings, 'captures');
  const planted = rows.flatMap(({ id, capture, manifestSha256 }) => [
    id,
    manifestSha256,
    capture.observedUrl ?? '-',
    capture.permalink ?? '-',
    capture.author.name ?? '-',
    capture.text?.slice(0, 20) ?? '-',
  ]);
  expect(planted.filter((words) => words !== '-' && told.includes(words))).toEqual([]);
  expect(told).not.toMatch(/https?:|facebook\.com\/|[0-9a-f]{32}/);
  await settings.getByRole('button', { name: 'Salin' }).click();
  await settings.getByText('Tersalin').waitFor();
});
