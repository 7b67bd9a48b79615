import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect as expectPage } from 'playwright/test';
import { expect } from 'vitest';
import { startTimeAuthority } from '../../backend/tests/harness/time-authority.ts';
import { type Handling, type HandlingChange, type Timestamp, TimestampPage } from '../../utils/contract/api.ts';
import type { CaptureRow, FindingRow } from '../../utils/storage/database.ts';
import { renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { type BackendProcess, startBackend } from '../harness/backend-process.ts';
import { approveAll, joinNetwork, openList, sendAll } from '../harness/extension-actions.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { checkWithTools } from '../harness/package-tools.ts';
import { readStore } from '../harness/read-database.ts';
import { arm, flag, openServed, test, waitForActions } from './extension-test.ts';

async function flagOne(browser: ExtensionBrowser, index: number): Promise<void> {
  const page = await openServed(browser, 'https://www.facebook.com/', renderFeed(SAMPLE_POSTS));
  await waitForActions(page, 4);
  await arm(browser, page);
  await flag(page, index);
  await page.close();
}

/** As a coordinator does with the API. */
async function handle(backend: BackendProcess, findingId: string, change: HandlingChange): Promise<void> {
  const response = await fetch(`${backend.url}/v1/findings/${findingId}/handling`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${await backend.coordinatorToken()}`,
      'content-type': 'application/json',
      'if-match': '"0"',
    },
    body: JSON.stringify(change),
  });
  expect(response.status).toBe(200);
}

/** What the device got of its network, and what is there. */
async function expectTimestamps(review: Page, backend: BackendProcess, count: number): Promise<Timestamp[]> {
  const headers = { authorization: `Bearer ${await backend.coordinatorToken()}` };
  const held = async () =>
    TimestampPage.parse(await (await fetch(`${backend.url}/v1/timestamps`, { headers })).json()).items.length;
  await expect.poll(held, { timeout: 15_000 }).toBe(count);
  return readStore<Timestamp>(review, 'timestamps');
}

test('status, ticket and trusted time come back, are shown, and lie in the package', async ({ browser, folder }) => {
  const authority = await startTimeAuthority();
  const backend = await startBackend(join(folder, 'backend'), 0, { PANTAU_TSA: authority.url });
  try {
    await flagOne(browser, 0);
    await browser.context.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
    const review = await browser.openPage('review.html');
    await joinNetwork(review, await backend.invite());
    expect(await approveAll(review)).toBe(1);
    await sendAll(review);
    const [sent] = await readStore<FindingRow>(review, 'findings');
    await openList(review, 'Terkirim');
    await review.locator('[data-finding]').click();
    const news = review.getByRole('region', { name: 'Kabar dari jaringan' });
    await expectPage(news).toContainText('Belum diperiksa koordinator');
    await review.getByRole('button', { name: 'Kembali' }).click();

    await handle(backend, sent?.id ?? '', {
      status: 'reported',
      ticket: 'BWS-2026-17',
      note: 'Diteruskan ke Bawaslu.',
    });
    await expectTimestamps(review, backend, 1);
    // With the next sending, news come along.
    await flagOne(browser, 1);
    await review.bringToFront();
    expect(await approveAll(review)).toBe(1);
    await sendAll(review);
    await openList(review, 'Terkirim');
    const item = review.locator(`[data-finding="${sent?.id}"]`);
    await expectPage(item).toContainText('Dilaporkan ke lembaga · tiket BWS-2026-17');
    await item.click();
    await expectPage(news).toContainText('Diteruskan ke Bawaslu.');
    await expectPage(news).toContainText('BWS-2026-17');
    expect(await readStore<Handling>(review, 'handlings')).toMatchObject([{ findingId: sent?.id, status: 'reported' }]);

    const [timestamp] = await expectTimestamps(review, backend, 2);
    const capture = (await readStore<CaptureRow>(review, 'captures')).find(({ id }) => id === timestamp?.captureId);
    expect(capture?.findingId).toBe(sent?.id);
    const packages = await browser.openPage('package.html');
    const [download] = await Promise.all([
      packages.waitForEvent('download'),
      packages.getByRole('button', { name: 'Simpan paket' }).click(),
    ]);
    const zip = join(folder, 'package.zip');
    await download.saveAs(zip);
    expect(checkWithTools(zip, join(folder, 'unpacked'), authority.root).timestamps).toBe(1);
    await packages.getByLabel('Pilih berkas ZIP').setInputFiles(zip);
    await expectPage(packages.getByText('Paket utuh')).toBeVisible();
  } finally {
    await backend.stop();
    await authority.stop();
  }
});

test('always sparing is remembered, and what is sent arrives all the same', async ({ browser, folder }) => {
  const backend = await startBackend(join(folder, 'backend'));
  try {
    await flagOne(browser, 0);
    const review = await browser.openPage('review.html');
    await joinNetwork(review, await backend.invite());
    await review.getByRole('button', { name: 'Pengaturan' }).click();
    await review.getByLabel(/^Selalu hemat/).check();
    await expect.poll(async () => readStore(review, 'preferences')).toEqual([{ key: 'link', use: 'saving' }]);
    await review.getByRole('button', { name: 'Kembali' }).click();
    expect(await approveAll(review)).toBe(1);
    await sendAll(review);
    expect((await readStore<FindingRow>(review, 'findings')).map(({ queue }) => queue)).toEqual(['sent']);
    await review.reload();
    await review.getByRole('button', { name: 'Pengaturan' }).click();
    await expectPage(review.getByLabel(/^Selalu hemat/)).toBeChecked();
  } finally {
    await backend.stop();
  }
});
