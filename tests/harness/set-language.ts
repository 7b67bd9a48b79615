/** Changes the language of the interface from one of the extension's pages, as the settings do. */
import type { Page } from 'playwright';

export const setLanguage = (page: Page, language: 'id' | 'en'): Promise<void> =>
  page.evaluate(async (value) => {
    const scope: typeof globalThis & { chrome?: typeof import('webextension-polyfill') } = globalThis;
    await scope.chrome?.storage.local.set({ language: value });
  }, language);
