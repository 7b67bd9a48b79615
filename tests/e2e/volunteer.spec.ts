/** Nothing that is kept, sent or exported says who the volunteer is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { readZip } from '../../utils/export/read-zip.ts';
import * as fixture from '../fixtures/facebook/posts.ts';
import { ACTION_NAME, queryRole, waitForAction } from '../harness/closed-shadow.ts';
import { type ReadBlob, readStore } from '../harness/read-database.ts';
import { renderPost } from '../practice/facebook/render.js';
import { renderReactionsDialog } from '../practice/facebook/render-surfaces.js';
import { arm, flag, openServed, test } from './extension-test.ts';

/** Planted wherever real pages show who looks at them. */
const VOLUNTEER = {
  name: 'Relawan Rahasia',
  vanity: 'relawan.rahasia',
  id: '100077000000123',
  cookie: 'c_user_100077000000123_xyz',
  colour: [201, 33, 7],
} as const;
const SECRETS = [VOLUNTEER.name, VOLUNTEER.vanity, VOLUNTEER.id, VOLUNTEER.cookie, 'Relawan', 'relawan'];

const avatar = `<svg width="40" height="40" aria-hidden="true"><image></image><rect width="40" height="40" fill="rgb(${VOLUNTEER.colour.join(' ')})"></rect></svg>`;
const own = (inner: string) =>
  `<a href="https://www.facebook.com/${VOLUNTEER.vanity}?__cft__[0]=AZ&amp;id=${VOLUNTEER.id}" aria-label="Linimasa ${VOLUNTEER.name}">${inner}</a>`;
const composer = `<form aria-label="Komentari sebagai ${VOLUNTEER.name}" style="display:flex">${own(avatar)}
  <div role="textbox" contenteditable="true" aria-label="Komentari sebagai ${VOLUNTEER.name}">Komentari sebagai ${VOLUNTEER.name}</div></form>`;
const frame = (main: string) => `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>(3) Facebook</title>
  <script type="application/json" data-sjs>{"require":[["CurrentUserInitialData",[],{"USER_ID":"${VOLUNTEER.id}","NAME":"${VOLUNTEER.name}"}]]}</script>
  <script>document.cookie = 'c_user=${VOLUNTEER.cookie}; path=/';</script>
  <style>body { margin: 0; font: 15px sans-serif } [role=banner] { position: sticky; top: 0; background: #fff } .chat { position: fixed; right: 30%; bottom: 0; background: #fff }
    [role=article] { border: 1px solid #ccc } svg.photo { width: 100%; height: 120px }</style></head><body>
  <div role="banner"><div role="button" aria-label="Profil Anda">${own(avatar)}</div></div>
  <div role="navigation" aria-label="Pintasan Anda">${own(`${avatar} ${VOLUNTEER.name}`)}</div>
  <div role="region" aria-label="Buat postingan">${own(avatar)}<div role="button" tabindex="0">Apa yang Anda pikirkan, Relawan?</div></div>
  <div role="main">${main}</div>
  <div class="chat" role="complementary" aria-label="Obrolan">${own(`${avatar} ${VOLUNTEER.name}`)}</div></body></html>`;

const withComposer = (post: string) => post.replace(/<\/div>\s*$/, `${composer}</div>`);
const PUBLIC = 'Dibagikan kepada Publik';
const commented = withComposer(renderPost({ ...fixture.COMMENTED_POST, audience: PUBLIC }));
const liked = [{ person: { name: 'Warga Latihan A', vanity: 'warga.latihan.a' }, kind: 'like' as const }];

const SURFACES = {
  feed: [
    'https://www.facebook.com/',
    frame(
      `<div role="feed">${commented}${withComposer(renderPost({ ...fixture.PHOTO_POST, audience: PUBLIC }))}</div>`,
    ),
    [0, 1],
  ],
  permalink: ['https://www.facebook.com/sari.contoh/posts/pfbid02AbCdEfGhIjKlMnOpQrStUv1', frame(commented), [0, 1]],
  group: [
    'https://www.facebook.com/groups/700000000000001/',
    frame(`<div role="feed">${withComposer(renderPost({ ...fixture.GROUP_POST, audience: 'Grup Publik' }))}</div>`),
    [0],
  ],
  dialog: [
    'https://www.facebook.com/',
    frame(`<div role="feed"></div></div><div role="dialog" aria-label="Postingan">${commented}</div><div>`),
    [0, 1],
  ],
  reactions: [
    'https://www.facebook.com/sari.contoh/posts/pfbid02AbCdEfGhIjKlMnOpQrStUv1',
    frame(`${commented}</div>${renderReactionsDialog(liked)}<div>`),
    ['last'],
  ],
} as const;

/** How many pixels of the colour are in all the pictures that are kept. */
const countPixels = (page: Page, pictures: string[]): Promise<number> =>
  page.evaluate(
    async ([all, [red, green, blue]]) => {
      let count = 0;
      for (const base64 of all) {
        const bitmap = await createImageBitmap(new Blob([Uint8Array.fromBase64(base64)]));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        if (!context) throw new Error('No drawing context.');
        context.drawImage(bitmap, 0, 0);
        const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
        for (let at = 0; at < data.length; at += 4)
          if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) count++;
      }
      return count;
    },
    [pictures, VOLUNTEER.colour] as const,
  );

describe.each(Object.entries(SURFACES))('%s', (_name, [address, html, actions]) => {
  test('no byte and no pixel of the volunteer is kept or exported', { timeout: 120_000 }, async ({
    browser,
    folder,
  }) => {
    const page = await openServed(browser, address, html);
    await waitForAction(page, 0);
    await page.waitForTimeout(300);
    await arm(browser, page);
    for (const action of actions)
      await flag(page, action === 'last' ? (await queryRole(page, 'button', ACTION_NAME)).length - 1 : action);
    const review = await browser.openPage('review.html');
    const stores = ['captures', 'findings', 'custody', 'staged', 'outbox'];
    const rows = await Promise.all(stores.map((store) => readStore(review, store)));
    const files = await readStore<{ blob: ReadBlob }>(review, 'files');
    expect(rows[0]?.length).toBeGreaterThan(0);
    const words = files
      .filter(({ blob }) => blob.type === 'text/html')
      .map(({ blob }) => Buffer.from(blob.base64, 'base64').toString());
    expect(words.length).toBeGreaterThan(0);
    for (const secret of SECRETS)
      expect([secret, JSON.stringify([rows, words]).includes(secret)]).toEqual([secret, false]);

    const pictures = files.filter(({ blob }) => blob.type === 'image/png').map(({ blob }) => blob.base64);
    const thumbnails = (await readStore<{ blob: ReadBlob }>(review, 'thumbnails')).map(({ blob }) => blob.base64);
    expect(pictures.length).toBeGreaterThan(0);
    expect(await countPixels(review, [...pictures, ...thumbnails])).toBe(0);
    // The test can fail: what the person sees is full of that colour.
    expect(await countPixels(review, [(await page.screenshot()).toString('base64')])).toBeGreaterThan(500);

    // A redacted copy is made of what is kept, and shows no more.
    await review.locator('[data-finding]').first().click();
    await review.getByRole('button', { name: 'Samarkan gambar' }).click();
    await review.getByRole('button', { name: 'Tambah kotak' }).click();
    await review.getByRole('button', { name: 'Simpan salinan samaran' }).click();
    await review.getByText('Salinan samaran: 1 kotak.').waitFor();
    const known = new Set(files.map(({ blob }) => blob.sha256));
    const copies = (await readStore<{ blob: ReadBlob }>(review, 'files')).filter(({ blob }) => !known.has(blob.sha256));
    expect(copies).toHaveLength(1);
    expect(await countPixels(review, [copies[0]?.blob.base64 ?? ''])).toBe(0);

    await browser.context.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
    const packages = await browser.openPage('package.html');
    await packages.getByLabel('Temuan yang diekspor').selectOption('review');
    const [download] = await Promise.all([
      packages.waitForEvent('download'),
      packages.getByRole('button', { name: 'Simpan paket' }).click(),
    ]);
    await download.saveAs(join(folder, 'package.zip'));
    // Its files are stored as they are: every byte can be searched.
    const bytes = readFileSync(join(folder, 'package.zip'));
    for (const secret of SECRETS) {
      // The notes of the package speak of volunteers in general.
      if (secret.toLowerCase() === 'relawan') continue;
      expect([secret, bytes.includes(secret)]).toEqual([secret, false]);
    }
    // Nor does any picture in it, whole, framed or redacted.
    const shown = (await readZip(new Blob([bytes]))).filter(({ name }) => name.endsWith('.png'));
    expect(shown.some(({ name }) => name.endsWith('/derivatives/redacted.png'))).toBe(true);
    const inPackage = await Promise.all(
      shown.map(async ({ blob }) => Buffer.from(await blob.arrayBuffer()).toString('base64')),
    );
    expect(await countPixels(review, inPackage)).toBe(0);
  });
});
