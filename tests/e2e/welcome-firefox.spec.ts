import { expect, test } from 'vitest';
import { clickAction, waitForActions, waitForText } from '../harness/firefox-actions.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';
import { readStore } from '../harness/read-database.ts';

// The harness has seen it open by itself.
test('Firefox: one practice post is flagged on the welcome page, with its picture, and is kept nowhere', async () => {
  const firefox = await launchFirefox();
  try {
    const page = await firefox.openExtensionPage('welcome.html');
    await waitForActions(page, 1);
    await waitForText(page, 'Sematkan ke Bilah Alat');
    await clickAction(page, 0);
    await waitForText(page, 'Berhasil. Inilah yang tertangkap');
    await firefox.pressShortcut();
    await page.waitForSelector('.practice-result img');
    const [shown, post] = await page.evaluate(() => {
      const image = document.querySelector<HTMLImageElement>('.practice-result img');
      const box = document.querySelector('.practice-post')?.getBoundingClientRect();
      return [image?.naturalWidth, Math.round((box?.width ?? 0) * devicePixelRatio)];
    });
    expect(shown).toBe(post);
    for (const store of ['captures', 'findings', 'files', 'outbox', 'custody', 'staged', 'keys'])
      expect(await readStore(page, store)).toEqual([]);
  } finally {
    await firefox.close();
  }
});
