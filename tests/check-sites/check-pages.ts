/** Checks saved pages with the built extension in a real browser: one browser for all, one tab for each page. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Capture } from '../../utils/contract/capture.ts';
import { findPublisher } from '../../utils/sites/news/hosts.ts';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { type ExtensionBrowser, launchChromium } from '../harness/launch-chromium.ts';
import { readStore } from '../harness/read-database.ts';
import { type RealPage, readRealPage } from '../harness/real-pages.ts';
import { type FlagOutcome, flagFromPopup, flagInPlace } from './flag-page.ts';
import { judgePage, type PageResult } from './judge-page.ts';
import { kindOf } from './read-folder.ts';
import { openSavedPage } from './serve-page.ts';

/** Time for a page, and for each action that it should have. */
const PAGE_MS = 10_000;
const ACTION_MS = 1_000;
const CLOSE_MS = 5_000;

export interface CheckOptions {
  /** Folder of the build to check; the one that `npm run build` makes if left out. */
  extension?: string;
  /** Told of each page when it is done. */
  onPage?(result: PageResult): void;
}

/** Flags everything on every page and judges what the extension's own database then holds. */
export async function checkPages(
  folder: string,
  pages: readonly RealPage[],
  options: CheckOptions = {},
): Promise<PageResult[]> {
  const profile = mkdtempSync(join(tmpdir(), 'pantau-asn-check-'));
  const { extension } = options;
  const browser = await launchChromium({ profile, headless: true, practice: true, ...(extension && { extension }) });
  try {
    const review = await browser.openPage('review.html');
    const seen = new Set<string>();
    const results: PageResult[] = [];
    for (const page of pages) {
      const flagged = await flagPage(browser, folder, page);
      const result = judgePage(page, await readNew(review, seen), flagged);
      results.push(result);
      options.onPage?.(result);
    }
    return results;
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** How many actions the ground truth expects. The older Facebook pages may have none. */
function countExpected({ kind, expect }: RealPage): number {
  if (kind === 'facebook-legacy') return 0;
  if (expect.posts) {
    const { posts, comments } = expect.actionCount ?? { posts: 0, comments: 0 };
    return posts + comments;
  }
  return expect.article ? 1 : 0;
}

async function flagPage(browser: ExtensionBrowser, folder: string, page: RealPage): Promise<FlagOutcome> {
  const expected = countExpected(page);
  const isListed = kindOf(page) === 'facebook' || findPublisher(new URL(page.url).hostname) !== null;
  const tab = await browser.context.newPage();
  const work = async () => {
    const html = readRealPage(folder, page.file);
    await openSavedPage(tab, { url: page.url, html }, isListed ? browser.id : null);
    // An article of a publisher that we do not know has no action of its own, and is flagged from the popup.
    return isListed || expected === 0 ? flagInPlace(tab, expected) : flagFromPopup(browser, tab);
  };
  try {
    return await within(PAGE_MS + ACTION_MS * expected, work());
  } catch (error) {
    return { actions: 0, problems: [error instanceof Error ? error.message : String(error)] };
  } finally {
    // A tab that hangs must not hold up the others.
    await within(CLOSE_MS, tab.close()).catch(() => {});
  }
}

/** The captures that were not there before, in the order in which they were made. */
async function readNew(review: Page, seen: Set<string>): Promise<Capture[]> {
  const rows = (await readStore<CaptureRow>(review, 'captures')).filter(({ id }) => !seen.has(id));
  for (const { id } of rows) seen.add(id);
  return rows
    .map(({ capture }) => capture)
    .filter(({ supplements }) => supplements === null)
    .sort((a, b) => a.capturedAt.iso.localeCompare(b.capturedAt.iso));
}

/** Rejects when `work` takes longer; what it still does fails by itself when its tab is closed. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`This took longer than ${milliseconds / 1000} s.`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}
