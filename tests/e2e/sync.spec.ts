import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect as expectPage } from 'playwright/test';
import { expect } from 'vitest';
import type { CaptureRow, FindingRow, OutboxRow, ReceiptRow } from '../../utils/storage/database.ts';
import { type PostFixture, renderFeed, SAMPLE_POSTS } from '../fixtures/facebook-post.ts';
import { type BackendProcess, heldBy, startBackend } from '../harness/backend-process.ts';
import { approveAll, joinNetwork, openList, sendAll } from '../harness/extension-actions.ts';
import { DELIVERY, type Fault, type FaultyProxy, startFaultyProxy } from '../harness/faulty-proxy.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { readStore } from '../harness/read-database.ts';
import { arm, test as base, flag, openServed, waitForActions } from './extension-test.ts';

interface Network {
  backend: BackendProcess;
  proxy: FaultyProxy;
  restart(): Promise<void>;
}

const test = base.extend<{ network: Network }>({
  network: async ({ folder }, use) => {
    const data = join(folder, 'backend');
    let backend = await startBackend(data);
    const proxy = await startFaultyProxy(() => backend.url);
    const network: Network = {
      get backend() {
        return backend;
      },
      proxy,
      restart: async () => {
        backend = await startBackend(data);
      },
    };
    await use(network);
    await proxy.stop();
    await backend.stop();
  },
});

/** Flags `indexes` of the sample feed, joins the network, approves everything. Resolves with the review page. */
async function prepare(
  browser: ExtensionBrowser,
  { backend, proxy }: Network,
  indexes: readonly number[],
): Promise<Page> {
  const page = await openServed(browser, 'https://www.facebook.com/', renderFeed(SAMPLE_POSTS));
  await waitForActions(page, 4);
  await arm(browser, page);
  for (const index of indexes) await flag(page, index);
  await page.close();
  const review = await browser.openPage('review.html');
  await joinNetwork(review, await backend.invite(proxy.url));
  expect(await approveAll(review)).toBe(indexes.length);
  return review;
}

/** The backend holds exactly what this device flagged, with our hashes, and the device has a receipt for each. */
async function expectAllSent(review: Page, { backend }: Network): Promise<void> {
  const captures = await readStore<CaptureRow>(review, 'captures');
  const held = await heldBy(backend);
  expect(held.flatMap(({ finding }) => finding.captureIds).sort()).toEqual(captures.map(({ id }) => id).sort());
  expect(held.flatMap(({ manifests }) => manifests).sort()).toEqual(captures.map((row) => row.manifestSha256).sort());
  const receipts = new Map(
    (await readStore<ReceiptRow>(review, 'receipts')).map((row) => [row.id, row.receipt.sha256]),
  );
  for (const { id, manifestSha256 } of captures) expect(receipts.get(id)).toBe(manifestSha256);
  expect((await readStore<FindingRow>(review, 'findings')).every(({ queue }) => queue === 'sent')).toBe(true);
}

const sendButton = (review: Page) => review.getByRole('button', { name: /^Kirim semua/ });

test('flagged, approved, sent: the backend holds exactly that, and says so by receipt', async ({
  browser,
  network,
}) => {
  const review = await prepare(browser, network, [0, 1, 3]);
  await sendAll(review);
  await expectAllSent(review, network);
  await openList(review, 'Terkirim');
  await expectPage(review.locator('[data-finding]')).toHaveCount(3);
});

test('the backend is down, and comes back: everything arrives, once', async ({ browser, network }) => {
  const review = await prepare(browser, network, [0, 1]);
  await network.backend.stop();
  await openList(review, 'Siap kirim');
  await sendButton(review).click();
  await expectPage(review.getByRole('alert')).toContainText('Server tidak terjangkau');
  expect(await readStore(review, 'findings')).toHaveLength(2);
  await network.restart();
  await sendAll(review);
  await expectAllSent(review, network);
});

test('the answer is lost after the backend has stored: sending again keeps it once', async ({ browser, network }) => {
  const review = await prepare(browser, network, [0, 1]);
  network.proxy.setFault('cut', DELIVERY);
  await openList(review, 'Siap kirim');
  await sendButton(review).click();
  await expectPage(review.getByRole('alert')).toContainText('Server tidak terjangkau');
  network.proxy.setFault('none');
  await sendAll(review);
  await expectAllSent(review, network);
});

test('a backend that knows no deliveries gets everything record by record', async ({ browser, network }) => {
  const review = await prepare(browser, network, [0, 1]);
  network.proxy.setFault('unknown', DELIVERY);
  await sendAll(review);
  await expectAllSent(review, network);
  expect(network.proxy.seen.filter((line) => line.startsWith('PUT /v1/captures'))).toHaveLength(2);
});

test('the worker is ended in the middle of sending: the next one goes on by itself', async ({ browser, network }) => {
  const review = await prepare(browser, network, [0, 1, 2]);
  network.proxy.setFault('silence', DELIVERY);
  await openList(review, 'Siap kirim');
  await sendButton(review).click();
  await expect.poll(() => network.proxy.seen.some((line) => DELIVERY.test(line)), { timeout: 10_000 }).toBe(true);
  await browser.killWorker();
  network.proxy.setFault('none');
  // Nobody does anything: the alarm that was set before the first step wakes the next worker.
  await expectPage(review.getByText('Tidak ada yang siap dikirim')).toBeVisible({ timeout: 75_000 });
  await expectAllSent(review, network);
});

const MISBEHAVIOURS: [Fault, RegExp, RegExp][] = [
  ['server-error', /./, /Server sedang bermasalah/],
  ['html', /./, /Jawaban bukan dari server Pantau ASN/],
  ['redirect', /./, /Jawaban bukan dari server Pantau ASN/],
  // In an answer to a delivery the receipts of captures come before that of the finding.
  ['wrong-hash', DELIVERY, /Jawaban bukan dari server Pantau ASN/],
  ['wrong-last-hash', DELIVERY, /Jawaban bukan dari server Pantau ASN/],
  ['unauthorised', /./, /tidak mengenali perangkat ini/],
  ['silence', /./, /Server tidak terjangkau/],
];

/** As many posts, each of which is flagged for one fault. */
const POSTS: PostFixture[] = MISBEHAVIOURS.map(([fault], index) => ({
  id: `12200011100${20 + index}`,
  author: `Contoh ${fault}`,
  text: `Ayo dukung Paslon Contoh ${index + 1}.`,
}));

test('a backend that misbehaves in any way: a clear message, nothing lost, nothing called sent', {
  timeout: 150_000,
}, async ({ browser, network: { backend, proxy }, network }) => {
  const page = await openServed(browser, 'https://www.facebook.com/', renderFeed(POSTS));
  await waitForActions(page, POSTS.length);
  await arm(browser, page);
  const review = await browser.openPage('review.html');
  await joinNetwork(review, await backend.invite(proxy.url));
  for (const [index, [fault, only, message]] of MISBEHAVIOURS.entries()) {
    await page.bringToFront();
    await flag(page, index);
    await review.bringToFront();
    await openList(review, 'Tinjau');
    await expectPage(review.locator('[data-finding]'), fault).toHaveCount(1);
    expect(await approveAll(review), fault).toBe(1);
    proxy.setFault(fault, only);
    await openList(review, 'Siap kirim');
    const alert = review.locator('.bar').getByRole('alert');
    // What is said next is said of this fault.
    await expectPage(alert, fault).toHaveCount(0);
    await sendButton(review).click();
    // Silence ends with our own limit of 25 s for one answer.
    await expectPage(alert, fault).toContainText(message, { timeout: 40_000 });
    const waiting = (await readStore<FindingRow>(review, 'findings')).filter(({ queue }) => queue !== 'sent');
    expect(
      waiting.map(({ queue }) => queue),
      fault,
    ).toEqual(['outgoing']);
    expect(await readStore<OutboxRow>(review, 'outbox'), fault).toHaveLength(1);
    proxy.setFault('none');
    await sendAll(review);
    await expectAllSent(review, network);
  }
});

test('an invite that was used, mistyped or leads nowhere says what to do', async ({ browser, network }) => {
  const review = await browser.openPage('review.html');
  const invite = await network.backend.invite();
  await joinNetwork(review, invite);
  await review.getByRole('button', { name: 'Pengaturan' }).click();
  const field = review.getByLabel('Tautan undangan');
  const alert = review.getByRole('alert');
  const join = review.getByRole('button', { name: 'Bergabung' });
  for (const [link, message] of [
    [invite, /tidak berlaku/],
    ['https://contoh.invalid/bukan-undangan', /tidak berlaku/],
    [`http://127.0.0.1:9/join#${'a'.repeat(40)}`, /tidak terjangkau/],
  ] as const) {
    await field.fill(link);
    await join.click();
    await expectPage(alert).toContainText(message);
  }
});
