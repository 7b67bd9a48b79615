/** From a flagged like to a filled form and a printed one, as a person does it, with every click and key counted. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect as expectPage } from 'playwright/test';
import { describe, expect } from 'vitest';
import { Finding } from '../../utils/contract/finding.ts';
import type { CaptureRow, FindingRow } from '../../utils/storage/database.ts';
import { click, queryRole, waitForAction, waitForToast } from '../harness/closed-shadow.ts';
import { PRACTICE_FEED, PRACTICE_LAPOR } from '../harness/practice-site.ts';
import { readStore } from '../harness/read-database.ts';
import { arm, test } from './extension-test.ts';

/** Counts what a person does. */
function createHand() {
  let clicks = 0;
  let keys = 0;
  return {
    counted: () => ({ clicks, keys }),
    click: async (target: Locator) => {
      clicks++;
      await target.click();
    },
    clicked: () => void clicks++,
    type: async (target: Locator, text: string) => {
      clicks++;
      keys += text.length;
      await target.pressSequentially(text);
    },
    /** A date field is typed as its digits. */
    date: async (target: Locator, day: string) => {
      clicks++;
      keys += 8;
      await target.fill(day);
    },
    press: async (page: Page, key: string) => {
      keys++;
      await page.keyboard.press(key);
    },
  };
}

describe('filing', () => {
  test('a like, from the flag to both forms', { timeout: 180_000 }, async ({ browser, folder }) => {
    const hand = createHand();
    const begun = Date.now();
    const page = await browser.context.newPage();
    await page.goto(PRACTICE_FEED);
    await waitForAction(page, 0);
    await arm(browser, page);
    hand.clicked();
    await hand.click(page.locator('[role="toolbar"]').first());
    await page.locator('[role="dialog"] .person').first().waitFor();
    // The actions in the dialog come after those of the feed.
    await page.waitForTimeout(1_500);
    const actions = await queryRole(page, 'button', 'Laporkan pelanggaran ASN');
    const like = actions.at(-1);
    if (!like) throw new Error('The list of reactions has no action.');
    await click(page, like);
    hand.clicked();
    await waitForToast(page, /Tersimpan/);
    const opened = browser.context.waitForEvent('page');
    const [complete] = await queryRole(page, 'button', 'Lengkapi');
    if (!complete) throw new Error('The toast does not lead to the review.');
    await click(page, complete);
    hand.clicked();

    const review = await opened;
    const form = review.locator('form.full');
    await form.waitFor();
    await hand.type(form.locator('[name=name]'), 'Sari Contoh');
    await hand.type(form.locator('[name=position]'), 'Guru');
    await hand.type(form.locator('[name=agency]'), 'SDN 1 Contoh');
    await hand.type(form.locator('[name=region]'), 'Malang');
    await hand.click(form.getByRole('button', { name: 'Kab. Malang' }));
    await hand.click(form.getByRole('button', { name: 'Pakai' }));
    await hand.type(form.locator('[name=supported]'), 'Paslon Contoh');
    await hand.date(form.locator('[name=occurredOn]'), '2024-10-01');
    await expectPage(form.locator('[name=stage]')).toHaveValue('KAMPANYE');
    await hand.click(form.getByRole('button', { name: /^DSP-06/ }));
    await hand.click(form.getByRole('button', { name: 'Mulai dari fakta yang tertangkap' }));

    // One person alone cannot approve a lone like.
    await review.locator('h1').first().click();
    await review.keyboard.press('a');
    await expectPage(review.getByText('mintalah peninjau kedua')).toBeVisible();
    await hand.type(review.locator('[name=secondName]'), 'Peninjau Dua');
    await hand.click(review.getByLabel('Saya bukan orang yang menandai temuan ini'));
    await hand.click(review.getByRole('button', { name: 'Catat', exact: true }).first());
    await expectPage(review.getByText('Ditinjau juga oleh Peninjau Dua')).toBeVisible();

    const lapor = browser.context.waitForEvent('page');
    await hand.click(review.getByRole('button', { name: 'Buka SP4N-LAPOR! dan siapkan pengisian' }));
    const channel = await lapor;
    // The first request of a tab that the extension opens leaves before the practice network can answer it.
    await channel.waitForLoadState().catch(() => {});
    await channel.goto(PRACTICE_LAPOR);
    const popup = await browser.clickToolbar(channel);
    hand.clicked();
    const said = await popup.evaluate<string>(
      `new Promise((done, fail) => {
        setTimeout(() => fail(new Error(document.body.innerText)), 20000);
        let clicked = false;
        const look = () => {
          const button = document.querySelector('[data-action=fill]');
          if (button && !clicked) { clicked = true; button.click(); }
          const words = button?.parentElement.innerText ?? '';
          if (words.includes('Terisi')) done(words); else setTimeout(look, 20);
        };
        look();
      })`,
    );
    hand.clicked();
    await popup.close();
    expect(said).toContain('judul');
    expect(said).not.toContain('Isi sendiri');
    await channel.bringToFront();
    await expectPage(channel.locator('[name=judul]')).toHaveValue(
      'Dugaan pelanggaran netralitas ASN melalui media sosial – SDN 1 Contoh, Kab. Malang',
    );
    await expectPage(channel.locator('[name=isi]')).toHaveValue(/Sari Contoh, Guru, SDN 1 Contoh.*Paslon Contoh/s);
    await expectPage(channel.locator('[name=tanggal]')).toHaveValue('01-10-2024');
    await expectPage(channel.locator('#kategori')).toHaveValue('21');
    await expectPage(channel.locator('[name=anonim]')).toBeChecked();
    const attached = await channel
      .locator('#lampiran')
      .evaluate((input: HTMLInputElement) => [...(input.files ?? [])].map(({ size, type }) => ({ size, type })));
    expect(attached).toHaveLength(1);
    expect(attached[0]?.size).toBeLessThanOrEqual(2_000_000);
    expect(await channel.locator('#sent').textContent(), 'nothing is sent by itself').toBe('');

    await review.bringToFront();
    await review.locator('[name=filingChannel]').selectOption('BAWASLU');
    hand.clicked();
    await hand.press(review, 'ArrowDown');
    const printed = browser.context.waitForEvent('page');
    await hand.click(review.getByRole('button', { name: 'Cetak formulir' }));
    const paper = await printed;
    await paper.locator('.paper h2').first().waitFor();
    await paper.emulateMedia({ media: 'print' });
    const words = (await paper.locator('main').innerText()) ?? '';
    expect(words).toContain('laporan dugaan pelanggaran');
    expect(words).not.toMatch(/temuan/i);
    await expectPage(paper.locator('button')).toBeHidden();
    const cdp = await browser.context.newCDPSession(paper);
    const { data } = await cdp.send('Page.printToPDF', { printBackground: false });
    const pdf = Buffer.from(data, 'base64');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    writeFileSync(join(folder, 'bawaslu.pdf'), pdf);

    const { clicks, keys } = hand.counted();
    console.log(`${clicks} clicks, ${keys} keys, ${Math.round((Date.now() - begun) / 1000)} s of the machine's time`);

    // The number that the authority gave.
    await review.bringToFront();
    await review.locator('[name=filingChannel]').selectOption('SP4N_LAPOR');
    await review.locator('[name=ticket]').fill('1234567');
    await review.locator('form.pair').getByRole('button', { name: 'Catat' }).click();
    await expectPage(review.locator('.filing .note').filter({ hasText: '1234567' })).toBeVisible();
    await review.locator('h1').first().click();
    await review.keyboard.press('a');
    await expectPage(review.getByText('Temuan disetujui')).toBeVisible();
    const [row] = await readStore<FindingRow>(review, 'findings');
    expect(Finding.safeParse(row?.finding).error?.issues ?? []).toEqual([]);
    expect(row).toMatchObject({
      queue: 'outgoing',
      finding: {
        chosenCode: 'DSP-06',
        election: { electionId: 'PILKADA-2024', stage: 'KAMPANYE' },
        reported: { regionId: '35.07', parentAgency: 'Pemerintah Kabupaten Malang' },
        review: { second: { name: 'Peninjau Dua' } },
        filings: [{ channel: 'SP4N_LAPOR', ticket: '1234567', status: 'filed' }],
      },
    });
    expect(
      (await readStore<CaptureRow>(review, 'captures')).map(({ capture }) => capture.picture?.tiles.length),
    ).toEqual([1]);
  });

  test('another page is never filled in', async ({ browser }) => {
    const review = await browser.openPage('review.html');
    const other = await browser.context.newPage();
    await browser.context.route('https://lapor.go.id.contoh.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<input aria-label="Judul Laporan">' }),
    );
    await other.goto('https://lapor.go.id.contoh.example/');
    const popup = await browser.clickToolbar(other);
    const answer = await popup.evaluate<{ ok: boolean; value: { fits: boolean } }>(
      `chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => chrome.runtime.sendMessage({ type: 'form/fits', body: { tabId: tab.id, channelId: 'SP4N_LAPOR' } }))`,
    );
    expect(answer.value.fits).toBe(false);
    await popup.close();
    await review.close();
  });
});
