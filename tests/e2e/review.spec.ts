import { expect as expectPage } from 'playwright/test';
import { describe, expect } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { CaptureRow, FindingRow } from '../../utils/storage/database.ts';
import { seedBrowser } from '../bench/popup/seed-browser.ts';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { click, queryRole, waitForToast } from '../harness/closed-shadow.ts';
import { openList } from '../harness/extension-actions.ts';
import { readStore } from '../harness/read-database.ts';
import { arm, flag, openServed, test, waitForActions } from './extension-test.ts';

/** In the worker, where the functions given to `evaluate` run. */
declare const chrome: Browser;

const FEED = 'https://www.facebook.com/';

describe('the queue', () => {
  test('what is typed is there again, even when the popup closes at the last letter', async ({ browser }) => {
    const review = await browser.openPage('review.html');
    await seedBrowser(review, 1);
    const popup = await browser.openPage('popup.html');
    await popup.locator('[data-finding]').click();
    await popup.getByLabel('Uraian').pressSequentially('Terlihat pada hari Rabu');
    await popup.close();
    await expect
      .poll(async () => (await readStore<FindingRow>(review, 'findings'))[0]?.finding.narrative)
      .toBe('Terlihat pada hari Rabu');
  });

  test('delete and dismiss can be undone; a new finding appears by itself; the badge counts', async ({ browser }) => {
    const review = await browser.openPage('review.html');
    await seedBrowser(review, 2);
    await review.reload();
    const items = review.locator('[data-finding]');
    await expectPage(items).toHaveCount(2);

    await items.first().click();
    await review.getByRole('button', { name: 'Hapus' }).click();
    await expectPage(items).toHaveCount(1);
    await review.getByRole('button', { name: 'Urungkan' }).click();
    await expectPage(items).toHaveCount(2);

    await items.first().click();
    await review.getByRole('button', { name: 'Abaikan' }).click();
    await review.getByRole('radio', { name: 'Diperbolehkan' }).check();
    await review.getByRole('button', { name: 'Abaikan temuan' }).click();
    await expectPage(items).toHaveCount(1);
    await openList(review, 'Diabaikan');
    await expectPage(items).toHaveCount(1);
    await review.getByRole('button', { name: 'Urungkan' }).click();
    await openList(review, 'Tinjau');
    await expectPage(items).toHaveCount(2);

    const page = await openServed(browser, FEED, renderFeed(SAMPLE_POSTS));
    await waitForActions(page, 4);
    await flag(page, 0);
    await expectPage(items).toHaveCount(3);
    const worker = await browser.worker();
    await expect.poll(() => worker.evaluate(() => chrome.action.getBadgeText({}))).toBe('3');
  });

  test('the language changes everywhere at once, the page included', async ({ browser }) => {
    const page = await openServed(browser, FEED, renderFeed(SAMPLE_POSTS));
    await waitForActions(page, 4);
    const review = await browser.openPage('review.html');
    await review.getByRole('button', { name: 'Pengaturan' }).click();
    await review.getByLabel('English').check();
    await expectPage(review.getByText('Not joined to a network yet')).toBeVisible();
    await expect.poll(async () => (await queryRole(page, 'button', 'Report ASN violation')).length).toBe(4);
  });
});

describe('other ways to flag', () => {
  test('the toast leads to the review of what was flagged, and keeps the kind of act', async ({ browser }) => {
    const page = await openServed(browser, FEED, renderFeed(SAMPLE_POSTS));
    await waitForActions(page, 4);
    await arm(browser, page);
    await flag(page, 0);
    const [chip] = await queryRole(page, 'button', 'Ajakan');
    if (!chip) throw new Error('The toast offers no kind of act.');
    await click(page, chip);
    const opened = browser.context.waitForEvent('page');
    const [complete] = await queryRole(page, 'button', 'Lengkapi');
    if (!complete) throw new Error('The toast has no way to the review.');
    await click(page, complete);
    const review = await opened;
    await expectPage(review.getByRole('heading', { name: 'Sari Contoh' })).toBeVisible();
    await expectPage(review.getByLabel('Ajakan atau pengerahan')).toBeChecked();
  });

  test.for(['command', 'menu'] as const)('%s: flags the item under the pointer', async (way, { browser }) => {
    const page = await openServed(browser, FEED, renderFeed(SAMPLE_POSTS));
    await waitForActions(page, 4);
    const comment = page.getByText('Siap, satu komando.');
    await comment.click({ button: way === 'menu' ? 'right' : 'left' });
    // The browser's own keyboard and menu handling is out of a test's reach: the event that follows from it is sent.
    const worker = await browser.worker();
    await worker.evaluate(async (kind) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      if (!tab) throw new Error('There is no active tab.');
      const dispatch = (event: object, ...args: unknown[]) =>
        (event as { dispatch(...a: unknown[]): void }).dispatch(...args);
      if (kind === 'command') dispatch(chrome.commands.onCommand, 'flag-item', tab);
      else dispatch(chrome.contextMenus.onClicked, { menuItemId: 'flag', editable: false }, tab);
    }, way);
    await waitForToast(page, /Tersimpan/);
    const review = await browser.openPage('review.html');
    const captures = await readStore<CaptureRow>(review, 'captures');
    expect(captures.map(({ capture }) => capture.author.name)).toEqual(['Budi Misal']);
  });

  test('pick a part of the page: kept as that part, and the record says so', async ({ browser }) => {
    const page = await openServed(
      browser,
      'https://forum.contoh.example/t/1',
      '<!doctype html><title>Forum</title><a href="/lain"><p id="pesan" style="margin:40px">Ayo pilih Paslon Contoh 1</p></a><p>Lain</p>',
    );
    const popup = await browser.clickToolbar(page);
    await popup.evaluate(
      `new Promise((done) => { const look = () => { const button = [...document.querySelectorAll('button')].find((b) => b.textContent.includes('Pilih bagian')); if (button) { button.click(); done(); } else setTimeout(look, 10); }; look(); })`,
    );
    await page.bringToFront();
    await page.locator('pantau-asn').first().waitFor({ state: 'attached' });
    await page.locator('#pesan').click();
    await waitForToast(page, /Tersimpan/);
    expect(page.url(), 'the page did not see the click').toBe('https://forum.contoh.example/t/1');
    const review = await browser.openPage('review.html');
    const [row] = await readStore<CaptureRow>(review, 'captures');
    expect(row?.capture).toMatchObject({
      target: 'page',
      text: 'Ayo pilih Paslon Contoh 1',
      author: { name: null },
      provenance: { text: { source: 'selection', detail: 'p#pesan' } },
      noScreenshot: null,
    });
    expect(row?.capture.warnings.map(({ code }) => code)).toContain('unknown-shape');
    expect(row?.capture.files[0]?.height).toBeLessThan(60);
  });

  test('what is not public is kept only after a deliberate yes, and marked', async ({ browser }) => {
    const [post] = SAMPLE_POSTS;
    if (!post) throw new Error('There is no sample.');
    const limited = { ...post, audience: 'Dibagikan kepada Teman', comments: [] };
    const page = await openServed(browser, FEED, renderFeed([limited]));
    const [action] = await waitForActions(page, 1);
    if (!action) throw new Error('There is no action.');
    await click(page, action);
    await waitForToast(page, /tidak untuk publik \(Teman\)/);
    const review = await browser.openPage('review.html');
    expect(await readStore(review, 'captures')).toEqual([]);
    await page.bringToFront();
    const [yes] = await queryRole(page, 'button', 'Tetap tandai');
    if (!yes) throw new Error('The question cannot be answered.');
    await click(page, yes);
    await waitForToast(page, /Tersimpan/);
    const [row] = await readStore<CaptureRow>(review, 'captures');
    expect(row?.capture.audience).toBe('friends');
    expect(row?.capture.warnings.map(({ code }) => code)).toContain('not-public');
  });

  test('the shortcut and the menu entry are registered under our name', async ({ browser }) => {
    const worker = await browser.worker();
    const commands = await worker.evaluate(() => chrome.commands.getAll());
    expect(commands.find(({ name }) => name === 'flag-item')?.shortcut).toBe('Alt+Shift+L');
  });
});
