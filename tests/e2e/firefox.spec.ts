import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { heldBy, startBackend } from '../harness/backend-process.ts';
import {
  approveAll,
  clickAction,
  joinNetwork,
  sendAll,
  waitForActions,
  waitForFindings,
} from '../harness/firefox-actions.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';
import { type ReadBlob, readStore } from '../harness/read-database.ts';

const FEED = 'https://www.facebook.com/';
const answer = (address: string) =>
  address === FEED ? { contentType: 'text/html; charset=utf-8', body: renderFeed(SAMPLE_POSTS) } : null;

/** Size of each stored picture, decoded by the browser. */
async function readPictures(page: Page): Promise<{ sha256: string; width: number; height: number }[]> {
  const rows = await readStore<{ sha256: string; blob: ReadBlob }>(page, 'files');
  const pictures = rows.filter(({ blob }) => blob.type === 'image/png');
  return page.evaluate(
    (files) =>
      Promise.all(
        files.map(async ({ sha256, blob }) => {
          const { width, height } = await createImageBitmap(new Blob([Uint8Array.fromBase64(blob.base64)]));
          return { sha256, width, height };
        }),
      ),
    pictures,
  );
}

test('Firefox: flag a post and a comment, see them in the popup, approve, send', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-firefox-'));
  const backend = await startBackend(join(folder, 'backend'));
  const firefox = await launchFirefox();
  try {
    const page = await firefox.openPage(FEED, answer);
    await waitForActions(page, 4);
    // The shortcut flags the post in the middle of the window, and permits screenshots from then on.
    await firefox.pressShortcut();
    const popup = await firefox.openExtensionPage('popup.html');
    await waitForFindings(popup, 1);
    await page.bringToFront();
    await clickAction(page, 1);
    await popup.bringToFront();
    await waitForFindings(popup, 2);
    const captures = await readStore<CaptureRow>(popup, 'captures');
    expect(captures.map(({ capture }) => capture.noScreenshot)).toEqual([null, null]);
    expect(captures.map(({ capture }) => capture.author.name).sort()).toEqual(['Budi Misal', 'Tono Permisalan']);
    // The stored pictures are the items and nothing around them.
    const described = captures.flatMap(({ capture }) => capture.files);
    for (const file of await readPictures(popup)) {
      const { width, height } = described.find(({ sha256 }) => sha256 === file.sha256) ?? {};
      expect(file).toMatchObject({ width, height });
      // The window is three times as high; a comment is shown with its post.
      expect(file.height).toBeLessThan(400);
    }

    await joinNetwork(popup, await backend.invite());
    await approveAll(popup, 2);
    await sendAll(popup);

    const held = await heldBy(backend);
    expect(held.flatMap(({ finding }) => finding.captureIds).sort()).toEqual(captures.map(({ id }) => id).sort());
  } finally {
    await firefox.close();
    await backend.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
