/** Pictures of the pages beside the queue, and of what browsers and eyes ask for: zoom, forced colours, no motion. */
import type { Page } from 'playwright';
import { tellingPhoto } from '../fixtures/photos.ts';
import { click, waitForAction, waitForToast } from '../harness/closed-shadow.ts';
import type { ExtensionBrowser } from '../harness/launch-chromium.ts';
import { setLanguage } from '../harness/set-language.ts';
import { LANGUAGES, SCHEMES, shoot, withBrowser } from './shoot.ts';

interface View {
  name: string;
  path: Parameters<ExtensionBrowser['openPage']>[0];
  prepare?(page: Page): Promise<void>;
  /** As high as the window, because what is shown fills it. */
  fills?: boolean;
}

const openFirst = (page: Page) => page.locator('[data-finding]').first().click();

async function openPrint(page: Page): Promise<void> {
  const id = await page.evaluate(
    () =>
      new Promise<unknown>((resolve, reject) => {
        const open = indexedDB.open('pantau-asn');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const keys = open.result.transaction('findings').objectStore('findings').getAllKeys();
          keys.onsuccess = () => resolve(keys.result[0]);
        };
      }),
  );
  await page.goto(`${page.url()}#${String(id)}`);
  await page.reload();
  await page.locator('.paper h1').waitFor();
}

async function refuse(page: Page): Promise<void> {
  await page.locator('input[name=exchange]').setInputFiles({
    name: 'a.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('id,channel\n1,gosip\n'),
  });
  await page.locator('details summary').last().click();
}

const openSettings = (page: Page) => page.locator('.top button').last().click();
const openDirect = (page: Page) => page.locator('.top button').first().click();

/** With a photo, a file that is refused, and words; then as it is found again. */
async function enterDirect(page: Page): Promise<void> {
  await openDirect(page);
  await page.locator('textarea[name=seen]').waitFor();
  // What the picture before this one left.
  if (await page.locator('.restored').isVisible()) return page.locator('.chosen-file .facts').waitFor();
  await page.locator('textarea[name=seen]').fill('Seorang lurah membagikan kaus bergambar Paslon Contoh 1.');
  await page.locator('input[type=file]').setInputFiles([
    { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(tellingPhoto('jpeg')) },
    { name: 'kosong.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
  ]);
  await page.locator('.chosen-file [role=alert]').waitFor();
  await page.waitForTimeout(300);
  await page.reload();
  await page.locator('.restored').waitFor();
  await page.locator('.chosen-file .facts').waitFor();
}

/** Every part of a finding that is folded, open; every channel chosen. */
async function openWhole(page: Page): Promise<void> {
  await openFirst(page);
  await page.locator('form.full').waitFor();
  await page.locator('.evidence-tools').waitFor();
  for (const summary of await page.locator('.detail summary').all()) await summary.click();
  for (const box of await page.locator('.destination input').all()) await box.check();
  await page.locator('.evidence-tools .button').first().click();
  await page.locator('.scroll').evaluate((scroller) => scroller.scrollTo(0, 0));
}

async function redact(page: Page): Promise<void> {
  await openFirst(page);
  await page.locator('.redaction button').first().click();
  await page.locator('dialog[open] .button').first().waitFor();
}

const VIEWS: readonly View[] = [
  { name: 'settings', path: 'review.html', prepare: openSettings },
  { name: 'whole', path: 'review.html', prepare: openWhole },
  { name: 'redact', path: 'review.html', prepare: redact, fills: true },
  { name: 'direct-restored', path: 'review.html', prepare: enterDirect },
  { name: 'backup', path: 'backup.html' },
  { name: 'welcome', path: 'welcome.html' },
  {
    name: 'welcome-done',
    path: 'welcome.html',
    prepare: async (page) => {
      const language = await page.evaluate(() => document.documentElement.lang);
      await click(page, await waitForAction(page, 0, language === 'en' ? 'Report ASN violation' : undefined));
      await waitForToast(page, /Latihan|Practice/);
    },
  },
  { name: 'package', path: 'package.html' },
  { name: 'package-refused', path: 'package.html', prepare: refuse },
  {
    name: 'recap',
    path: 'recap.html',
    prepare: async (page) => {
      await page.locator('[name=population]').selectOption('collected');
      await page.locator('[name=audience]').selectOption('inside');
    },
  },
  { name: 'guide', path: 'guide.html' },
  { name: 'print', path: 'print.html', prepare: openPrint },
];

/** The same views as people see them who need the browser to change something. */
const ADAPTED = [
  { name: 'zoom', path: 'popup.html', size: 'zoomed' },
  { name: 'zoom-detail', path: 'popup.html', size: 'zoomed', prepare: openFirst },
  { name: 'zoom-welcome', path: 'welcome.html', size: 'zoomed' },
  { name: 'forced', path: 'review.html', size: 'wide', media: { forcedColors: 'active' } },
  { name: 'forced-detail', path: 'popup.html', size: 'popup', media: { forcedColors: 'active' }, prepare: openFirst },
  { name: 'forced-welcome', path: 'welcome.html', size: 'wide', media: { forcedColors: 'active' } },
  { name: 'still', path: 'popup.html', size: 'popup', media: { reducedMotion: 'reduce' } },
] as const;

export async function shootPages(): Promise<void> {
  for (const colorScheme of SCHEMES)
    await withBrowser(colorScheme, 12, async (browser, page) => {
      for (const language of LANGUAGES) {
        await setLanguage(page, language);
        const about = `${language}-${colorScheme}`;
        for (const { name, path, prepare, fills = false } of VIEWS)
          for (const size of ['popup', 'wide'] as const)
            await shoot(browser, path, { size, name: `${about}-${name}`, prepare, whole: !fills });
        for (const { name, path, size, ...rest } of ADAPTED)
          await shoot(browser, path, { size, name: `${about}-${name}`, ...rest });
      }
    });
}
