/** What `npm run screens` takes its pictures with. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { seedBrowser } from '../bench/popup/seed-browser.ts';
import { type ExtensionBrowser, launchChromium } from '../harness/launch-chromium.ts';

export const OUT = join(import.meta.dirname, '../../.data/screens');
const SIZES = {
  tall: { width: 360, height: 1200 },
  popup: { width: 360, height: 580 },
  wide: { width: 1280, height: 800 },
  // 360 pixels at a zoom of 200 %.
  zoomed: { width: 180, height: 640 },
};

export type Scheme = 'light' | 'dark';
export const SCHEMES: readonly Scheme[] = ['light', 'dark'];
export const LANGUAGES = ['id', 'en'] as const;

export function clearOut(): void {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
}

/** Runs `task` in a fresh browser with `findings` findings. */
export async function withBrowser(
  colorScheme: Scheme,
  findings: number,
  task: (browser: ExtensionBrowser, page: Page) => Promise<void>,
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'pantau-asn-screens-'));
  const browser = await launchChromium({ profile, headless: true, practice: true, colorScheme });
  try {
    const page = await browser.openPage('review.html');
    await seedBrowser(page, findings);
    await task(browser, page);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Shot {
  size: keyof typeof SIZES;
  name: string;
  /** What the person did before. */
  prepare?: ((page: Page) => Promise<void>) | undefined;
  /** As high as the page is, not as high as the window. */
  whole?: boolean;
  media?: Parameters<Page['emulateMedia']>[0];
}

/** Pages scroll inside; as high as what they hold, all of it is shown. */
const heightOf = (page: Page) =>
  page.evaluate(() =>
    Math.max(...Array.from(document.querySelectorAll('.scroll, main, body'), (part) => part.scrollHeight)),
  );

export async function shoot(
  browser: ExtensionBrowser,
  path: Parameters<ExtensionBrowser['openPage']>[0],
  { size, name, prepare, whole = false, media }: Shot,
): Promise<void> {
  const page = await browser.openPage(path);
  await page.setViewportSize(SIZES[size]);
  if (media) await page.emulateMedia(media);
  await page.locator('h1, .top, .paper, .empty, .problem').first().waitFor();
  await prepare?.(page);
  await page.waitForTimeout(250);
  if (whole) {
    await page.setViewportSize({ width: SIZES[size].width, height: Math.min(9_000, (await heightOf(page)) + 80) });
    await page.waitForTimeout(150);
  }
  await page.screenshot({ path: join(OUT, `${name}-${size}.png`) });
  await page.close();
}
