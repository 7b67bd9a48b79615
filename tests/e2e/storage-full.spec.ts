import { join } from 'node:path';
import { expect } from 'vitest';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { click, queryRole, waitForAction, waitForToast } from '../harness/closed-shadow.ts';
import { copyBuild, launchChromium } from '../harness/launch-chromium.ts';
import { readStore } from '../harness/read-database.ts';
import { arm, openServed, test, waitForActions } from './extension-test.ts';

test('a full disk: the toast says so, nothing is called saved, and “try again” keeps it once there is room', async ({
  folder,
}) => {
  // With `unlimitedStorage` the browser enforces no quota, and only a really full disk would do.
  const extension = copyBuild(folder, ({ permissions, ...manifest }) => ({
    ...manifest,
    permissions: (permissions as string[]).filter((permission) => permission !== 'unlimitedStorage'),
  }));
  const browser = await launchChromium({ profile: join(folder, 'profile'), headless: true, practice: true, extension });
  try {
    const page = await openServed(browser, 'https://www.facebook.com/', renderFeed(SAMPLE_POSTS));
    await waitForActions(page, 4);
    await arm(browser, page);
    const review = await browser.openPage('review.html');
    const session = await browser.context.newCDPSession(review);
    const origin = `chrome-extension://${browser.id}`;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    // For half a minute the browser believes that there is as much room as when it looked last.
    await page.waitForTimeout(31_000);
    await page.bringToFront();
    await click(page, await waitForAction(page, 0));
    await waitForToast(page, /penyimpanan perangkat penuh/);
    expect(await readStore(review, 'captures')).toEqual([]);
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    const [retry] = await queryRole(page, 'button', 'Coba lagi');
    if (!retry) throw new Error('The toast offers no other try.');
    await click(page, retry);
    await waitForToast(page, /Tersimpan/);
    expect(await readStore<CaptureRow>(review, 'captures')).toMatchObject([{ capture: { noScreenshot: null } }]);
  } finally {
    await browser.close();
  }
});
