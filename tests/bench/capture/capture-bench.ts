/** What evidence costs: time against the bare calls of the browser, bytes against its own pictures, memory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExtensionBrowser, launchChromium } from '../../harness/launch-chromium.ts';
import { buildExtension } from '../build-extension.ts';
import { clickMetrics, measureClick } from '../facebook/measure-click.ts';
import { serveFeed } from '../facebook/serve-feed.ts';
import { type Bench, type Metric, round } from '../metric.ts';
import { measureExport, prepareExport } from './measure-export.ts';
import { measureTall } from './measure-tall.ts';
import { measureWhole } from './measure-whole.ts';

const POSTS = 20;
const VIEWS = 6;
const ROWS = 20_000;
const FINDINGS = 500;

/**
 * Runs `measure` in a browser of its own: nothing of one figure is in the next. `prepare` runs in another one with the same
 * profile: what it needs of memory is not measured either.
 */
async function inBrowser<T>(
  extension: string,
  measure: (browser: ExtensionBrowser) => Promise<T>,
  prepare?: (browser: ExtensionBrowser) => Promise<void>,
): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'pantau-asn-bench-'));
  const run = async <R>(task: (browser: ExtensionBrowser) => Promise<R>): Promise<R> => {
    const browser = await launchChromium({ profile, extension, headless: true, practice: false });
    return task(browser).finally(() => browser.close().catch(() => {}));
  };
  try {
    if (prepare) await run(prepare);
    return await run(measure);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

const ratio = (id: string, ours: number, theirs: number, goal: number): Metric => ({
  id,
  value: round(ours / theirs, 2),
  unit: 'ratio',
  goal,
});
const figure = (id: string, value: number, unit: string, goal: number | null = null): Metric => ({
  id,
  value: round(value, 0),
  unit,
  goal,
});

export const captureBench: Bench = {
  name: 'capture',
  description: 'time, bytes and memory of screenshots, redaction and packages',

  async run(): Promise<Metric[]> {
    const extension = buildExtension();
    const clicks = await inBrowser(extension, async (browser) => {
      await serveFeed(browser.context, POSTS);
      return clickMetrics(await measureClick(browser));
    });
    const tall = await inBrowser(extension, (browser) => measureTall(browser, VIEWS));
    console.log(`${VIEWS} views in ${tall.tiles} screenshots, ${tall.stored} bytes; the browser's own ${tall.own}`);
    const whole = await inBrowser(extension, (browser) => measureWhole(browser, ROWS));
    console.log(`${ROWS} rows: ${round(whole, 0)} MB`);
    const exported = await inBrowser(extension, measureExport, (browser) => prepareExport(browser, FINDINGS));
    return [
      ...clicks,
      ratio('tall_ratio', tall.flagged, tall.bare, 1.2),
      ratio('bytes_ratio', tall.stored, tall.own, 1.1),
      figure('peak_heap_mb_20000px', whole, 'MB', 200),
      figure('export_500_peak_heap_mb', exported.peakMb, 'MB', 100),
      figure('tall_ms', tall.flagged, 'ms'),
      figure('tall_bare_ms', tall.bare, 'ms'),
      figure('tall_stored_kb', tall.stored / 1024, 'kB'),
      figure('export_500_package_mb', exported.packageMb, 'MB'),
      figure('export_500_s', exported.seconds, 's'),
    ];
  },
};
