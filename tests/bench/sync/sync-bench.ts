/** Sending a thousand findings from the real extension to the real backend, against a bare loop that sends the same. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { Enrolment } from '../../../utils/contract/api.ts';
import { parseInvite } from '../../../utils/contract/invite.ts';
import { type BackendProcess, startBackend } from '../../harness/backend-process.ts';
import { type ExtensionBrowser, launchChromium } from '../../harness/launch-chromium.ts';
import { buildExtension } from '../build-extension.ts';
import { type Bench, type Metric, round } from '../metric.ts';
import { seedBrowser, writeRows } from '../popup/seed-browser.ts';
import { type BareLoop, runBareLoop } from './bare-loop.ts';

const COUNT = 1_000;
/** Half of the bare loop before, half after: what the machine does meanwhile falls on both. */
const BARE_COUNT = 250;
/** With the drawn picture before it, about as large as the screenshot of an item. */
const TAIL_BYTES = 100_000;
/** As many as the extension has on their way at the same time. */
const LANES = 3;
const POLL_MS = 250;

export const syncBench: Bench = {
  name: 'sync',
  description: `sending ${COUNT} findings to a backend, against a bare loop of the same bytes; the worker's heap`,
  run: async () => {
    const extension = buildExtension();
    const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-bench-'));
    const backend = await startBackend(join(folder, 'backend'), 0, { PANTAU_RATE_LIMITS: 'no' });
    // What the test library reads along of each request would be half of what is measured.
    process.env.PLAYWRIGHT_DISABLE_SERVICE_WORKER_NETWORK = '1';
    const browser = await launchChromium({
      profile: join(folder, 'profile'),
      extension,
      headless: true,
      practice: false,
    });
    try {
      return await measure(browser, backend);
    } finally {
      await browser.close().catch(() => {});
      await backend.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
};

async function measure(browser: ExtensionBrowser, backend: BackendProcess): Promise<Metric[]> {
  const page = await browser.openPage('review.html');
  const settings = await enrol(backend);
  await seedBrowser(page, COUNT, { tail: TAIL_BYTES, approved: true });
  await writeRows(page, JSON.stringify([['settings', [{ key: 'device', value: settings }]]]));
  const size = await meanFileSize(page);
  const { url } = backend;
  const worker = await browser.worker();
  const bare = async (records: BareLoop['records']) => {
    const { token } = await enrol(backend);
    return runBareLoop(worker, { url, token, count: BARE_COUNT, size, lanes: LANES, records });
  };
  // What the backend does for the first time is not counted.
  await bare('each');
  const before = [await bare('each'), await bare('together')] as const;
  await page.reload();
  await page.evaluate('chrome.runtime.sendMessage({ type: "sync/look", body: null })');
  const heapBefore = await browser.workerHeap();
  const seconds = await send(page);
  const heapAfter = await browser.workerHeap();
  const after = [await bare('each'), await bare('together')] as const;
  const rate = COUNT / seconds;
  const [bareRate, togetherRate] = [0, 1].map(
    (index) => (2 * BARE_COUNT) / ((before[index] ?? 0) + (after[index] ?? 0)),
  );
  if (!bareRate || !togetherRate) throw new Error('Nothing was measured.');
  const figure = (id: string, value: number, unit: string): Metric => ({
    id,
    value: round(value, 2),
    unit,
    goal: null,
  });
  return [
    { id: 'throughput_ratio', value: round(rate / bareRate, 2), unit: 'ratio', goal: 0.8 },
    figure('throughput_ratio_same_requests', rate / togetherRate, 'ratio'),
    {
      id: 'extension_heap_growth_mb',
      value: round((heapAfter - heapBefore) / 2 ** 20, 1),
      unit: 'MB',
      goal: 32,
    },
    figure('sync_findings_per_second', rate, 'findings/s'),
    figure('bare_findings_per_second', bareRate, 'findings/s'),
    figure('bare_same_requests_per_second', togetherRate, 'findings/s'),
    figure('sync_mb_per_second', (rate * size) / 1e6, 'MB/s'),
  ];
}

/** Presses “send”, and resolves with the seconds until every finding has its receipt. */
async function send(page: Page): Promise<number> {
  const begun = performance.now();
  await page.evaluate('chrome.runtime.sendMessage({ type: "sync/start", body: null })');
  for (let left = COUNT; left > 0; ) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    left = COUNT - (await countSent(page));
    if (performance.now() - begun > 900_000) throw new Error(`${left} findings were not sent within 15 minutes.`);
  }
  return (performance.now() - begun) / 1000;
}

const countSent = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('pantau-asn');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const count = await new Promise<number>((resolve, reject) => {
      const request = database.transaction('findings').objectStore('findings').index('queue').count('sent');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    database.close();
    return count;
  });

const meanFileSize = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('pantau-asn');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const rows = await new Promise<{ blob: Blob }[]>((resolve, reject) => {
      const request = database.transaction('files').objectStore('files').getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    database.close();
    return Math.round(rows.reduce((sum, { blob }) => sum + blob.size, 0) / rows.length);
  });

/** A device of the network, as the extension keeps it. */
async function enrol(backend: BackendProcess) {
  const invite = parseInvite(await backend.invite());
  const response = await fetch(`${backend.url}/v1/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ invite: invite?.code, deviceId: randomUUID() }),
  });
  const { token, deviceId, network, receiptKey } = Enrolment.parse(await response.json());
  return { baseUrl: backend.url, token, deviceId, network, receiptKey };
}
