/** Reads the extension's own IndexedDB from one of its pages, with the browser's raw API: no code of ours in between. */

/** A page of the extension, whichever tool drives its browser. */
export interface ExtensionPage {
  evaluate<Result>(task: (argument: string) => Promise<Result>, argument: string): Promise<unknown>;
}

/** A blob as a test can compare it. */
export interface ReadBlob {
  size: number;
  type: string;
  sha256: string;
  /** The content of a small blob, up to 4 MB. */
  base64: string;
}

/** All rows of a store; blobs are read and hashed. */
export async function readStore<T = Record<string, unknown>>(
  extensionPage: ExtensionPage,
  store: string,
): Promise<T[]> {
  return (await extensionPage.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('pantau-asn');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    try {
      const rows = await new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const request = database.transaction(name).objectStore(name).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const row of rows)
        for (const [key, value] of Object.entries(row)) {
          if (!(value instanceof Blob)) continue;
          const bytes = new Uint8Array(await value.arrayBuffer());
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
          const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
          const base64 = bytes.length <= 4_000_000 ? bytes.toBase64() : '';
          row[key] = { size: value.size, type: value.type, sha256, base64 };
        }
      return rows;
    } finally {
      database.close();
    }
  }, store)) as T[];
}
