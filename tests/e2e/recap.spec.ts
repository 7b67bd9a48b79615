/** Figures that are published, from findings that were really entered; the guide and its practice. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect as expectPage } from 'playwright/test';
import { describe, expect } from 'vitest';
import { seedBrowser } from '../bench/popup/seed-browser.ts';
import { test } from './extension-test.ts';

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode()
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe('the recap', () => {
  test('15 entered findings give the figures of 2019: 53, 40 and 7 percent, with n', { timeout: 180_000 }, async ({
    browser,
    folder,
  }) => {
    const review = await browser.openPage('review.html');
    await seedBrowser(review, 15);
    await review.reload();
    await review.locator('[data-finding]').nth(7).waitFor();
    // Entered in the form, one by one: eight from social media, six from the news, one seen directly.
    const channels = [...Array(8).fill('medsos'), ...Array(6).fill('berita'), 'langsung'];
    await review.locator('[data-finding]').first().click();
    for (const [index, channel] of channels.entries()) {
      await review.locator('form.full [name=channel]').selectOption(channel);
      await expectPage(review.locator('.saved')).toHaveText('Tersimpan');
      if (index + 1 < channels.length) {
        await review.locator('h1').first().click();
        await review.keyboard.press('j');
        await expectPage(review.locator('.pager')).toContainText(`${index + 2} dari`);
      }
    }

    const recap = await browser.openPage('recap.html');
    await expectPage(recap.getByText('n = 0 temuan')).toBeVisible();
    await recap.locator('[name=population]').selectOption('collected');
    await recap.locator('[name=audience]').selectOption('inside');
    await expectPage(recap.getByText('n = 15 temuan')).toBeVisible();
    const channel = recap.locator('section', { has: recap.locator('#recap-channel') });
    await expectPage(channel.locator('tbody tr')).toHaveText([
      'Media sosial853%',
      'Berita daring640%',
      'Pengamatan langsung17%',
    ]);
    await expectPage(channel.locator('caption')).toHaveText('n = 15');
    expect(await violations(recap)).toEqual([]);

    // What leaves the network does not show the one alone.
    await recap.locator('[name=audience]').selectOption('outside');
    await expectPage(channel.locator('tbody tr')).toHaveText([
      'Media sosial853%',
      'Digabung karena sedikit (Pengamatan langsung, Berita daring)747%',
    ]);
    await expectPage(recap.locator('.recap-text')).toContainText('mencatat 15 dugaan pelanggaran netralitas ASN');
    await expectPage(recap.locator('.recap-text')).toContainText('Media sosial 53% (8)');
    await expectPage(recap.locator('#lenses')).toHaveCount(0);
    expect(await violations(recap)).toEqual([]);

    const save = async (name: RegExp | string) => {
      const download = recap.waitForEvent('download');
      await recap.getByRole('button', { name }).first().click();
      const file = await download;
      const path = `${folder}/${file.suggestedFilename()}`;
      await file.saveAs(path);
      return readFileSync(path);
    };
    const csv = (await save('Unduh: CSV')).toString('utf8');
    expect(csv).toContain('Kanal,Media sosial,8,53,15');
    expect((await save('Unduh: Excel')).subarray(0, 2).toString()).toBe('PK');
    const png = await save(/^Unduh bagan \(PNG\): Kanal/);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.byteLength).toBeGreaterThan(2_000);
  });

  test('the practice explains every answer, and says the result', async ({ browser }) => {
    const page = await browser.openPage('guide.html');
    await page.getByRole('heading', { name: 'Latihan', exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    let rounds = 0;
    for (;;) {
      await page.getByRole('button', { name: 'Tandai', exact: true }).click();
      await expectPage(page.locator('[role=status] .note')).toBeVisible();
      if (rounds === 0) expect(await violations(page)).toEqual([]);
      rounds++;
      await page.getByRole('button', { name: 'Contoh berikutnya' }).click();
      if (await page.getByRole('button', { name: 'Ulangi latihan' }).isVisible()) break;
    }
    expect(rounds).toBe(9);
    await expectPage(page.getByText('4 dari 9 tepat.')).toBeVisible();
  });
});
