import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { CaptureRow, FindingRow } from '../../utils/storage/database.ts';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { click, locate, queryRole, readToast, waitForToast } from '../harness/closed-shadow.ts';
import { comparePictures } from '../harness/compare-pictures.ts';
import { copyBuild, launchChromium } from '../harness/launch-chromium.ts';
import { type ReadBlob, readStore } from '../harness/read-database.ts';
import { arm, flag, openServed, test, waitForActions } from './extension-test.ts';

const FEED = 'https://www.facebook.com/';
const feed = renderFeed(SAMPLE_POSTS);

describe('flagging in place', () => {
  test('unarmed: everything but the screenshot is kept, and the toast says what to do', async ({ browser }) => {
    const page = await openServed(browser, FEED, feed);
    await waitForActions(page, 4);
    expect(await flag(page, 1)).toMatch(/Klik ikon Pantau ASN/);
    const review = await browser.openPage('review.html');
    const [row] = await readStore<CaptureRow>(review, 'captures');
    expect(row?.capture).toMatchObject({
      target: 'comment',
      noScreenshot: 'not-permitted',
      files: [{ role: 'dom-excerpt' }],
      author: { name: 'Budi Misal', url: 'https://www.facebook.com/budi.misal' },
      text: 'Siap, satu komando.',
      ids: { post: '1220001110001', comment: '9910001' },
      context: { author: { name: 'Sari Contoh' } },
    });
    expect(row?.capture.permalink).toMatch(/posts\/1220001110001\?comment_id=9910001$/);
    expect(JSON.stringify(row)).not.toMatch(/__cft__|__tn__|fbclid/);
  });

  test('armed: the screenshot is the item, and its bytes have the recorded hash', async ({ browser }) => {
    const page = await openServed(browser, FEED, feed);
    await waitForActions(page, 4);
    await arm(browser, page);
    const article = page.locator('[role=article]').last();
    const box = await article.boundingBox();
    if (!box) throw new Error('The post is not shown.');
    // Whole pixels: one that the item covers in part belongs to it.
    const [x, y] = [Math.floor(box.x), Math.floor(box.y)];
    const clip = { x, y, width: Math.ceil(box.x + box.width) - x, height: Math.ceil(box.y + box.height) - y };
    // As the page looks without our buttons: they are out of the picture.
    const buttons = await page.addStyleTag({ content: 'pantau-asn { visibility: hidden !important }' });
    const expected = (await page.screenshot({ clip })).toString('base64');
    await buttons.evaluate((style) => style.parentNode?.removeChild(style));
    expect(await flag(page, 3)).not.toMatch(/Klik ikon/);
    const review = await browser.openPage('review.html');
    const [row] = await readStore<CaptureRow>(review, 'captures');
    const described = row?.capture.files.find(({ role }) => role === 'screenshot');
    const files = await readStore<{ sha256: string; blob: ReadBlob }>(review, 'files');
    const file = files.find(({ sha256 }) => sha256 === described?.sha256);
    expect(described?.sha256).toBe(file?.blob.sha256);
    expect(described?.bytes).toBe(file?.blob.size);
    expect(await comparePictures(review, file?.blob.base64 ?? '', expected)).toEqual({
      first: { width: described?.width, height: described?.height },
      second: { width: clip.width, height: clip.height },
      different: 0,
    });
  });

  test('flagged unarmed, then armed: the screenshot joins the same finding by itself', async ({ browser }) => {
    const page = await openServed(browser, FEED, feed);
    await waitForActions(page, 4);
    await flag(page, 0);
    await arm(browser, page);
    await waitForToast(page, /Tangkapan layar ditambahkan/);
    const review = await browser.openPage('review.html');
    const captures = await readStore<CaptureRow>(review, 'captures');
    const [finding, ...others] = await readStore<FindingRow>(review, 'findings');
    expect(others).toEqual([]);
    expect(captures).toHaveLength(2);
    const added = captures.find(({ capture }) => capture.supplements !== null);
    expect(added?.capture).toMatchObject({ noScreenshot: null, author: { name: 'Sari Contoh' } });
    expect(finding?.finding.captureIds).toEqual([added?.capture.supplements, added?.id]);
  });

  test('with the optional permission no tab needs arming', async ({ folder }) => {
    // The state after the person granted it: the same build, with the permission given at installation.
    const extension = copyBuild(folder, (manifest) => ({ ...manifest, host_permissions: ['<all_urls>'] }));
    const browser = await launchChromium({
      profile: join(folder, 'profile'),
      headless: true,
      practice: true,
      extension,
    });
    try {
      const page = await openServed(browser, FEED, feed);
      await waitForActions(page, 4);
      expect(await flag(page, 0)).not.toMatch(/Klik ikon/);
      const review = await browser.openPage('review.html');
      expect((await readStore<CaptureRow>(review, 'captures'))[0]?.capture.noScreenshot).toBeNull();
    } finally {
      await browser.close();
    }
  });

  test('undo takes the finding out of the queue', async ({ browser }) => {
    const page = await openServed(browser, FEED, feed);
    await waitForActions(page, 4);
    await flag(page, 0);
    const [undo] = await queryRole(page, 'button', 'Urungkan');
    if (!undo) throw new Error('The toast has no undo.');
    await click(page, undo);
    await waitForToast(page, /Dibatalkan/);
    const review = await browser.openPage('review.html');
    expect((await readStore<FindingRow>(review, 'findings')).map(({ queue }) => queue)).toEqual(['deleted']);
  });

  test('what the page makes look like a click flags nothing', async ({ browser }) => {
    const page = await openServed(browser, FEED, feed);
    await waitForActions(page, 4);
    await page.evaluate(() => {
      for (const host of document.querySelectorAll('pantau-asn')) {
        (host as HTMLElement).click();
        host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      }
    });
    await page.waitForTimeout(500);
    expect(await readToast(page)).toBeNull();
    expect(await page.evaluate(() => document.querySelector('pantau-asn')?.shadowRoot)).toBeNull();
  });

  test('items that load later get one action; the page’s layout does not move', async ({ browser }) => {
    const page = await openServed(browser, FEED, feed);
    await waitForActions(page, 4);
    const boxes = () =>
      page.$$eval('[role=article], [role=article] *:not(pantau-asn)', (all) =>
        all.map((e) => JSON.stringify(e.getBoundingClientRect())),
      );
    const before = await boxes();
    await page.evaluate(() => {
      for (const host of document.querySelectorAll('pantau-asn')) host.remove();
    });
    expect(await boxes()).toEqual(before);
    await page.evaluate(
      (html) => document.querySelector('[role=feed]')?.insertAdjacentHTML('beforeend', html),
      renderFeed([{ id: '1220001110003', author: 'Dewi Contoh', text: 'Baru' }]).match(
        /<div role="article"[\s\S]*<\/div>\n?\s*<\/div>/,
      )?.[0] ?? '',
    );
    await waitForActions(page, 5);
  });
});

describe('the worker is ended', () => {
  test('the pointer reaches an action: it is awake again before the click', async ({ browser }) => {
    const page = await openServed(browser, FEED, feed);
    const [action] = await waitForActions(page, 4);
    if (!action) throw new Error('There is no action.');
    await flag(page, 1);
    // It was told a moment ago; so soon after that no browser ends it.
    await page.waitForTimeout(5_000);
    const { x, y } = await locate(page, action);
    await browser.killWorker();
    await expect.poll(browser.isWorkerAwake, { timeout: 10_000 }).toBe(false);
    await page.mouse.move(x + 5, y + 5);
    await expect.poll(browser.isWorkerAwake, { timeout: 10_000 }).toBe(true);
  });

  test.for([0, 15, 40, 80, 150])(
    '%d ms after the click: nothing is lost, nothing is kept twice',
    async (delay, { browser }) => {
      const page = await openServed(browser, FEED, feed);
      const actions = await waitForActions(page, 4);
      await arm(browser, page);
      for (const action of actions.slice(0, 2)) {
        await click(page, action);
        await page.waitForTimeout(delay);
        await browser.killWorker();
        await waitForToast(page, /Tersimpan/, 20_000);
        await page.keyboard.press('Escape');
        const [close] = await queryRole(page, 'button', 'Tutup');
        if (close) await click(page, close);
      }
      const review = await browser.openPage('review.html');
      expect(await readStore(review, 'captures')).toHaveLength(2);
      expect(await readStore(review, 'findings')).toHaveLength(2);
    },
  );
});
