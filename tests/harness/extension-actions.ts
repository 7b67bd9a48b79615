/** What a person does in the extension's own pages, step by step, through the interface that they see. */
import type { Page } from 'playwright';
import { expect } from 'playwright/test';

/** Joins a network in the settings. */
export async function joinNetwork(page: Page, invite: string): Promise<void> {
  await page.getByRole('button', { name: 'Pengaturan' }).click();
  await page.getByLabel('Tautan undangan').fill(invite);
  await page.getByRole('button', { name: 'Bergabung' }).click();
  await expect(page.getByRole('heading', { name: /^Bergabung dengan/ })).toBeVisible();
  await page.getByRole('button', { name: 'Kembali' }).click();
}

/** Joins the practice network on the welcome page, in whatever language that is; closes the page. */
export async function joinOnWelcome(welcome: Page, invite: string): Promise<void> {
  await welcome.locator('input[name=invite]').fill(invite);
  await welcome.locator('form .primary').click();
  await welcome.getByText('Jaringan Latihan').first().waitFor();
  await welcome.close();
}

/** Opens the list with this name. */
export async function openList(page: Page, name: 'Tinjau' | 'Siap kirim' | 'Terkirim' | 'Diabaikan'): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
}

/** Approves everything that waits for review. Resolves with how many there were. */
export async function approveAll(page: Page): Promise<number> {
  await openList(page, 'Tinjau');
  const items = page.locator('[data-finding]');
  let approved = 0;
  for (let left = await items.count(); left > 0; left--) {
    await items.first().click();
    await page.getByRole('button', { name: 'Setujui' }).click();
    await expect(items).toHaveCount(left - 1);
    approved++;
  }
  return approved;
}

/** Sends everything that is approved and waits until nothing is left to send. What was begun before goes on by itself. */
export async function sendAll(page: Page): Promise<void> {
  await openList(page, 'Siap kirim');
  const nothingLeft = page.getByText('Tidak ada yang siap dikirim');
  const send = page.getByRole('button', { name: /^Kirim semua/ });
  await send.click({ timeout: 10_000 }).catch(async (error) => {
    if (!(await nothingLeft.isVisible())) throw error;
  });
  await expect(nothingLeft).toBeVisible({ timeout: 60_000 });
}
