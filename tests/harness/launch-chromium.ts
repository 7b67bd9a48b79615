/** Chromium with the built extension, and what a test or a person's first run needs of it. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from 'playwright';
import { attachTarget } from './attach-target.ts';
import { requireBrowser } from './find-browser.ts';
import { answerPractice } from './practice-site.ts';
import { attachPopup, type RealPopup } from './real-popup.ts';

export const CHROME_BUILD = join(import.meta.dirname, '../../.output/chrome-mv3');

export interface LaunchOptions {
  /** Profile folder; a new empty one loses everything at the end. */
  profile: string;
  headless: boolean;
  /** Serve practice pages under the real host names and refuse everything else but loopback. */
  practice: boolean;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  extension?: string;
  /** Leave the page open that an installation opens; it takes the place of the tab in front. */
  keepWelcome?: boolean;
  /** A screen of so many device pixels for one CSS pixel: the browser's own scaling, not one that is emulated. */
  scale?: number;
}

export interface ExtensionBrowser {
  context: BrowserContext;
  id: string;
  /** The extension's worker, started if it sleeps. */
  worker(): Promise<Worker>;
  /** A page of the extension in a tab of its own. */
  openPage(
    path:
      | 'popup.html'
      | 'review.html'
      | 'package.html'
      | 'print.html'
      | 'recap.html'
      | 'guide.html'
      | 'welcome.html'
      | 'backup.html',
  ): Promise<Page>;
  /** A real toolbar click over a page: opens the real popup and arms the tab. */
  clickToolbar(page: Page): Promise<RealPopup>;
  /** Ends the worker as the browser does after 30 s without work. */
  killWorker(): Promise<void>;
  isWorkerAwake(): Promise<boolean>;
  /** Bytes that the worker's heap holds once what is not needed was collected. Rejects while the worker sleeps. */
  workerHeap(): Promise<number>;
  close(): Promise<void>;
}

const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/)/;

export async function launchChromium(options: LaunchOptions): Promise<ExtensionBrowser> {
  const extension = options.extension ?? CHROME_BUILD;
  const isFirstRun = !existsSync(join(options.profile, 'Default'));
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  const context = await chromium.launchPersistentContext(options.profile, {
    executablePath: requireBrowser('chromium'),
    headless: false,
    viewport: options.viewport ?? (options.headless && !options.scale ? { width: 1280, height: 900 } : null),
    colorScheme: options.colorScheme ?? null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(options.headless ? ['--headless=new', '--disable-gpu'] : []),
      // Chromium's sandbox does not work for root; a person's own account keeps it.
      ...(root ? ['--no-sandbox'] : []),
      ...(options.scale ? [`--force-device-scale-factor=${options.scale}`, '--window-size=1100,820'] : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--enable-unsafe-extension-debugging',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  if (options.practice)
    await context.route(/^https?:/, async (route) => {
      const address = route.request().url();
      if (LOOPBACK.test(address)) return route.fallback();
      const answer = answerPractice(address);
      if (!answer) return route.abort('internetdisconnected');
      return route.fulfill(answer);
    });

  const browser = context.browser();
  if (!browser) throw new Error('The browser has no debugging session.');
  const cdp = await browser.newBrowserCDPSession();
  const id = await findExtension(context, cdp, extension);
  // What comes by the command line counts as new at every start. Left alone it would cover our pages, which then hardly move.
  const welcome = await findWelcome(context, id, isFirstRun ? 10_000 : 2_000);
  if (isFirstRun && !welcome) throw new Error('The welcome page did not open.');
  if (!options.keepWelcome) await welcome?.close();
  const isOurs = (worker: Worker) => worker.url().startsWith(`chrome-extension://${id}/`);

  const openPage: ExtensionBrowser['openPage'] = async (path) => {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${id}/${path}`);
    return page;
  };

  const findWorker = async () => {
    const { targetInfos } = await cdp.send('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(id));
  };

  const target = async (page: Page): Promise<string> => {
    const session = await context.newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab', exclude: false }] });
    // The tab is another target than its page; they share the address, and pages of ours in tests are few.
    await page.bringToFront();
    const tab = targetInfos.find(({ url, title }) => url === targetInfo.url && title === targetInfo.title);
    if (!tab) throw new Error(`No tab shows ${targetInfo.url}.`);
    return tab.targetId;
  };

  return {
    context,
    id,
    openPage,
    worker: async () => context.serviceWorkers().find(isOurs) ?? context.waitForEvent('serviceworker', isOurs),
    clickToolbar: async (page) => {
      const targetId = await target(page);
      await cdp.send('Extensions.triggerAction' as 'Target.getTargets', { id, targetId } as never);
      return attachPopup(cdp, id);
    },
    workerHeap: async () => {
      const worker = await findWorker();
      if (!worker) throw new Error('The worker sleeps.');
      const send = await attachTarget(cdp, worker.targetId);
      await send('HeapProfiler.collectGarbage');
      const { usedSize, embedderHeapUsedSize, backingStorageSize } =
        await send<Record<string, number>>('Runtime.getHeapUsage');
      return (usedSize ?? 0) + (embedderHeapUsedSize ?? 0) + (backingStorageSize ?? 0);
    },
    killWorker: async () => {
      const worker = await findWorker();
      if (worker) await cdp.send('Target.closeTarget', { targetId: worker.targetId });
    },
    isWorkerAwake: async () => (await findWorker()) !== undefined,
    close: () => context.close(),
  };
}

/** The page that opens when the extension is installed; null where it does not come in time. */
async function findWelcome(context: BrowserContext, id: string, patienceMs: number): Promise<Page | null> {
  const address = `chrome-extension://${id}/welcome.html`;
  for (const end = Date.now() + patienceMs; ; ) {
    const page = context.pages().find((candidate) => candidate.url() === address);
    if (page) return page;
    if (Date.now() > end) return null;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A copy of the build with another manifest, for states that a person brings about in a window of the browser itself. */
export function copyBuild(
  folder: string,
  change: (manifest: Record<string, unknown>) => Record<string, unknown>,
): string {
  const copy = join(folder, 'extension');
  cpSync(CHROME_BUILD, copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))));
  return copy;
}

/** The extension's id: from its worker, else (branded Chrome ignores `--load-extension`) by loading it over the protocol. */
async function findExtension(context: BrowserContext, cdp: CDPSession, path: string): Promise<string> {
  const idOf = (worker: Worker) => new URL(worker.url()).hostname;
  const [running] = context.serviceWorkers();
  if (running) return idOf(running);
  const started = context.waitForEvent('serviceworker', { timeout: 5_000 }).then(idOf, () => null);
  const id = await started;
  if (id) return id;
  const loaded = await cdp.send('Extensions.loadUnpacked' as 'Target.getTargets', { path } as never);
  return (loaded as unknown as { id: string }).id;
}
