/**
 * The language of our own interface: Indonesian unless the person chose English, whatever the browser's language is
 * (many volunteers use an English browser). Kept in `storage.local`, which content scripts can read.
 */

import { browser } from '../platform/native-browser.ts';

export type Language = 'id' | 'en';

const KEY = 'language';

const read = (value: unknown): Language => (value === 'en' ? 'en' : 'id');

export async function getLanguage(): Promise<Language> {
  return read((await browser.storage.local.get(KEY))[KEY]);
}

export async function setLanguage(language: Language): Promise<void> {
  await browser.storage.local.set({ [KEY]: language });
}

/** Calls back on every change, in every context. */
export function watchLanguage(onChange: (language: Language) => void): void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && changes[KEY]) onChange(read(changes[KEY].newValue));
  };
  browser.storage.onChanged.addListener(listener);
}
