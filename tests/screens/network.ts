/** Pictures of what came back from the network, and of the backend's own pages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBackend } from '../harness/backend-process.ts';
import { joinOnWelcome } from '../harness/extension-actions.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { setLanguage } from '../harness/set-language.ts';
import { LANGUAGES, OUT, SCHEMES, shoot, withBrowser } from './shoot.ts';

const SIZES = ['popup', 'wide'] as const;

/** Approves and sends the first finding of the list. */
async function sendOne(browser: ExtensionBrowser): Promise<void> {
  const review = await browser.openPage('review.html');
  await review.locator('[data-finding]').first().click();
  await review.locator('.decide .primary').click();
  await review.locator('.tab').nth(1).click();
  await review.locator('.bar .primary').click();
  await review.locator('.bar .primary').waitFor({ state: 'detached', timeout: 60_000 });
  await review.close();
}

/** A page of the backend, in a language and a width. */
async function shootBackend(
  browser: ExtensionBrowser,
  address: string,
  { name, width, headers }: { name: string; width: number; headers: Record<string, string> },
): Promise<void> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width, height: 800 });
  await page.setExtraHTTPHeaders(headers);
  await page.goto(address);
  await page.screenshot({ path: join(OUT, `${name}.png`), fullPage: true });
  await page.close();
}

export async function shootNetwork(): Promise<void> {
  for (const scheme of SCHEMES) {
    const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-screens-'));
    const backend = await startBackend(folder);
    try {
      await withBrowser(scheme, 3, async (browser, page) => {
        await joinOnWelcome(await browser.openPage('welcome.html'), await backend.invite());
        await sendOne(browser);
        const token = await backend.coordinatorToken();
        const list = await fetch(`${backend.url}/v1/findings`, { headers: { authorization: `Bearer ${token}` } });
        const [{ finding }] = (await list.json()).items;
        const invite = await backend.invite();
        for (const language of LANGUAGES) {
          await setLanguage(page, language);
          for (const size of SIZES) {
            const about = `${language}-${scheme}`;
            await shoot(browser, 'review.html', {
              size,
              name: `${about}-sent`,
              whole: true,
              prepare: async (review) => {
                await review.locator('.tab').nth(2).click();
                await review.locator('[data-finding]').first().click();
                await review.locator('.decide').waitFor();
              },
            });
            const authorization = `Basic ${Buffer.from(`koordinator:${token}`).toString('base64')}`;
            const headers = { authorization, 'accept-language': language };
            for (const [name, path] of [
              ['coordinator', '/koordinator'],
              ['coordinator-finding', `/koordinator/temuan/${finding.id}`],
              ['coordinator-recap', '/koordinator/rekap'],
            ] as const)
              await shootBackend(browser, `${backend.url}${path}`, {
                name: `${about}-${name}-${size}`,
                width: size === 'wide' ? 1280 : 360,
                headers,
              });
            await shootBackend(browser, invite, {
              name: `${about}-join-${size}`,
              width: size === 'wide' ? 1280 : 360,
              headers: {},
            });
          }
        }
      });
    } finally {
      await backend.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}
