/** What the news content script costs a page while it loads: the same page with and without it, in turn, in one run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { launchChromium } from '../../harness/launch-chromium.ts';
import { buildExtension } from '../build-extension.ts';
import { type Bench, type Metric, median, round } from '../metric.ts';
import { sizeBench } from '../size/size-bench.ts';
import { evaluateTrace, type MainThread } from '../trace/evaluate-trace.ts';
import { recordTrace } from '../trace/record-trace.ts';
import { type HeavyPage, loadHeavyPage } from './heavy-page.ts';

/** Where the content script runs, and where the same page is without it. */
const ORIGINS = { ours: 'https://surabaya.kompas.com', plain: 'https://tanpa-ekstensi.example' } as const;
/** The first of each is left out: the browser is still warming up. */
const ROUNDS = 9;
/** After loading, until the page and our script have come to rest; before a page without anybody is looked at all the same. */
const REST_MS = 1_500;

/** How the main thread spent its time: until the loaded page came to rest, and from somebody's first move to the action. */
interface Visit {
  loading: MainThread;
  attended: MainThread;
}

/** Loads the page in a tab of its own, and then moves the mouse over it. */
async function visit(
  context: BrowserContext,
  origin: string,
  { path, html }: HeavyPage,
  ownPrefix: string,
): Promise<Visit> {
  const page = await context.newPage();
  const address = origin + path;
  const trace = async (work: () => Promise<void>) =>
    evaluateTrace(await recordTrace(context, page, work), address, ownPrefix);
  try {
    await page.route('**/*', (route) =>
      route.request().url() === address
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
        : route.abort(),
    );
    const loading = await trace(async () => {
      await page.goto(address, { waitUntil: 'load' });
      await page.waitForTimeout(REST_MS);
    });
    const attended = await trace(async () => {
      await page.mouse.move(200, 200);
      await page.mouse.move(201, 201);
      await page.waitForTimeout(REST_MS);
    });
    const actions = await page.locator('pantau-asn').count();
    if (actions !== (origin === ORIGINS.ours ? 1 : 0)) throw new Error(`${address} has ${actions} actions.`);
    return { loading, attended };
  } finally {
    await page.close();
  }
}

export const newsBench: Bench = {
  name: 'news',
  description: 'cost of the content script while a heavy article loads',

  async run(): Promise<Metric[]> {
    const sizes = await sizeBench.run();
    const size = sizes.find(({ id }) => id === 'news_content_gzip_kb');
    if (!size) throw new Error('The size of the news content script is not measured.');
    const page = loadHeavyPage();
    console.log(`${page.name}: ${round(page.html.length / 1000, 0)} kB of HTML`);
    const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-bench-'));
    const browser = await launchChromium({
      profile: folder,
      extension: buildExtension(),
      headless: true,
      practice: false,
    });
    try {
      const prefix = `chrome-extension://${browser.id}/`;
      const visits: Visit[] = [];
      const plain: MainThread[] = [];
      for (let n = 0; n < ROUNDS; n++) {
        plain.push((await visit(browser.context, ORIGINS.plain, page, prefix)).loading);
        visits.push(await visit(browser.context, ORIGINS.ours, page, prefix));
      }
      for (const parts of [visits, plain]) parts.shift();
      const ours = visits.map(({ loading }) => loading);
      const attended = visits.map((part) => part.attended);
      const print = ({ own, total }: MainThread) => `${round(own, 1)}/${round(total, 0)}`;
      console.log(`Main thread with the extension, own/all ms: ${ours.map(print).join(' ')}`);
      console.log(`Without, all ms: ${plain.map(({ total }) => round(total, 0)).join(' ')}`);
      const own = median(ours.map((part) => part.own));
      const pageTime = median(plain.map(({ total }) => total));
      return [
        { id: 'load_main_thread_share', value: round(own / pageTime, 4), unit: 'ratio', goal: 0.02 },
        // Layouts that our code makes the page do at once; what is drawn anew in the next frame anyway is none of them.
        {
          id: 'added_layouts',
          value: Math.max(...[...ours, ...attended].map(({ ownLayouts }) => ownLayouts)),
          unit: 'layouts',
          goal: 0,
        },
        size,
        { id: 'own_ms', value: round(own, 1), unit: 'ms', goal: null },
        // Later, when somebody is there: what it takes until the article has its action.
        {
          id: 'own_ms_when_attended',
          value: round(median(attended.map(({ own: part }) => part)), 1),
          unit: 'ms',
          goal: null,
        },
        { id: 'page_ms', value: round(pageTime, 0), unit: 'ms', goal: null },
        {
          id: 'own_long_tasks',
          value: Math.max(...[...ours, ...attended].map((part) => part.ownLongTasks)),
          unit: 'tasks',
          goal: 0,
        },
        { id: 'layouts_with', value: median(ours.map(({ layouts }) => layouts)), unit: 'layouts', goal: null },
        { id: 'layouts_without', value: median(plain.map(({ layouts }) => layouts)), unit: 'layouts', goal: null },
      ];
    } finally {
      await browser.close().catch(() => {});
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
};
