/** The popup must open as fast with a long queue as with a short one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { type ExtensionBrowser, launchChromium } from '../../harness/launch-chromium.ts';
import { buildExtension } from '../build-extension.ts';
import { type Bench, type Metric, median, round } from '../metric.ts';
import { seedBrowser } from './seed-browser.ts';
import { type PopupTime, timePopup } from './time-popup.ts';

const FEW = 10;
const MANY = 10_000;
const WARM_UPS = 2;
const PAIRS = 15;
/** Lets what closing the popup causes come to an end. */
const REST_MS = 300;

/** Any page to click the toolbar icon over; no content script of ours runs in it. */
const PAGE = 'https://halaman.example/';

export interface Device {
  browser: ExtensionBrowser;
  page: Page;
  times: PopupTime[];
}

async function prepare(profile: string, extension: string, count: number): Promise<Device> {
  const browser = await launchChromium({ profile, extension, headless: true, practice: false });
  const page = await browser.context.newPage();
  await page.route(PAGE, (route) => route.fulfill({ contentType: 'text/html', body: '<p>Contoh</p>' }));
  await page.goto(PAGE);
  const seedPage = await browser.openPage('review.html');
  const begun = Date.now();
  await seedBrowser(seedPage, count);
  console.log(`${count} findings written in ${round((Date.now() - begun) / 1000, 1)} s`);
  await seedPage.close();
  return { browser, page, times: [] };
}

/** Opens the popup of each device `rounds` times, in turn, so that whatever else the machine does falls on all. */
async function openInTurn(devices: readonly Device[], rounds: number): Promise<void> {
  for (let n = 0; n < rounds; n++)
    for (const { browser, page, times } of devices) {
      await page.bringToFront();
      await page.waitForTimeout(REST_MS);
      times.push(await timePopup(browser, page));
    }
}

/** Runs `task` with two devices: one with a short queue, one with a long one. */
export async function withDevices(task: (few: Device, many: Device) => Promise<Metric[]>): Promise<Metric[]> {
  const extension = buildExtension();
  const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-bench-'));
  const devices: Device[] = [];
  try {
    // The long queue first: a browser that waits for minutes puts more than its worker to sleep.
    for (const count of [MANY, FEW]) devices.push(await prepare(join(folder, String(count)), extension, count));
    const [many, few] = devices;
    if (!few || !many) throw new Error('There are two devices.');
    return await task(few, many);
  } finally {
    for (const { browser } of devices) await browser.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The browser ends a worker that has nothing to do, as while a queue is filled: its start is not the popup's. */
async function wakeWorker({ browser }: Device): Promise<void> {
  const page = await browser.openPage('popup.html');
  await page.locator('[data-finding]').first().waitFor();
  await page.close();
}

/** Opens both popups again and again, in turn. */
export async function measurePopups(...devices: Device[]): Promise<Metric[]> {
  await Promise.all(devices.map(wakeWorker));
  await openInTurn(devices, WARM_UPS);
  for (const { times } of devices) times.length = 0;
  await openInTurn(devices, PAIRS);
  const medians = (read: (time: PopupTime) => number) => devices.map(({ times }) => median(times.map(read)));
  for (const { times } of devices) console.log(times.map(({ sinceClick }) => sinceClick).join(' '));
  const [few = 0, many = 0] = medians(({ sinceClick }) => sinceClick);
  const [fewOwn = 0, manyOwn = 0] = medians(({ sinceLoad }) => sinceLoad);
  const time = (id: string, value: number): Metric => ({ id, value: round(value, 1), unit: 'ms', goal: null });
  return [
    { id: `popup_open_ratio_${MANY}_vs_${FEW}`, value: round(many / few, 3), unit: 'ratio', goal: 1.2 },
    time(`popup_open_${FEW}_ms`, few),
    time(`popup_open_${MANY}_ms`, many),
    time(`popup_own_${FEW}_ms`, fewOwn),
    time(`popup_own_${MANY}_ms`, manyOwn),
  ];
}

export const popupBench: Bench = {
  name: 'popup',
  description: `toolbar click to usable list with ${MANY} findings, against ${FEW}`,
  run: () => withDevices(measurePopups),
};
