import { expect } from 'vitest';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { renderFeed, SAMPLE_POSTS, withAccount } from '../fixtures/facebook-post.ts';
import { reachAction, waitForActions, waitForFindings } from '../harness/firefox-actions.ts';
import { readStore } from '../harness/read-database.ts';
import { FEED, test } from './firefox-test.ts';

test('Firefox: a press on an action covers the page and takes the picture, letting go keeps it', async ({
  firefox,
}) => {
  const page = await firefox.openPage(FEED, (address) =>
    address === FEED ? { contentType: 'text/html; charset=utf-8', body: withAccount(renderFeed(SAMPLE_POSTS)) } : null,
  );
  await waitForActions(page, 4);
  // The shortcut flags a post, and permits screenshots from then on.
  await firefox.pressShortcut();
  const popup = await firefox.openExtensionPage('popup.html');
  await waitForFindings(popup, 1);
  await page.bringToFront();

  const isCovered = () => page.evaluate(() => document.querySelector('[data-pantau-asn-mask]') !== null);
  await reachAction(page, 1);
  expect(await isCovered()).toBe(false);
  await page.mouse.down();
  await expect.poll(isCovered).toBe(true);
  // Long enough for a frame, and not too long for a press.
  await new Promise((resolve) => setTimeout(resolve, 150));
  const letGoAt = Date.now();
  await page.mouse.up();
  await popup.bringToFront();
  await waitForFindings(popup, 2);
  await expect.poll(isCovered).toBe(false);
  const captures = await readStore<CaptureRow>(popup, 'captures');
  const last = captures
    .map(({ capture }) => capture)
    .toSorted((a, b) => b.capturedAt.iso.localeCompare(a.capturedAt.iso))[0];
  expect(last?.noScreenshot).toBeNull();
  expect(Date.parse(last?.capturedAt.iso ?? '')).toBeLessThan(letGoAt);
});
