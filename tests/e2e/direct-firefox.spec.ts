import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { Capture } from '../../utils/contract/capture.ts';
import { findLeftovers } from '../../utils/direct/read-photo.ts';
import { tellingPhoto } from '../fixtures/photos.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';

test('Firefox: a direct observation with two photos, cleaned', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-asn-firefox-'));
  const paths = (['jpeg', 'webp'] as const).map((kind) => {
    const path = join(folder, `foto.${kind}`);
    // Firefox turns no WebP, whatever its Exif data say.
    writeFileSync(path, tellingPhoto(kind, kind === 'jpeg' ? 6 : 1));
    return path;
  });
  const firefox = await launchFirefox();
  try {
    const page = await firefox.openExtensionPage('review.html');
    await page.locator('button[aria-label="Catat temuan langsung"]').click();
    await page.locator('textarea[name=seen]').fill('Terlihat membagikan kaus.');
    const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(...paths);
    await page.waitForFunction(() => document.querySelectorAll('.chosen-file img').length === 2);
    expect(await page.$$eval('.chosen-file', (items) => items.map((item) => item.textContent))).toEqual([
      expect.stringContaining('-7.25000, 112.75000'),
      expect.stringContaining('Ponsel Contoh X-1000'),
    ]);
    await page.locator('button[type=submit]').click();
    await page.waitForFunction(() => document.querySelectorAll('.attachments img').length === 2);
    const { capture, copies } = await page.evaluate(async () => {
      const read = (store: string) =>
        new Promise<unknown[]>((resolve, reject) => {
          const open = indexedDB.open('pantau-asn');
          open.onerror = () => reject(open.error);
          open.onsuccess = () => {
            const all = open.result.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => resolve(all.result);
            all.onerror = () => reject(all.error);
          };
        });
      const [row] = (await read('captures')) as { capture: Capture }[];
      const files = (await read('files')) as { sha256: string; blob: Blob }[];
      const contents = await Promise.all(
        (row?.capture.files ?? []).map(async ({ sha256 }) => {
          const blob = files.find((file) => file.sha256 === sha256)?.blob ?? new Blob();
          return Array.from(new Uint8Array(await blob.arrayBuffer()));
        }),
      );
      return { capture: row?.capture, copies: contents };
    });
    expect(capture?.files.map(({ mediaType, width, derivedFrom }) => [mediaType, width, derivedFrom !== null])).toEqual(
      [
        ['image/jpeg', 32, true],
        ['image/webp', 48, true],
      ],
    );
    for (const copy of copies) expect(findLeftovers(Uint8Array.from(copy))).toEqual([]);
  } finally {
    await firefox.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
