/** Facebook's site for phones, where there is no action: “Pilih bagian” with a finger, on a narrow page. */
import { expect } from 'vitest';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { PHONE_PAGE } from '../fixtures/phone-page.ts';
import { queryRole, waitForToast } from '../harness/closed-shadow.ts';
import { readStore } from '../harness/read-database.ts';
import { openServed, test } from './extension-test.ts';

test('m.facebook.com: a part is chosen with a finger, made larger, and kept with its picture', async ({ browser }) => {
  const page = await openServed(browser, PHONE_PAGE.address, PHONE_PAGE.html);
  const session = await browser.context.newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: 360,
    height: 640,
    deviceScaleFactor: 2,
    mobile: true,
  });
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const tap = async (x: number, y: number) => {
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const button = async (name: string) => {
    await expect.poll(async () => (await queryRole(page, 'button', name)).length).toBe(1);
    const [found] = await queryRole(page, 'button', name);
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: found?.backendNodeId ?? 0 });
    const [x = 0, y = 0] = model.border;
    return { width: model.width, height: model.height, x: x + model.width / 2, y: y + model.height / 2 };
  };
  const press = async (name: string) => {
    const { x, y } = await button(name);
    await tap(x, y);
  };

  const popup = await browser.clickToolbar(page);
  await popup.evaluate(
    `new Promise((done) => { const look = () => { const button = document.querySelectorAll('.flag-row .button')[1]; if (button) { button.click(); done(); } else setTimeout(look, 10); }; look(); })`,
  );
  for (const name of ['Batal', 'Perkecil', 'Perbesar', 'Tandai']) {
    const { width, height } = await button(name);
    expect(Math.min(width, height), name).toBeGreaterThanOrEqual(44);
  }
  const words = await page.locator('#words').boundingBox();
  // A tap chooses and keeps nothing yet; the page does not see it.
  await tap((words?.x ?? 0) + 40, (words?.y ?? 0) + 8);
  expect(page.url()).toBe(PHONE_PAGE.address);
  await press('Perbesar');
  await press('Tandai');
  expect(await waitForToast(page, /Tersimpan/)).toContain('Tersimpan');
  for (const name of ['Urungkan', 'Lengkapi', 'Tutup', 'Ajakan']) {
    const { width, height } = await button(name);
    expect(Math.min(width, height), name).toBeGreaterThanOrEqual(44);
  }
  const review = await browser.openPage('review.html');
  const [row, ...others] = await readStore<CaptureRow>(review, 'captures');
  expect(others).toEqual([]);
  expect(row?.capture.text).toContain('Budi Percobaan');
  expect(row?.capture.text).toContain('Sebagai camat saya mengajak');
  expect(row?.capture.text).not.toContain('Hujan lagi');
  // The same post where everybody can open it.
  expect(row?.capture.observedUrl).toBe('https://www.facebook.com/budi.percobaan/posts/811');
  expect(row?.capture.noScreenshot).toBeNull();
});
