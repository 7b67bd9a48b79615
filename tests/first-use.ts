/**
 * `npm run first-use`: what somebody new needs, in clicks and seconds. From `git clone` to the first flagged practice post; and
 * from opening the popup to a finding that the backend has confirmed. Clones this repository into a temporary folder, installs
 * and builds there. Figures, no goals: how long it takes is the machine's and the network's.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBackend } from './harness/backend-process.ts';
import { ACTION_NAME, click, waitForAction, waitForToast } from './harness/closed-shadow.ts';
import { joinOnWelcome } from './harness/extension-actions.ts';
import { type ExtensionBrowser, launchChromium } from './harness/launch-chromium.ts';
import { PRACTICE_FEED } from './harness/practice-site.ts';
import type { RealPopup } from './harness/real-popup.ts';

const ROOT = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-first-use-'));
const clone = join(folder, 'pantau-asn');

/** Clicks, and seconds since the watch was started. */
function startWatch() {
  const begun = performance.now();
  let clicks = 0;
  return {
    clicked: () => void clicks++,
    tell: (what: string) =>
      console.log(
        `${((performance.now() - begun) / 1000).toFixed(1).padStart(7)} s  ${String(clicks).padStart(2)} clicks  ${what}`,
      ),
  };
}

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: command === 'git' ? folder : clone, stdio: ['ignore', 'ignore', 'inherit'] });

/** Clicks in the popup what matches, as soon as it is there. */
const clickInPopup = (popup: RealPopup, selector: string) =>
  popup.evaluate(`new Promise((done) => {
    const look = () => {
      const wanted = document.querySelector(${JSON.stringify(selector)});
      if (wanted) { wanted.click(); done(); } else setTimeout(look, 5);
    };
    look();
  })`);

async function cloneToFlag(): Promise<void> {
  console.log('From git clone to the first flagged practice post:');
  const watch = startWatch();
  run('git', 'clone', '-q', ROOT, clone);
  watch.tell('git clone');
  run('npm', 'ci', '--silent');
  watch.tell('npm ci');
  run('npm', 'run', '--silent', 'build');
  watch.tell('npm run build');
  const browser = await launchChromium({
    profile: join(folder, 'new'),
    extension: join(clone, '.output/chrome-mv3'),
    headless: true,
    practice: true,
    keepWelcome: true,
  });
  try {
    const welcome = browser.context.pages().find((page) => page.url().endsWith('/welcome.html'));
    if (!welcome) throw new Error('The welcome page did not open.');
    const action = await waitForAction(welcome, 0, ACTION_NAME);
    watch.tell('installed; the welcome page shows the practice post');
    await click(welcome, action);
    watch.clicked();
    await waitForToast(welcome, /Latihan berhasil/);
    watch.tell('flagged');
  } finally {
    await browser.close();
  }
}

/** The popup over a feed with one flagged post, on a device that has joined. */
async function prepare(browser: ExtensionBrowser, invite: string) {
  await joinOnWelcome(await browser.openPage('welcome.html'), invite);
  const feed = await browser.context.newPage();
  await feed.goto(PRACTICE_FEED);
  await click(feed, await waitForAction(feed, 0, ACTION_NAME));
  await waitForToast(feed, /Tersimpan/);
  return feed;
}

async function popupToSynced(): Promise<void> {
  console.log('From opening the popup to a finding that the backend has confirmed:');
  const backend = await startBackend(join(folder, 'backend'));
  const browser = await launchChromium({ profile: join(folder, 'joined'), headless: true, practice: true });
  try {
    const feed = await prepare(browser, await backend.invite());
    const watch = startWatch();
    const popup = await browser.clickToolbar(feed);
    watch.clicked();
    for (const [selector, what] of [
      ['[data-finding]', 'the list; the finding is opened'],
      ['.decide .primary', 'approved'],
      ['.bar .primary', 'sending'],
      ['.tab:nth-child(3)', 'the list of what was sent'],
    ] as const) {
      await clickInPopup(popup, selector);
      watch.clicked();
      watch.tell(what);
    }
    await popup.evaluate(
      `new Promise((done) => { const look = () => document.querySelector('[data-finding]') ? done() : setTimeout(look, 5); look(); })`,
    );
    watch.tell('confirmed by the backend’s receipt');
    await popup.close();
  } finally {
    await browser.close();
    await backend.stop();
  }
}

try {
  await popupToSynced();
  await cloneToFlag();
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
