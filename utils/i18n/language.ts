/**
 * The language of our own interface: Indonesian unless the person chose English, whatever the browser's language is
 * (many volunteers use an English browser). Kept in `storage.local`, which content scripts can read.
 */

import { browser } from '../platform/native-browser.ts';
import { getSettings, watchSettings } from '../platform/preferences.ts';

export type Language = 'id' | 'en';

const KEY = 'language';

export async function getLanguage(): Promise<Language> {
  const [stored, { policy }] = await Promise.all([browser.storage.local.get(KEY), getSettings()]);
  return policy.language ?? (stored[KEY] === 'en' ? 'en' : 'id');
}

export async function setLanguage(language: Language): Promise<void> {
  await browser.storage.local.set({ [KEY]: language });
}

/** Calls back on every change, in every context. */
export function watchLanguage(onChange: (language: Language) => void): void {
  const tell = () => void getLanguage().then(onChange);
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes[KEY]) tell();
  });
  watchSettings(tell);
}
