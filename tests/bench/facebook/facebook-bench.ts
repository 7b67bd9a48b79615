/** What the extension costs the person who scrolls through Facebook, and how soon it serves the one who flags something. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../../harness/launch-chromium.ts';
import { buildExtension } from '../build-extension.ts';
import { type Bench, type Metric, round } from '../metric.ts';
import { percentile } from '../percentile.ts';
import type { MainThread } from '../trace/evaluate-trace.ts';
import { clickMetrics, measureClick } from './measure-click.ts';
import { measureScroll, PARTS, POSTS, type ScrollCost } from './measure-scroll.ts';
import { serveFeed } from './serve-feed.ts';

const total = (parts: readonly MainThread[], read: (part: MainThread) => number) =>
  parts.reduce((sum, part) => sum + read(part), 0);

function scrollMetrics({ ours, plain, actions, heap }: ScrollCost): Metric[] {
  const own = total(ours, (part) => part.own);
  const share = own / (total(ours, (part) => part.total) - own);
  const print = (parts: readonly MainThread[]) => parts.map((part) => `${round(part.own, 0)}/${round(part.total, 0)}`);
  console.log(
    `Main thread with the extension, own/all ms: ${print(ours).join(' ')}; without: ${print(plain).join(' ')}`,
  );
  // An item that never got its action waited longer than any other.
  const waits = [...actions.times, ...Array.from({ length: actions.missing }, () => Number.POSITIVE_INFINITY)];
  const grown = (heap.ours.last - heap.ours.first - (heap.plain.last - heap.plain.first)) / 1e6;
  const perPost = (parts: readonly MainThread[]) => total(parts, (part) => part.total) / POSTS;
  return [
    { id: 'main_thread_share', value: round(share, 4), unit: 'ratio', goal: 0.01 },
    { id: 'own_long_tasks', value: total(ours, (part) => part.ownLongTasks), unit: 'tasks', goal: 0 },
    { id: 'forced_reflows', value: total(ours, (part) => part.forcedReflows), unit: 'reflows', goal: 0 },
    {
      id: 'heap_mb_per_1000_posts',
      value: round((grown / (POSTS - POSTS / PARTS)) * 1000, 2),
      unit: 'MB',
      goal: 0.5,
    },
    { id: 'action_p95_ms', value: round(percentile(waits, 0.95), 1), unit: 'ms', goal: 100 },
    { id: 'action_p50_ms', value: round(percentile(waits, 0.5), 1), unit: 'ms', goal: null },
    { id: 'items_without_action', value: actions.missing, unit: 'items', goal: null },
    {
      id: 'own_ms_per_post',
      value: round(own / POSTS, 2),
      unit: 'ms',
      goal: null,
    },
    { id: 'page_ms_per_post', value: round(perPost(plain), 1), unit: 'ms', goal: null },
    // With what our elements cost the page when it lays out and paints; the noise of the machine is in it as well.
    {
      id: 'more_than_without',
      value: round(perPost(ours) / perPost(plain) - 1, 3),
      unit: 'ratio',
      goal: null,
    },
  ];
}

export const facebookBench: Bench = {
  name: 'facebook',
  description: `cost of scrolling through ${POSTS} posts, and click to durable capture`,

  async run(): Promise<Metric[]> {
    const extension = buildExtension();
    const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-bench-'));
    const browser = await launchChromium({ profile: folder, extension, headless: true, practice: false });
    try {
      await serveFeed(browser.context, POSTS);
      const clicks = clickMetrics(await measureClick(browser));
      const scroll = await measureScroll(browser.context, `chrome-extension://${browser.id}/`);
      return [...scrollMetrics(scroll), ...clicks];
    } finally {
      await browser.close().catch(() => {});
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
};
