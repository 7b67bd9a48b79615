/** Nothing jumps: what comes later finds its room kept. On a machine six times as slow, where late parts come late. */
import type { Page } from 'playwright';
import { expect as expectPage } from 'playwright/test';
import { expect } from 'vitest';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { takeShifts, watchShifts } from '../harness/layout-shifts.ts';
import { arm, flag, openServed, test, waitForActions } from './extension-test.ts';

const SLOWER = 6;
/** A score that nobody sees; “good” is 0.1. */
const NOTHING = 0.005;

async function openSlow(browser: ExtensionBrowser, path: string, width: number): Promise<Page> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width, height: 700 });
  const session = await browser.context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await watchShifts(page);
  await page.goto(`chrome-extension://${browser.id}/${path}`);
  return page;
}

async function expectStill(page: Page, when: string): Promise<void> {
  await page.waitForTimeout(500);
  const shifts = await takeShifts(page);
  const score = shifts.reduce((sum, { value }) => sum + value, 0);
  if (score >= NOTHING) console.log(when, JSON.stringify(shifts));
  expect.soft(score, `${when}: ${JSON.stringify(shifts.map(({ sources }) => sources))}`).toBeLessThan(NOTHING);
}

test('popup and review keep still while lists, findings, settings and forms come', { timeout: 120_000 }, async ({
  browser,
}) => {
  const page = await openServed(browser, 'https://www.facebook.com/', renderFeed(SAMPLE_POSTS));
  await waitForActions(page, 4);
  await arm(browser, page);
  for (const index of [0, 1, 2, 3]) await flag(page, index);

  for (const [path, width] of [
    ['popup.html', 360],
    ['review.html', 360],
    ['review.html', 1000],
  ] as const) {
    const app = await openSlow(browser, path, width);
    const name = `${path} at ${width}`;
    await expectPage(app.locator('[data-finding]').first()).toBeVisible();
    await expectStill(app, `${name}: opened`);
    await app.locator('[data-finding]').first().click();
    await expectPage(app.getByRole('button', { name: 'Periksa bukti' })).toBeVisible();
    await expectPage(app.locator('.shot-picture img')).toBeVisible();
    await expectStill(app, `${name}: a finding`);
    await app.getByRole('button', { name: 'Kembali' }).click();
    await expectPage(app.locator('[data-finding]').first()).toBeVisible();
    await expectStill(app, `${name}: back`);
    await app.getByRole('button', { name: 'Pengaturan' }).click();
    await expectPage(app.getByText('Penyimpanan', { exact: false }).first()).toBeVisible();
    await expectStill(app, `${name}: settings`);
    await app.getByRole('button', { name: 'Kembali' }).click();
    if (path === 'review.html') {
      await app.getByRole('button', { name: 'Catat temuan langsung' }).click();
      await expectPage(app.getByLabel('Apa yang Anda lihat')).toBeVisible();
      await expectStill(app, `${name}: direct`);
      await app.getByRole('button', { name: 'Kembali' }).click();
    }
    // The next one finds something to send, the first without a network, as before joining.
    await app.locator('[data-finding]').last().click();
    await app.getByRole('button', { name: 'Setujui' }).click();
    await expectPage(app.locator('.bar')).toBeVisible();
    await app.close();
  }
});
