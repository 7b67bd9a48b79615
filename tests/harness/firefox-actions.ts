/** What a person does in Firefox, which shows the protocol less of our pages than Chromium: places, not roles. */
import type { Page } from 'puppeteer-core';

/** Waits until the page has so many actions. */
export const waitForActions = (page: Page, count: number) =>
  page.waitForFunction((n) => document.querySelectorAll('pantau-asn').length === n, {}, count);

/** Moves the pointer to the `index`-th action. The page knows where our element is, not what is in it. */
export async function reachAction(page: Page, index: number): Promise<void> {
  await page.waitForFunction((n) => document.querySelectorAll('pantau-asn').length > n, {}, index);
  const box = await page.evaluate((n) => {
    const host = document.querySelectorAll('pantau-asn')[n];
    host?.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = host?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, index);
  await page.mouse.move(box.x, box.y);
}

/** Clicks the `index`-th action. */
export async function clickAction(page: Page, index: number): Promise<void> {
  await reachAction(page, index);
  await page.mouse.down();
  await page.mouse.up();
}

/** Clicks what matches `selector` and says `text`. */
export const clickText = (page: Page, selector: string, text: string) =>
  page.locator(`${selector} ::-p-text(${text})`).click();

/** Waits until a list shows so many findings. */
export const waitForFindings = (page: Page, count: number, timeout = 30_000) =>
  page.waitForFunction((n) => document.querySelectorAll('[data-finding]').length === n, { timeout }, count);

/** Waits until the page says something. */
export const waitForText = (page: Page, text: string, timeout = 30_000) =>
  page.waitForFunction((words) => document.body.textContent.includes(words), { timeout }, text);

/** Joins a network in the settings of the popup or the review page. */
export async function joinNetwork(page: Page, invite: string): Promise<void> {
  await page.locator('button[aria-label="Pengaturan"]').click();
  await page.locator('input[name=invite]').fill(invite);
  await clickText(page, 'button', 'Bergabung');
  await waitForText(page, 'Bergabung dengan');
  await page.locator('button[aria-label="Kembali"]').click();
}

/** Approves what waits for review, `count` findings, one by one. */
export async function approveAll(page: Page, count: number): Promise<void> {
  for (let left = count; left > 0; left--) {
    await page.locator('[data-finding]').click();
    await clickText(page, 'button', 'Setujui');
    await waitForFindings(page, left - 1);
  }
}

/** Sends everything that is approved and waits until nothing is left to send. What was begun before goes on by itself. */
export async function sendAll(page: Page): Promise<void> {
  await clickText(page, 'nav button', 'Siap kirim');
  await page.waitForFunction(
    () => {
      const buttons = document.querySelectorAll<HTMLButtonElement>('.bar button');
      Array.from(buttons)
        .find(({ textContent }) => textContent?.startsWith('Kirim semua'))
        ?.click();
      return document.body.textContent.includes('Tidak ada yang siap dikirim');
    },
    { timeout: 60_000, polling: 500 },
  );
}
