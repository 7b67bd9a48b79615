import { expect, test } from 'vitest';
import type { CaptureRow } from '../../utils/storage/database.ts';
import { newsFixtures } from '../fixtures/news/articles.ts';
import { waitForActions, waitForFindings } from '../harness/firefox-actions.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';
import { type ReadBlob, readStore } from '../harness/read-database.ts';

const QUOTE = 'akan memeriksanya sesuai dengan aturan yang berlaku';

test('Firefox: the selected words are kept, marked in the picture, and nowhere afterwards', async () => {
  const [, article] = newsFixtures;
  if (!article) throw new Error('There is no article.');
  const firefox = await launchFirefox();
  try {
    const page = await firefox.openPage(article.url, (address) =>
      address === article.url ? { contentType: 'text/html; charset=utf-8', body: article.html } : null,
    );
    await waitForActions(page, 1);
    await page.evaluate((words) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        const at = node.data.indexOf(words);
        if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
      }
    }, QUOTE);
    // The shortcut flags the article, and permits the screenshot.
    await firefox.pressShortcut();
    const review = await firefox.openExtensionPage('review.html');
    await waitForFindings(review, 1);
    const [row] = await readStore<CaptureRow>(review, 'captures');
    const pictures = (await readStore<{ blob: ReadBlob }>(review, 'files')).filter(
      ({ blob }) => blob.type === 'image/png',
    );
    const marked = await review.evaluate(
      async (files) => {
        let count = 0;
        for (const base64 of files) {
          const blob = new Blob([Uint8Array.fromBase64(base64)]);
          const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none' });
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context?.drawImage(bitmap, 0, 0);
          const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
          for (let at = 0; at < data.length; at += 4)
            if (data[at] === 0xff && data[at + 1] === 0xe1 && data[at + 2] === 0x4d) count++;
        }
        return count;
      },
      pictures.map(({ blob }) => blob.base64),
    );
    expect(row?.capture.quote?.text).toBe(QUOTE);
    expect(row?.capture.provenance.quote?.detail).toBe('marked in the screenshot');
    expect(marked).toBeGreaterThan(1000);
    expect(await page.evaluate(() => [document.adoptedStyleSheets.length, CSS.highlights.size])).toEqual([0, 0]);
  } finally {
    await firefox.close();
  }
});
