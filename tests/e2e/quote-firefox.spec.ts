import { expect, test } from 'vitest';
import type { Capture } from '../../utils/contract/capture.ts';
import { newsFixtures } from '../fixtures/news/articles.ts';
import { launchFirefox } from '../harness/launch-firefox.ts';

const QUOTE = 'akan memeriksanya sesuai dengan aturan yang berlaku';

test('Firefox: the selected words are kept, marked in the picture, and nowhere afterwards', async () => {
  const [, article] = newsFixtures;
  if (!article) throw new Error('There is no article.');
  const firefox = await launchFirefox();
  try {
    const page = await firefox.openPage(article.url, (address) =>
      address === article.url ? { contentType: 'text/html; charset=utf-8', body: article.html } : null,
    );
    await page.waitForFunction(() => document.querySelectorAll('pantau-asn').length === 1);
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
    await review.waitForFunction(() => document.querySelectorAll('[data-finding]').length === 1);
    const kept = await review.evaluate(async () => {
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
      const files = (await read('files')) as { blob: Blob }[];
      let marked = 0;
      for (const { blob } of files.filter((file) => file.blob.type === 'image/png')) {
        const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none' });
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        context?.drawImage(bitmap, 0, 0);
        const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
        for (let at = 0; at < data.length; at += 4)
          if (data[at] === 0xff && data[at + 1] === 0xe1 && data[at + 2] === 0x4d) marked++;
      }
      return { capture: row?.capture, marked };
    });
    expect(kept.capture?.quote?.text).toBe(QUOTE);
    expect(kept.capture?.provenance.quote?.detail).toBe('marked in the screenshot');
    expect(kept.marked).toBeGreaterThan(1000);
    expect(await page.evaluate(() => [document.adoptedStyleSheets.length, CSS.highlights.size])).toEqual([0, 0]);
  } finally {
    await firefox.close();
  }
});
