/**
 * `npm start`: builds the extension, starts the backend on its embedded database, opens a browser with the extension
 * loaded and enrolled, on practice pages that need no internet.
 *
 *   --live       real sites instead of practice pages
 *   --headless   no window: runs the main job end to end and says what happened (chosen by itself without a display)
 *   --json       with --headless: the last line is one JSON object
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SettingsRow } from '../utils/storage/database.ts';
import { type BackendProcess, startBackend } from './harness/backend-process.ts';
import { joinNetwork } from './harness/extension-actions.ts';
import { requireBrowser } from './harness/find-browser.ts';
import { type ExtensionBrowser, launchChromium } from './harness/launch-chromium.ts';
import { runMainJob } from './harness/main-job.ts';
import { PRACTICE_FEED, practiceArticleUrl } from './harness/practice-site.ts';
import { readStore } from './harness/read-database.ts';

const ROOT = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { live: { type: 'boolean' }, headless: { type: 'boolean' }, json: { type: 'boolean' } },
});
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const headless = values.headless ?? !hasDisplay;
/** With --json only the last line is for a program; everything else goes where a person reads it. */
const say = (line: string) => (values.json ? console.error(line) : console.log(line));

let backend: BackendProcess | undefined;
let browser: ExtensionBrowser | undefined;
// A person's browser keeps its profile, with the queue and the logins in it; a demonstration starts from nothing.
const profile = headless ? mkdtempSync(join(tmpdir(), 'pantau-asn-')) : join(ROOT, '.data/profile');
const DEFAULT_PORT = 8787;

async function stop(): Promise<void> {
  await browser?.close().catch(() => {});
  await backend?.stop();
  if (headless) rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
}
process.once('SIGINT', () => void stop().then(() => process.exit(130)));
process.once('SIGTERM', () => void stop().then(() => process.exit(143)));

try {
  requireBrowser('chromium');
  say('Building the extension …');
  execFileSync(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A run without a window is a demonstration: it starts from nothing and leaves a person's own practice data alone.
  const folder = join(ROOT, headless ? '.data/start' : '.data');
  if (headless) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // The device in a kept profile knows the backend by its address.
  backend = await startBackend(join(folder, 'backend'), headless ? 0 : DEFAULT_PORT);
  say(`The report backend runs at ${backend.url}, with its data in ${join(folder, 'backend')}.`);
  browser = await launchChromium({ profile, headless, practice: !values.live });
  const page = await browser.openPage('review.html');
  await page.locator('.top').waitFor();
  const [known] = await readStore<SettingsRow>(page, 'settings');
  if (known?.value.baseUrl !== backend.url) await joinNetwork(page, await backend.invite());
  say('The extension is loaded and enrolled.');
  if (headless) {
    const summary = await runMainJob(browser, backend, page, folder, say);
    console.log(JSON.stringify(summary));
    await stop();
  } else await stayOpen(browser);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop();
  process.exit(1);
}

/** A person's session: ends when they close the browser. */
async function stayOpen({ context }: ExtensionBrowser): Promise<void> {
  const address = values.live ? 'https://www.facebook.com/' : PRACTICE_FEED;
  await (await context.newPage()).goto(address).catch((error) => say(String(error)));
  if (!values.live) {
    say(`Practice pages: ${PRACTICE_FEED} and ${practiceArticleUrl()}`);
    say('Click the Pantau ASN icon once in the tab (this permits screenshots), then the small flag on any post.');
  }
  say('Close the browser to end.');
  await new Promise<void>((resolve) => context.once('close', () => resolve()));
  await stop();
}
