import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { findLeftovers } from '../../utils/direct/read-photo.ts';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { tellingPhoto } from '../fixtures/photos.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';
import { type ReadBlob, readStore } from '../harness/read-database.ts';

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
    const [row] = await readStore<CaptureRow>(page, 'captures');
    const files = await readStore<{ sha256: string; blob: ReadBlob }>(page, 'files');
    const capture = row?.capture;
    const copies = (capture?.files ?? []).map(
      ({ sha256 }) => files.find((file) => file.sha256 === sha256)?.blob.base64,
    );
    expect(capture?.files.map(({ mediaType, width, derivedFrom }) => [mediaType, width, derivedFrom !== null])).toEqual(
      [
        ['image/jpeg', 32, true],
        ['image/webp', 48, true],
      ],
    );
    for (const copy of copies) expect(findLeftovers(Uint8Array.from(Buffer.from(copy ?? '', 'base64')))).toEqual([]);
  } finally {
    await firefox.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
