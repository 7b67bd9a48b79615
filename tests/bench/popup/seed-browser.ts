/** Writes rows straight into the extension's own IndexedDB, from one of its pages, with the browser's raw API. */
import type { Database } from '../../../utils/storage/database.ts';
import type { ExtensionPage } from '../../harness/read-database.ts';
import { makeQueue, type QueueOptions } from './make-queue.ts';

/** A picture of an item as the extension keeps it. */
export interface Picture {
  png: Uint8Array<ArrayBuffer>;
  thumbnail: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
}

const BATCH = 250;

/** All rows as JSON `[store, rows][]`; a blob is `{base64, type}` there. */
export async function dump(database: Database): Promise<string> {
  const stores = await Promise.all(
    database.tables.map(async (table) => {
      const rows: object[] = await table.toArray();
      return [table.name, await Promise.all(rows.map(writeBlobs))];
    }),
  );
  return JSON.stringify(stores);
}

async function writeBlobs(row: object): Promise<object> {
  const entries = Object.entries(row).map(async ([key, value]) =>
    value instanceof Blob
      ? [key, { base64: Buffer.from(await value.arrayBuffer()).toString('base64'), type: value.type }]
      : [key, value],
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** Pictures of pages of text, each drawn and encoded by the browser as the extension does it. */
async function drawPictures(page: ExtensionPage): Promise<Picture[]> {
  const drawn = (await page.evaluate(async (words) => {
    const draw = async (width: number, height: number, scale: number, n: number, options: ImageEncodeOptions) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('No drawing context.');
      context.scale(scale, scale);
      context.fillStyle = `hsl(${n * 36} 30% 92%)`;
      context.fillRect(0, 0, width / scale, height / scale);
      context.fillStyle = '#222';
      for (let line = 0; line < 20; line++)
        context.fillText(`Contoh baris ${line} dari gambar ${n}: ${words}`, 12, 24 + line * 19);
      return new Uint8Array(await (await canvas.convertToBlob(options)).arrayBuffer()).toBase64();
    };
    const numbers = Array.from({ length: 10 }, (_, n) => n);
    return Promise.all(
      numbers.map(async (n) => ({
        png: await draw(600, 400, 1, n, { type: 'image/png' }),
        thumbnail: await draw(320, 213, 320 / 600, n, { type: 'image/jpeg', quality: 0.8 }),
      })),
    );
  }, 'tulisan karangan yang tidak tentang siapa pun.')) as { png: string; thumbnail: string }[];
  const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'));
  return drawn.map(({ png, thumbnail }) => ({ png: bytes(png), thumbnail: bytes(thumbnail), width: 600, height: 400 }));
}

/** Puts rows, as `dump` writes them, into the database that the extension has already made. */
export async function writeRows(page: ExtensionPage, dumped: string): Promise<void> {
  await page.evaluate(async (json) => {
    const stores: [store: string, rows: object[]][] = JSON.parse(json, (_key, value) =>
      typeof value?.base64 === 'string' ? new Blob([Uint8Array.fromBase64(value.base64)], { type: value.type }) : value,
    );
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('pantau-asn');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    try {
      const transaction = database.transaction(database.objectStoreNames, 'readwrite', { durability: 'relaxed' });
      const done = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
      for (const [store, rows] of stores) for (const row of rows) transaction.objectStore(store).put(row);
      await done;
    } finally {
      database.close();
    }
  }, dumped);
}

/** Fills the extension's empty database with this many findings. `page` is a page of the extension. */
export async function seedBrowser(page: ExtensionPage, count: number, options: QueueOptions = {}): Promise<void> {
  // The extension itself makes the database, so that its version and indexes are the real ones.
  await page.evaluate(
    (selector) =>
      new Promise<void>((resolve) => {
        const look = () => (document.querySelector(selector) ? resolve() : setTimeout(look, 20));
        look();
      }),
    '.empty',
  );
  const pictures = await drawPictures(page);
  let writing = Promise.resolve();
  for (let from = 0; from < count; from += BATCH) {
    const database = await makeQueue(from, Math.min(count, from + BATCH), pictures, options);
    const rows = await dump(database);
    database.close();
    // The browser writes one batch while the next one is made.
    await writing;
    writing = writeRows(page, rows);
  }
  await writing;
}
