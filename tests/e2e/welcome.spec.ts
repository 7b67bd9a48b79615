import AxeBuilder from '@axe-core/playwright';
import { describe, expect } from 'vitest';
import { startBackend } from '../harness/backend-process.ts';
import { click, waitForAction, waitForToast } from '../harness/closed-shadow.ts';
import { readStore } from '../harness/read-database.ts';
import { arm, test } from './extension-test.ts';

const RESULT = '.practice-result';

describe('an installation', () => {
  test.override({ launchOptions: { keepWelcome: true } });

  test('opens the welcome page once, in front', async ({ browser }) => {
    const open = () => browser.context.pages().filter((page) => page.url().endsWith('/welcome.html'));
    expect(open()).toHaveLength(1);
    const [welcome] = open();
    expect(await welcome?.evaluate(() => document.visibilityState)).toBe('visible');
    await browser.killWorker();
    await browser.openPage('popup.html');
    expect(open()).toHaveLength(1);
  });
});

test('one practice post is flagged with the real action, gets its picture by a click on the icon, and is kept nowhere', async ({
  browser,
}) => {
  const page = await browser.openPage('welcome.html');
  await page.getByRole('heading', { name: 'Selamat datang' }).waitFor();
  await click(page, await waitForAction(page, 0));
  expect(await waitForToast(page, /Latihan berhasil/)).toContain('Belum ada tangkapan layar');
  const result = page.locator(RESULT);
  expect(await result.innerText()).toContain('Rina Teladan');
  expect(await result.locator('.hash').innerText()).toMatch(/^[0-9a-f]{64}$/);
  // As on any page: opening the popup permits the picture, and completes what lacks it.
  await arm(browser, page);
  await result.locator('img').waitFor();
  const size = await result.locator('img').evaluate(async (image) => {
    if (!(image instanceof HTMLImageElement)) throw new Error('No image.');
    await image.decode();
    return { width: image.naturalWidth, height: image.naturalHeight };
  });
  const post = await page.locator('.practice-post').boundingBox();
  expect(size).toEqual({ width: Math.round(post?.width ?? 0), height: Math.round(post?.height ?? 0) });
  for (const store of ['captures', 'findings', 'files', 'thumbnails', 'outbox', 'custody', 'staged', 'keys'])
    expect(await readStore(page, store)).toEqual([]);
  await page.getByRole('button', { name: 'Ulangi latihan' }).click();
  await result.waitFor({ state: 'detached' });
  // The page is looked at anew for it.
  expect((await waitForAction(page, 0)).pressed).toBe(false);
});

test('joins a network, changes the language at once, and is usable by everybody', async ({ browser, folder }) => {
  const backend = await startBackend(`${folder}/backend`);
  try {
    const page = await browser.openPage('welcome.html');
    await page.getByLabel('Tautan undangan').fill(await backend.invite());
    await page.getByRole('button', { name: 'Bergabung' }).click();
    await page.getByRole('heading', { name: 'Bergabung dengan Jaringan Latihan' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Welcome to Pantau ASN' }).waitFor();
    await click(page, await waitForAction(page, 0, 'Report ASN violation'));
    await waitForToast(page, /Practice done/);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .setLegacyMode()
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
  } finally {
    await backend.stop();
  }
});
